"""The same indicators by hand in pandas: needed columns alone, words as categories, each extract read once."""

import sys
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tests.benchmarks.hands.asked import AREAS, BANK_HOLIDAYS, BOROUGH, CRIMES, KEY, NUMBERS, QUARTERLY, WORKING_DAYS
from tests.benchmarks.hands.timed import timed

WARDS = ["indicator", "area", "period", "breakdown", "category"]
# How many months each kind of period has, and in which month of a year the first of them begins.
PERIODS = {"month": (1, 0), "quarter": (3, 0), "financial_year": (12, 3)}


def counted(extracts: Path) -> pd.DataFrame:
    """The counts of wards (WARDS, NUMBERS): of a rate the numerator alone."""
    return pd.concat([*_crimes(extracts), _repairs(extracts), _damp(extracts)], ignore_index=True)


def summed(wards: pd.DataFrame, first: date) -> pd.DataFrame:
    """Over areas, then over time, for everyone and for each category alone (KEY, NUMBERS)."""
    areas = pd.read_csv(AREAS)
    everyone = _sums(wards.assign(breakdown="", category=""), WARDS)
    parts = pd.concat([everyone, wards[wards["breakdown"] != ""]])
    spans = [_over(parts, frequency) for frequency in PERIODS]
    over_time = _sums(pd.concat(spans), list(KEY)).loc[lambda rows: rows["period"] >= pd.Timestamp(first)]
    placed = over_time.merge(_membership(areas), on="area").assign(area=lambda rows: rows["whole"])
    rows = _sums(placed, list(KEY))
    residents = rows["area"].map(areas.set_index("code")["residents"])
    return rows.assign(denominator=rows["denominator"].where(~rows["indicator"].isin(CRIMES), residents))


def saved(rows: pd.DataFrame, path: Path) -> None:
    rows.assign(period=rows["period"].dt.date).to_parquet(path, index=False)


def _read(path: Path, columns: list[str], words: list[str]) -> pd.DataFrame:
    # Without the last, each day is an object of Python's.
    told = {"date_as_object": False}
    return pd.read_parquet(path, engine="pyarrow", columns=columns, read_dictionary=words, to_pandas_kwargs=told)


def _crimes(extracts: Path) -> list[pd.DataFrame]:
    words = ["ward_code", "major", "minor"]
    rows = _read(extracts / "recorded_crime.parquet", [*words, "month", "offences"], words)
    keys = ["ward_code", "month", "major", "minor"]
    found = rows.groupby(keys, observed=True, dropna=False, as_index=False, sort=False)[["offences"]].sum()
    found = found.astype(dict.fromkeys(words, str)).rename(columns={"month": "period", "offences": "numerator"})
    found["area"] = found["ward_code"].fillna("none")
    tables = []
    for slug, crime in CRIMES.items():
        own = found if crime.major is None else found[found["major"] == crime.major]
        own = own if crime.minor is None else own[own["minor"] == crime.minor]
        category = own["minor"].replace(crime.names) if crime.names else ""
        told = own.assign(indicator=slug, breakdown="offence" if crime.names else "", category=category)
        tables.append(_sums(told.assign(denominator=0), WARDS))
    return tables


def _repairs(extracts: Path) -> pd.DataFrame:
    words = ["ward_code", "trade"]
    columns = [*words, "finished_on", "target_days", "taken_days"]
    rows = _read(extracts / "repairs.parquet", columns, words)
    rows["period"] = _months(rows["finished_on"])  # grouping leaves out the open ones, which have none
    rows["in_time"] = rows["taken_days"] <= rows["target_days"]
    return _shares(rows, "repairs_on_time", "trade")


def _damp(extracts: Path) -> pd.DataFrame:
    words = ["ward_code", "risk"]
    rows = _read(extracts / "damp_cases.parquet", [*words, "raised_on", "inspected_on"], words)
    holidays = pd.read_csv(BANK_HOLIDAYS, parse_dates=["day"])["day"].to_numpy().astype("datetime64[D]")
    seen = rows["inspected_on"].notna().to_numpy()
    raised, inspected = (rows[name].to_numpy()[seen].astype("datetime64[D]") for name in ("raised_on", "inspected_on"))
    rows["in_time"] = False
    # Of the days after the report, up to that of the inspection.
    rows.loc[seen, "in_time"] = np.busday_count(raised + 1, inspected + 1, holidays=holidays) <= WORKING_DAYS
    rows["period"] = _months(rows["raised_on"])
    return _shares(rows, "damp_inspected_in_time", "risk")


def _months(days: pd.Series) -> NDArray[np.datetime64]:
    # NumPy's own, a tenth of what pandas' periods cost.
    return days.to_numpy().astype("datetime64[M]").astype("datetime64[s]")


def _shares(rows: pd.DataFrame, slug: str, breakdown: str) -> pd.DataFrame:
    grouped = rows.groupby(["ward_code", "period", breakdown], observed=True, sort=False)["in_time"]
    found = grouped.agg(numerator="sum", denominator="count").reset_index()
    found = found.rename(columns={"ward_code": "area", breakdown: "category"})
    return found.astype({"area": str, "category": str}).assign(indicator=slug, breakdown=breakdown)


def _over(rows: pd.DataFrame, frequency: str) -> pd.DataFrame:
    """The same rows with the first day of the period of a frequency in which theirs falls."""
    if frequency == "quarter":
        rows = rows[rows["indicator"].isin(QUARTERLY)]
    length, begins = PERIODS[frequency]
    month = rows["period"].to_numpy().astype("datetime64[M]").astype(np.int64)
    started = (month - begins) // length * length + begins
    return rows.assign(frequency=frequency, period=started.astype("datetime64[M]").astype("datetime64[s]"))


def _membership(areas: pd.DataFrame) -> pd.DataFrame:
    """Each place where something is counted, and whatever it is a part of (area, whole)."""
    wards = areas[areas["level"] == "ward"]
    own = [*wards["code"], "none"]
    wholes = {"area": own + list(wards["code"]) + own, "whole": own + list(wards["parent"]) + [BOROUGH] * len(own)}
    return pd.DataFrame(wholes)


def _sums(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    return rows.groupby(keys, observed=True, as_index=False, sort=False)[list(NUMBERS)].sum()


if __name__ == "__main__":
    timed(counted, summed, saved, sys.argv[1:])
