"""The log of decisions as a table: a decision a row, and behind it what was known and what it said before."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from data.store import Decision, Kept
from pages.components.exhibits.log import Logged
from pages.components.exhibits.looking_back import Looked, Since
from pages.components.html import looked_back
from pages.components.html.decided import reasons
from pages.components.html.known import known
from pages.components.html.markup import joined, link, more
from pages.components.html.table import body, cell, row, row_header, stacked
from pages.components.theme.marks import mark
from pages.components.words.actions import LATE, late
from pages.components.words.numbers import lower_first
from pages.components.words.outside import cut
from pages.components.words.periods import day_text, short_day

HEADINGS = ("When", "Decision", "Of what", "Why", "What happened since", "Look again")
_LONGEST = 400  # characters that are seen at once
_CAPTION = "Decisions, newest first"
_WHEN = Markup('<span id="decision-{}">{}</span><small>{}</small>')
_DECIDED = Markup("{} <b>{}</b><small>advice: {}</small>")
_OF = Markup("{}{}")
_SMALL = Markup("<small>{}</small>")
_LABELLED = Markup("<small><b>{}:</b> {}</small>")
_LATE = Markup('<span class="pair">{}<b>{}</b></span><small>{}</small>')
_LABEL = Markup('<span class="label">{}</span> ')
_BEFORE = Markup("<dl>{}</dl>")
_VERSION = Markup("<dt>Version {}, {}{}</dt><dd><b>{}.</b> {}{}</dd>")
_AS_WRITTEN = Markup('<p class="head">{}</p><p class="as-written">{}</p>')
_BEHIND = Markup('<div class="behind">{}</div>')
_ROLE = Markup('<p class="small quiet">{}</p>')
_WRITTEN = "Version {}, written by {}, {}. Nobody has signed in: the role is as typed."


def register(
    rows: Sequence[Logged],
    since: Since,
    *,
    initiative: Callable[[str], str],
    indicator: Callable[[str], str],
    meeting: Callable[[str], str],
    correct: Callable[[str], str] | None,
) -> Markup:
    """The table, with what has come of each decision `since`; the addresses are those of the pages by slug and id, and
    `correct` that of the form for a correction, None where nothing can be written down."""
    to = {"initiative": initiative, "indicator": indicator}
    bodies = (body([_row(each, since(each.newest), to, meeting), _behind(each, correct)]) for each in rows)
    return stacked("register", HEADINGS, bodies, caption=_CAPTION)


def _row(
    of: Logged, since: Sequence[Looked], to: dict[str, Callable[[str], str]], meeting: Callable[[str], str]
) -> Markup:
    entry, kept = of.newest.entry, of.newest
    kind, slug, _ = of.of
    by = link(meeting(entry.meeting), of.board) if of.board else kept.role
    where = of.area or ("Initiative" if kind == "initiative" else "All Camden")
    return row(
        row_header(_WHEN.format(kept.id, short_day(entry.on), by)),
        cell(_DECIDED.format(mark(entry.decided.mark), entry.decided.word, lower_first(entry.evidence.advice.word))),
        cell(_OF.format(link(to[kind](slug), of.title), _SMALL.format(where))),
        cell(_why(entry, _LONGEST)),
        cell(_LABEL.format(HEADINGS[4]) + looked_back.since(since, of.reviews)),
        cell(_again(of)),
    )


def _why(entry: Decision, most: int) -> Markup:
    extra = joined(_LABELLED.format(name, cut(words, most)) for name, words in reasons(entry).items() if words)
    return Markup("{}{}").format(cut(entry.why, most), extra)


def _again(of: Logged) -> Markup:
    on = of.newest.entry.review_on
    if on is None:
        return Markup('<span class="quiet">no day set</span>')
    if of.late:
        return _LATE.format(mark(LATE), late(of.late), short_day(on))
    return Markup("{}{}").format(short_day(on), _SMALL.format("due today") if of.late == 0 else "")


def _behind(of: Logged, correct: Callable[[str], str] | None) -> Markup:
    """What is a click away: the evidence as it was, everything that was written, what it said before, and the way to a
    correction."""
    kept, about = of.newest, f": {of.title}, {day_text(of.newest.entry.on)}"
    written = _WRITTEN.format(kept.version, kept.role, day_text(kept.at.date()) if kept.at else "")
    whole = _whole(kept)
    pieces = [
        _hidden("What was known", about, known(kept.entry.evidence) + _ROLE.format(written)),
        _hidden("All that was written", about, whole) if whole else Markup(),
        _hidden("What it said before", about, _before(of)) if len(of.versions) > 1 else Markup(),
        link(correct(kept.id), "Correct this") if correct else Markup(),
    ]
    return row(cell(_BEHIND.format(joined(each for each in pieces if each)), span=len(HEADINGS)), name="more-of-it")


def _hidden(words: str, about: str, content: Markup) -> Markup:
    """A click away, named by what it is of for whoever hears it."""
    return more(Markup('{}<span class="hidden">{}</span>').format(words, about), content)


def _whole(kept: Kept[Decision]) -> Markup:
    """Texts that are longer than a cell has room for."""
    texts = {"Why": kept.entry.why} | reasons(kept.entry)
    if all(len(each) <= _LONGEST for each in texts.values()):
        return Markup()
    return joined(_AS_WRITTEN.format(*each) for each in texts.items() if each[1])


def _before(of: Logged) -> Markup:
    """Earlier versions, the newest first, each with why the next took its place."""
    pairs = zip(of.versions[-2::-1], of.versions[:0:-1], strict=True)
    return _BEFORE.format(joined(_version(earlier, later) for earlier, later in pairs))


def _version(of: Kept[Decision], later: Kept[Decision]) -> Markup:
    why = f". Superseded on {day_text(later.at.date())}: {later.because}" if later.at else ""
    by = f"{of.role}, {day_text(of.at.date())}" if of.at else of.role
    return _VERSION.format(of.version, by, why, of.entry.decided.word, _why(of.entry, _LONGEST), _look(of.entry))


def _look(entry: Decision) -> Markup:
    return _LABELLED.format("Look again", day_text(entry.review_on)) if entry.review_on else Markup()
