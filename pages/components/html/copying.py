"""What of an exhibit goes into a paper, for the browser's script to copy: the button, and what it cannot see."""

from collections.abc import Collection

from markupsafe import Markup

from metrics import Origin, Snapshot
from pages.components.exhibits.exhibit import Exhibit
from pages.components.words.origins import copied
from pages.components.words.periods import day_text, span

# What the attribute holds stands below a picture, and below the words of an exhibit.
_BUTTON = Markup(
    '<button type="button" class="copy" data-copy="{}" aria-label="Copy for a paper: {}">Copy for a paper</button>'
)
_SHOWN = Markup('<div class="shown">{}</div>')
_TOGETHER = Markup('<div class="taken-along">{}</div>')


def button(exhibit: Exhibit, snapshot: Snapshot) -> Markup:
    """Copies the sentence, the figure and the source in one act; named by the exhibit, since a page has several."""
    return _BUTTON.format("\n".join(below(exhibit, snapshot)), exhibit.question or exhibit.name)


def of_table(name: str, origins: Collection[Origin], snapshot: Snapshot) -> Markup:
    """Copies a table that is no exhibit, with the sentence above it; its figures are of these origins."""
    return _BUTTON.format("\n".join(filter(None, (copied(origins), _as_at(snapshot)))), name)


def below(exhibit: Exhibit, snapshot: Snapshot) -> list[str]:
    """Where the figures are from, for which periods; whether they are made up; and as at when, a sentence each."""
    period = f" Period: {exhibit.period or span(exhibit.rows)}." if exhibit.rows else ""
    source = f"Source: {exhibit.source}.{period}" if exhibit.source else period.strip()
    return [each for each in (source, copied(exhibit.origins), _as_at(snapshot)) if each]


def _as_at(snapshot: Snapshot) -> str:
    return f"As at {day_text(snapshot.as_of)}, snapshot {snapshot.name}."


def shown(html: Markup) -> Markup:
    """An exhibit's own HTML, where the script finds it."""
    return _SHOWN.format(html)


def together(html: Markup) -> Markup:
    """A sentence, what is shown, and the button that copies both, which are no exhibit."""
    return _TOGETHER.format(html)
