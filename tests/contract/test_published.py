"""The kept tables of published figures are what their publishers' files say, and every row says where it is from."""

import copy
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import data
from data.holding.files import reference_path
from data.periods import start
from data.published import TABLES, __main__, figures, text
from data.published.figures import reading
from data.published.small_areas import working_age
from data.vocabulary import Frequency
from tests.worlds import World

Row = dict[str, str]
TRUE_WARD_TOPICS = {"residents", "households", "deprivation"}
# The publishers' own pages, where the facts name a copy or none.
OWN_ADDRESSES = {"pay_2017", "new_homes_2021", "census_2021", "census_2021_residents", "deprivation"}


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def kept(name: str) -> list[Row]:
    return read(reference_path(data.all_contracts()[name]))


def figure(series: str, year: int) -> Row:
    (row,) = [row for row in kept("published_figures") if (row["series"], row["period"][:4]) == (series, str(year))]
    return row


def total(rows: Iterable[Row], column: str) -> float:
    return sum(float(row[column]) for row in rows)


def small_areas(shared: Path) -> dict[str, str]:
    rows = read(shared / "realdata/ons_lookups/LSOA21_WD24_LAD24_EW_LU_camden.csv")
    return {row["LSOA21CD"]: row["WD24CD"] for row in rows}


def values(shared: Path, path: str, code: str, column: str) -> dict[str, float]:
    return {row[code]: float(row[column]) for row in read(shared / "realdata" / path) if row[column]}


@pytest.mark.shared
@pytest.mark.parametrize("name", TABLES)
def test_a_kept_table_is_what_its_files_make(name: str, shared: Path) -> None:
    assert reference_path(data.all_contracts()[name]).read_bytes() == text(name, shared).encode()


def test_each_kept_table_has_a_contract_and_each_such_contract_a_maker() -> None:
    published = {name: each for name, each in data.all_contracts().items() if each.origin}
    assert published.keys() == TABLES.keys()
    assert {name for name, each in published.items() if each.origin == "quoted"} == {"published_figures"}
    for name, contract in published.items():
        day = "data_to" if name == "peer_series" else "period"
        assert (contract.path, contract.counts, contract.date) == (f"published/{name}.csv", "things", day)


@pytest.mark.parametrize("name", TABLES)
def test_a_kept_table_keeps_its_contract(name: str) -> None:
    assert data.check(name) == []


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_where_it_is_from_and_how_sure_it_is(name: str) -> None:
    # Of the boroughs' figures, the row of their series says it.
    series = {row["series"]: row for row in kept("peer_series")} if name == "peer_figures" else {}
    for row in kept(name):
        said = series.get(row.get("series", ""), row)
        for column in ("source_title", "source_address", "publisher", "licence", "caveat"):
            assert said[column].strip() == said[column] != ""
        assert said["confidence"] in ("high", "medium")
        assert said["source_date"] == row["source_date"]
        assert row["source_date"] >= row.get("period", row.get("data_to", ""))


@pytest.mark.parametrize("name", TABLES)
def test_a_kept_table_is_plain_text_with_unix_line_ends(name: str) -> None:
    content = reference_path(data.all_contracts()[name]).read_bytes()
    assert content.decode("utf-8").replace("£", "").isascii()  # a unit of the publisher's own
    assert b"\r" not in content


# A series of the boroughs has its publisher's own days, which a year of its own may begin with.
@pytest.mark.parametrize("name", [name for name in TABLES if name not in ("peer_figures", "peer_series")])
def test_a_period_is_the_first_day_of_its_year_quarter_or_month(name: str) -> None:
    for row in kept(name):
        first = date.fromisoformat(row["period"])
        assert first == start(Frequency(row.get("frequency", "year")), first)


@pytest.mark.parametrize("name", [name for name in TABLES if "ward_code" in data.all_contracts()[name].names])
def test_a_table_by_ward_has_every_ward_alike(name: str) -> None:
    rows_of = Counter(row["ward_code"] for row in kept(name))
    assert len(rows_of) == 20
    assert len(set(rows_of.values())) == 1


@pytest.mark.shared
def test_nothing_is_written_where_a_table_cannot_be_made(tmp_path: Path) -> None:
    before = reference_path(data.all_contracts()["emissions"]).stat().st_mtime_ns
    done = CliRunner().invoke(__main__.app, ["--from", str(tmp_path)])
    assert done.exit_code == 1
    assert done.stderr.startswith("Nothing was written: ")
    assert reference_path(data.all_contracts()["emissions"]).stat().st_mtime_ns == before


@pytest.mark.shared
@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\x00", b'"a\n' + b"x" * 200_000], ids=range(4))
@pytest.mark.parametrize("name", TABLES)
def test_files_that_are_not_the_publishers_make_no_table(
    name: str, content: bytes, shared: Path, tmp_path: Path
) -> None:
    for folder in ("realdata", "facts"):
        for file in (*(shared / folder).rglob("*.csv"), *(shared / folder).rglob("*.md")):
            path = tmp_path / file.relative_to(shared)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    with pytest.raises(ValueError, match=r"\w"):
        text(name, tmp_path)


@pytest.mark.shared
def test_the_command_writes_every_table(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(__main__, "reference_path", lambda contract: tmp_path / contract.path)
    done = CliRunner().invoke(__main__.app, ["--from", str(shared)])
    assert done.exit_code == 0
    for name in TABLES:
        contract = data.all_contracts()[name]
        assert (tmp_path / contract.path).read_bytes() == reference_path(contract).read_bytes()


# --- by ward


@pytest.mark.shared
@pytest.mark.parametrize(
    ("topic", "file", "all_of_them"),
    [
        ("ethnicity", "ts021_ethnicity21_lsoa21_camden.csv", "total_residents"),
        ("overcrowding", "ts052_household_overcrowding21_lsoa21_camden.csv", "total_households"),
        ("tenure", "ts054_household_tenure21_lsoa21_camden.csv", "total_households"),
    ],
)
def test_best_fit_wards_sum_to_the_small_areas_own_total(topic: str, file: str, all_of_them: str, shared: Path) -> None:
    ours = [row for row in kept("census_2021") if row["topic"] == topic]
    theirs = values(shared, f"census2021/{file}", "lsoa21_code", all_of_them)
    wards = {row["ward_code"]: int(row["out_of"]) for row in ours}
    fit = small_areas(shared)
    assert total(ours, "counted") == sum(wards.values()) == sum(theirs.values())
    for ward, out_of in wards.items():
        assert out_of == sum(count for area, count in theirs.items() if fit[area] == ward)


def test_what_is_counted_in_a_ward_is_out_of_its_own_whole() -> None:
    wholes: dict[tuple[str, str], set[int]] = defaultdict(set)
    parts: Counter[tuple[str, str]] = Counter()
    for row in kept("census_2021"):
        key = row["ward_code"], row["topic"]
        wholes[key].add(int(row["out_of"]))
        parts[key] += int(row["counted"])
    assert {key: {count} for key, count in parts.items()} == wholes


def test_the_method_says_which_counts_are_of_true_wards() -> None:
    for row in kept("census_2021"):
        expected = "true ward" if row["topic"] in TRUE_WARD_TOPICS else "best fit of LSOAs"
        assert row["geography_method"] == expected


@pytest.mark.shared
def test_true_ward_counts_are_those_of_the_reference_tables(shared: Path) -> None:
    facts = read(shared / "facts/wards.csv")
    areas = read(reference_path(data.all_contracts()["areas"]))
    for topic, column, area_column in (
        ("residents", "usual_residents_2021", "residents"),
        ("households", "households_2021", "households"),
    ):
        ours = {row["ward_code"]: row["counted"] for row in kept("census_2021") if row["topic"] == topic}
        assert ours == {row["WD22CD"]: row[column] for row in facts}
        assert ours == {row["code"]: row[area_column] for row in areas if row["level"] == "ward"}


def test_best_fit_differs_from_the_true_ward_where_it_is_known_to() -> None:
    camden_town = [row for row in kept("census_2021") if row["ward_code"] == "E05013655"]
    out_of = {row["topic"]: int(row["out_of"]) for row in camden_town}
    assert out_of["ethnicity"] / out_of["residents"] == pytest.approx(1 - 0.266, abs=0.002)


@pytest.mark.parametrize(
    ("topic", "categories", "share"),
    [
        ("ethnicity", {"asian", "black", "mixed", "other"}, 0.405),
        ("tenure", {"rented_from_council", "rented_from_other_social_landlord"}, 0.337),
        ("overcrowding", {"one_bedroom_short", "two_or_more_bedrooms_short"}, 0.095),
        ("deprivation", {"one", "two", "three", "four"}, 0.525),
    ],
)
def test_the_boroughs_share_is_the_published_one(topic: str, categories: set[str], share: float) -> None:
    rows = [row for row in kept("census_2021") if row["topic"] == topic]
    counted = total((row for row in rows if row["category"] in categories), "counted")
    assert counted / total(rows, "counted") == pytest.approx(share, abs=0.0005)


@pytest.mark.shared
def test_income_deprivation_sums_to_the_small_areas_and_nearly_to_the_boroughs_own_figure(shared: Path) -> None:
    rows = kept("deprivation")
    file = "mhclg_iod/imd2025_england_lsoa21_indicators_camden.csv"
    children = "income_deprivation_affecting_children_index_idaci_numerator"
    people = sum(values(shared, file, "lsoa21_code", "income_domain_numerator").values())
    assert total(rows, "people_income_deprived") == people == 57_705
    assert total(rows, "children_income_deprived") == sum(values(shared, file, "lsoa21_code", children).values())
    assert total(rows, "small_areas_withheld") == 130 - len(values(shared, file, "lsoa21_code", children)) == 5
    (borough,) = [
        row
        for row in read(shared / "realdata/mhclg_iod/imd2025_england_ltla24_london.csv")
        if row["ltla24_code"] == "E09000007"
    ]
    scale, score = float(borough["income_scale"]), float(borough["income_average_score"])
    assert people == pytest.approx(scale, rel=0.001)
    assert people / total(rows, "people") == pytest.approx(score, abs=0.001)


@pytest.mark.shared
def test_what_the_publisher_withholds_of_children_makes_their_sum_a_lower_bound(made: Callable[[str], World]) -> None:
    snapshot = made("kept").snapshot
    withheld = {row["ward_code"]: int(row["small_areas_withheld"]) for row in kept("deprivation")}
    assert sum(withheld.values()) == 5
    for area in (*withheld, "E09000007"):
        (only,) = snapshot.series("children_in_income_deprivation", area).observations
        assert only.bound == ("at_least" if withheld.get(area, 5) else ""), area


def test_a_wards_income_deprivation_lies_among_the_published_rates_of_its_small_areas(shared: Path) -> None:
    rates = values(shared, "mhclg_iod/imd2025_england_lsoa21_camden.csv", "lsoa21_code", "Income_score")
    of = [(small_areas(shared)[area], rate) for area, rate in rates.items()]
    for row in kept("deprivation"):
        own = [rate for ward, rate in of if ward == row["ward_code"]]
        assert len(own) == int(row["small_areas"])
        assert min(own) < int(row["people_income_deprived"]) / int(row["people"]) < max(own)
        assert int(row["children_income_deprived"]) < int(row["children"])


POLLUTION_2019 = {"pollutant": "no2", "model": "london_inventory", "period": "2019-01-01"}
MODELLED = [
    ("fuel_poverty", {}, ("desnz_fuel_poverty/fuel_poverty_lsoa21_camden.csv", "LSOA21CD", "fuel_poverty_pct")),
    (
        "loneliness_modelled",
        {},
        ("dcms_loneliness/england_cls_loneliness_lsoa_2020_21_camden.csv", "lsoa21_code", "perc"),
    ),
    (
        "air_quality",
        {"pollutant": "pm25", "model": "background"},
        ("defra_pcm/air_quality_lsoa21_camden.csv", "LSOA21CD", "pm25_ugm3"),
    ),
    ("air_quality", POLLUTION_2019, ("gla_laei/lsoa21-2019-NO2_camden.csv", "LSOA21CD", "NO2-2019-mean")),
]


@pytest.mark.shared
@pytest.mark.parametrize(("name", "which", "source"), MODELLED)
def test_a_modelled_value_rolls_up_to_the_mean_of_small_areas_weighted_by_residents(
    name: str, which: Row, source: tuple[str, str, str], shared: Path
) -> None:
    rows = [row for row in kept(name) if which.items() <= row.items()]
    per = 1 if name == "air_quality" else 100
    theirs = {area: value / per for area, value in values(shared, *source).items()}
    census = "census2021/census2021_lsoa21_percentages_camden.csv"
    people = values(shared, census, "LSOA21CD", "census_population")
    assert len(rows) == 20
    assert total(rows, "weight") == sum(people.values()) == 210_137
    mean = sum(theirs[area] * people[area] for area in people) / sum(people.values())
    assert total(rows, "weighted_sum") / total(rows, "weight") == pytest.approx(mean, rel=1e-7)
    for row in rows:
        own = [theirs[area] for area, ward in small_areas(shared).items() if ward == row["ward_code"]]
        assert min(own) <= float(row["weighted_sum"]) / int(row["weight"]) <= max(own)


@pytest.mark.shared
def test_small_areas_read_higher_than_the_borough_in_fuel_poverty_whatever_their_weights(shared: Path) -> None:
    """So that the gap of nearly a point, which the indicator tells, is of the files and not of our weights."""
    shares = values(shared, "desnz_fuel_poverty/fuel_poverty_lsoa21_camden.csv", "LSOA21CD", "fuel_poverty_pct")
    tenure = "census2021/ts054_household_tenure21_lsoa21_camden.csv"
    households = values(shared, tenure, "lsoa21_code", "total_households")
    assert shares.keys() == households.keys()
    by_households = sum(shares[area] * households[area] for area in shares) / sum(households.values())
    ours = kept("fuel_poverty")
    by_residents = 100 * total(ours, "weighted_sum") / total(ours, "weight")
    profiles = read(shared / "realdata/ohid_fingertips/fingertips_profiles_camden.csv")
    official = {float(row["value"]) for row in profiles if row["indicator_id"] == "93759"}
    assert official == {8.63}
    assert (round(by_residents, 1), round(by_households, 1)) == (9.5, 9.6)


@pytest.mark.shared
def test_claimants_of_small_areas_have_the_publishers_own_rates(shared: Path) -> None:
    """Each small area's count over its residents of working age is its rate in print, to one resident or two."""
    rows = read(shared / "realdata/nomis_claimant/claimant_count_lsoa21_2026-06_camden.csv")
    of_age = working_age(shared)
    for row in rows:
        assert 100 * float(row["claimant_count"]) / of_age[row["LSOA21CD"]] == pytest.approx(
            float(row["claimant_rate_pct"]), abs=0.02
        )
    ours = kept("claimants_small_areas")
    assert total(ours, "claimants") == sum(float(row["claimant_count"]) for row in rows) == 7445
    assert total(ours, "residents") == sum(of_age.values()) == 155_012
    kilburn = [row["LSOA21CD"] for row in rows if small_areas(shared)[row["LSOA21CD"]] == "E05013665"]
    (shown,) = [row for row in ours if row["ward_code"] == "E05013665"]
    assert int(shown["claimants"]) == sum(float(row["claimant_count"]) for row in rows if row["LSOA21CD"] in kilburn)


def test_modelled_loneliness_of_the_borough_is_the_published_one() -> None:
    rows = kept("loneliness_modelled")
    assert total(rows, "weighted_sum") / total(rows, "weight") == pytest.approx(0.291, abs=0.0005)


# --- of the borough


@pytest.mark.shared
def test_emissions_of_a_year_are_the_sum_of_the_sectors_in_the_source(shared: Path) -> None:
    ours: Counter[str] = Counter()
    for row in kept("emissions"):
        ours[row["period"][:4]] += int(row["tonnes"])
    for row in read(shared / "realdata/desnz_ghg/ghg-lad-2005-2024_camden.csv"):
        sectors = [float(value) for name, value in row.items() if name not in list(row)[:5]]
        assert len(sectors) == 8
        assert ours.pop(row["year"]) == pytest.approx(1000 * sum(sectors), abs=0.5)
    assert not ours


def test_emissions_have_one_population_a_year() -> None:
    years = {(row["period"], row["residents"]) for row in kept("emissions")}
    assert len(years) == 20
    assert ("2024-01-01", "216943") in years


@pytest.mark.shared
def test_the_health_index_has_every_measure_and_year_of_its_source(shared: Path) -> None:
    ours = {(row["title"], row["period"][:4]): float(row["value"]) for row in kept("health_index")}
    theirs = {
        (row["indicator"], row["year"][:4]): float(row["value"])
        for row in read(shared / "realdata/ons_health_index/health_index_indicators_2015_2021_london.csv")
        if row["ltla21_code"] == "E09000007"
    }
    assert len(ours) == len(kept("health_index")) == 56 * 7
    assert ours.keys() == theirs.keys()
    assert all(ours[key] == pytest.approx(theirs[key]) for key in theirs)


def test_a_value_that_was_carried_over_is_marked() -> None:
    five_a_day = [row for row in kept("health_index") if row["measure"] == "healthy_eating"]
    marked = [row["period"][:4] for row in five_a_day if row["same_as_year_before"] == "true"]
    assert marked == ["2016", "2021"]


# --- single figures


@pytest.mark.shared
def test_every_fact_is_carried_over_or_said_not_to_be(shared: Path) -> None:
    facts = [row["id"] for row in read(shared / "facts/camden_indicators.csv")]
    said = reading()
    carried = {series["fact"] for series in said["series"].values()} - {"camden_facts.md"}
    assert sorted([*carried, *said["elsewhere"], *said["left_out"]]) == sorted(facts)
    assert set(said["elsewhere"].values()) <= TABLES.keys()
    assert set(said["left_out_in_part"]) <= {*facts, "camden_facts.md"}


@pytest.mark.shared
def test_no_figure_is_surer_than_the_facts_say(shared: Path) -> None:
    surest = {row["id"]: row["confidence"] for row in read(shared / "facts/camden_indicators.csv")}
    for name, series in reading()["series"].items():
        if series["fact"] in surest:
            fact = surest[series["fact"]]
            assert not fact.startswith("low"), name
            if series["confidence"] == "high":
                assert re.search(r"(?<!medium-)\bhigh\b", fact), name


@pytest.mark.shared
def test_every_address_is_one_of_the_facts(shared: Path) -> None:
    facts = "".join((shared / "facts" / name).read_text() for name in ("camden_indicators.csv", "camden_facts.md"))
    missing = {name for name, source in reading()["sources"].items() if source["address"] not in facts}
    assert missing == OWN_ADDRESSES


def test_every_source_is_used() -> None:
    said = reading()
    used = {point.get("source", series["source"]) for series in said["series"].values() for point in series["points"]}
    assert used == said["sources"].keys()


@pytest.mark.shared
def test_every_series_that_an_indicator_needs_is_there(shared: Path) -> None:
    frequencies = defaultdict(set)
    for row in kept("published_figures"):
        frequencies[row["series"]].add(row["frequency"])
    needed = 0
    for line in (shared / "indicators.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 6 and cells[6].startswith("published_figures"):
            for slug in cells[2].split(", "):
                (frequency,) = frequencies[slug.removesuffix("_published")]
                assert frequency in cells[5], slug
                needed += 1
    assert needed == 11


@pytest.mark.parametrize(
    ("series", "year", "value"),
    [
        ("low_income_in_arrears", 2022, 0.4071),  # two outlets print 43%
        ("food_parcels", 2022, 44_709),  # printed as the children's count too
        ("household_waste_recycled", 2018, 0.311),  # a campaign prints 24%
        ("residents", 2021, 210_136),
        ("borough_carbon_change", 2022, -0.45),
        ("gender_pay_gap_mean", 2022, -0.017),
        ("ethnicity_pay_gap_mean", 2016, 0.143),
        ("training_completed", 2022, 0.77),
        ("council_tax_support_pounds", 2022, 28_000_000),
        ("council_homes_built", 2022, 618),
    ],
)
def test_a_figure_is_the_one_that_was_printed(series: str, year: int, value: float) -> None:
    assert float(figure(series, year)["value"]) == value


@pytest.mark.parametrize(
    ("series", "year", "words"),
    [
        ("low_income_in_arrears", 2022, "10,084 of 24,770 households are 40.7%; two news outlets print just over 43%"),
        ("borough_carbon_change", 2022, "counts from 2005, news articles print the same figure as since 2010"),
        ("food_parcels", 2022, "it is the total"),
        ("year_6_overweight", 2024, "9.1%"),
        ("household_waste_recycled", 2018, "24%"),
        ("residents", 2021, "210,039"),
        ("temporary_accommodation", 2019, "515"),
    ],
)
def test_a_trap_in_the_sources_is_told_beside_the_figure(series: str, year: int, words: str) -> None:
    assert words in figure(series, year)["caveat"]


def test_what_is_uncertain_or_cut_is_not_there() -> None:
    series = {row["series"] for row in kept("published_figures")}
    assert not [name for name in series if "reception" in name]
    assert not [row for row in kept("published_figures") if "TP12" in row["title"]]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("series", "year", "qualifier"),
    [
        # The quoted words have a number alone, one that is about a year, and one whose word is of the number before.
        ("council_homes_built", 2021, "at_least"),
        ("household_waste_recycled", 2016, "about"),
        ("hardship_payments_pounds", 2021, "about"),
        # They have a bound that the reading leaves out.
        ("crisis_fund_households", 2024, "exactly"),
        ("violence_with_injury_change", 2025, "more_than"),
    ],
)
def test_a_bound_is_the_one_in_the_quoted_words(
    series: str, year: int, qualifier: str, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = copy.deepcopy(dict(reading()))
    (point,) = [point for point in said["series"][series]["points"] if point["year"] == year]
    point["qualifier"] = qualifier
    monkeypatch.setattr(figures, "reading", lambda: said)
    with pytest.raises(ValueError, match=f"{series}: .* says .*, not {qualifier}; correct its qualifier"):
        list(figures.rows(shared))


def test_a_number_that_is_printed_alone_is_exact() -> None:
    assert figure("council_homes_built", 2021)["qualifier"] == "exactly"
    assert figure("council_homes_built", 2022)["qualifier"] == "more_than"
    assert figure("violence_with_injury_change", 2025)["qualifier"] == "less_than"  # a fall of more than 8%
    assert figure("child_poverty_after_housing", 2018)["qualifier"] == "about"  # "37% (2018/19-20 est.)"
    assert figure("household_waste_recycled", 2016)["qualifier"] == "exactly"  # "25% about 2016-17"


def test_a_bound_or_a_rounded_figure_is_not_shown_as_exact() -> None:
    assert figure("crisis_fund_households", 2024)["qualifier"] == "more_than"
    assert figure("ethnicity_pay_gap_mean", 2021)["qualifier"] == "about"
    assert figure("food_parcels", 2023)["qualifier"] == "exactly"


@pytest.mark.shared
def test_tenants_satisfaction_agrees_with_the_regulators_file(shared: Path) -> None:
    with (shared / "realdata/rsh_tsm/TSM24_LCRA_Perception_london_local_authorities.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        header, *landlords = csv.reader(file)
    (camden,) = [landlord for landlord in landlords if "00AG" in landlord]
    measures = [row for row in kept("published_figures") if re.search(r"\(TP\d\d\)$", row["title"])]
    assert len(measures) == 7
    for row in measures:
        code = row["title"][-6:]
        printed = next(
            float(value) for name, value in zip(header, camden, strict=True) if code in name and "Proportion" in name
        )
        assert 100 * float(row["value"]) == pytest.approx(printed, abs=0.06)
