"""Tables of published figures that the project keeps, each made here from its publishers' files.

What reads the tables reads the CSV files beside this module, as any extract; nothing but `python -m data.published`
needs the files they were made from.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from data.contracts.contract import Contract
from data.contracts.folder import all_contracts
from data.published import census, claimants, deprivation, emissions, figures, health_index, modelled, official, peers
from data.published.publication import PublishedRow, Value

Make = Callable[[Path], Iterable[PublishedRow]]

# Each takes the folder that `realdata` and `facts` are in, and gives the table's rows in any order.
TABLES: Mapping[str, Make] = {
    "air_quality": modelled.air_quality,
    "census_2021": census.rows,
    "claimants_small_areas": claimants.rows,
    "deprivation": deprivation.rows,
    "emissions": emissions.rows,
    "fuel_poverty": modelled.fuel_poverty,
    "health_index": health_index.rows,
    "loneliness_modelled": modelled.loneliness,
    "official_figures": official.rows,
    "peer_figures": peers.figures,
    "peer_series": peers.series,
    "published_figures": figures.rows,
}


def text(name: str, folder: Path) -> str:
    """The whole CSV of a table, made from the files in a folder; the same files give the same text.

    Raises ValueError naming the file and what is wrong with it, and OSError where one is absent.
    """
    contract = all_contracts()[name]
    try:
        made = list(TABLES[name](folder))
    except (LookupError, TypeError, ArithmeticError, csv.Error) as error:
        said = f"{type(error).__name__} {error}".strip()
        raise ValueError(
            f"{name}: its files are not as their publishers served them ({said}); get them again"
        ) from error
    made.sort(key=lambda row: [_written(row[key]) for key in contract.primary_key])
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(contract.names)
    writer.writerows(_cells(row, contract) for row in made)
    return file.getvalue()


def _cells(row: PublishedRow, contract: Contract) -> list[str]:
    if set(row) != set(contract.names):
        raise ValueError(f"{contract.name}: a row has {', '.join(row)}; its contract has {', '.join(contract.names)}")
    return [_written(row[name]) for name in contract.names]


def _written(value: Value) -> str:
    """A cell: days in ISO form, numbers in plain decimals, nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
