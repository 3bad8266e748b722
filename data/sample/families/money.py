"""Sample of debt: council tax accounts and advice."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import Numbers, Whole, along, chosen, days, entered, flow, known, numbered
from data.sample.places import covered, each, parts, poverty

DRIFT, DRIFT_KEPT = 0.008, 0.9  # how much a ward strays from its course in a month, and keeps of its straying
# Over the mean of the year: fewer owe just after the new bills of April, most in March.
SINCE_APRIL = np.linspace(0.97, 1.03, 12)


def council_tax_accounts(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Each ward's accounts at the end of each month; what is counted at every scale is the borough's own number."""
    wards, months = setting.wards, setting.months
    homes = np.asarray(wards["households"].to_numpy(), dtype=float)
    deprived = np.asarray(wards["income_deprived"].to_numpy(), dtype=float)
    april = (months.astype(int) - 3) % 12
    accounts = homes[:, None] * along(stories.ACCOUNTS_A_HOUSEHOLD, months) * _strays(random, setting, DRIFT / 4)
    supported = poverty(wards)[:, None] * along(stories.SUPPORTED, months) * _strays(random, setting, DRIFT)
    # Arrears follow poverty less than support does: those who pay nothing owe nothing.
    owing = parts(homes * deprived**0.6)[:, None] * along(stories.IN_ARREARS, months) * SINCE_APRIL[april]
    in_arrears = owing * _strays(random, setting, DRIFT)
    each_owes = along(stories.ARREARS_POUNDS, months) * random.lognormal(0, 0.08, (homes.size, 1))
    ward, month = np.indices(in_arrears.shape).reshape(2, -1)
    yield pa.table(
        {
            "ward_code": wards["code"].take(pa.array(ward)),
            "month": months[month].astype("datetime64[D]"),
            "accounts": _whole(accounts),
            "supported": _whole(supported),
            "in_arrears": _whole(in_arrears),
            "arrears_pounds": np.round(_whole(in_arrears) * each_owes.ravel(), 2),
        }
    )


def _strays(random: np.random.Generator, setting: Setting, size: float) -> Numbers:
    """By ward and month: where accounts stand this month is near where they stood in the last."""
    steps = random.normal(0, size, (setting.wards.num_rows, setting.months.size))
    for month in range(1, setting.months.size):
        steps[:, month] += DRIFT_KEPT * steps[:, month - 1]
    return np.asarray(np.exp(steps))


def _whole(numbers: Numbers) -> Whole:
    return np.asarray(np.round(numbers), dtype=np.int64).ravel()


KINDS = {"rent": 0.30, "council tax": 0.24, "credit": 0.30, "benefit overpayment": 0.09, "other": 0.07}  # not energy
IN_TIME, NO_PLAN, NOT_ASKED = 28, 0.14, 0.07  # days to a plan; cases that end without; cases with debts not yet known


def debt_advice_cases(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Cases opened in the months covered, as wards are poor; about energy more often in the winter of 2022/23."""
    return numbered(_debt_advice_cases(random, setting), "case_key", "m")


def _debt_advice_cases(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    expected = flow(stories.DEBT, setting.months)
    _, last = covered(setting)
    for ward, part in each(setting, poverty(setting.wards)):
        opened = days(random, setting.months, part * expected, day_off=0.02)
        energy = random.random(opened.size) < along(stories.DEBT_ENERGY, opened)
        kind = np.where(energy, "energy", chosen(random, KINDS, opened.size).to_numpy(zero_copy_only=False))
        in_time = random.random(opened.size) < along(stories.DEBT_PLAN_IN_TIME, opened) / (1 - NO_PLAN)
        soon = random.triangular(1, 16, IN_TIME + 1, opened.size)
        waited = np.where(in_time, soon, IN_TIME + 1 + random.exponential(18, opened.size)).astype(np.int64)
        agreed = opened + waited
        agreed[random.random(opened.size) < NO_PLAN] = np.datetime64("NaT")
        pounds = np.round(random.lognormal(np.log(4_200), 0.9, opened.size), 2)
        table = pa.table(
            {
                "ward_code": pa.repeat(ward, opened.size),
                "kind": pa.array(kind, pa.string()),
                "debt_pounds": pa.array(pounds, mask=random.random(opened.size) < NOT_ASKED),
                "opened_on": opened,
                "plan_agreed_on": known(agreed, last),
            }
        )
        yield table.filter(pa.array(entered(random, opened, last, mean_days=2)))


GENERATORS = {"council_tax_accounts": council_tax_accounts, "debt_advice_cases": debt_advice_cases}
