"""Does the log say each event in one line, where and from which level on the environment says?"""

import logging
from pathlib import Path

import pytest

from data import log


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CAMDEN_LOG_FILE", raising=False)
    monkeypatch.delenv("CAMDEN_LOG_LEVEL", raising=False)
    yield
    logger = logging.getLogger("camden")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(logging.NOTSET)
    logger.propagate = True


def test_warnings_go_to_stderr_and_no_more_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure()
    log.configure()
    logging.getLogger("camden.fetch").info("started")
    logging.getLogger("camden.fetch").warning("source=%s outcome=%s", "outlines", "failed")
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith(" WARNING camden.fetch: source=outlines outcome=failed\n")
    assert said.err.count("\n") == 1


def test_a_file_has_every_event_if_no_level_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAMDEN_LOG_FILE", str(tmp_path / "log"))
    log.configure()
    logging.getLogger("camden.import").info("done")
    logging.getLogger("camden.import").debug("a detail")
    assert (tmp_path / "log").read_text().splitlines()[0].endswith(" INFO camden.import: done")
    assert (tmp_path / "log").read_text().count("\n") == 1
    assert capsys.readouterr().err == ""


def test_the_level_is_the_environments_in_any_case(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAMDEN_LOG_LEVEL", "error")
    log.configure()
    logging.getLogger("camden").warning("no")
    logging.getLogger("camden").error("yes")
    assert capsys.readouterr().err.endswith(" ERROR camden: yes\n")


def test_an_event_is_one_line_whatever_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure()
    logging.getLogger("camden.app").error("a page\r\nfailed", exc_info=ValueError("first\nsecond"))
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert " ERROR camden.app: a page | failed | ValueError: first | second" in said


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("CAMDEN_LOG_LEVEL", "loud", "CAMDEN_LOG_LEVEL: 'LOUD' is not a level; it is one of DEBUG, INFO, WARNING"),
        ("CAMDEN_LOG_FILE", "/", "CAMDEN_LOG_FILE: /: Is a directory; the log is here instead"),
    ],
)
def test_what_cannot_be_used_is_said_and_stops_nothing(
    variable: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, value)
    log.configure()
    logging.getLogger("camden").warning("what matters")
    first, second = capsys.readouterr().err.splitlines()
    assert f" WARNING camden: {words}" in first
    assert second.endswith("what matters")
