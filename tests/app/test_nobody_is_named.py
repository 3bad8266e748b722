"""Do pages, and the snapshot that they are made of, hold nothing of a person's row, whatever the files hold?"""

import logging
from datetime import date

import pytest

from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from tests import worlds
from tests.app.reading import INDICATOR, PAGES, alts, figures, markup, words
from tests.contract import persons
from tests.contract.persons import PEOPLE, told
from tests.worlds import LATER

SOURCES = "reference/sources.py"
# As what is counted needs it: who and what is still there at a month's end, in periods that begin when such ones do.
COUNTED = {
    "staff": {"left_on": date(2025, 3, 31), "grade": "level 6"},
    "temporary_accommodation": {"ended_on": None},
    "leadership_roles": {"held_to": date(2025, 3, 31)},
    "school_meals": {"term": date(2025, 1, 1)},
    "child_measurements": {"academic_year": date(2024, 9, 1), "year_group": "year 6"},
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Every extract of people, sound and the council's, with markers for keys and in columns that no contract has."""
    made = worlds.nothing(tmp_path_factory.mktemp("people"))
    made.extracts.mkdir(parents=True)
    rows = {contract.name: persons.valid(contract) for contract in PEOPLE}
    for name, cells in COUNTED.items():
        for column, cell in cells.items():
            for row in rows[name].rows:
                row[rows[name].names.index(column)] = cell
    for given in rows.values():
        persons.one_more(given, 0, 1)
        given.rows[1][1] = persons.DAY
    # Who was trained is found among the staff.
    keys = [row[rows["staff"].names.index("staff_key")] for row in rows["staff"].rows]
    for row, key in zip(rows["training_completions"].rows, keys, strict=True):
        row[rows["training_completions"].names.index("staff_key")] = key
    for contract in PEOPLE:
        (made.extracts / contract.path).write_bytes(persons.as_parquet(rows[contract.name]))
    refresh(made.extracts, made.snapshots, LATER)
    return made


def test_the_snapshot_holds_nothing_of_a_persons_row(world):
    assert {each.name for each in world.snapshot.extracts} >= {contract.name for contract in PEOPLE}
    kept = list(persons.texts(world.snapshots))
    assert len(kept) > 3
    assert [marker for each in kept for marker in told(each)] == []
    assert [marker for path in world.snapshots.rglob("*") for marker in told(str(path))] == []


def test_no_page_shows_anything_of_a_persons_row(world, visit, caplog):
    caplog.set_level(logging.DEBUG)
    people = {contract.name for contract in PEOPLE}
    of_people = [slug for slug, each in catalogue.read().items() if people & set(each.extracts)]
    addresses = [
        *((page, {}) for page in PAGES),
        *((SOURCES, {"extract": name}) for name in sorted(people)),
        *((INDICATOR, {"indicator": slug}) for slug in of_people[::9]),
    ]
    assert len(addresses) > 25
    for page, address in addresses:
        at = visit(world, page, **address)
        shown = "\n".join([markup(at), words(at), figures(at), *alts(at)])
        assert told(shown) == [], (page, address)
    assert told(caplog.text) == []
