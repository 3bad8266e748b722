"""Whatever is written into a declaration, the commands that read it end in sentences, and never in a traceback."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import data
from data.__main__ import app as data_app
from data.contracts import documentation as contract_keys
from data.contracts import folder as contracts
from data.contracts import words as dictionary
from data.holding.files import extracts_folder
from metrics.__main__ import app as metrics_app
from metrics.declared import catalogue, documentation, promises

ROOT = Path(data.__file__).parents[1]
HEAD = (catalogue.FOLDER / "housing" / "repairs_on_time.sql").read_text(encoding="utf-8")
NEEDED = ("areas", "bank_holidays", "neighbours", "recorded_crime", "repairs", "emissions")
CONTRACTS = {name: (contracts.FOLDER / f"{name}.yaml").read_text(encoding="utf-8") for name in NEEDED}
PRIORITIES = """\
safety:
  kind: challenge
  title: Safety
  promise: Everyone is safe, at home and in our communities
  by: null
  source: "We Make Camden (March 2022)"
  ambitions:
    - &open Safe, strong and open communities
  our_own_work: []
housing:
  kind: challenge
  title: Housing
  promise: Enough decent homes for our communities
  by: 2030
  source: "We Make Camden (March 2022)"
  ambitions:
    - *open
  our_own_work: [repairs_on_time]
"""

VALUES = (
    *("", "null", "5", "-1", "0.5", "1e999", ".nan", "true", "on", "~", "2024-01-01", "2024-02-31", "12:30:45", "ward"),
    *("[]", "{}", "[1, {a: b}]", "{a: [b]}", "[a, [b]]", "'", '"', "''", "&x y", "*y", "&z [*z]", "!!int x", "|", ">"),
    *("!!python/object:os.system x", "!!set {a, b}", "{{x}}", "@", "%", "`", "\t", "- - -", "? x", "<<: {a: b}", "#"),
    *("9" * 5000, "[" * 3000, "a: b", '"\\x1b[31m"', '"a\\nb"', "\x00", "\x85", "\u2028", "é", "0x_", "1_", "month"),
)
STATEMENTS = (
    "select 1",
    "select",
    "select * from repairs",
    "select ward_code as area, raised_on as period, 1 as numerator, 1 as denominator from repairs",
    "select ward_code as area, raised_on as period, trade, 'x' as numerator, 1 as denominator from repairs",
    "select [1] as area, {'a': 1} as period, trade, 1 as numerator, 1 as denominator from repairs",
    "select ward_code as area, raised_on as period, trade, cast(trade as int) as numerator from repairs",
    "select ward_code as area, error('x') as period from repairs",
    "select 1; select 2",
    "select $1, ? from repairs",
    "insert into repairs values (1)",
    "drop table repairs",
    "with a as (copy repairs to 'x') select 1 from a",
    "describe repairs",
    "pivot repairs on trade using count(*)",
    "set threads = 1",
    "select * from read_csv('/etc/passwd')",
    "select * from '/etc/passwd'",
    "select * from main.repairs, x.y.z",
    "select getenv('HOME') as area from repairs",
    "with recursive r as (select 1 as n union all select n + 1 from r where n < 3) select n as area from r, repairs",
    "(" * 3000,
    "select " + "1 + " * 3000 + "1 from repairs",
    "select '",
    "select \x00",
    "-- nothing",
    "/* open",
    "*/",
    ";",
)


def lines_of(text: str) -> list[str]:
    return text.splitlines(keepends=True) or ["\n"]


def with_line(draw: st.DrawFn, text: str, change: Callable[[str], str]) -> str:
    lines = lines_of(text)
    number = draw(st.integers(0, len(lines) - 1))
    return "".join([*lines[:number], change(lines[number]), *lines[number + 1 :]])


def misspelt(draw: st.DrawFn, text: str) -> str:
    words = list(re.finditer(r"[A-Za-z_]{3,}", text))
    if not words:
        return text
    word = draw(st.sampled_from(words))
    place = word.start() + draw(st.integers(0, 2))
    return text[:place] + draw(st.sampled_from(["", "x", ":", " "])) + text[place + 1 :]


def revalued(draw: st.DrawFn, text: str) -> str:
    values = [*re.finditer(r"(?<=: )[^\n]*", text), *re.finditer(r"(?<=- )[^\n]*", text)]
    if not values:
        return text
    value = draw(st.sampled_from(values))
    return text[: value.start()] + draw(st.sampled_from(VALUES)) + text[value.end() :]


def cut(draw: st.DrawFn, text: str) -> str:
    return text[: draw(st.integers(0, len(text)))]


def widened(draw: st.DrawFn, text: str) -> str:
    place = draw(st.integers(0, len(text)))
    return text[:place] + draw(st.sampled_from(VALUES) | st.text(max_size=8)) + text[place:]


def dropped(draw: st.DrawFn, text: str) -> str:
    return with_line(draw, text, lambda _: "")


def doubled(draw: st.DrawFn, text: str) -> str:
    return with_line(draw, text, lambda line: line * 2)


def moved(draw: st.DrawFn, text: str) -> str:
    return with_line(draw, text, lambda line: draw(st.sampled_from(["  ", "\t", "- "])) + line)


CHANGES = (misspelt, revalued, cut, widened, dropped, doubled, moved)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> bytes:
    """A declaration with one to three things done to it, and now and then a byte that is another."""
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3)):
        text = change(draw, text)
    raw = text.encode("utf-8", "surrogatepass")
    if raw and draw(st.integers(0, 9)) == 0:
        place = draw(st.integers(0, len(raw) - 1))
        raw = raw[:place] + bytes([draw(st.integers(0, 255))]) + raw[place + 1 :]
    return raw


@contextmanager
def declared(**changed: bytes) -> Iterator[Path]:
    """A folder of declarations, sound but for what is changed, in place of the project's."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        texts = {
            "head": ("indicators/housing/repairs_on_time.sql", HEAD),
            "priorities": ("priorities.yaml", PRIORITIES),
            **{each: (f"contracts/{each}.yaml", text) for each, text in CONTRACTS.items()},
        }
        for key, (place, text) in texts.items():
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(changed.get(key, text.encode()))
        patch.setattr(catalogue, "FOLDER", folder / "indicators")
        patch.setattr(promises, "PRIORITIES", folder / "priorities.yaml")
        patch.setattr(contracts, "FOLDER", folder / "contracts")
        for module in (documentation, dictionary, contract_keys):
            patch.setattr(module, "README", folder / "README.md")
        (folder / "extracts").mkdir()
        patch.setenv("CAMDEN_EXTRACTS", str(folder / "extracts"))
        yield folder


def ends_in_sentences(result: Result) -> None:
    """Well, or with 1 and a line for each fault that says where it is."""
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert result.exit_code in (0, 1)
    if result.exit_code:
        said = (result.stderr or result.stdout).splitlines()
        assert said
        assert all(re.match(r"[\w/.' -]+[:,]? ", line) for line in said), said
        assert not any(word in result.output for word in ("Error(", "pydantic", "<class", "object at 0x")), said


def run(app: Any, *arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    ends_in_sentences(result)
    return result


COMMON = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def test_sound_declarations_pass_every_command() -> None:
    with declared():
        for command in ("check", "list", "docs"):
            assert run(metrics_app, command).exit_code == 0
        for arguments in (("contract", "repairs"), ("docs",), ("check",)):
            assert run(data_app, *arguments).exit_code == 0


@COMMON
@given(mutated(HEAD), st.sampled_from(["check", "check", "check", "list", "docs"]))
@example(b"", "check")
@example(b"\xff\xfe", "list")
@example(HEAD.replace("kind: proportion", "kind: propotion").encode(), "docs")
def test_a_head_with_anything_in_it(head: bytes, command: str) -> None:
    with declared(head=head):
        run(metrics_app, command)


@COMMON
@given(st.sampled_from(STATEMENTS) | mutated(HEAD[HEAD.index("---*/\n") + 6 :]).map(lambda sql: sql.decode("latin-1")))
def test_any_sql_below_a_head(sql: str) -> None:
    head = HEAD[: HEAD.index("---*/\n") + 6] + sql + "\n"
    with declared(head=head.encode()):
        run(metrics_app, "check")


@pytest.mark.parametrize("sql", STATEMENTS)
def test_sql_that_is_no_count_is_refused(sql: str) -> None:
    head = HEAD[: HEAD.index("---*/\n") + 6] + sql + "\n"
    with declared(head=head.encode()):
        assert run(metrics_app, "check").exit_code == 1


EXAMPLE = HEAD[HEAD.index("example:\n") : HEAD.index("---*/\n")]


@COMMON
@given(mutated(EXAMPLE))
def test_an_example_with_anything_in_it(written: bytes) -> None:
    with declared(head=HEAD.encode().replace(EXAMPLE.encode(), written + b"\n")):
        run(metrics_app, "check")


@COMMON
@given(mutated(PRIORITIES), st.sampled_from(["check", "list", "docs"]))
def test_priorities_with_anything_in_them(text: bytes, command: str) -> None:
    with declared(priorities=text):
        run(metrics_app, command)


@COMMON
@given(
    st.sampled_from(["repairs", "emissions", "areas"]).flatmap(
        lambda name: st.tuples(st.just(name), mutated(CONTRACTS[name]))
    ),
    st.sampled_from(["contract", "docs"]),
)
def test_a_contract_with_anything_in_it(changed: tuple[str, bytes], command: str) -> None:
    name, text = changed
    with declared(**{name: text}):
        run(data_app, command, *(["repairs"] if command == "contract" else []))
        run(metrics_app, "check")


@COMMON
@given(mutated(CONTRACTS["repairs"]))
def test_the_check_of_extracts_under_a_contract_with_anything_in_it(text: bytes) -> None:
    with declared(repairs=text):
        run(data_app, "check", "repairs")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code and its declarations in a place of their own, to be damaged by each test and put right again."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(
        ROOT / "data",
        folder / "data",
        ignore=shutil.ignore_patterns("__pycache__", "extracts", "snapshots", "entered.sqlite*"),
    )
    shutil.copytree(ROOT / "metrics", folder / "metrics", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.mark.parametrize(
    ("place", "change", "command", "said"),
    [
        (
            "data/contracts/repairs.yaml",
            ("format: parquet", "format: parqet"),
            ["data", "contract", "repairs"],
            "repairs.yaml, line 3: format: must be 'parquet' or 'csv', not 'parqet'; did you mean 'parquet'?",
        ),
        (
            "data/contracts/repairs.yaml",
            ("camden:counts", "camden:count"),
            ["data", "check"],
            "camden:count: unknown key; did you mean 'camden:counts'?",
        ),
        (
            "metrics/priorities.yaml",
            ("kind: mission", "kind: mision"),
            ["metrics", "list"],
            "priorities.yaml, line 8: diversity.kind: must be 'mission', 'challenge' or 'organisation', not 'mision'",
        ),
        (
            "metrics/indicators/housing/repairs_on_time.sql",
            ("as area", "as ward"),
            ["metrics", "check"],
            "the SQL returns no `area`; the head asks for area, period",
        ),
        (
            "metrics/indicators/housing/repairs_on_time.sql",
            ("kind: proportion", "kind: propotion"),
            ["metrics", "refresh"],
            "not 'propotion'; did you mean 'proportion'?",
        ),
    ],
)
def test_a_command_of_its_own_process_ends_in_sentences(
    checkout: Path, place: str, change: tuple[str, str], command: list[str], said: str
) -> None:
    path = checkout / place
    sound = path.read_text(encoding="utf-8")
    extracts_folder().mkdir()
    assert change[0] in sound
    path.write_text(sound.replace(*change, 1), encoding="utf-8")
    try:
        ended = subprocess.run(
            [sys.executable, "-m", *command], cwd=checkout, capture_output=True, text=True, check=False, timeout=120
        )
    finally:
        path.write_text(sound, encoding="utf-8")
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr + ended.stdout
