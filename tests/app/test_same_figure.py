"""A figure is the same wherever it is met: in the sentence, in the strip, in the table and in every file that is taken
away. Of each indicator in Camden, and of each of its wards."""

import atexit
import dataclasses
import html
import io
import re
from functools import cache

import openpyxl
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
import pytest

import metrics
from metrics import BOROUGH, Level
from pages.components.exhibits import as_file, books, lookup, rows
from pages.components.exhibits.control_chart import changing
from pages.components.exhibits.exhibit import Exhibit
from pages.components.exhibits.strip import strip
from pages.components.exhibits.where import where
from pages.components.exhibits.written import places_of_all
from pages.components.words.periods import when
from pages.components.words.states import observed

KEY = ("area", "frequency", "period", "breakdown", "category")


def csv(snapshot, exhibit):
    written = as_file.csv(rows.of_exhibit(snapshot, exhibit.rows, exhibit.reckoned))
    return pyarrow.csv.read_csv(io.BytesIO(written)).to_pylist()


def parquet(snapshot, exhibit):
    written = as_file.parquet(rows.of_exhibit(snapshot, exhibit.rows, exhibit.reckoned))
    return pyarrow.parquet.read_table(io.BytesIO(written)).to_pylist()


def excel(snapshot, exhibit):
    page = openpyxl.load_workbook(io.BytesIO(books.of_exhibit(snapshot, exhibit)), read_only=True)["Figures"]
    (_, _, headings, *body) = page.iter_rows(values_only=True)
    read = [dict(zip(headings, row, strict=True)) for row in body]
    return [row | {"period": row["period"].date()} for row in read]


def whole_indicator(snapshot, exhibit):
    return rows.of_indicator(snapshot, exhibit.rows[0].indicator).to_pylist()


@cache
def desk():
    """One for all questions: it holds the tables of a snapshot."""
    made = metrics.QueryDesk()
    atexit.register(made.close)
    return made


def queried(snapshot, exhibit):
    """As whoever asks in SQL has them."""
    own = [each for each in exhibit.rows if each.indicator == exhibit.rows[0].indicator]
    areas, periods = ({str(getattr(each, name)) for each in own} for name in ("area", "period"))
    asked = f"""
        select indicator, {", ".join(KEY)}, value from observations
        where indicator = '{own[0].indicator}' and area in ({", ".join(f"'{each}'" for each in sorted(areas))})
            and period in ({", ".join(f"date '{each}'" for each in sorted(periods))})
    """
    answer = desk().ask(snapshot, asked)
    assert not answer.cut
    return answer.rows.to_pylist()


# Where a figure can be had from as a number. What else shows figures is one line more: a function of a snapshot and an
# exhibit that gives rows with the columns of KEY and `value`.
TAKEN = [csv, parquet, excel, whole_indicator, queried]


@pytest.fixture(scope="session")
def everything(whole):
    return metrics.snapshot(whole.snapshots)


def values(taken, snapshot, exhibit):
    """The figures of an exhibit's own indicator, by what they are of."""
    slug = exhibit.rows[0].indicator
    own = [row for row in taken(snapshot, exhibit) if row["indicator"] == slug and not row.get("reckoned")]
    return {tuple(row[name] or "" for name in KEY): row["value"] for row in own}


def key(each):
    return tuple(str(getattr(each, name)) if name != "period" else each.period for name in KEY)


def words(markup):
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", markup).split()))


@pytest.mark.parametrize("taken", TAKEN, ids=lambda each: each.__name__)
def test_a_figure_of_camden_is_the_same_in_the_sentence_the_table_and_what_is_taken_away(everything, taken):
    told = 0
    for slug, indicator in everything.indicators.items():
        places = places_of_all(everything, slug, BOROUGH)
        exhibit, latest = changing(everything, slug, BOROUGH, places), lookup.here(everything, slug, BOROUGH).latest
        if latest is None:
            continue
        number = values(taken, everything, exhibit)[key(latest)]
        assert number == latest.value, slug
        figure = observed(indicator, dataclasses.replace(latest, value=number), places)
        (row,) = [row for row in exhibit.table.rows if row[0] == when(latest)]
        assert row[1] == figure, slug
        # A sentence may begin with it.
        assert figure.lower() in exhibit.finding.lower(), slug
        assert figure in words(strip(everything, slug, BOROUGH, places).html), slug
        told += 1
    assert told > 100


@pytest.mark.parametrize("taken", TAKEN, ids=lambda each: each.__name__)
def test_a_figure_of_a_ward_is_the_same_in_the_table_on_the_map_and_in_what_is_taken_away(everything, taken):
    told = 0
    for slug, indicator in everything.indicators.items():
        if indicator.level is not Level.WARD:
            continue
        places = places_of_all(everything, slug, BOROUGH)
        exhibit = where(everything, slug, BOROUGH, None, places)
        if not exhibit.table:
            continue
        found, cells = values(taken, everything, exhibit), {row[0]: row[1] for row in exhibit.table.rows}
        drawn = exhibit.figures[1].drawing["data"][-1]
        spoken = dict(zip((code for (code,) in drawn["customdata"]), drawn["hovertext"], strict=True))
        for each in exhibit.rows:
            name = everything.areas[each.area].name if each.area in everything.areas else ""
            if each.level is not Level.WARD or each.value is None:
                continue
            number = found[key(each)]
            assert number == each.value, (slug, name)
            figure = observed(indicator, dataclasses.replace(each, value=number), places)
            assert cells[name] == figure, (slug, name)
            assert f"<br>{figure}" in spoken[each.area], (slug, name)
            told += 1
    assert told > 500


@pytest.mark.parametrize("taken", TAKEN, ids=lambda each: each.__name__)
def test_what_is_withheld_is_in_nothing_that_is_taken_away(everything, taken):
    hidden = 0
    for slug in everything.indicators:
        table = everything.table(slug)
        withheld = table.filter(pc.equal(table["status"], "withheld")).slice(0, 1).to_pylist()
        for row in withheld:
            of = (row["area"], row["breakdown"], row["category"], row["frequency"])
            series = everything.series(slug, *of)
            found = values(taken, everything, Exhibit("series", "How is it?", rows=series.observations))
            # What is over too few to say anything is stored, and told of no page.
            for each in [each for each in series.observations if each.value is None and each.reason != "too_few"]:
                assert found[key(each)] is None, (slug, each.area)
                hidden += each.status == "withheld"
    assert hidden
