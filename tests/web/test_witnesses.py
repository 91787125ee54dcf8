"""A statement is dated by all its witnesses, shows what they read, and leads to each page."""

from __future__ import annotations

from pathlib import Path

import pytest

import chancery.sample
from chancery import read
from chancery.corpus.adding import add
from chancery.corpus.store import Store
from chancery.lexicon import load
from web.rooms import Room

OWN = chancery.sample.lexicon()


def first(room: Room) -> str:
    """The joint statement of 2031, of which three copies differ."""
    lines = room.json("/statements.json")["lines"]
    return str(next(x["reference"] for x in lines if x["date"]["best"] == "2031-05-12"))


@pytest.fixture
def torn(tmp_path: Path) -> Room:
    """Two copies of one statement: one without its end and day, one without its beginning."""
    page = next(chancery.sample.pages().glob("2036-clean.*"))
    lines = read(page, lexicon=load(OWN)).text.split("\n")
    parts = {"undated": lines[:-1], "dated": lines[4:]}
    for name, part in parts.items():
        (tmp_path / f"{name}.txt").write_text("\n".join(part), encoding="utf-8")
    with Store(tmp_path / "torn.db", make=True) as store:
        list(add(store, [tmp_path / f"{name}.txt" for name in parts], lexicon=[OWN]))
    return Room(tmp_path / "torn.db")


def test_a_witness_without_a_day_is_dated_by_another(torn: Room) -> None:
    (line,) = torn.json("/statements.json")["lines"]
    base = torn.html(f"/statements/{line['reference']}")
    assert base.count('id="witness-') == 2 and "not before 2036-02-10" in base
    other = next(
        each["reference"]
        for each in torn.json(f"/statements/{line['reference']}/variants.json")["witnesses"]
        if each["reference"] != line["reference"]
    )
    page = torn.html(f"/statements/{other}")
    assert 'Date: <time class="day">2036-03-20</time>' in page
    assert "in witness A" in page and 'href="#witness-A"' in page
    record = torn.json(f"/statements/{other}.json")
    assert record["statement"]["date"]["best"] == "2036-03-20"


def test_readings_stand_in_the_margin(room: Room) -> None:
    reference = first(room)
    found = room.json(f"/statements/{reference}/variants.json")["variants"]
    page = room.html(f"/statements/{reference}")
    table = room.html(f"/statements/{reference}/variants")
    assert len(found) > 4 and page.count("read otherwise:") >= 2
    for number in (1, 2):
        assert f"/statements/{reference}/variants#v{number}" in page
        assert f'id="v{number}"' in table
    assert found[0]["reading"] in page


def test_each_witness_is_one_click_from_its_kept_and_removed_parts(room: Room) -> None:
    reference = first(room)
    witnesses = room.json(f"/statements/{reference}/variants.json")["witnesses"]
    assert [each["siglum"] for each in witnesses] == ["A", "B", "C", "D"]
    for address in (f"/statements/{reference}", f"/statements/{reference}/variants"):
        page = room.html(address)
        for each in witnesses:
            assert f"/statements/{each['reference']}/page" in page
    assert "English" in page or "Not collated" in page


def test_gaps_are_told_with_their_places(room: Room) -> None:
    lines = room.json("/statements.json")["lines"]
    told = [
        room.json(f"/statements/{x['reference']}/variants.json") for x in lines if x["copies"] > 1
    ]
    gaps = [gap for found in told for gap in found["gaps"]]
    assert gaps and all(gap["characters"] > 0 and gap["place"] for gap in gaps)
