"""What was decided: a table of decisions with what the advice was, and what has happened since."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from data.store import Decision, Kept
from pages.components.html.markup import paragraph
from pages.components.html.table import body, cell, row, row_header, stacked
from pages.components.theme.marks import mark
from pages.components.words.numbers import lower_first
from pages.components.words.periods import day_text

Since = Callable[[Kept[Decision]], Markup]
_WHEN = Markup("{} <small>{}</small>")
_DECIDED = Markup("{} <b>{}</b> <small>advice: {}</small>")
_WHY = Markup("{}{}")
_MORE = Markup(" <small>{}: {}</small>")
_NONE = "Nothing has been decided yet."
_CAPTION = "What was decided, newest first"


def decisions(several: Sequence[Kept[Decision]], since: Since | None = None) -> Markup:
    """Newest first: when and by whom, what and what was advised, why, and `since` what has happened; that there is
    none where there is none."""
    if not several:
        return paragraph("finding", _NONE)
    headings = ("When", "Decision", "Why", *(("What happened since",) if since else ()))
    ordered = sorted(several, key=lambda each: (each.entry.on, each.at is not None and each.at), reverse=True)
    return stacked("log", headings, [body(_row(each, since) for each in ordered)], caption=_CAPTION)


def reasons(of: Decision) -> dict[str, str]:
    """What is said of a decision beside why, '' of what is not, by what it is called."""
    return {"Otherwise than advised": of.differs, "Should bring": of.expects, "On condition": of.conditions}


def _row(of: Kept[Decision], since: Since | None) -> Markup:
    told = of.entry
    advised = lower_first(told.evidence.advice.word)
    more = reasons(told) | {
        "Look again": day_text(told.review_on) if told.review_on else "",
        "Corrected": of.because,
    }
    extra = Markup().join(_MORE.format(name, words) for name, words in more.items() if words)
    return row(
        row_header(_WHEN.format(day_text(told.on), of.role)),
        cell(_DECIDED.format(mark(told.decided.mark), told.decided.word, advised)),
        cell(_WHY.format(told.why, extra)),
        *([cell(since(of))] if since else []),
    )
