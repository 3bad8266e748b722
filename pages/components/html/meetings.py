"""The list of review meetings, and what is said of one that is over."""

from collections.abc import Callable

from markupsafe import Markup

from data.store import Kept, Meeting
from pages.components.exhibits.minutes import minutes
from pages.components.exhibits.on_record import OnRecord
from pages.components.html.markup import joined, link, paragraph
from pages.components.words.periods import day_text

_LIST = Markup('<ul class="rows meetings">{}</ul>')
_MEETING = Markup(
    '<li><span></span><div class="said">{}<small>{}</small></div><div class="dated"><small>{}</small></div></li>'
)
_OVER = Markup('<p class="notice">This meeting is over. What is open is on the agenda of {}.</p>')


def listed(record: OnRecord, address: Callable[[str], str]) -> Markup:
    """Every meeting, the latest first, with the way to its agenda or its minutes."""
    several = record.in_turn()[::-1]
    if not several:
        return paragraph("finding", "No review meeting has been started yet.")
    return _LIST.format(joined(_meeting(record, each, address) for each in several))


def followed(to: Markup) -> Markup:
    """That another meeting has taken over what is open, with the way to it."""
    return _OVER.format(to)


def _meeting(record: OnRecord, each: Kept[Meeting], address: Callable[[str], str]) -> Markup:
    many = len(minutes(record, each))
    recorded = f"{many:,} recorded" if many else "nothing recorded yet"
    led = f"Led by {each.entry.chair}. " if each.entry.chair else ""
    name = link(address(each.id), f"{each.entry.board}, {day_text(each.entry.day)}")
    return _MEETING.format(name, f"{led}Started by {each.role}.", recorded)
