"""Where an indicator of people is published over other periods than its counts suggest: said to whoever declares it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import data
from metrics.counted.counts import count
from metrics.counted.coverage import counts_people
from metrics.counted.engine import Engine
from metrics.counted.roll_up import roll_up
from metrics.declared import catalogue
from metrics.declared.indicator import Indicator
from metrics.protected.suggestion import Suggested, suggested
from metrics.refreshing.inputs import look


def suggestions(extracts: Path | None = None, as_of: date | None = None) -> Iterator[str]:
    """A sentence for each level of such indicators whose extracts are there; no count is in it."""
    for indicator, periods in _suggested(_people(), extracts, as_of):
        for level, period in periods.items():
            own = indicator.every(level) or "never"
            if own != period:
                yield (
                    f"{indicator.priority}/{indicator.slug}.sql: publish.{level}: {own} is declared; by its counts it "
                    f"would be {period}"
                )


def unsaid(folder: Path | None = None, extracts: Path | None = None, as_of: date | None = None) -> Iterator[str]:
    """A sentence for each indicator that does not say what it publishes: what it would say by its counts."""
    lacking = {slug: each for slug, each in _people(folder).items() if "publish" not in each.model_fields_set}
    told = {each.slug: periods for each, periods in _suggested(lacking, extracts, as_of)}
    for slug, each in lacking.items():
        file = f"{each.priority}/{slug}.sql"
        if slug in told:
            said = ", ".join(f"{level}: {period}" for level, period in told[slug].items())
            yield f"{file}: by its counts it would be: publish: {{{said}}}"
        else:
            names = ", ".join(each.needed)
            yield f"{file}: what to say in 'publish' is suggested here once there are extracts: {names}"


def _people(folder: Path | None = None) -> dict[str, Indicator]:
    return {slug: each for slug, each in catalogue.read(folder).items() if counts_people(each)}


def _suggested(
    declared: dict[str, Indicator], extracts: Path | None, as_of: date | None
) -> Iterator[tuple[Indicator, Suggested]]:
    """What those of the indicators whose extracts are there would say."""
    inputs = look(extracts or data.extracts_folder(), declared, as_of or date.today())
    there = [each for each in declared.values() if set(each.needed) <= set(inputs.held)]
    if not there:
        return
    with data.connect(inputs.folder, only=inputs.held) as connection:
        data.add_empty({name for each in there for name in each.may_be_absent}, connection)
        engine = Engine(connection)
        rolled_up = roll_up(
            count(there, engine.table), {each.slug: inputs.coverage(each) for each in there}, engine.table
        )
    for number, indicator in enumerate(there):
        yield indicator, suggested(rolled_up, number)
