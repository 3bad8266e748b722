"""The same indicators by hand in polars: lazy, by its streaming engine, each extract read once; in an environment that
has polars, and nothing else of what the project needs."""

import sys
from datetime import date
from pathlib import Path

import polars as pl

from tests.benchmarks.hands.asked import AREAS, BANK_HOLIDAYS, BOROUGH, CRIMES, KEY, NUMBERS, QUARTERLY, WORKING_DAYS
from tests.benchmarks.hands.timed import timed

WARDS = ("indicator", "area", "period", "breakdown", "category")
DAY = pl.duration(days=1)


def counted(extracts: Path) -> pl.DataFrame:
    """The counts of wards (WARDS, NUMBERS): of a rate the numerator alone."""
    offences, *shares = pl.collect_all([_offences(extracts), _repairs(extracts), _damp(extracts)], engine="streaming")
    crimes = [_crime(offences.lazy(), slug) for slug in CRIMES]
    return pl.concat([*pl.collect_all(crimes), *(each.select(*WARDS, *NUMBERS) for each in shares)])


def summed(wards: pl.DataFrame, first: date) -> pl.DataFrame:
    """Over areas, then over time, for everyone and for each category alone (KEY, NUMBERS)."""
    rows, areas = wards.lazy(), pl.read_csv(AREAS)
    everyone = _sums(rows.with_columns(breakdown=pl.lit(""), category=pl.lit("")), WARDS)
    parts = pl.concat([everyone.select(*WARDS, *NUMBERS), rows.filter(pl.col("breakdown") != "")])
    period = pl.col("period")
    spans = {
        "month": parts,
        "quarter": parts.filter(pl.col("indicator").is_in(QUARTERLY)).with_columns(period.dt.truncate("1q")),
        "financial_year": parts.with_columns(period.dt.offset_by("-3mo").dt.truncate("1y").dt.offset_by("3mo")),
    }
    named = [each.with_columns(frequency=pl.lit(frequency)) for frequency, each in spans.items()]
    over_time = _sums(pl.concat(named), KEY).filter(period >= first)
    placed = over_time.join(_membership(areas).lazy(), on="area").with_columns(area=pl.col("whole"))
    residents = areas.select("code", "residents").lazy()
    rate = pl.col("indicator").is_in(list(CRIMES))
    denominator = pl.when(rate).then("residents").otherwise("denominator")
    found = _sums(placed, KEY).join(residents, left_on="area", right_on="code", how="left")
    return found.select(*KEY, "numerator", denominator=denominator).collect(engine="streaming")


def saved(rows: pl.DataFrame, path: Path) -> None:
    rows.write_parquet(path)


def _offences(extracts: Path) -> pl.LazyFrame:
    rows = pl.scan_parquet(extracts / "recorded_crime.parquet")
    return rows.group_by("ward_code", "month", "major", "minor").agg(numerator=pl.col("offences").sum())


def _crime(offences: pl.LazyFrame, slug: str) -> pl.LazyFrame:
    crime = CRIMES[slug]
    if crime.major is not None:
        offences = offences.filter(pl.col("major") == crime.major)
    if crime.minor is not None:
        offences = offences.filter(pl.col("minor") == crime.minor)
    told = offences.with_columns(
        indicator=pl.lit(slug),
        area=pl.col("ward_code").fill_null("none"),
        period=pl.col("month"),
        breakdown=pl.lit("offence" if crime.names else ""),
        category=pl.col("minor").replace(crime.names) if crime.names else pl.lit(""),
        denominator=pl.lit(0, pl.Int64),
    )
    return _sums(told, WARDS).select(*WARDS, *NUMBERS)


def _repairs(extracts: Path) -> pl.LazyFrame:
    rows = pl.scan_parquet(extracts / "repairs.parquet").filter(pl.col("finished_on").is_not_null())
    in_time = pl.col("taken_days") <= pl.col("target_days")
    return _shares(rows, "repairs_on_time", "trade", "finished_on", in_time)


def _damp(extracts: Path) -> pl.LazyFrame:
    holidays = pl.read_csv(BANK_HOLIDAYS, try_parse_dates=True)["day"].to_list()
    # Of the days after the report, up to that of the inspection.
    waited = pl.business_day_count(pl.col("raised_on") + DAY, pl.col("inspected_on") + DAY, holidays=holidays)
    rows = pl.scan_parquet(extracts / "damp_cases.parquet")
    return _shares(rows, "damp_inspected_in_time", "risk", "raised_on", waited <= WORKING_DAYS)


def _shares(rows: pl.LazyFrame, slug: str, breakdown: str, day: str, in_time: pl.Expr) -> pl.LazyFrame:
    grouped = rows.group_by(area="ward_code", period=pl.col(day).dt.month_start(), category=breakdown)
    found = grouped.agg(numerator=in_time.sum().cast(pl.Int64), denominator=pl.len().cast(pl.Int64))
    return found.with_columns(indicator=pl.lit(slug), breakdown=pl.lit(breakdown))


def _membership(areas: pl.DataFrame) -> pl.DataFrame:
    """Each place where something is counted, and whatever it is a part of (area, whole)."""
    wards = areas.filter(pl.col("level") == "ward")
    own = [*wards["code"], "none"]
    wholes = own + wards["parent"].to_list() + [BOROUGH] * len(own)
    return pl.DataFrame({"area": own + wards["code"].to_list() + own, "whole": wholes})


def _sums(rows: pl.LazyFrame, keys: tuple[str, ...]) -> pl.LazyFrame:
    return rows.group_by(keys).agg(pl.col(NUMBERS).sum())


if __name__ == "__main__":
    timed(counted, summed, saved, sys.argv[1:])
