"""Sample of community safety casework: anti-social behaviour and domestic abuse."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import after, along, chosen, days, entered, flow, known, numbered, told
from data.sample.places import covered, each, parts, poverty, residents

# MHCLG, English Indices of Deprivation 2025: anti-social behaviour, incidents for each 1,000 people at risk, from
# LSOAs to wards by area. Used for how wards differ, not for how many cases there are.
DISORDER = {
    "E05013652": 19.48,
    "E05013653": 28.80,
    "E05013654": 28.93,
    "E05013655": 49.61,
    "E05013656": 23.43,
    "E05013657": 12.89,
    "E05013658": 18.02,
    "E05013659": 18.58,
    "E05013660": 22.34,
    "E05013661": 28.23,
    "E05013662": 18.76,
    "E05013663": 17.80,
    "E05013664": 25.22,
    "E05013665": 38.22,
    "E05013666": 41.32,
    "E05013667": 16.74,
    "E05013668": 30.96,
    "E05013669": 35.42,
    "E05013670": 18.99,
    "E05013671": 31.50,
}
KINDS = {
    "noise": 0.36,
    "drugs": 0.15,
    "intimidation": 0.13,
    "rough sleeping and begging": 0.09,
    "vandalism": 0.06,
    "animals": 0.05,
    "vehicles": 0.05,
    "hate incident": 0.02,
    "other": 0.09,
}
IN_TIME, UNRECORDED, RESOLVED = 3, 0.04, 0.72  # working days to a first contact; contacts not written down; resolved


def asb_cases(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Cases opened in the months covered, most in the wards where the police hear of most."""
    return numbered(_asb_cases(random, setting), "case_key", "a")


def _asb_cases(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    disorder = np.array([DISORDER[code] for code in setting.wards["code"].to_pylist()])
    expected = flow(stories.ASB, setting.months)
    _, last = covered(setting)
    for ward, part in each(setting, parts(disorder * residents(setting.wards))):
        opened = days(random, setting.months, part * expected, day_off=0.4)
        in_time = random.random(opened.size) < along(stories.ASB_CONTACTED_IN_TIME, opened) / (1 - UNRECORDED)
        late = IN_TIME + 1 + random.exponential(4, opened.size).astype(np.int64)
        contact = after(opened, np.where(in_time, random.integers(0, IN_TIME + 1, opened.size), late))
        closed = known(contact + 3 + random.gamma(1.3, 38, opened.size).astype(np.int64), last)
        contact[random.random(opened.size) < UNRECORDED] = np.datetime64("NaT")
        table = pa.table(
            {
                "ward_code": pa.repeat(ward, opened.size),
                "kind": chosen(random, KINDS, opened.size),
                "opened_on": opened,
                "first_contact_on": known(contact, last),
                "closed_on": closed,
                "resolved": told(random, np.full(opened.size, RESOLVED), ~np.isnat(closed)),
            }
        )
        yield table.filter(pa.array(entered(random, opened, last, mean_days=2)))


RISK = {"standard": 0.44, "medium": 0.30, "high": 0.18, "unknown": 0.08}
NO_WARD = 0.08  # of referrals: the address withheld for safety, or outside Camden
NOT_REACHED = 0.07  # never answered, or it was not safe to call


def domestic_abuse_referrals(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Referrals by ward, then those with no ward; wards differ half by residents and half by poverty."""
    return numbered(_domestic_abuse_referrals(random, setting), "referral_key", "v")


def _domestic_abuse_referrals(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    expected = flow(stories.ABUSE, setting.months)
    _, last = covered(setting)
    wards = [*each(setting, (residents(setting.wards) + poverty(setting.wards)) / 2)]
    for ward, part in [*wards, (None, setting.scale * NO_WARD / (1 - NO_WARD))]:
        referred = days(random, setting.months, part * expected, day_off=0.5)
        in_time = random.random(referred.size) < along(stories.ABUSE_CONTACTED_IN_TIME, referred) / (1 - NOT_REACHED)
        late = 3 + random.exponential(4, referred.size).astype(np.int64)
        contact = referred + np.where(in_time, random.integers(0, 3, referred.size), late)
        contact[random.random(referred.size) < NOT_REACHED] = np.datetime64("NaT")
        table = pa.table(
            {
                "ward_code": pa.repeat(pa.scalar(ward, pa.string()), referred.size),
                "risk": chosen(random, RISK, referred.size),
                "referred_on": referred,
                "first_contact_on": known(contact, last),
            }
        )
        yield table.filter(pa.array(entered(random, referred, last, mean_days=1)))


GENERATORS = {"asb_cases": asb_cases, "domestic_abuse_referrals": domestic_abuse_referrals}
