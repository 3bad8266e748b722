"""Tables behind the figures, with only the columns that say something."""

from metrics import Comparison, Frequency, Level
from pages.components.exhibits import tables
from pages.components.exhibits.exhibit import Table
from tests.unit.pages.made import CAMDEN, by_category, compared, indicator, monthly


def rows(table: Table) -> list[list[str]]:
    return [list(table.headings), *map(list, table.rows)]


def test_a_rate_has_its_counts_its_range_and_camden_beside_it() -> None:
    series = monthly([(1.3, 1.2, 1.4), "small"], numerator=13.0, denominator=10_000.0)
    assert rows(tables.series_table(series, monthly([1.4], CAMDEN))) == [
        ["Period", "Per 1,000 residents a month", "Robberies recorded", "Residents", "Chance variation", "Camden"],
        ["February 2025", "[w]", "13", "10,000", "", ""],
        ["January 2025", "1.30", "13", "10,000", "1.20 to 1.40", "1.40"],
    ]


def test_camden_is_not_set_beside_itself() -> None:
    assert rows(tables.series_table(monthly([1.4], CAMDEN)))[0][-1] == "Residents"


def test_a_published_figure_has_one_column_and_a_share_is_called_one() -> None:
    assert rows(tables.series_table(monthly([618.0], CAMDEN, indicator("published")))) == [
        ["Period", "Homes"],
        ["January 2025", "618"],
    ]
    share = monthly([0.77], CAMDEN, indicator("published", unit="share"))
    assert rows(tables.series_table(share))[0] == ["Period", "Share"]


def test_a_mean_has_what_it_was_taken_over_and_not_its_sum() -> None:
    series = monthly([1.06], declared=indicator("mean"), numerator=230.0, denominator=217.0)
    assert rows(tables.series_table(series)) == [
        ["Period", "Points", "People asked"],
        ["January 2025", "1.06", "217"],
    ]


def test_a_count_is_told_once() -> None:
    series = monthly([12.0], declared=indicator("count"), numerator=12.0)
    assert rows(tables.series_table(series)) == [["Period", "A month"], ["January 2025", "12"]]


def test_a_position_is_of_the_end_of_its_period() -> None:
    assert rows(tables.series_table(monthly([1.3], declared=indicator(stock=True))))[0][0] == "At the end of"


def test_categories_are_named_under_their_breakdown_with_the_unknown_last() -> None:
    table = tables.comparison_table(by_category({"unknown": (0.9, 0.8, 1.0), "owner": (0.9, 0.85, 0.95)}))
    assert [row[0] for row in rows(table)] == ["Tenure", "Owner", "Not known"]
    assert [row[-1] for row in rows(table)] == ["Compared with Camden", "Higher", ""]


def test_a_table_of_nothing_names_no_period() -> None:
    table = tables.comparison_table(Comparison(indicator(), Frequency.MONTH, None, Level.WARD, (), None))
    assert table.caption == "Robbery by ward."


def test_parts_and_figures_without_a_range_are_not_set_beside_camden() -> None:
    parts = tables.comparison_table(by_category({"ROBBERY": (0.3, 0.2, 0.4)}, 1.3, indicator()))
    assert rows(parts)[0][-1] == "Chance variation"
    assert rows(tables.comparison_table(compared({"Belsize": 1.3})))[0][-1] == "Residents"


def test_a_count_of_people_that_is_withheld_is_said_to_be_and_never_blank() -> None:
    share = indicator("proportion", "high_is_good")
    low = monthly([0.05], declared=share, bound="at_most", denominator=80.0)
    table = tables.series_table(low)
    assert rows(table)[1] == ["January 2025", "5% or less", "[w]", "80"]
    assert table.caption.endswith("[w] withheld to protect people")
    withheld = tables.series_table(monthly(["small"], declared=share, denominator=80.0))
    assert rows(withheld)[1] == ["January 2025", "[w]", "[w]", "80"]


def test_what_a_publisher_prints_as_no_more_than_a_number_withholds_nothing() -> None:
    table = tables.series_table(monthly([618.0], CAMDEN, indicator("published"), bound="at_most"))
    assert rows(table)[1] == ["January 2025", "618 or less"]
    assert "[w]" not in table.caption


def test_those_who_gave_weighted_answers_are_not_called_weighted() -> None:
    for said in ("Residents who answered (weighted)", "Residents who answered, weighted", "Residents who answered"):
        declared = indicator("proportion", weighted=True, denominator=said)
        table = tables.series_table(monthly([0.65], declared=declared, numerator=175.0, denominator=270.0))
        assert table.headings[3] == "Residents who answered"
    census = indicator("proportion", denominator="Areas, weighted")
    assert tables.series_table(monthly([0.65], declared=census)).headings[3] == "Areas, weighted"
