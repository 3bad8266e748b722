"""Every table as HTML: text is text, and parts that are stacked keep their roles."""

import re

from markupsafe import Markup

from pages.components.exhibits.exhibit import Table
from pages.components.html import table


def test_the_first_cell_names_its_row_and_figures_stand_to_the_right() -> None:
    html = table.table(Table("Wards", ["Ward", "Share"], [["Belsize", "84%"], ["Kilburn", "75%"]], "Kilburn"))
    assert re.findall(r"<tr.*?</tr>", html) == [
        '<tr><th scope="col">Ward</th><th scope="col" class="n">Share</th></tr>',
        '<tr><th scope="row">Belsize</th><td class="n">84%</td></tr>',
        '<tr class="chosen"><th scope="row">Kilburn</th><td class="n">75%</td></tr>',
    ]
    assert html.startswith('<div class="scroll" role="region" tabindex="0" aria-label="Wards">')


def test_a_table_of_one_column_is_one() -> None:
    html = table.table(Table("Wards", ["Ward"], [["Belsize"]]))
    assert re.findall(r"<tr.*?</tr>", html)[1] == '<tr><th scope="row">Belsize</th></tr>'


def test_a_table_of_words_has_no_figures() -> None:
    assert 'class="n"' not in table.table(Table("Ways", ["Do", "Run"], [["Fetch", "python"]], of_words=True))


def test_what_is_not_markup_is_text() -> None:
    html = table.table(Table("<b>", ["<i>", "<u>"], [["<s>", Markup("<em>x</em>")]]))
    assert set(re.findall(r"<(?:b|i|u|s|em)>", html)) == {"<em>"}
    assert "&lt;s&gt;" in html
    assert "<script>" not in table.stacked("x", ["<script>"], [table.body([table.row(table.cell("<script>"))])])


def test_a_stacked_cell_says_its_class_and_its_span_where_it_has_one() -> None:
    assert table.cell("x") == '<td role="cell">x</td>'
    assert table.cell("x", name="why", span=4) == '<td role="cell" class="why" colspan="4">x</td>'
    assert table.row(table.row_header("y"), name="part") == (
        '<tr role="row" class="part"><th scope="row" role="rowheader">y</th></tr>'
    )


def test_the_parts_of_a_table_have_their_headings_over_their_rows() -> None:
    rows = [["Jan", "1"], ["Feb", "2"], ["Mar", "3"]]
    html = table.table(Table("Two", ["Month", "Figure"], rows, parts={0: "First <b>", 2: "Second"}))
    bodies = re.findall(r"<tbody>(.*?)</tbody>", html)
    assert [re.findall(r'<th scope="rowgroup" colspan="2">(.*?)</th>', each) for each in bodies] == [
        ["First &lt;b&gt;"],
        ["Second"],
    ]
    assert [re.findall(r'<th scope="row">(.*?)</th>', each) for each in bodies] == [["Jan", "Feb"], ["Mar"]]


def test_a_table_is_called_by_its_caption_without_what_its_signs_mean() -> None:
    assert table.named(Table("Wards. [w] withheld", [], [])) == "Wards"
    assert table.named(Table("Wards.", [], [])) == "Wards"
