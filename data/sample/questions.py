"""What residents say in the sample of their survey: a level for each question, and for whom it differs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from data.sample import stories
from data.sample.draws import Dates, Numbers, Whole, along, odds
from data.sample.stories import Levels
from data.sample.wards import share

OWN = 0.12  # spread, in log odds, of what is a ward's own


@dataclass(frozen=True, slots=True)
class Sheets:
    """Who the people are, told or not: indices of the survey's categories, and of wards; an entry for each sheet."""

    ward: Whole
    tenure: Whole  # owner, council tenant, housing association tenant, private tenant
    age: Whole  # from 16-24 to 75+
    sex: Whole  # 0 for women
    group: Whole
    disabled: Whole  # 0 for those who are
    day: Dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The share who say yes, about which effects in log odds are centred."""

    yes: float
    not_answered: float
    poverty: float = 0.0  # for each unit of the ward's share in income deprivation
    loneliness: float = 0.0  # for each unit of the log odds of the ward's modelled share
    women: float = 0.0
    disabled: float = 0.0
    tenant: float = 0.0  # of the council or a housing association
    private: float = 0.0
    ages: Mapping[int, float] = field(default_factory=dict)
    groups: Mapping[int, float] = field(default_factory=dict)
    over_time: Levels = field(default_factory=lambda: {"2021-11": 1.0})  # odds
    tenants_turn: float = 1.0  # power of those odds for tenants of the council or a housing association


# No Camden figure was found for any of these, so levels and differences are ours, but for loneliness: its wards differ
# as in the model, and more is said of being lonely sometimes (29% of adults) than often, as here.
QUESTIONS = {
    "lonely": Question(
        yes=0.09, not_answered=0.05, loneliness=1.0, disabled=0.95, tenant=0.3, ages={0: 0.45, 1: 0.15, 6: 0.25}
    ),
    "someone_to_turn_to": Question(yes=0.87, not_answered=0.04, disabled=-0.6, tenant=-0.35, ages={6: -0.2}),
    "safe_at_home": Question(yes=0.91, not_answered=0.02, women=-0.1, disabled=-0.4, tenant=-0.55),
    "safe_after_dark": Question(
        yes=0.66, not_answered=0.03, poverty=-1.3, women=-0.75, disabled=-0.5, ages={5: -0.1, 6: -0.35}
    ),
    "online_confident": Question(
        yes=0.84,
        not_answered=0.02,
        disabled=-0.8,
        tenant=-0.6,
        ages={0: 0.6, 1: 0.4, 5: -1.2, 6: -2.2},
        over_time=stories.ONLINE_ODDS,
    ),
    "eats_well": Question(
        yes=0.70,
        not_answered=0.04,
        disabled=-0.45,
        tenant=-0.6,
        private=-0.2,
        over_time=stories.EATS_WELL_ODDS,
        tenants_turn=1.25,
    ),
    "managing_financially": Question(
        yes=0.68,
        not_answered=0.07,
        disabled=-0.55,
        tenant=-0.95,
        private=-0.35,
        ages={5: 0.35, 6: 0.35},
        groups={0: -0.15, 1: -0.4},
        over_time=stories.MANAGING_ODDS,
        tenants_turn=1.25,
    ),
    "satisfied_with_area": Question(yes=0.81, not_answered=0.02, poverty=-1.6, tenant=-0.3),
    "neighbours_get_on": Question(yes=0.86, not_answered=0.09, poverty=-0.6, private=0.1),
}


def answers(random: np.random.Generator, sheets: Sheets, wards: pa.Table, weight: Numbers) -> dict[str, pa.Array]:
    """Yes, no or nothing to every question; the levels hold for the weighted sheets."""
    return {name: _answer(random, question, sheets, wards, weight) for name, question in QUESTIONS.items()}


def _answer(
    random: np.random.Generator, question: Question, sheets: Sheets, wards: pa.Table, weight: Numbers
) -> pa.Array:
    size = sheets.ward.size
    effect = _ward_effects(random, question, wards)[sheets.ward] + _effects(question, sheets)
    effect = effect - np.average(effect, weights=weight)
    tenant = (sheets.tenure == 1) | (sheets.tenure == 2)
    turn = along(question.over_time, sheets.day) ** np.where(tenant, question.tenants_turn, 1.0)
    yes = random.random(size) < odds(np.full(size, question.yes), np.exp(effect) * turn)
    return pa.array(yes, mask=random.random(size) < question.not_answered)


def _effects(question: Question, sheets: Sheets) -> Numbers:
    tenures = np.array([0.0, question.tenant, question.tenant, question.private])
    ages = np.array([question.ages.get(age, 0.0) for age in range(7)])
    groups = np.array([question.groups.get(group, 0.0) for group in range(5)])
    found = question.women * (sheets.sex == 0) + question.disabled * (sheets.disabled == 0)
    return np.asarray(found + tenures[sheets.tenure] + ages[sheets.age] + groups[sheets.group])


def _ward_effects(random: np.random.Generator, question: Question, wards: pa.Table) -> Numbers:
    lonely = share(wards, "lonely")
    poverty = question.poverty * wards["income_deprived"].to_numpy()
    own = OWN * random.standard_normal(lonely.size)
    return np.asarray(poverty + question.loneliness * np.log(lonely / (1 - lonely)) + own)
