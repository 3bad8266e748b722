"""What stands at the foot of every page."""

import re

from markupsafe import Markup

from pages.components.html import guide
from pages.components.html.markup import link, more

_FOOTER = Markup('<footer class="footer"><p>{}</p><p>{}</p>{}{}</footer>')
_OWNERS = (
    "Each indicator names the team that answers for its figure, under About the data. The definitions, the SQL and the "
    "sources of all of them are in this dashboard."
)
_ASK = Markup("Questions about the dashboard, and anything in it that you cannot use: {}.")
_NOBODY = "Nobody is named yet as the contact for this dashboard; whoever looks after its server can name one."
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_ACCESSIBILITY = Markup(
    "<p>This dashboard is built to meet the Web Content Accessibility Guidelines, version 2.2, level AA. Whether it "
    "does so in full is not known: it has not been audited, and neither people who use screen readers nor other "
    "disabled people have tested it yet.</p>"
    "<p>What is tested, each time that its code changes: every page is looked through by axe, a program that finds "
    "some kinds of fault and not others, in light and dark, on a wide and a narrow screen; everything on it is "
    "reached by keyboard, in the order of reading, and shows where you are; no page needs sideways scrolling at 320 "
    "pixels; nothing is cut or lost where text is twice as large, or letters and lines are further apart; marks "
    "are seen in your system's own colours; nothing moves where you ask for that; every chart has its words and its "
    "table.</p>"
    "<p>Known limits: the words inside a chart grow to one and a half times their size and no further, on a narrow "
    "screen hardly, and keep their own spacing; the table behind it has them as you like. Wide tables scroll by "
    "themselves. Without JavaScript no page opens.</p>"
)


def footer(contact: str, steps: Markup) -> Markup:
    """Whose the figures are, whom to ask, the `steps` of the guide, and how far everyone can use it. An e-mail address
    becomes a link."""
    named = link(f"mailto:{contact}", contact) if _EMAIL.fullmatch(contact) else contact
    accessible = more("Accessibility", _ACCESSIBILITY)
    return _FOOTER.format(_OWNERS, _ASK.format(named) if contact else _NOBODY, guide.again(steps), accessible)
