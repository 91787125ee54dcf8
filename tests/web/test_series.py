"""Predecessors and what is new are those of the series; what is known and not held is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import chancery.sample
from chancery.corpus.adding import add
from chancery.corpus.store import Store
from chancery.publishing.series import KINDS
from web.rooms import Room


def by_day(room: Room, day: str, kind: str = "joint-statement") -> str:
    lines = room.json("/statements.json")["lines"]
    return str(next(x["reference"] for x in lines if (x["date"]["best"], x["kind"]) == (day, kind)))


@pytest.fixture
def gap(tmp_path: Path) -> Room:
    """Three summits of a series without the one of 2032 and the ministers' of 2033."""
    pages = {p.stem: p for p in chancery.sample.pages().iterdir()}
    names = ("2031-clean", "2034-markdown", "2036-clean")
    with Store(tmp_path / "gap.db", make=True) as store:
        list(add(store, [pages[name] for name in names], lexicon=[chancery.sample.lexicon()]))
    return Room(tmp_path / "gap.db")


def test_the_predecessor_is_of_the_same_level(room: Room) -> None:
    summit, ministers = by_day(room, "2034-06-20"), by_day(room, "2033-04-26")
    found = room.json(f"/compare.json?b={summit}")
    assert found["a"]["date"]["best"] == "2032-11-08"
    assert found["predecessor"] is None
    found = room.json(f"/compare.json?a={ministers}&b={summit}")
    assert found["predecessor"]["date"]["best"] == "2032-11-08"
    assert "The statement before it in its series" in room.html(
        f"/compare?a={ministers}&b={summit}"
    )


def test_the_series_page_says_what_the_library_says(room: Room) -> None:
    found = room.json("/series/XB+XA.json")
    rows = found["rows"]
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert {row["kind"] for row in rows} <= KINDS
    for row in rows:
        if row["against"]:
            before = room.json(f"/compare.json?b={row['statement']}")
            assert before["a"]["reference"] == row["against"]
            assert before["counts"]["added"] == row["added"]
    assert room.get("/series/QQ").status_code == 404


def test_every_change_is_held_against_the_series(room: Room) -> None:
    found = room.json(f"/compare.json?b={by_day(room, '2036-03-20')}&only=all")
    assert found["checked"]["held"] == 3
    for change in found["changes"]:
        told = change["change"] in ("added", "dropped", "degree", "substantive")
        assert bool(change["new"]) == told, change
    standings = {change["new"]["standing"] for change in found["changes"] if change["new"]}
    assert {"new", "new wording"} <= standings
    page = room.html("/")
    assert "new to the series" in page and "is checked against 3 other" in page


def test_what_is_known_and_not_held_stands_on_the_first_page(gap: Room) -> None:
    home = gap.json("/home.json")
    assert [row["date"] for row in home["newest"]["absent"]] == ["2032-11-08", "2033-04-26"]
    assert home["series"][0]["absent"] == 2
    page = gap.html("/")
    assert "2 known, not held" in page and "2032-11-08" in page
    table = gap.html("/series/XA+XB")
    assert table.count("known, not held") >= 2
    found = gap.json(f"/compare.json?b={by_day(gap, '2036-03-20')}")
    assert found["checked"] == {**found["checked"], "held": 1, "absent": 2}


def test_the_first_of_a_series_has_no_predecessor(room: Room) -> None:
    response = room.get(f"/compare?b={by_day(room, '2031-05-12')}")
    assert response.status_code == 400
    assert "no earlier statement" in response.text
