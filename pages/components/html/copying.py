"""What of an exhibit goes into a paper, for the browser's script to copy: the button, and what it cannot see."""

from markupsafe import Markup

from metrics import Snapshot
from pages.components.exhibits.exhibit import Exhibit
from pages.components.words.origins import copied
from pages.components.words.periods import day_text, span

# What the attribute holds stands below a picture, and below the words of an exhibit.
_BUTTON = Markup(
    '<button type="button" class="copy" data-copy="{}" aria-label="Copy for a paper: {}">Copy for a paper</button>'
)
_SHOWN = Markup('<div class="shown">{}</div>')


def button(exhibit: Exhibit, snapshot: Snapshot) -> Markup:
    """Copies the sentence, the figure and the source in one act; named by the exhibit, since a page has several."""
    return _BUTTON.format("\n".join(below(exhibit, snapshot)), exhibit.question or exhibit.name)


def below(exhibit: Exhibit, snapshot: Snapshot) -> list[str]:
    """Where the figures are from, for which periods; whether they are made up; and as at when, a sentence each."""
    period = f" Period: {span(exhibit.rows)}." if exhibit.rows else ""
    source = f"Source: {exhibit.source}.{period}" if exhibit.source else period.strip()
    as_at = f"As at {day_text(snapshot.as_of)}, snapshot {snapshot.name}."
    return [each for each in (source, copied(exhibit.origins), as_at) if each]


def shown(html: Markup) -> Markup:
    """An exhibit's own HTML, where the script finds it."""
    return _SHOWN.format(html)
