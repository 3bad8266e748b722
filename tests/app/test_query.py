"""The page of queries: what is asked is answered, or refused in a sentence, and its origin goes wherever it goes."""

import html
import io
import re
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

import metrics
from pages.components.words.asked import LONGEST_LINK, SAMPLE
from pages.components.words.examples import EXAMPLES
from tests.app import reading
from tests.app.conftest import sound
from tests.app.reading import QUERY, alts, charts, headings, markup, text, words
from tests.unit.pages.hostile import NAMED, Structure

ROBBERY = """select period, value, lower, upper from observations
where indicator = 'robbery' and level = 'borough' and breakdown = ''
and frequency = 'month' and not provisional order by period"""


@pytest.fixture
def ask(visit):
    return lambda sql, world="published", **address: visit(world, QUERY, sql=sql, **address)


def wrong(at):
    """What stands in the place of an answer, as words."""
    found = re.search(r'<div class="asked-wrong" role="alert">(.*?)</div>', markup(at), re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", found[1]).split()) if found else ""


def cells(at):
    table = re.search(r'<table class="data asked">.*?</table>', markup(at), re.DOTALL)[0]
    return [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in re.findall(r"<tr>(.*?)</tr>", table)]


@pytest.fixture
def files(ask):
    """The files of an answer, by how their names end, each with its whole name."""

    def files(sql, world="published"):
        at = ask(sql, world)
        return {each.name.rpartition(".")[2]: (each.name, each.content()) for each in reading.files(at)}

    return files


def test_the_first_visit_has_an_example_in_the_box_and_no_answer(visit):
    at = visit("published", QUERY)
    assert at.text_area[0].value == next(iter(EXAMPLES.values()))
    assert headings(at) == ["What do you want to know?"]
    assert "Nothing to show yet" in text(at)
    assert "At most 10,000 rows, 10 seconds and 512 MB." in text(at)
    assert "sql" not in at.query_params


def test_an_example_fills_the_box_and_run_answers_it(visit):
    at = visit("published", QUERY)
    title = "Wards by their residents"
    sound(at.selectbox(key="query_example").select(title).run())
    assert at.text_area[0].value == EXAMPLES[title]
    assert "Nothing to show yet" in text(at)
    sound(at.button[0].click().run())
    assert "20 rows, in " in text(at)
    assert at.query_params["sql"] == EXAMPLES[title]
    assert len(cells(at)) == 21


@pytest.mark.parametrize("title", EXAMPLES)
def test_every_example_is_answered_over_the_sample_and_drawn(ask, title):
    at = ask(EXAMPLES[title], "whole")
    assert wrong(at) == ""
    assert re.search(r"\b[1-9]\d* rows?, in ", text(at))
    assert len(charts(at)) == (title != "What is getting worse in all Camden")  # which has no number


def test_the_rows_are_those_of_the_snapshot_and_of_the_pages(ask, made):
    at = ask(ROBBERY)
    shown = cells(at)[1:]
    series = metrics.snapshot(made("published").snapshots).series("robbery", metrics.BOROUGH)
    known = [each for each in series.observations if not each.provisional]
    assert [(row[0], float(row[1])) for row in shown if "null" not in row[1]] == [
        (f"{each.period}", each.value) for each in known if each.value is not None
    ]


def test_an_answer_of_published_figures_says_that_none_of_it_is_made_up(ask):
    at = ask("select code from areas", "sample")
    assert "No figure on this page is made up" in text(at)
    assert SAMPLE not in text(at)


def test_an_answer_of_the_sample_is_marked_on_the_page_in_the_picture_and_in_every_file(ask):
    at = ask(
        "select area, value, 'published' as origin from observations where indicator = 'robbery' and value > 1 limit 5",
        "sample",
    )
    assert SAMPLE in text(at)
    assert '<span class="chip">Sample</span>' in markup(at)
    (chart,) = charts(at)
    assert "SAMPLE" in str(chart.spec["layout"]["annotations"])
    assert SAMPLE.rstrip(".") in markup(at).partition("data-copy=")[2]


SAID = """select value, lower, area, period, '=1+1' as "=cmd", 'published' as origin from observations
where indicator = 'robbery' and level = 'ward' and breakdown = '' and value > 1
order by area, period limit 5"""


def test_the_files_have_the_rows_with_their_types_and_no_formula(files, made):
    taken = files(SAID)
    assert {name for name, _ in taken.values()} == {
        f"query-{metrics.snapshot().name}.{kind}" for kind in ("csv", "parquet", "xlsx")
    }
    rows = pq.read_table(io.BytesIO(taken["parquet"][1]))
    assert rows.num_rows == 5
    assert rows.column_names == ["value", "lower", "area", "period", "=cmd", "origin"]
    assert rows.schema.field("period").type == "date32[day]"
    csv = pyarrow.csv.read_csv(io.BytesIO(taken["csv"][1]))
    assert csv["value"].to_pylist() == rows["value"].to_pylist()
    assert csv.column_names[4] == csv["'=cmd"].to_pylist()[0].replace("=1+1", "=cmd")
    book = openpyxl.load_workbook(io.BytesIO(taken["xlsx"][1]))
    (sheet,) = book.worksheets[1:]
    content = list(sheet.iter_rows(min_row=3, values_only=True))
    assert content[0] == ("value", "lower", "area", "period", "'=cmd", "origin")
    assert [row[0] for row in content[1:]] == rows["value"].to_pylist()
    assert [row[3].date() for row in content[1:]] == rows["period"].to_pylist()
    cover = " ".join(str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row)
    assert "where indicator = 'robbery'" in cover
    assert metrics.snapshot().name in cover


def test_the_files_of_sample_figures_say_so_in_their_names_and_in_every_row(files):
    taken = files(SAID, "sample")
    assert all(name.startswith("sample-data-query-") for name, _ in taken.values())
    rows = pq.read_table(io.BytesIO(taken["parquet"][1]))
    assert rows["sample_data"].to_pylist() == ["made up, in part or whole"] * 5
    assert b"made up, in part or whole" in taken["csv"][1]
    book = openpyxl.load_workbook(io.BytesIO(taken["xlsx"][1]))
    cover = " ".join(str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row)
    assert "Sample data: figures here are made up" in cover or "made up to show how the dashboard works" in cover
    assert "made up, in part or whole" in [row[-1] for row in book.worksheets[1].iter_rows(values_only=True)]


KINDS = """select null as nothing, interval 3 days as i, 1.50::decimal(9, 2) as d, '<b>&' as html, [1, 2] as l,
{'a': date '2020-01-01'} as s, 'nan'::double as n, '-inf'::double as f, timestamp '2020-01-01 10:00' as t, true as b,
1::hugeint as h, map {'a': 1} as m, '1'::blob as x, 'a'::enum('a') as e, time '10:00' as at, date 'infinity' as never,
9007199254740993 as big, 1e-7 as little"""


def test_every_kind_of_value_can_be_seen_and_taken_away(ask, files):
    (told,) = cells(ask(KINDS))[1:]
    row = [html.unescape(re.sub("<[^>]*>", "", each)) for each in told]
    assert row[:12] == [
        "null", "3 days", "1.50", "<b>&", "[1, 2]", '{"a": "2020-01-01"}', "NaN", "-infinity",
        "2020-01-01 10:00:00", "true", "1", '[["a", 1]]',
    ]  # fmt: skip
    assert row[12:16] == ["31", "a", "10:00:00", row[15]]
    assert row[16:] == ["9007199254740993", "0.0000001"]
    taken = files(KINDS)
    rows = pq.read_table(io.BytesIO(taken["parquet"][1]))
    assert rows["l"].to_pylist() == [[1, 2]]
    assert rows["i"].to_pylist() == ["3 days"]
    assert taken["csv"][1].count(b"\n") == 2
    assert openpyxl.load_workbook(io.BytesIO(taken["xlsx"][1])).worksheets[1].max_row == 4


def test_a_fault_stands_in_the_place_of_the_answer_with_its_line_and_place(ask):
    at = ask("select a.name, o.valeu, o.lower\nfrom observations o\njoin areas a on a.code = o.area")
    told = wrong(at)
    assert told.startswith("Line 1: observations has no column “valeu”. 1 select a.name, o. valeu , o.lower ^^^^^")
    assert told.endswith("Did you mean value ? Your query is kept as you wrote it.")
    assert at.text_area[0].value.startswith("select a.name, o.valeu")
    assert "Traceback" not in words(at)


@pytest.mark.parametrize(
    "attempt",
    ["with i as (copy areas to 'x.csv') select 1", "select * from '/etc/passwd'", "select 1; drop table areas"],
)
def test_an_attempt_is_refused_and_the_page_is_alive(ask, attempt):
    at = ask(attempt)
    assert "There is no table" in wrong(at) or "cannot be run here" in wrong(at)
    assert "What is there?" in text(at)
    at.text_area[0].set_value("select count(*) as n from areas")
    sound(at.button[0].click().run())
    assert cells(at)[1] == ["27"]


@pytest.mark.parametrize("hostile", NAMED)
def test_what_is_in_a_query_or_its_answer_is_text(ask, hostile):
    usual = {*Structure(markup(ask("select 'a' as a, 1 as b"))).elements, *Structure(markup(ask("select a"))).elements}
    usual |= {*Structure(markup(ask("select 1 as a, 2 as b"))).elements}
    usual |= {("mark", ()), ("td", ("class",)), ("th", ("scope", "class")), ("th", ("scope",)), ("td", ())}
    value, name = hostile.replace("'", "''"), hostile.replace('"', '""')
    for sql in (f"select '{value}' as a, 1 as b", f'select 1 as a, 2 as "{name}"', f"select {hostile}", hostile):
        assert set(Structure(markup(ask(sql))).elements) <= usual, sql


def test_more_than_fifty_rows_are_in_the_files_and_that_is_said(ask):
    at = ask("select i from range(120) t(i)")
    assert "The first 50 rows are shown; the files have all 120." in text(at)
    assert len(cells(at)) == 51


def test_more_rows_than_are_given_are_said(ask):
    assert "Cut at 10,000 rows; the download holds the same 10,000." in text(ask("select i from range(10001) t(i)"))


def test_no_row_and_no_picture_say_so(ask):
    at = ask("select name from areas where name = 'Atlantis'")
    assert "No row, in " in text(at)
    assert "It needs a name or a day in each row, and a number." in text(at)


def test_the_units_of_the_one_indicator_that_is_named_are_those_of_the_picture(ask):
    share = """select a.name, o.value from observations o join areas a on a.code = o.area
    where o.indicator = 'repairs_on_time' and o.level = 'ward' and o.frequency = 'financial_year'
    and o.breakdown = '' and o.reason = '' limit 5"""
    assert "%" in alts(ask(share, "whole"))[0]
    assert "%" not in alts(ask(share.replace("o.value", "2 * o.value as twice"), "whole"))[0]


def test_a_query_that_is_too_long_for_an_address_is_answered_and_says_that_it_has_no_link(visit):
    at = visit("published", QUERY)
    sql = f"select count(*) as n from areas where name <> '{'x' * LONGEST_LINK}'"
    at.text_area[0].set_value(sql)
    sound(at.button[0].click().run())
    assert cells(at)[1] == ["27"]
    assert "too long for a link" in text(at)
    assert "sql" not in at.query_params


def test_the_link_leads_to_the_same_answer(ask):
    at = ask("select name, residents from areas where name like '%&%' order by 1")
    (to,) = re.findall(r'href="(query\?[^"]*)"', markup(at))
    again = ask(parse_qs(urlsplit(html.unescape(to)).query)["sql"][0])
    assert cells(again) == cells(at)


def test_what_there_is_to_ask_is_told_with_the_meaning_of_every_column(visit):
    at = visit("whole", QUERY)
    told = metrics.tables_listed(metrics.snapshot())
    assert len(told) > 10
    for table in told:
        assert f"<code>{table.name}</code>" in markup(at)
        assert all(each.meaning for each in table.columns), table.name
    assert not {"ledger", "freshness"} & {each.name for each in told}


def test_a_world_without_figures_can_be_asked_too(ask):
    at = ask("select count(*) as n from observations", "empty")
    assert cells(at)[1] == ["0"]


def test_what_was_refused_is_not_run_again_before_it_is_asked_again(ask, monkeypatch):
    asked, real = [], metrics.QueryDesk.ask

    def noted(self, snapshot, sql, tick):
        asked.append(sql)
        return real(self, snapshot, sql, tick)

    monkeypatch.setattr(metrics.QueryDesk, "ask", noted)
    at = ask("select nothing from areas")
    sound(at.selectbox(key="filter_ward").select_index(1).run())
    assert "areas has no column “nothing”." in wrong(at)
    assert asked == ["select nothing from areas"]
    sound(at.button[0].click().run())
    assert asked == ["select nothing from areas"] * 2
