"""Is it us, or everywhere? The page of Camden among other boroughs: its table, what it looks closer at, and states."""

import csv
import html
import io
import re

import openpyxl
import pytest

import metrics
from metrics import Beside, PeerGroup, PeersRefused, among, changed_among
from metrics.refreshing import peers as refreshing_peers
from pages.components.exhibits import as_file, books, peer_asked
from pages.components.exhibits.peer_figures import codes, held
from pages.components.exhibits.peer_rows import rows as rows_of
from pages.components.exhibits.peers_all import peers_all
from pages.components.exhibits.peers_changed import peers_changed
from pages.components.exhibits.peers_now import peers_now
from pages.components.html.peer_table import peer_table
from pages.components.words.peers import in_short
from tests.app.reading import INDICATOR, PEERS, PRIORITY, alerts, alts, charts, choice, markup, text
from tests.app.reading import rows as cells
from tests.worlds import CAMDEN_TOWN, crimes, nothing

PRIORITIES = metrics.priorities()
OBESE, POOR, LIBRARY, ENGAGED = "adults_obese", "child_poverty_after_housing", "visited_library", "engaged_with_arts"


def stand(at):
    """The rows of the table, each with its cells from the indicator on."""
    (found,) = re.findall(r'<table class="stand peers".*?</table>', markup(at), re.DOTALL)
    return [row[-5:] for row in cells(found)[1:]]


def lead(at):
    return html.unescape(re.sub(r"<[^>]+>", "", re.search(r'<p class="lead">(.*?)</p>', markup(at))[1]))


def csv_rows(exhibit):
    return list(csv.DictReader(io.StringIO(as_file.csv(exhibit.taken).decode("utf-8-sig"))))


@pytest.mark.parametrize("group", PeerGroup)
def test_every_series_that_is_held_is_in_the_table_with_what_the_snapshot_says_of_it(visit, whole, group):
    at, snapshot = visit(whole, PEERS, beside=group), whole.snapshot
    told = {row[0]: row for row in stand(at)}
    assert len(told) == len(snapshot.peer_series) > 40
    for each in held(snapshot, PRIORITIES).values():
        (own,) = [row for name, row in told.items() if name.startswith(each.title)]
        found = among(snapshot.peers(each.about.series), group)
        assert own[-1] == in_short(found)


@pytest.mark.parametrize("group", PeerGroup)
def test_the_sentence_counts_what_the_table_shows(visit, whole, group):
    at = visit(whole, PEERS, beside=group)
    words = [row[-1] for row in stand(at)]
    many = len(metrics.PEER_GROUPS[group])
    judged = [each for each in words if not each.endswith("no range")]
    better = sum(each.startswith("Better") for each in judged)
    worse = sum(each.startswith("Worse") for each in judged)
    assert lead(at).startswith(
        f"Of {len(words)} indicators held for London's boroughs, {len(judged)} are published with"
    )
    assert re.search(
        rf"better than most of \w+ {many} .*boroughs on {better or 'none'} and worse on {worse or 'none'}", lead(at)
    )
    assert f"The other {len(words) - len(judged)} have a place here, and no verdict." in lead(at)


def test_one_without_a_range_is_never_called_better_or_worse(whole):
    for group in PeerGroup:
        for row in rows_of(whole.snapshot, PRIORITIES, group).told:
            if row.among.ranged:
                continue
            for exhibit in (
                build(whole.snapshot, row.of.code, group) for build in (peers_now, peers_all, peers_changed)
            ):
                assert not re.search(r"\b([Bb]etter|[Ww]orse|too close) ", exhibit.finding), exhibit.finding
                assert exhibit.absent or "No range is published" in exhibit.finding
            assert row.most is Beside.NONE


def test_child_poverty_by_hand(visit, whole):
    """27.26% in 2024/25: 4th lowest of the nine, 14th of 33, and down by 1.77 points, more than in 7 of 8."""
    told = text(visit(whole, PEERS, indicator=POOR))
    assert "At 27%, Camden is 4th lowest of 9 (itself and its 8 similar boroughs). No range is published" in told
    assert "Camden is 14th lowest of 33." in told
    assert "Highest: Tower Hamlets, 50%; lowest: Richmond upon Thames, 11%." in told
    assert "Since 2023/24 Camden fell 1.8 percentage points: more than in 7 of 8 and less than in 1." in told
    taken = csv_rows(peers_now(whole.snapshot, POOR, PeerGroup.SIMILAR))
    (own,) = [row for row in taken if row["area_name"] == "Camden" and row["period_label"] == "2024/25"]
    assert float(own["value"]) == pytest.approx(0.2726452777)


@pytest.mark.parametrize("group", PeerGroup)
@pytest.mark.parametrize("code", [OBESE, POOR, LIBRARY, "gas_per_home", "median_weekly_pay", "literacy"])
def test_what_is_taken_along_is_exactly_what_is_shown(whole, code, group):
    snapshot, series = whole.snapshot, None
    now, every = peers_now(snapshot, code, group), peers_all(snapshot, code, group)
    for exhibit in (now, every):
        newest = [
            row
            for row in csv_rows(exhibit)
            if row["what"] == "figure" and row["period_label"] == exhibit.table.caption.rpartition(", ")[2]
        ]
        assert [row["area_name"] for row in newest] == [row[0] for row in exhibit.table.rows]
        for row, shown in zip(newest, exhibit.table.rows, strict=True):
            series = series or row["title"]
            number = float(re.sub(r"[^\d.]", "", shown[1])) if row["value"] else None
            scale = 100 if row["unit"] == "share, 0 to 1" else 1
            assert number is None or number == pytest.approx(float(row["value"]) * scale, abs=0.51)
            assert (row["lower"] == "") == (shown[2] == "")
            assert (row["origin"], row["title"]) == ("published", series)
            assert row["source"] in exhibit.source
    if now.more:
        middles = [row for row in csv_rows(now) if row["what"].startswith("middle of the group")]
        assert [row["period_label"] for row in middles] == [row[0] for row in now.more[0].rows]


def test_changes_are_taken_along_with_both_figures(whole):
    exhibit = peers_changed(whole.snapshot, OBESE, PeerGroup.SIMILAR)
    found = changed_among(whole.snapshot.peers("adult_obesity_prevalence"), PeerGroup.SIMILAR)
    taken = csv_rows(exhibit)
    changes = [row for row in taken if row["what"].startswith("change since 2015/16")]
    assert {row["area_name"]: float(row["value"]) for row in changes} == {
        each.name: each.change for each in (found.camden, *found.others)
    }
    for row in changes:
        then, now = (
            next(
                float(each["value"])
                for each in taken
                if (each["area"], each["period_label"], each["what"]) == (row["area"], when, "figure")
            )
            for when in ("2015/16", "2024/25")
        )
        assert now - then == pytest.approx(float(row["value"]), abs=1e-9)


@pytest.mark.parametrize("code", [OBESE, "literacy"])
def test_a_workbook_says_what_it_is_of_and_what_each_column_means(whole, code):
    snapshot = whole.snapshot
    exhibit = peers_now(snapshot, code, PeerGroup.SIMILAR)
    book = openpyxl.load_workbook(io.BytesIO(books.of_exhibit(snapshot, exhibit)))
    cover = " ".join(str(cell.value) for row in book.worksheets[0] for cell in row if cell.value)
    assert exhibit.question in cover
    assert "Open Government Licence v3.0" in cover
    assert exhibit.finding in cover
    meaning = {row[0].value: row[1].value for row in book["Columns"]}
    assert meaning["camden_is"].startswith("How Camden stands beside it")


def test_the_table_is_taken_along_with_every_borough(whole):
    told = peer_table(whole.snapshot, PRIORITIES, PeerGroup.INNER_LONDON)
    taken = csv_rows(told.table)
    of = [row for row in taken if row["indicator"] == OBESE]
    assert len([row for row in of if row["what"] == "figure"]) == 14
    assert len({row["indicator"] for row in taken}) == len(told.table.table.rows)
    places = {row["title"]: row["camden_place"] for row in taken if row["area_name"] == "Camden"}
    for shown in told.table.table.rows:
        place = next(words for title, words in places.items() if shown[0].split(", ")[0] in title)
        assert shown[-1].startswith(f"{place}.")
    assert {row["camden_place"] for row in taken if row["area_name"] != "Camden"} == {""}


def test_a_choice_of_priority_shows_its_own_alone(visit, whole):
    at = visit(whole, PEERS, priority="food")
    assert any(row[0].startswith("Adults with obesity") for row in stand(at))
    assert len(stand(at)) < 8
    chosen = next(box for box in at.selectbox if box.label == "Indicator")
    assert len(chosen.options) == len(stand(at))
    assert choice(at, "indicator") == OBESE  # the one that stands apart comes first


def test_where_nothing_is_held_for_others_the_page_says_so(visit, whole):
    at = visit(whole, PEERS, priority="anti_racism")
    assert "No figure of Anti-racism learning is held for other boroughs." in text(at)
    assert [box.label for box in at.selectbox if box.label == "Indicator"] == []
    assert not charts(at)


def test_one_period_only_says_that_no_change_can_be_told(visit, whole):
    told = text(visit(whole, PEERS, indicator=ENGAGED))
    assert "Figures are there in 2023/24 alone." in told
    assert "One period only There are figures in 2023/24 alone, so that no change can be told." in told
    assert len(charts(visit(whole, PEERS, indicator=ENGAGED))) == 2


def test_a_borough_without_a_figure_stays_last_with_its_word(whole):
    exhibit = peers_now(whole.snapshot, "life_satisfaction", PeerGroup.INNER_LONDON)
    *_, last, london, england = exhibit.table.rows
    assert last[:2] == ["City of London", "too unreliable to print"]
    assert (london[0], england[0]) == ("London", "England")
    assert "City of London (too unreliable to print) has no figure in 2022/23." in exhibit.finding
    notes = [each["text"] for each in exhibit.figures[0].drawing["layout"]["annotations"]]
    assert "too unreliable to print" in notes


def test_unlike_vintages_are_not_drawn_together(whole, monkeypatch):
    """In the place of what would be drawn stands a box that names both."""
    about = next(each for each in whole.snapshot.peer_series if OBESE in each.indicators)
    printed = next(iter(whole.snapshot.printed[OBESE].values()))
    newest = whole.snapshot.series(OBESE, metrics.BOROUGH).latest.period
    refused = PeersRefused(about, newest, 0.12, 0.104, printed)
    monkeypatch.setattr(peer_asked, "series_of", lambda *_: refused)
    exhibit = peer_asked.asked(whole.snapshot, OBESE, PeerGroup.SIMILAR, "{}: who else is like this?", "peers-now")
    assert exhibit.absent.title == "Not drawn together"
    for words in ("12.00%", "10.40%", printed.publisher, "6 May 2026", "different vintages or definitions"):
        assert words in exhibit.absent.words


def test_without_any_series_of_boroughs_the_page_says_what_is_missing(visit, tmp_path, monkeypatch):
    """As before anything is imported, where the project's own table is not there."""
    monkeypatch.setattr(refreshing_peers, "FIGURES_KEPT", "another_table")
    world, declared = nothing(tmp_path), crimes(tmp_path / "declared")
    (declared / "safety" / "robbery.sql").unlink()
    assert world.refresh(declared).peer_series == ()
    at = visit(world, PEERS, ward=CAMDEN_TOWN)
    assert "No figure of these priorities is held for other boroughs." in text(at)
    assert not charts(at)
    assert [box.label for box in at.selectbox if box.label == "Indicator"] == []
    assert "Is it us, or everywhere?" not in text(visit(world, PRIORITY, priority="safety"))


def test_a_place_that_is_chosen_elsewhere_is_said_not_to_be_compared(visit, whole):
    words = "Other boroughs are compared with all Camden, not with Camden Town."
    assert words in text(visit(whole, PEERS, ward=CAMDEN_TOWN))
    assert words in text(visit(whole, INDICATOR, indicator=OBESE, ward=CAMDEN_TOWN))
    assert words in text(visit(whole, PRIORITY, priority="food", ward=CAMDEN_TOWN))
    assert "Other boroughs" not in text(visit(whole, PEERS)).partition("Of 4")[0]


def test_an_indicator_that_is_held_for_others_asks_whether_it_is_everywhere(visit, whole):
    at = visit(whole, INDICATOR, indicator=OBESE)
    told = text(at)
    assert "Is it us, or everywhere? Published At 10%, Camden is better than 6 of its 8 similar boroughs" in told
    assert 'href="peers?indicator=adults_obese"' in html.unescape(markup(at))
    assert any(each.startswith("Ranked dots: Adults with obesity by borough, 2024/25.") for each in alts(at))
    other = visit(whole, INDICATOR, indicator="repairs_on_time")
    assert "Is it us, or everywhere?" not in text(other)


def test_a_priority_has_a_line_of_each_with_a_way_to_it(visit, whole):
    at = visit(whole, PRIORITY, priority="food")
    section = markup(at).partition("Is it us, or everywhere?")[2].partition("</section>")[0]
    assert '<a class="here" href="peers?indicator=adults_obese">Adults with obesity</a>' in html.unescape(section)
    assert "Better than 6 of 8." in section
    assert "Is it us, or everywhere?" not in text(visit(whole, PRIORITY, priority="anti_racism"))


def test_what_the_address_asks_and_is_not_there_is_refused_as_text(visit, whole):
    at = visit(whole, PEERS, priority="<script>", indicator="zzz", beside="<b>q")
    assert alerts(at) == [
        f"{each} This page shows what is there instead."
        for each in ("There is no group of boroughs <b>q.", "There is no priority <script>.",
                     "There is no indicator held for other boroughs zzz.")
    ]  # fmt: skip
    assert "<script>" not in markup(at)


def test_every_series_can_be_looked_closer_at_beside_every_group(whole):
    snapshot = whole.snapshot
    for code in codes(snapshot):
        for group in PeerGroup:
            for exhibit in (build(snapshot, code, group) for build in (peers_now, peers_all, peers_changed)):
                words = " ".join(
                    filter(None, (exhibit.finding, exhibit.how_to_read, *(each.alt for each in exhibit.figures)))
                )
                assert not re.search(r"\bNone\b|\bnan\b|: \.|  |\.\.|\{", words), words
                assert exhibit.absent or (exhibit.table and exhibit.source and exhibit.period)
