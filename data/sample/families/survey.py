"""Sample of the residents survey: who answers, and the weights that put right who does not."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from data.sample import Setting
from data.sample.draws import Numbers, Whole, odds
from data.sample.people import GROUPS, ethnicity, keys
from data.sample.questions import Sheets, answers
from data.sample.wards import share

SHEETS = 500  # a month
# How readily people answer, and who lives in which homes, over the average: ours.
TENURE_ANSWERS = np.array([1.25, 0.95, 0.90, 0.80])
AGE_ANSWERS = np.array([0.55, 0.75, 0.95, 1.10, 1.20, 1.35, 1.10])
SEX_ANSWERS = np.array([1.08, 0.92])
WARD_ANSWERS = 0.15  # spread
AGE_IN_TENURE = np.array(
    [
        [0.35, 0.40, 0.95, 1.30, 1.50, 1.60, 1.60],
        [0.90, 0.60, 0.95, 1.25, 1.30, 1.20, 1.10],
        [0.90, 0.70, 0.95, 1.20, 1.25, 1.20, 1.20],
        [1.50, 1.80, 1.10, 0.60, 0.40, 0.25, 0.20],
    ]
)
DISABLED_ODDS = np.array([0.45, 0.45, 0.75, 1.05, 1.6, 2.2, 3.8])  # by age
WOMEN = 0.52
LEAST, MOST = 0.25, 4.0  # weights are kept between these, so that no sheet speaks for too many


class Asked(NamedTuple):
    """What people are asked about themselves: the column, its categories, and how many do not say."""

    column: str
    categories: tuple[str, ...]
    not_told: float


ASKED = {
    "age": Asked("age_band", ("16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75+", "unknown"), 0.03),
    "sex": Asked("sex", ("female", "male", "unknown"), 0.015),
    "group": Asked("ethnicity_group", GROUPS, 0.06),
    "disabled": Asked("disabled", ("disabled", "not disabled", "unknown"), 0.05),
    "tenure": Asked(
        "tenure", ("owner", "council tenant", "housing association tenant", "private tenant", "unknown"), 0.04
    ),
}


def residents_survey(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """All sheets, by ward and day; the sheets of each quarter are weighted by themselves."""
    residents = _residents(setting.wards)
    ready = np.exp(random.normal(0, WARD_ANSWERS, residents.shape[0]))
    answering = (
        residents * ready[:, None, None, None] * TENURE_ANSWERS[:, None, None] * AGE_ANSWERS[:, None] * SEX_ANSWERS
    )
    sheets = _sheets(random, setting, answering)
    told = {name: _told(random, getattr(sheets, name), asked) for name, asked in ASKED.items()}
    weight = np.ones(sheets.day.size)
    quarter = sheets.day.astype("datetime64[M]").astype(np.int64) // 3
    for each in np.unique(quarter):
        rows = np.flatnonzero(quarter == each)
        weight[rows] = _weights({"ward": sheets.ward[rows]} | {name: told[name][rows] for name in told}, residents)
    table = pa.table(
        {
            "ward_code": setting.wards["code"].take(pa.array(sheets.ward)).combine_chunks(),
            "sheet_key": keys("a", 1 + np.arange(sheets.day.size)),
            "answered_on": pa.array(sheets.day),
            **{asked.column: pa.array(asked.categories).take(pa.array(told[name])) for name, asked in ASKED.items()},
            "weight": pa.array(np.round(weight, 4)),
            **answers(random, sheets, setting.wards, weight),
        }
    )
    yield table


def _residents(wards: pa.Table) -> Numbers:
    """Residents aged 16 and over by ward, tenure, age and sex, as near as published shares allow."""
    council, association, private = (share(wards, f"{name}_tenants") for name in ("council", "association", "private"))
    tenure = np.stack([1 - council - association - private, council, association, private], axis=1)
    adults = 1 - share(wards, "under_16")
    young, old = share(wards, "aged_16_to_29") / adults, share(wards, "aged_65_or_over") / adults
    middle = 1 - young - old
    parts = [(0.5, 0, 0), (0.5, 0.22, 0), (0, 0.30, 0), (0, 0.26, 0), (0, 0.22, 0), (0, 0, 0.58), (0, 0, 0.42)]
    age = np.stack([young * y + middle * m + old * o for y, m, o in parts], axis=1)
    cells = tenure[:, :, None] * age[:, None, :] * AGE_IN_TENURE
    cells *= (wards["residents"].to_numpy() * adults / cells.sum(axis=(1, 2)))[:, None, None]
    return np.asarray(cells[..., None] * np.array([WOMEN, 1 - WOMEN]))


def _sheets(random: np.random.Generator, setting: Setting, answering: Numbers) -> Sheets:
    """The people who answer, in order of ward and day."""
    months = setting.months
    numbers = random.poisson(SHEETS * setting.scale * random.gamma(200, 1 / 200, months.size))
    month = np.repeat(months, numbers)
    lengths = ((month + 1).astype("datetime64[D]") - month.astype("datetime64[D]")).astype(np.int64)
    day = month.astype("datetime64[D]") + np.floor(random.random(month.size) * lengths).astype(np.int64)
    cell = random.choice(answering.size, day.size, p=answering.ravel() / answering.sum())
    ward, tenure, age, sex = np.unravel_index(cell, answering.shape)
    order = np.lexsort([day, ward])
    ward, tenure, age, sex, day = (column[order] for column in (ward, tenure, age, sex, day))
    group = _groups(random, setting.wards, ward)
    disabled = odds(share(setting.wards, "disabled")[ward], DISABLED_ODDS[age])
    return Sheets(ward, tenure, age, sex, group, (random.random(day.size) >= disabled).astype(np.int64), day)


def _groups(random: np.random.Generator, wards: pa.Table, ward: Whole) -> Whole:
    edges = np.cumsum(ethnicity(wards, 0.0)[:, :-1], axis=1)[:, :-1]
    return np.asarray((random.random(ward.size)[:, None] >= edges[ward]).sum(axis=1))


def _told(random: np.random.Generator, true: Whole, asked: Asked) -> Whole:
    return np.where(random.random(true.size) < asked.not_told, len(asked.categories) - 1, true)


def _weights(known: dict[str, Whole], residents: Numbers) -> Numbers:
    """Weights about 1 with which the sheets have the residents' wards, tenures, ages and sexes.

    Those who did not tell keep the part of the sheets that they are.
    """
    size = known["ward"].size
    weight = np.ones(size)
    for _ in range(8):
        for axis, name in enumerate(("ward", "tenure", "age", "sex")):
            wanted = residents.sum(axis=tuple(other for other in range(4) if other != axis))
            there = np.bincount(known[name], minlength=wanted.size + 1)
            wanted = np.append(wanted / wanted.sum() * (size - there[-1]), there[-1])
            now = np.bincount(known[name], weight, minlength=wanted.size)
            weight *= (wanted / np.maximum(now, 1e-9))[known[name]]
        weight = np.clip(weight * size / weight.sum(), LEAST, MOST)
    return np.asarray(weight * size / weight.sum())


GENERATORS = {"residents_survey": residents_survey}
