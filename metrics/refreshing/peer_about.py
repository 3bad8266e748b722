"""What each series of London's boroughs is, in our words where it is one that is kept."""

from collections.abc import Iterator, Mapping
from typing import Any

from data.vocabulary import PeerDay, Polarity
from data.vocabulary.licences import OPEN_GOVERNMENT
from metrics.declared.indicator import Indicator
from metrics.refreshing.inputs import Inputs
from metrics.refreshing.vintages import IMPORTED, Row
from metrics.snapshots.peer_series import PeerAbout

OFFICE = "Office for National Statistics"
EXPLORE = "https://www.ons.gov.uk/explore-local-statistics"


def unit_of(imported: Row, kept: Row | None) -> str:
    """The unit in which a series is kept; of one that is not kept, a share where it is printed in per cent."""
    if kept is not None:
        return str(kept["unit"])
    return "share" if imported["printed_in"] == "%" else str(imported["printed_in"])


def told(
    inputs: Inputs, kept: Mapping[str, Row], newer: Mapping[str, Row], refused: Mapping[str, str]
) -> Iterator[PeerAbout]:
    """What each series is: in our words where it is one that is kept, whatever file its figures are from."""
    of: dict[str, list[Indicator]] = {}
    for each in inputs.declared.values():
        if each.peers is not None:
            of.setdefault(each.peers, []).append(each)
    for name in sorted({*kept, *newer}):
        row = kept.get(name) or {}
        ours, file = of.get(name, []), newer.get(name)
        day, day_is = _day(inputs, row, file)
        yield PeerAbout(
            series=name,
            title=row.get("title") or newer[name]["title"],
            unit=row.get("unit") or unit_of(newer[name], None),
            polarity=ours[0].polarity if ours else Polarity(row.get("polarity") or Polarity.NEUTRAL),
            polarity_because=(ours[0].polarity_because if ours else row.get("polarity_because")) or "",
            priority=ours[0].priority if ours else row.get("priority") or "",
            indicators=tuple(each.slug for each in ours),
            source_title=row.get("source_title") or "Explore Local Statistics",
            source_address=row.get("source_address") or EXPLORE,
            publisher=row.get("publisher") or _publisher(file),
            licence=row.get("licence") or OPEN_GOVERNMENT,
            day=day,
            day_is=day_is,
            caveat=row.get("caveat") or "",
            refused=refused.get(name, ""),
        )


def _publisher(imported: Row | None) -> str:
    maker = imported["maker"] if imported else None
    return f"{maker}, gathered by the {OFFICE}" if maker and maker != OFFICE else OFFICE


def _day(inputs: Inputs, kept: Row, imported: Row | None) -> tuple[Any, PeerDay]:
    """The day of the file that the figures are from; where that says none, the day on which it was brought in."""
    if imported is not None and imported["source_day"] is not None:
        return imported["source_day"], PeerDay.PUBLISHED
    if imported is not None:
        return inputs.held[IMPORTED].extracted_on, PeerDay.IMPORTED
    return kept["source_date"], PeerDay(kept["source_date_is"])
