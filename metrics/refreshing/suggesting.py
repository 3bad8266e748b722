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
from metrics.protected.suggestion import suggested
from metrics.refreshing.inputs import look


def suggestions(extracts: Path | None = None, as_of: date | None = None) -> Iterator[str]:
    """A sentence for each such indicator whose extracts are there; no count is in it."""
    declared = {slug: each for slug, each in catalogue.read().items() if counts_people(each)}
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
        for level, period in suggested(rolled_up, number).items():
            own = indicator.every(level) or "never"
            if own != period:
                yield (
                    f"{indicator.priority}/{indicator.slug}.sql: publish.{level}: {own} is declared; by its counts it "
                    f"would be {period}"
                )
