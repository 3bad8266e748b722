"""What exactly an indicator counts, as HTML: its facts, its worked example, and the SQL that does it."""

from collections.abc import Iterable
from html import escape

from metrics import Holding, Indicator
from pages.components import tables, targets
from pages.components.formats import is_share
from pages.components.lineage import freshness

_BETTER = {"low_is_good": "Lower", "high_is_good": "Higher"}
_COUNTED = {
    "count": "A count",
    "proportion": "A share: the first out of the second",
    "rate": "A rate: the first per {per:,} of the second, in its own period, not made annual",
    "mean": "A mean: the first, summed, divided by the second",
    "published": "A figure as its publisher printed it",
}


def facts(indicator: Indicator, holdings: Iterable[Holding]) -> str:
    """Names and words: counts, which way is better, target, source, freshness, owner, caveats."""
    mine = [each for each in holdings if each.name in indicator.extracts]
    there = [each for each in mine if each.origin]
    said = {
        "Counted": indicator.numerator,
        "Out of": _denominator(indicator),
        "What it is": _what(indicator),
        "Measured in": "" if is_share(indicator) else indicator.unit or "",
        "How often": f"{_every(indicator)}, {'at its end, ' if indicator.stock else ''}for {_places(indicator)}",
        "Which way is better": _BETTER.get(indicator.polarity, "Neither"),
        "Target": targets.in_full(indicator),
        "Likely range": f"None. {indicator.no_interval}" if indicator.no_interval else "",
        "Covers": "; ".join(f"{each.title}: {_coverage(each)}" for each in there) or "No data yet",
        "How fresh": "; ".join(f"{each.title}: {freshness(each)}" for each in there),
        "Source": "; ".join(map(_source, there)) or _waiting(indicator, mine),
        "Owner": indicator.owner,
        "Read with care": ". ".join(indicator.caveats),
    }
    body = "".join(f"<div><dt>{name}</dt><dd>{escape(words)}</dd></div>" for name, words in said.items() if words)
    return f'<dl class="facts">{body}</dl>'


def sql(indicator: Indicator) -> str:
    """The SQL as it runs, in a box that scrolls by itself."""
    label = escape(f"SQL of {indicator.title}", quote=True)
    return (
        f'<pre class="sql" tabindex="0" role="region" aria-label="{label}"><code>{escape(indicator.sql)}</code></pre>'
    )


def worked(indicator: Indicator) -> str:
    """The worked example: from these rows, the SQL makes those."""
    given = "".join(_table(f"Given, {name}", table, indicator) for name, table in indicator.example.given.items())
    return f'<div class="worked">{given}{_table("Expected", indicator.example.expect, indicator)}</div>'


def entry(
    indicator: Indicator, holdings: Iterable[Holding], links: Iterable[tuple[str, str]], *, alone: bool = False
) -> str:
    """One indicator of the list: its name and question, which open on the rest; open already where it is alone.
    `links` are words and addresses."""
    ways = " ".join(f'<a href="{escape(address, quote=True)}">{escape(words)}</a>' for words, address in links)
    return (
        f'<details class="entry" id="{indicator.slug}"{" open" if alone else ""}>'
        f"<summary><h3>{escape(indicator.title)}</h3><span>{escape(indicator.question)}</span></summary>"
        f'<p class="ways">{ways}</p>{facts(indicator, holdings)}'
        f"<h4>A worked example</h4>{worked(indicator)}<h4>The SQL</h4>{sql(indicator)}</details>"
    )


def _table(name: str, text: str, indicator: Indicator) -> str:
    """Lines of cells between bars as a real table; an empty cell is said to be one."""
    head, *rows = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
    cells = [[cell or "empty" for cell in row] for row in rows]
    return tables.words(f"{name} ({indicator.title})", head, cells)


def _denominator(indicator: Indicator) -> str:
    census = indicator.per is not None and indicator.denominator_is is None
    return f"{str(indicator.denominator).capitalize()} (Census 2021)" if census else indicator.denominator or ""


def _what(indicator: Indicator) -> str:
    words = _COUNTED[indicator.kind].format(per=indicator.per or 1)
    weighted = ". Answers are weighted to stand for everyone, so they are not counts of people"
    return words + (weighted if indicator.weighted else "")


def _every(indicator: Indicator) -> str:
    return "Once" if indicator.frequency == "once" else f"Every {indicator.frequency.replace('_', ' ')}"


def _places(indicator: Indicator) -> str:
    return "wards, neighbourhoods and Camden" if indicator.level == "ward" else "all Camden only"


def _coverage(holding: Holding) -> str:
    first, last = holding.covers_from, holding.covers_to
    return f"{first:%-d %B %Y} to {last:%-d %B %Y}" if first and last else "once"


def _source(holding: Holding) -> str:
    attribution = holding.attribution.removeprefix("Source: ").rstrip(".")
    return attribution if holding.source in attribution else f"{attribution} ({holding.source})"


def _waiting(indicator: Indicator, mine: list[Holding]) -> str:
    return "; ".join(each.title for each in mine) or ", ".join(indicator.extracts)
