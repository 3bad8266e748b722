"""A piece of work: its stage, its facts with where each is from, what is published of it, what was expected of it, and
how its entry was changed."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup

from data.store import Expectation, Fact, Initiative, Kept, Move
from metrics import Snapshot, Stage
from pages.components.exhibits.reviews import Planned
from pages.components.html.entered import by, when, words_of
from pages.components.html.markup import joined, link, paragraph
from pages.components.html.table import body, cell, row, row_header, stacked
from pages.components.words import work
from pages.components.words.apart import as_set
from pages.components.words.lists import listed
from pages.components.words.periods import day_text
from pages.components.words.sentences import ended

_STAGES = Markup('<ol class="stages" aria-label="Stage">{}</ol>')
_STAGE = Markup("<li{}>{}</li>")
_REACHED, _NOW = Markup(' class="reached"'), Markup(' class="reached now" aria-current="step"')
_BESIDE = Markup('{} <small class="from">({})</small>')
_SCOPE = Markup('{} <small class="from">({})</small>.')
_GAP = Markup(" ")
_BY_DECISION = "as decided"
_WHENCE = Markup('<small class="whence">{}</small>')
_FACTS = Markup('<dl class="work-facts">{}</dl>')
_FACT = Markup("<div><dt>{}</dt><dd>{} {}</dd></div>")
_PUBLISHED = Markup('<ul class="published-facts">{}</ul>')
_SAID = Markup("<li>{} <small>{}{}</small></li>")
_NO_FACTS = "Nothing that was printed of it is in what this dashboard holds."
_EXPECTED = Markup('<p class="expected">{} <small>First written down. {}.</small></p>')
_AMENDED = Markup('<p class="expected amended"><b>Amended {} by {}: {}</b> {}</p>')
_LABELS = {
    "title": "Title",
    "purpose": "What it is for",
    "priority": "Priority",
    "stage": "Stage",
    "started": "Started",
    "started_to": "How exact its start is",
    "moves": "Indicators",
    "place": "Where",
    "sites": "Wards it works in",
    "comparison": "Comparison wards",
    "scale_of": "What is counted",
    "scale_planned": "Scale planned",
    "scale_reached": "Scale reached",
    "budget": "Budget",
    "owner": "Run by",
    "next_review": "Next review",
    "facts": "Published facts",
}


def beside_title(versions: Sequence[Kept[Initiative]], planned: Planned) -> Markup:
    """Who runs it and when it is looked at again, each with where that is from; the day may be a decision's."""
    of = versions[-1].entry
    own = of.next_review == planned.day
    told = (
        (work.run_by(of), work.whence("owner", versions)),
        (work.review(planned.day, planned.late), work.whence("next_review", versions) if own else _BY_DECISION),
    )
    return joined((_SCOPE.format(words, whence) for words, whence in told if words), _GAP)


def purpose(versions: Sequence[Kept[Initiative]]) -> Markup:
    """What it is for, with where that is from."""
    return _BESIDE.format(versions[-1].entry.purpose, work.whence("purpose", versions))


def whence(name: str, versions: Sequence[Kept[Initiative]]) -> Markup:
    """Where a field is from, small beside it."""
    return _WHENCE.format(work.whence(name, versions))


def stages(versions: Sequence[Kept[Initiative]]) -> Markup:
    """How far it has come, as a bar of four; what is not known is said."""
    now = versions[-1].entry.stage
    if now is None:
        return paragraph("foot", "Its stage has not been said.")
    passed = [*Stage][: [*Stage].index(now)]
    told = (
        _STAGE.format(
            _NOW if each is now else _REACHED if each in passed else "",
            joined([each.word, Markup(" "), whence("stage", versions)]) if each is now else each.word,
        )
        for each in Stage
    )
    return _STAGES.format(joined(told))


def facts(snapshot: Snapshot, versions: Sequence[Kept[Initiative]], move: Move | None) -> Markup:
    """What is known of it, each with where it is from, or once where all is from the same: when it should show is of
    the indicator that is looked at."""
    of = versions[-1].entry
    told: Mapping[str, tuple[str, str]] = {
        "Started": (work.started(of), "started"),
        "Where": (of.place, "place"),
        "Wards": (listed([_named(snapshot, each) for each in of.sites]), "sites"),
        "Compared with": (listed([_named(snapshot, each) for each in of.comparison], 4), "comparison"),
        "Budget": (work.budget(of), "budget"),
        "Budget per ward": (work.budget_per_site(of), "sites"),
        "Scale": (work.scale(of), "scale_reached" if of.scale_reached is not None else "scale_planned"),
        "Should show by": (work.should_show(of, move) if move else "", "moves"),
    }
    there = {name: each for name, each in told.items() if each[0]}
    origins = {work.whence(field, versions) for _, field in there.values()}
    same = origins.pop() if len(origins) == 1 and len(there) > 1 else ""
    rows = (
        _FACT.format(name, words, Markup() if same else whence(field, versions))
        for name, (words, field) in there.items()
    )
    below = paragraph("foot", f"All of this is {same}.") if same else Markup()
    return _FACTS.format(joined(rows)) + below if there else Markup()


def published(several: Sequence[Fact]) -> Markup:
    """What is printed of it, in our words, each with its source."""
    if not several:
        return paragraph("finding", _NO_FACTS)
    return _PUBLISHED.format(joined(_fact(each) for each in several))


def expected(snapshot: Snapshot, of: Sequence[Kept[Expectation]]) -> Markup:
    """What was expected, as it was first written down, and then every amendment with when and why."""
    first, *later = of
    told = _EXPECTED.format(_said(snapshot, first.entry), by(first))
    return told + joined(
        _AMENDED.format(when(each), each.role, each.because, _said(snapshot, each.entry)) for each in later
    )


def edits(versions: Sequence[Kept[Initiative]], names: Mapping[str, str]) -> Markup:
    """Every version after the first with what it changed, newest first; `names` has those of codes. That there is none
    where there is none."""
    changed = [_edit(before, after, names) for before, after in pairwise(versions)]
    headings = ("When", "Who", "What changed", "Why")
    if not changed:
        return paragraph("finding", "It has not been changed.")
    return stacked("log edits", headings, [body(changed[::-1])], caption="Changes, newest first")


def _edit(before: Kept[Initiative], after: Kept[Initiative], names: Mapping[str, str]) -> Markup:
    told = [
        f"{label}: {_field(before.entry, name, names)}; now {_field(after.entry, name, names)}"
        for name, label in _LABELS.items()
        if getattr(before.entry, name) != getattr(after.entry, name)
    ]
    what = joined(paragraph("small", each) for each in told) if told else "Nothing of what is shown."
    return row(row_header(when(after)), cell(after.role), cell(what), cell(after.because))


def _field(of: Initiative, name: str, names: Mapping[str, str]) -> str:
    value = getattr(of, name)
    if name == "moves":
        value = [
            f"{names.get(each.indicator, each.indicator)} to {each.way.word} in {each.lag_months} months"
            for each in value
        ]
    elif name == "facts":
        value = [each.says for each in value]
    return words_of(getattr(value, "word", value), names)


def _fact(of: Fact) -> Markup:
    source = link(of.address, of.source) if of.address else of.source
    return _SAID.format(of.says, source, f", {day_text(of.day)}" if of.day else "")


def _said(snapshot: Snapshot, of: Expectation) -> str:
    declared = snapshot.indicators.get(of.indicator)
    much = as_set(declared, of.by_how_much) if declared else f"{of.by_how_much:g}"
    wards = listed([_named(snapshot, each) for each in of.sites])
    beside = listed([_named(snapshot, each) for each in of.comparison], 4) or "all other wards"
    title = declared.title if declared else of.indicator
    return (
        f"{title}: to {of.way.word} by {much} in {wards}, beside {beside}, by {day_text(of.by)}. "
        f"What would make us stop: {ended(of.stop_if)}"
    )


def _named(snapshot: Snapshot, code: str) -> str:
    return snapshot.areas[code].name if code in snapshot.areas else code
