"""All decisions are shown so many at a time, each once and none left out, whatever the address says."""

import pytest

from pages.components.screen import logged


class Asked(dict):
    def to_dict(self):
        return dict(self)


def shown(monkeypatch, rows, **asked):
    monkeypatch.setattr(logged.st, "query_params", Asked(asked))
    return list(logged.at_once(rows))


@pytest.mark.parametrize("number", [0, 1, 20, 200, 201, 1000])
def test_every_one_is_on_one_page(number, monkeypatch):
    rows = range(number)
    pages = [shown(monkeypatch, rows, every=str(page)) for page in range(1, max(1, -(-number // 200)) + 1)]
    assert [each for page in pages for each in page] == list(rows)
    assert max(map(len, pages)) <= 200


def test_the_newest_are_shown_at_first(monkeypatch):
    assert shown(monkeypatch, range(500)) == list(range(20))


@pytest.mark.parametrize("asked", ["yes", "0", "-1", "<b>", "", "9" * 99, "٣"])
def test_what_is_no_page_is_the_first(asked, monkeypatch):
    assert shown(monkeypatch, range(500), every=asked) == list(range(200))


def test_past_the_end_is_the_last(monkeypatch):
    assert shown(monkeypatch, range(500), every="99") == list(range(400, 500))


def test_the_ways_lead_to_the_pages_beside_it(monkeypatch):
    said = []
    monkeypatch.setattr(logged.st, "html", lambda words: said.append(str(words)))
    shown(monkeypatch, range(500), every="2")
    logged.rest(range(500))
    assert "every=yes" in said[0]
    assert "every=3" in said[0]
