"""What axe, which knows the rules that can be checked without a person, finds on a page."""

from axe_playwright_python.sync_playwright import Axe

from tests.browser.tab import Tab

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def violations(tab: Tab, *without: str) -> str:
    """A report of each rule that is broken, but for those left out; '' for none."""
    options = {
        "runOnly": {"type": "tag", "values": list(TAGS)},
        "rules": {rule: {"enabled": False} for rule in without},
        "resultTypes": ["violations"],
    }
    found = Axe().run(tab.page, options=options)
    assert found.response["testEngine"]["name"] == "axe-core"
    return str(found.generate_report()) if found.violations_count else ""
