"""A figure that somebody else printed names who, when, and how sure it is, wherever its number stands."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date

import pytest

import metrics
from metrics import BOROUGH, Origin, Snapshot
from metrics.declared import catalogue
from pages.components.exhibits import lookup
from pages.components.exhibits.as_file import csv as as_csv
from pages.components.exhibits.over_time import over_time
from pages.components.exhibits.rows import of_exhibit, of_indicator
from pages.components.exhibits.strip import strip
from pages.components.html.definition import defined
from pages.components.html.ledger import in_area
from pages.components.theme.badges import origin_badge
from tests.worlds import World


@pytest.fixture(scope="module")
def kept(made: Callable[[str], World]) -> Snapshot:
    return made("kept").snapshot


def test_an_indicator_over_quoted_figures_is_quoted_and_over_official_ones_published(kept: Snapshot) -> None:
    for slug, each in kept.indicators.items():
        series = kept.series(slug, BOROUGH)
        if series.observations:
            assert (series.origin == Origin.QUOTED) == ("published_figures" in each.extracts), slug


def test_every_figure_of_such_a_table_has_its_source(kept: Snapshot) -> None:
    for slug, each in kept.indicators.items():
        if set(each.extracts) & set(metrics.COLLECTIONS):
            shown = {one.period for one in kept.series(slug, BOROUGH).observations if one.value is not None}
            assert shown == set(kept.printed[slug]), slug
        else:
            assert slug not in kept.printed


def test_the_badge_says_so_with_a_mark_and_a_word() -> None:
    assert re.sub(r"<[^>]+>", "", origin_badge("quoted")).strip() == "Quoted"
    assert "ic-quoted" in origin_badge("quoted")
    assert 'class="badge quoted"' in origin_badge("quoted")
    assert origin_badge("published") == '<span class="badge">Published</span>'
    assert origin_badge("sample") == '<span class="chip">Sample</span>'


def test_the_overview_names_who_printed_a_quoted_figure_and_no_other(kept: Snapshot) -> None:
    lines = {each.slug: each.cells for each in in_area(kept, kept.areas[BOROUGH]).lines}
    assert "Camden New Journal, 8 December 2025; second-hand or worked out" in lines["crisis_fund_households"]
    assert "Office for National Statistics" not in lines["happiness"]


def test_the_page_of_a_quoted_figure_names_who_printed_it_beside_the_number_and_in_the_table(kept: Snapshot) -> None:
    first = strip(kept, "food_parcels", BOROUGH).html
    assert "Who printed it?" in first
    assert "Briefly, of figures by Trussell" in first
    exhibit = over_time(kept, "food_parcels", BOROUGH)
    assert exhibit.table is not None
    assert exhibit.table.headings[-1] == "Printed by"
    newest = next(row for row in exhibit.table.rows if row[-1])
    assert newest[-1].startswith("Briefly, of figures by Trussell, data to 31 March 2025; ")
    assert exhibit.source == (
        "Briefly, of figures by Trussell, London food bank usage doubles in five years; "
        "LondonWorld, of figures by the Trussell Trust, London food banks: record numbers of emergency parcels handed "
        "out; "
        "Ham & High, of figures by the Trussell Trust, Camden foodbanks among UK's busiest as demand almost doubles"
    )


def test_the_page_of_an_official_figure_names_its_publication_and_no_printer(kept: Snapshot) -> None:
    assert "Who printed it?" not in strip(kept, "happiness", BOROUGH).html
    exhibit = over_time(kept, "happiness", BOROUGH)
    assert exhibit.table is not None
    assert "Printed by" not in exhibit.table.headings
    assert exhibit.source == (
        "Office for National Statistics, Personal well-being estimates, in Explore Local Statistics"
    )


def test_a_definition_names_the_publications_and_not_the_table_that_keeps_them(kept: Snapshot) -> None:
    told = {slug: defined(kept, slug) for slug in kept.indicators}
    assert "Office for National Statistics, Personal well-being estimates" in told["happiness"].facts
    assert "Camden New Journal, We must end child poverty now" in told["crisis_fund_households"].facts
    assert not any("each row names its own" in each.facts for each in told.values())


def test_a_download_names_each_rows_own_source(kept: Snapshot) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(of_indicator(kept, "sites_over_no2_limit")).decode())))
    shown = {row["period"]: row for row in rows if row["value"]}
    assert shown["2018-01-01"]["source"].startswith("Europe Says, of the council's own report, Air quality progress")
    assert shown["2019-01-01"]["source"].startswith("Camden Council, Air in Camden is getting cleaner")
    assert (shown["2024-01-01"]["source_date"], shown["2024-01-01"]["confidence"]) == ("2024-12-31", "high")
    assert not any("each row names its own" in str(row) for row in rows)
    exhibit = over_time(kept, "sites_over_no2_limit", BOROUGH)
    told = of_exhibit(kept, exhibit.rows).to_pylist()
    assert {row["source"] for row in told} == {row["source"] for row in rows}


def test_where_it_is_told_only_quoted_figures_are(kept: Snapshot) -> None:
    assert lookup.quoted(kept, kept.series("happiness", BOROUGH)) is None
    printed = lookup.quoted(kept, kept.series("ethnicity_pay_gap_mean", BOROUGH))
    assert printed is not None
    assert (printed.publisher, printed.qualifier, printed.surely) == ("Ham & High", "about", False)
    assert printed.day == date(2022, 3, 31)


def test_the_list_of_priorities_counts_what_is_quoted_by_itself(kept: Snapshot) -> None:
    lead = in_area(kept, kept.areas[BOROUGH]).lead
    published = sum(
        latest.origin is Origin.PUBLISHED
        for slug in catalogue.read()
        if (latest := kept.series(slug, BOROUGH).latest) is not None
    )
    assert f"{published} with published figures, 9 with quoted ones" in lead
