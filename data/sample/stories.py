"""Every story built into the sample, and the levels it starts from: what there is to find in it.

Each says what is published, with where; what is marked as ours is invented, and nobody's finding. What is not here
is steady but for seasons and chance. How wards differ stands in `wards` and `places`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Levels = Mapping[str, float]  # levels at months written 2023-06, in order: straight between them, flat outside


@dataclass(frozen=True, slots=True)
class Flow:
    """How many begin in the borough each month, and the yearly wave: so much more in month `peak`, less opposite."""

    monthly: Levels
    season: float = 0.0
    peak: int = 1


@dataclass(frozen=True, slots=True)
class Turn:
    """The odds of a good outcome in some wards, as a multiple of the borough's: one before, another a year after."""

    wards: tuple[str, ...]
    odds: Levels


# People and work

# 3,200 staff, 77%, had completed the learning offer from May 2021 to about mid-2022 (The Way We Work): so 4,156 staff.
# No later figure is in print, and none by directorate. Ours: half of those who have joined since complete it, so that
# the share falls by two to three points a year; managers and some directorates are ahead.
STAFF_IN_POST = {"2021-05": 4_150, "2022-06": 4_156, "2024-01": 4_190, "2026-10": 4_210}
TRAINING_LAUNCHED, TRAINING_REACHED = "2021-05-01", "2022-06-30"
TRAINED_AT_FIRST = 0.775  # of those with three months to do it in, who do it by then
TRAINED_JOINERS = 0.52  # of those who join after it, who do it
TRAINED_JOINERS_DAYS = 95.0  # from joining to completing, on average, for those who do
TRAINED_MANAGERS = 1.4  # odds over other staff
TRAINED_DIRECTORATES = {  # odds over the mean
    "Adults and Health": 0.80,
    "Children and Learning": 1.20,
    "Corporate Services": 1.50,
    "Homes and Communities": 0.75,
    "Investment, Place and Opportunity": 1.10,
}

# Black, Asian and other ethnicities rose by 3 points at Level 6 and 1.9 at chief officer in 2022/23 (pay gap report;
# 9 points are reported for 2020/21). Levels are not in print; 40.5% of residents are of those groups (Census 2021).
# Ours: senior staff start at 21%, rise by about two points a year to March 2023, and by less than one since.
SENIOR_GLOBAL_MAJORITY = 0.21  # May 2021, of those with known ethnicity
SENIOR_CHOSEN = {"2023-03": 0.48, "2023-04": 0.32}  # of those appointed to Level 6 and above

# No figure is in print. Ours: of those who take a seat, more are of the global majority every year.
SEATS_CHOSEN = {"2016-01": 0.24, "2021-11": 0.32, "2026-10": 0.39}

# Of 24,000 aged 16 to 24. At 16 and 17, 1.8% to 2.0% were in none (Department for Education, 2021 to 2025); of all 16
# to 24 year-olds in the United Kingdom about one in eight was (Office for National Statistics, 2024 and 2025). No
# figure for Camden at those ages is in print. Ours: 9%, since many are students; no change, so that there is none to
# be found; and twice as many not known when courses begin.
YOUNG_PEOPLE = 24_000
YOUNG_PEOPLE_IN_NONE = 0.09  # of those with known status
YOUNG_PEOPLE_NOT_KNOWN = 0.055
NOT_KNOWN_SEASON = {9: 1.8, 10: 1.6, 11: 1.25}  # months, over the rest of the year

# Good Work Camden's first hub was planned for Gospel Oak in 2020; no count of people into jobs was found. Ours: fewer
# find work within six months of those who start from July 2024, at every hub.
JOB_HUBS_ODDS = {"2024-06": 1.0, "2024-07": 0.70}

# Trussell parcels (one for each person, some from other boroughs) given out in Camden in the years from April: Hamhigh,
# London World; 2024/25 at medium confidence. Ours: later years are like 2024/25, and the other kinds of help.
FOOD_PARCELS = {2020: 28_062, 2021: 28_745, 2022: 44_709, 2023: 66_776, 2024: 70_332}
PANTRY_VISITS = {"2021-11": 450, "2023-06": 1_050}
CO_OPERATIVE_VISITS = {"2021-11": 200, "2024-06": 480}

# Uptake in England was 54% in 2021 (Sustain, from the NHS Business Services Authority) and 62.7% a year after cards
# took the place of paper in September 2021 (the Authority itself). Ours: Camden is like England, and level since.
HEALTHY_START_UPTAKE = {"2021-09": 0.54, "2022-10": 0.627}
HEALTHY_START_ELIGIBLE = {"2021-11": 1_720, "2026-10": 1_560}  # fewer children are born: ours

# The Mayor of London pays for a meal for every primary pupil since September 2023 (decision MD3146). Ours: of those
# entitled by income, six points more then take theirs in primary schools, and no more in others.
SCHOOL_MEALS_PRIMARY = {"2023-08": 0.79, "2023-09": 0.85}

# 35.9% of Year 6 overweight or very overweight, and 9.1% of Reception very overweight (Health and Wellbeing Board,
# December 2024). Ours: no change over the five years.
YEAR_6_OVERWEIGHT, RECEPTION_OVERWEIGHT = 0.359, 0.205

# A Cost of Living Crisis Fund was set up in 2022, and food parcels rose by half in 2022/23. Ours: fewer residents then
# manage on their money or eat well, and half of that comes back. Odds over those of 2021.
MANAGING_ODDS = {"2022-03": 1.0, "2023-02": 0.58, "2024-03": 0.75}
EATS_WELL_ODDS = {"2022-03": 1.0, "2023-02": 0.72, "2024-03": 0.85}
# Ours: every year more residents can do online what they need to.
ONLINE_ODDS = {"2021-11": 1.0, "2026-10": 1.7}

# The Digital Inclusion Project began in May 2021 as a pilot of 100 (Good Work Camden). Ours: it grows to 120 a month.
DIGITAL_SUPPORT = {"2021-05": 12, "2022-04": 45, "2023-04": 95, "2024-04": 120}

# The East Integrated Neighbourhood Team began in 2024 at Kentish Town Health Centre; inspectors praised it (CQC,
# February 2025). Ours: people in East then meet someone sooner after a referral.
EAST_TEAM_DAYS = {"2024-03": 1.0, "2024-04": 0.72}  # waiting times over what they would be
SOCIAL_PRESCRIBING = {"2021-11": 95, "2023-06": 125, "2026-10": 140}

# Homes and neighbourhoods

KENTISH_TOWN = ("E05013663", "E05013664")  # North and South

# 104,257 finished in 2024/25, of every kind (Regulator of Social Housing); 106,585 the year before. Other years: ours.
REPAIRS = Flow({"2021-11": 8_800, "2023-10": 8_880, "2024-10": 8_690}, season=0.12, peak=1)
REPAIRS_EMERGENCY = 0.40  # the same return: 41,981 of 104,257
# Regulator of Social Housing, RP02, in the middle of the years they are of: emergencies 84.6% (2023/24) and 85.9%
# (2024/25), others 77.7% and 84.5%. Before and after: ours.
REPAIRS_ON_TIME_EMERGENCY = {"2021-11": 0.835, "2023-10": 0.846, "2024-10": 0.859}
REPAIRS_ON_TIME_OTHER = {"2021-11": 0.745, "2022-12": 0.74, "2023-10": 0.777, "2024-10": 0.845}
# The pilot in Kentish Town began in June 2023: repairs and housing officers in one office, a year to build trust. That
# repairs then finished on time more often is ours: no figure is published.
REPAIRS_TURN = Turn(KENTISH_TOWN, {"2023-06": 0.75, "2024-06": 1.9})
# TP02: 65.8% satisfied with repairs in 2023/24, 64.5% in 2024/25. That late ones please fewer is ours.
REPAIRS_SATISFIED_ON_TIME = {"2023-10": 0.72, "2024-10": 0.685}
REPAIRS_SATISFIED_LATE = 0.39
REPAIRS_ANSWERED = 0.24  # of finished repairs; ours

# Reports of damp rose in all of England after the inquest on Awaab Ishak (November 2022); ten working days to an
# inspection are law since 27 October 2025. Levels: 10 a ward and month lately, the shares ours.
DAMP = Flow({"2022-10": 150, "2023-01": 210, "2024-01": 200}, season=0.45, peak=1)
DAMP_INSPECTED_IN_TIME = {"2021-11": 0.66, "2022-12": 0.60, "2024-06": 0.74, "2025-09": 0.76, "2025-12": 0.86}

# Tenants satisfied that shared parts are clean: 71.8% in 2023/24 (TP10). Inspectors are kinder: ours.
INSPECTIONS = Flow({"2021-11": 1200})
INSPECTIONS_WELL_KEPT = {"2021-11": 0.80, "2026-10": 0.83}

# Halls filled again after the pandemic; 45 bookings a ward and month, ours.
BOOKINGS = Flow({"2021-11": 560, "2023-03": 900}, season=0.10, peak=5)

# The landlord's return has 3,705 cases in 2023/24 and 764 in 2024/25 (NM01), and does not say why. Before and since:
# ours, as many.
ASB = Flow({"2024-03": 3_705 / 12, "2024-04": 764 / 12}, season=0.22, peak=7)
ASB_CONTACTED_IN_TIME = {"2021-11": 0.68, "2023-06": 0.71, "2026-10": 0.76}

# 4.5 a ward and month with a ward recorded, and more each year: ours.
ABUSE = Flow({"2021-11": 88, "2026-10": 102}, season=0.06, peak=7)
ABUSE_CONTACTED_IN_TIME = {"2021-11": 0.78, "2026-10": 0.82}

# 22,500 households helped by Council Tax Support in 2022/23. Accounts, and those in arrears: ours, near the 92,701
# households of Census 2021 and the 10,084 low-income households in arrears of council tax or rent of April 2022.
ACCOUNTS_A_HOUSEHOLD = {"2021-11": 0.99, "2026-10": 1.02}
SUPPORTED = {"2021-11": 23_300, "2022-10": 22_500, "2024-10": 22_300}
IN_ARREARS = {"2021-11": 10_300, "2022-10": 10_600, "2023-10": 11_900, "2025-04": 12_200}
ARREARS_POUNDS = {"2021-11": 760, "2026-10": 1_020}  # for each account in arrears

# 8 a ward and month lately, after the winter of dear energy: levels ours.
DEBT = Flow({"2021-11": 130, "2022-06": 140, "2023-01": 175, "2024-06": 160}, season=0.10, peak=2)
DEBT_PLAN_IN_TIME = {"2021-11": 0.66, "2023-01": 0.62, "2024-06": 0.70}
DEBT_ENERGY = {"2021-11": 0.10, "2022-11": 0.20, "2024-06": 0.14}  # part of cases that are about energy first

# Statutory homelessness, detailed tables for local authorities, to December 2025 (Ministry of Housing, Communities and
# Local Government): duties owed in a quarter went from 56 to 126 (prevention), 125 to 353 (relief) and 50 to 165
# (main), and the part of prevention duties that end with a home from 56% in 2022 to 43% in 2025. About as many since:
# ours.
PREVENTION = Flow({"2021-11": 18, "2022-08": 14.5, "2023-08": 18, "2025-02": 23, "2025-05": 42.5})
RELIEF = Flow({"2021-11": 44, "2023-08": 53, "2024-02": 84, "2025-08": 107, "2025-11": 117})
MAIN = Flow({"2022-06": 13, "2023-06": 14, "2024-06": 35, "2025-03": 52})
PREVENTED = {"2022-06": 0.56, "2023-09": 0.57, "2024-10": 0.51, "2025-01": 0.43}

# The same tables: households in temporary accommodation, as each month begins; about 1,000 in April 2025 is the
# council's own news. Nearly half are with children, about two of them; two in three are outside the borough.
HOUSEHOLDS_PLACED = {
    "2022-01": 541,
    "2023-01": 558,
    "2023-04": 647,
    "2024-01": 683,
    "2025-05": 1_000,
    "2025-10": 1_221,
    "2026-01": 1_339,
}
PLACED_WITH_CHILDREN = 0.485
PLACED_OUTSIDE = {"2022-01": 0.67, "2024-01": 0.56, "2025-10": 0.655}

# 3 a ward and month, about a fifth of three bedrooms or more; more since new family homes are finished: ours.
LETTINGS = Flow({"2021-11": 60})
FAMILY_HOMES = {"2021-11": 0.20, "2026-10": 0.24}

# 24,000 homes. No figure for Camden is published; about half at C or better before the works of the last years,
# near what social landlords in England had. Works: the part of homes below C that had them in a year.
COUNCIL_HOMES = 24_000
RETROFITTED_A_YEAR = {"2015-01": 0.015, "2021-11": 0.03, "2023-06": 0.07}

# 31.1% of household waste recycled in 2018/19 (council plan); the last figure that we know, so no trend. Tonnes: ours.
HOUSEHOLD_WASTE = Flow({"2021-11": 5_050, "2026-10": 4_900}, season=0.04, peak=6)
RECYCLED = 0.311
