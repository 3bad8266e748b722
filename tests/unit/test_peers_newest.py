"""The newest period of a series of boroughs, read alone, is that of the whole series; so are Camden's own figures."""

from datetime import date

import pyarrow as pa

from metrics.snapshots.peer_series import PeerAbout
from metrics.snapshots.peers import FIGURES, Peers, about_table, figures_table
from tests.unit.pages.made_peers import CODES, about

CAMDEN, LAMBETH = CODES["Camden"], CODES["Lambeth"]


def row(area: str, period: date, value: float | None, months: int = 12) -> dict[str, object]:
    status = "" if value is not None else "u"
    own = {"series": "poor_children", "area": area, "period": period, "months": months}
    return own | {"value": value, "lower": None, "upper": None, "status": status}


def peers(*rows: dict[str, object], of: PeerAbout | None = None) -> Peers:
    return Peers(about_table([of or about()]), figures_table(pa.Table.from_pylist(list(rows), schema=FIGURES)))


def test_the_newest_that_camden_has_a_figure_for_is_that_of_the_whole_series() -> None:
    first, second, third = (date(year, 4, 1) for year in (2021, 2022, 2023))
    held = peers(
        row(CAMDEN, first, 0.3), row(LAMBETH, first, 0.4),
        row(CAMDEN, second, 0.27), row(LAMBETH, second, 0.35),
        row(CAMDEN, third, None), row(LAMBETH, third, 0.31),
    )  # fmt: skip
    newest, whole = held.newest("poor_children"), held.of("poor_children")
    assert newest is not None
    assert whole is not None
    assert newest.periods == (whole.latest,)
    assert newest.periods[0].first == second
    assert held.own("poor_children") == ((first, 12, 0.3), (second, 12, 0.27), (third, 12, None))


def test_of_two_lengths_from_one_day_the_newest_is_one() -> None:
    day = date(2023, 1, 1)
    held = peers(
        row(CAMDEN, day, 0.3, 12), row(CAMDEN, day, 0.2, 1), row(LAMBETH, day, 0.4, 12), row(LAMBETH, day, 0.5, 1)
    )
    newest, whole = held.newest("poor_children"), held.of("poor_children")
    assert newest is not None
    assert whole is not None
    assert newest.periods == (whole.latest,)


def test_without_a_figure_of_camden_there_is_no_newest() -> None:
    held = peers(row(CAMDEN, date(2023, 4, 1), None), row(LAMBETH, date(2023, 4, 1), 0.4))
    assert held.newest("poor_children") is None
    assert held.newest("other") is None
    assert held.own("other") == ()
