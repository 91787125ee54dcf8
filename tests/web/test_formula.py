"""Wordings over time, and what stands beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from chancery.web.views.lanes import lanes
from web.rooms import Room


def test_a_formula_is_followed(room: Room) -> None:
    found = room.json("/formula.json?q=單邊強制措施")
    assert found["total"] == room.json("/search.json?q=单边强制措施")["paging"]["total"] == 6
    # in every copy, not in every statement only
    assert room.json("/search.json?q=单边强制措施&copies=1")["paging"]["total"] == 14
    assert found["first"]["date"][0] == "2031-05-12"
    assert found["last"]["date"][0] == "2036-03-20"
    marks = [mark for lane in found["picture"]["lanes"] for mark in lane["marks"]]
    assert sum(mark["uses"] for mark in marks) == 6
    assert any(mark["uses"] == 0 for mark in marks)


@pytest.mark.parametrize(("sort", "key"), [("left", "before"), ("right", "after")])
def test_the_concordance_is_sorted(room: Room, sort: str, key: str) -> None:
    from chancery.reading.characters import normal

    lines = room.json(f"/formula.json?q=反对&sort={sort}")["lines"]
    way = -1 if sort == "left" else 1
    keys = [normal(line[key][::way]).text for line in lines]
    assert keys == sorted(keys) and len(keys) > 10
    assert all("反对" in normal(line["words"]).text for line in lines)


def test_variants_are_near_and_not_the_same(room: Room) -> None:
    found = room.json("/formula.json?q=坚决反对单边强制措施")
    assert all(0.8 <= each["likeness"] < 1 for each in found["variants"])


@pytest.mark.parametrize("phrase", ["", " ", "%22", "*", "a%00b", "NOT", "AND%20OR", "(", "%F0%9F"])
def test_anything_may_be_typed(room: Room, phrase: str) -> None:
    for page in ("search", "formula"):
        assert room.get(f"/{page}?q={phrase}").status_code == 200


def test_gaps_are_gaps() -> None:
    drawn = lanes({"XA XB": [("2031-05-12", "a"), ("2034-01-01", "b"), ("", "c")]}, {"a": 2})
    assert drawn
    (lane,) = drawn["lanes"]
    (_, end), (start, _) = lane["spans"]
    assert start > end
    assert [mark["uses"] for mark in lane["marks"]] == [2, 0]
    assert lanes({"XA": [("", "a")]}, {}) is None


def test_a_sentence_knows_its_neighbours(room: Room) -> None:
    newest = room.json("/home.json")["newest"]["line"]["reference"]
    part = room.get(f"/statements/{newest}/s1.p8.1", **{"hx-request": "true"}).text
    assert "Earlier wording" in part and "2034-06-20" in part and "<del>" in part


def test_the_comparison_is_that_of_the_program(room: Room) -> None:
    pair = room.json("/home.json")["newest"]
    a, b = pair["before"]["reference"], pair["line"]["reference"]
    every = room.json(f"/compare.json?a={a}&b={b}&only=all")
    assert pair["redline"]["counts"] == every["counts"]
    assert len(every["changes"]) == sum(
        every["counts"][name]
        for name in ("verbatim", "minor", "degree", "substantive", "moved", "added", "dropped")
    )
    for name in ("added", "weaker", "verbatim"):
        some = room.json(f"/compare.json?a={a}&b={b}&only={name}")["changes"]
        assert len(some) == every["counts"][name]
    beside = room.html(f"/compare?a={a}&b={b}&view=beside")
    quiet = every["counts"]["verbatim"]
    assert beside.count("data-change") == len(every["changes"]) - quiet


def test_two_languages_are_not_compared(room: Room) -> None:
    by = {}
    for line in room.json("/statements.json")["lines"]:
        language = room.json(f"/statements/{line['reference']}.json")["statement"]["language"]
        by[language] = line["reference"]
    response = room.get(f"/compare?a={by['ru']}&b={by['zh']}")
    assert response.status_code == 400 and "language" in response.text


@pytest.mark.parametrize("held", [1, 25])
def test_hits_beyond_those_that_are_kept_are_looked_up(
    corpus: Path, room: Room, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chancery.corpus.hits._RARE", 2)
    monkeypatch.setattr("chancery.web.pages.found.HELD", held)
    small = Room(corpus)
    for path in (
        "/search.json?q=双方",
        "/search.json?q=双方&page=2",
        "/search.json?q=双方&page=99",
    ):
        assert small.json(path) == room.json(path)
    assert small.get("/search.csv?q=双方").content == room.get("/search.csv?q=双方").content
