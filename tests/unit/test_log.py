"""One line an event, from the level and to the file that the environment names."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data import log

NOTES = logging.getLogger("data.anything")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Logging is the process's own: other tests find it as it was."""
    root = logging.getLogger()
    handlers, levels = list(root.handlers), {name: logging.getLogger(name).level for name in log.OURS}
    yield
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """What is in the log's file."""
    path = tmp_path / "log.txt"
    monkeypatch.setenv("CAMDEN_LOG_FILE", str(path))
    return lambda: path.read_text(encoding="utf-8").splitlines()


def test_an_event_is_one_line_with_its_time_level_and_place(lines, monkeypatch):
    monkeypatch.setenv("CAMDEN_LOG_LEVEL", "info")
    log.configure()
    NOTES.info("brought in\n  %d rows", 3)
    (line,) = lines()
    assert line.endswith("INFO data.anything: brought in 3 rows")
    assert line[:4].isdigit()


def test_a_file_has_every_event_unless_less_is_asked_for(lines):
    log.configure()
    NOTES.debug("not this")
    NOTES.info("but this")
    assert [line.rpartition(": ")[2] for line in lines()] == ["but this"]


def test_the_standard_error_has_only_warnings_unless_more_is_asked_for(capsys, monkeypatch):
    monkeypatch.delenv("CAMDEN_LOG_FILE", raising=False)
    log.configure()
    NOTES.info("not this")
    NOTES.warning("but this")
    assert [line.rpartition(": ")[2] for line in capsys.readouterr().err.splitlines()] == ["but this"]


@pytest.mark.parametrize("name", ["camden.fetch", "data.log", "metrics", "pages.frame", "app"])
def test_every_part_of_the_project_is_noted_from_the_level_that_is_asked_for(name, lines, monkeypatch):
    monkeypatch.setenv("CAMDEN_LOG_LEVEL", "INFO")
    log.configure()
    logging.getLogger(name).info("this")
    logging.getLogger(name).debug("not this")
    assert [line.rpartition(": ")[2] for line in lines()] == ["this"]


def test_libraries_are_noted_from_warnings_on_whatever_the_level(lines, monkeypatch):
    monkeypatch.setenv("CAMDEN_LOG_LEVEL", "DEBUG")
    log.configure()
    logging.getLogger("httpx").info("not this")
    logging.getLogger("httpx").warning("but this")
    assert [line.rpartition(": ")[2] for line in lines()] == ["but this"]


def test_an_exception_is_told_by_its_words_and_its_place_in_our_own_code(lines):
    log.configure()
    try:
        int("seven")
    except ValueError as error:
        NOTES.error("a page failed", exc_info=error)
    (line,) = lines()
    assert "a page failed ValueError: invalid literal for int() with base 10: 'seven' (tests/unit/test_log.py:" in line


def test_a_second_call_writes_each_line_once(lines):
    log.configure()
    log.configure()
    NOTES.warning("once")
    assert len(lines()) == 1


def test_a_level_that_is_none_is_said_with_those_that_are(lines, monkeypatch):
    monkeypatch.setenv("CAMDEN_LOG_LEVEL", "loud")
    log.configure()
    assert "there is no level 'LOUD'; use one of DEBUG, INFO, WARNING, ERROR, CRITICAL" in lines()[0]


def test_a_file_that_cannot_be_written_is_said_and_lines_go_to_the_standard_error(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CAMDEN_LOG_FILE", str(tmp_path / "nowhere" / "log.txt"))
    log.configure()
    NOTES.warning("still here")
    first, second = capsys.readouterr().err.splitlines()
    assert "CAMDEN_LOG_FILE: cannot write to" in first
    assert "No such file or directory" in first
    assert second.endswith("still here")


def test_without_a_file_lines_go_to_the_standard_error_of_the_time(capsys):
    log.configure()
    NOTES.warning("now")
    assert capsys.readouterr().err.endswith("WARNING data.anything: now\n")


def test_a_log_that_cannot_be_written_says_so_once_and_stops_nothing(monkeypatch, capsys):
    monkeypatch.setenv("CAMDEN_LOG_FILE", "/dev/full")
    log.configure()
    NOTES.warning("this")
    NOTES.warning("and this")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("CAMDEN_LOG_FILE: cannot write to '/dev/full' (")
