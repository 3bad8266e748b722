"""Files that lack an area, lose or distort what is held of their subjects, or give shares as parts of 1."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Any

from data.declarations.spelling import meant
from data.served.faults import FileFault
from data.shortly import some
from data.sources.local_statistics.figure import SubjectFile, length
from data.vocabulary.boroughs import BOROUGHS, NAMES

# Of the publisher's shares, each subject's largest is 9.8 or more: where so many are all below 1, they are parts of 1.
SO_MANY = 20
# From one year to the next the middle area has never had more than 33 times as much, which was urban heat in 2007.
STEP = 60
# A figure that is given again is the same but for corrections: on the whole of a subject, or of a figure of some size.
AGAIN, ONE, SIZE = 3, 10, 10
AS_SERVED = "Give the file as it is served now; if it is that, ask the publisher what became of it"

Key = tuple[str, str, date]
Row = Mapping[str, Any]


def parts_of_one(file: SubjectFile) -> Iterator[FileFault]:
    """The subjects of a file whose shares are parts of 1 in place of percentages."""
    shares: dict[str, list[Any]] = {}
    for figure in file.figures:
        if figure.unit == "%" and figure.value is not None:
            shares.setdefault(figure.title, []).append(figure.value)
    for title, values in shares.items():
        if len(values) >= SO_MANY and any(values) and max(values) <= 1:
            rule = f"the shares of '{title}' go to {max(values)} only, as if 1 stood for all and not 100, which is in %"
            yield FileFault(file.name, None, rule, AS_SERVED)


def against_held(file: SubjectFile, new: Mapping[Key, Row], held: Mapping[Key, Row]) -> Iterator[FileFault]:
    """What a file loses or distorts of its subjects, of which a newer file has all that an older had."""
    for subject in sorted(file.subjects):
        mine = {key: row for key, row in new.items() if key[1] == subject}
        theirs = {key: row for key, row in held.items() if key[1] == subject}
        title = next(iter(mine.values()))["title"]
        rule = (
            _measured(title, mine, theirs)
            or _longer(title, mine, theirs)
            or _lost(title, mine, theirs)
            or _emptied(title, mine, theirs)
            or _otherwise(title, mine, theirs)
            or _stepped(title, mine)
        )
        if rule:
            yield FileFault(file.name, None, rule, AS_SERVED)


def renamed(files: Sequence[SubjectFile], held: Mapping[Key, Row]) -> Iterator[str]:
    """A sentence for each subject that is new and has all but the name of one that is held and in no file."""
    new = {figure.indicator: (file.name, figure.title) for file in files for figure in file.figures}
    kept = {row["title"] for key, row in held.items() if key[1] not in new}
    known = {key[1] for key in held}
    for subject, (file, title) in sorted(new.items()):
        if subject not in known and (like := meant(title, sorted(kept))):
            yield f"{file}: '{title}' is new, perhaps the new name of '{like}', which stays as it is held."


def without(file: SubjectFile) -> Iterator[str]:
    """A sentence for each indicator that has no row of some area, in all of its periods or in some."""
    titles = {figure.indicator: figure.title for figure in file.figures}
    rows: dict[str, Counter[str]] = {}
    periods: dict[str, set[date]] = {}
    for figure in file.figures:
        rows.setdefault(figure.indicator, Counter())[figure.area_code] += 1
        periods.setdefault(figure.indicator, set()).add(figure.period)
    for indicator, count in rows.items():
        every = len(periods[indicator])
        never = [area for code, area in NAMES.items() if not count[code]]
        at_times = [area for code, area in NAMES.items() if 0 < count[code] < every]
        said = [f"of {some(never)}" if never else "", f"of {some(at_times)} in some periods" if at_times else ""]
        if never or at_times:
            there, words = sum(bool(count[code]) for code in BOROUGHS), " and ".join(filter(None, said))
            yield f"{file.name}: '{titles[indicator]}' has no row {words}; {there} of {len(BOROUGHS)} boroughs."


def _measured(title: str, mine: Mapping[Key, Row], theirs: Mapping[Key, Row]) -> str | None:
    new, old = next(iter(mine.values())), next(iter(theirs.values()), None)
    if old is None or (new["measure"], new["unit"]) == (old["measure"], old["unit"]):
        return None
    now, then = f"'{new['measure']}' in '{new['unit']}'", f"'{old['measure']}' in '{old['unit']}'"
    return f"'{title}' is measured as {now}, and is held as {then}"


def _longer(title: str, mine: Mapping[Key, Row], theirs: Mapping[Key, Row]) -> str | None:
    new, old = next(iter(mine.values())), next(iter(theirs.values()), None)
    if old is None or new["months"] == old["months"]:
        return None
    return f"'{title}' is of {length(new['months'])} at a time, and is held as of {length(old['months'])}"


def _lost(title: str, mine: Mapping[Key, Row], theirs: Mapping[Key, Row]) -> str | None:
    lost = sorted(theirs.keys() - mine.keys(), key=lambda key: (key[2], key[0]))
    if not lost:
        return None
    periods, areas = sorted({key[2] for key in lost}), sorted({key[0] for key in lost})
    when = (
        f"from {periods[0]}" if len(periods) == 1 else f"of {len(periods)} periods from {periods[0]} to {periods[-1]}"
    )
    names = {key[0]: theirs[key]["area_name"] for key in lost}
    more = f" and {len(areas) - 3} more" if len(areas) > 3 else ""
    held = "1 held figure is" if len(lost) == 1 else f"{len(lost):,} held figures are"
    return f"{held} lost of '{title}': {when}, of {', '.join(names[area] for area in areas[:3])}{more}"


def _emptied(title: str, mine: Mapping[Key, Row], theirs: Mapping[Key, Row]) -> str | None:
    """Of areas that had figures, most of which are now nought or not there."""
    for area in sorted({key[0] for key, row in theirs.items() if row["value"]}):
        had = [key for key, row in theirs.items() if key[0] == area and row["value"]]
        empty = [key for key in had if not mine[key]["value"]]
        if len(empty) * 2 > len(had):
            name = theirs[had[0]]["area_name"]
            return f"{len(empty):,} of {len(had):,} figures of '{title}' in {name} that are held are nought or empty"
    return None


def _otherwise(title: str, mine: Mapping[Key, Row], theirs: Mapping[Key, Row]) -> str | None:
    pairs = [(key, theirs[key]["value"], row["value"]) for key, row in mine.items() if key in theirs]
    both = [(key, old, new) for key, old, new in pairs if old and new]
    if not both:
        return None
    times = median(abs(new / old) for _, old, new in both)
    if not 1 / AGAIN < times < AGAIN:
        return f"the figures of '{title}' are mostly about {_times(times)} those held"
    turned = sum(old * new < 0 for _, old, new in both)
    if turned * 2 > len(both):
        return f"{turned:,} of {len(both):,} figures of '{title}' have another sign than those held"
    for key, old, new in both:
        if max(abs(old), abs(new)) >= SIZE and not 1 / ONE < abs(new / old) < ONE:
            place = f"{mine[key]['area_name']} from {key[2]}"
            return f"'{title}' of {place} is {new:,.10g}, where {old:,.10g} is held, {_times(abs(new / old))} that"
    return None


def _stepped(title: str, mine: Mapping[Key, Row]) -> str | None:
    """A period in which the middle area has many times what it had in the one before, or next to nothing of it."""
    of_periods: dict[date, dict[str, float]] = {}
    for (area, _, period), row in mine.items():
        if row["value"]:
            of_periods.setdefault(period, {})[area] = row["value"]
    for before, after in pairwise(sorted(of_periods)):
        areas = of_periods[before].keys() & of_periods[after].keys()
        ratios = [abs(of_periods[after][area] / of_periods[before][area]) for area in areas]
        if ratios and not 1 / STEP < median(ratios) < STEP:
            return (
                f"the figures of '{title}' from {after} are mostly about {_times(median(ratios))} those from {before}"
            )
    return None


def _times(ratio: float) -> str:
    return f"{ratio:,.0f} times" if ratio >= 1 else f"{ratio:.2g} times"
