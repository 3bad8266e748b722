"""The categories that the publisher uses: one that it renames must not be read as none."""

import difflib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from statistics import median

from data.served.faults import FileFault
from data.shortly import cut, some
from data.sources.recorded_crime.rows import WardOffence

Category = tuple[str, str]
Months = Mapping[date, Mapping[WardOffence, int]]

# What the indicators count: all of a wider category, or a narrower one. A test holds it equal to what their SQL names.
COUNTED_MAJOR = frozenset({"BURGLARY", "ROBBERY"})
COUNTED_MINOR = frozenset({"THEFT FROM THE PERSON", "VIOLENCE WITH INJURY"})
# A category of which Camden has this many a month does not have a month without one by chance.
TOO_MANY_TO_BE_NONE = 12

# Every ward has had these. Met Police, MPS Ward Level Crime, January 2024 to December 2025.
LASTING = {
    "ARSON AND CRIMINAL DAMAGE": ("ARSON", "CRIMINAL DAMAGE"),
    "BURGLARY": (
        "BURGLARY BUSINESS AND COMMUNITY",
        "RES BURGLARY OF A HOME",
        "RES BURGLARY OF UNCONNECTED BUILDING",
    ),
    "DRUG OFFENCES": ("POSSESSION OF DRUGS", "TRAFFICKING OF DRUGS"),
    "MISCELLANEOUS CRIMES AGAINST SOCIETY": ("MISC CRIMES AGAINST SOCIETY",),
    "POSSESSION OF WEAPONS": ("POSSESSION OF WEAPONS",),
    "PUBLIC ORDER OFFENCES": (
        "OTHER OFFENCES PUBLIC ORDER",
        "PUBLIC FEAR ALARM OR DISTRESS",
        "RACE OR RELIGIOUS AGG PUBLIC FEAR",
    ),
    "ROBBERY": ("ROBBERY OF BUSINESS PROPERTY", "ROBBERY OF PERSONAL PROPERTY"),
    "SEXUAL OFFENCES": ("OTHER SEXUAL OFFENCES", "RAPE"),
    "THEFT": ("BICYCLE THEFT", "OTHER THEFT", "SHOPLIFTING", "THEFT FROM THE PERSON"),
    "VEHICLE OFFENCES": (
        "INTERFERING WITH A MOTOR VEHICLE",
        "THEFT FROM A VEHICLE",
        "THEFT OR UNAUTH TAKING OF A MOTOR VEH",
    ),
    "VIOLENCE AGAINST THE PERSON": (
        "STALKING AND HARASSMENT",
        "VIOLENCE WITH INJURY",
        "VIOLENCE WITHOUT INJURY",
    ),
}
# These have been in some files, of wards that had any.
OTHERS = {
    "BURGLARY": ("BURGLARY - RESIDENTIAL", "BURGLARY IN A DWELLING", "BURGLARY NON-DWELLING"),
    "FRAUD AND FORGERY": ("FRAUD AND FORGERY",),
    "NFIB FRAUD": ("NFIB",),
    "PUBLIC ORDER OFFENCES": ("VIOLENT DISORDER",),
    "VEHICLE OFFENCES": ("AGGRAVATED VEHICLE TAKING",),
    "VIOLENCE AGAINST THE PERSON": ("DEATH SERIOUS INJURY ILLEGAL DRIVING", "HOMICIDE"),
}


def counted_faults(file: str, months: Months) -> list[FileFault]:
    """Each category that an indicator counts and that has no row, no offence in some of the months, or those of
    another."""
    present = _present(months)
    new = present - _known(LASTING) - _known(OTHERS)
    faults = list(_swollen(file, new))
    for major in sorted(COUNTED_MAJOR):
        # Narrower categories that stand under another wider one now say which it has become.
        now = {wider for wider, minor in present if wider != major and minor in LASTING[major]}
        others = {wider for wider, _ in new} - LASTING.keys() - OTHERS.keys()
        faults += _vanished(file, months, major, lambda cell, name: cell.major == name, now or others)
    for minor in sorted(COUNTED_MINOR):
        within = {wider for wider, minors in LASTING.items() if minor in minors}
        others = {narrower for wider, narrower in new if wider in within}
        now = set(_alike(minor, {narrower for _, narrower in new}))
        faults += _vanished(file, months, minor, lambda cell, name: cell.minor == name, now or others)
    return faults


def unfamiliar(months: Months) -> list[str]:
    """A sentence for each category that no file had before, and one for the lasting ones that are in no row."""
    present = _present(months)
    lost, new = _known(LASTING) - present, present - _known(LASTING) - _known(OTHERS)
    said, renamed = [], set()
    for major, minor in sorted(new):
        cells = [cell for cell in next(iter(months.values())) if cell[1:] == (major, minor)]
        offences = sum(month[cell] for month in months.values() for cell in cells)
        before = _alike(minor, {narrower for wider, narrower in lost if wider == major})
        renamed |= {(major, name) for name in before}
        was = f", perhaps the new name of {before[0]}" if before else ""
        said.append(f"a new category: {cut(minor)} ({cut(major)}), {offences:,} {_offences(offences)}{was}")
    if missing := [f"{minor} ({major})" for major, minor in sorted(lost - renamed)]:
        said.append(f"no row of {', '.join(missing)}: no offence of its months is counted under that name")
    return said


def _swollen(file: str, new: Collection[Category]) -> Iterable[FileFault]:
    """The fault where what always stood under one wider category stands under another that an indicator counts."""
    for major in sorted(COUNTED_MAJOR):
        moved = {
            minor: was for was, minors in LASTING.items() if was != major for minor in minors if (major, minor) in new
        }
        if moved:
            rule = (
                f"{major}, a category that an indicator counts, now holds {some(sorted(moved), 3)}, which always stood "
                f"under {some(sorted(set(moved.values())), 3)}"
            )
            fix = (
                "Ask the publisher what became of it; if it is so for good, have the indicator's SQL leave that out, "
                f"then import the file: until then it would be counted as {major}"
            )
            yield FileFault(file, None, rule, fix)


def _vanished(
    file: str, months: Months, name: str, is_it: Callable[[WardOffence, str], bool], new: Collection[str]
) -> Iterable[FileFault]:
    """The fault where a category has no offence in months in which that is no chance; `new` may be its new name."""
    totals = {
        month: sum(count for cell, count in cells.items() if is_it(cell, name)) for month, cells in months.items()
    }
    usual = median([total for total in totals.values() if total] or [0])
    none = [month for month, total in sorted(totals.items()) if not total]
    if not none or 0 < usual < TOO_MANY_TO_BE_NONE:
        return
    when = f"in {listed(none)}, where other months have about {usual:,.0f}" if usual else "in any month"
    now = _alike(name, new) or sorted(new)
    fix = "Ask the publisher what became of it; once the indicator's SQL counts that too, import the file"
    if now:
        when += f"; the file has {some(now, 3)}, which may be its new name"
        fix = "If it is, have the indicator's SQL count the new name as well as the old one, then import the file"
    rule = f"{name}, a category that an indicator counts, has no offence {when}"
    yield FileFault(file, None, rule, f"{fix}: until then it would be shown as none")


def listed(months: Sequence[date]) -> str:
    """The first three months, and how many more there are."""
    shown = ", ".join(f"{month:%Y-%m}" for month in months[:3])
    return f"{shown} and {len(months) - 3} more months" if len(months) > 3 else shown


def _offences(number: int) -> str:
    return "offence" if number == 1 else "offences"


def _present(months: Months) -> set[Category]:
    return {(cell.major, cell.minor) for cell in next(iter(months.values()))}


def _known(names: Mapping[str, Collection[str]]) -> set[Category]:
    return {(major, minor) for major, minors in names.items() for minor in minors}


def _alike(name: str, names: Collection[str]) -> list[str]:
    """The one that is nearly the same name, if there is one."""
    return difflib.get_close_matches(name, sorted(names), n=1, cutoff=0.8)
