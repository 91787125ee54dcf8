"""Commitments with what later statements say of them, as the library gives them."""

from __future__ import annotations

import csv
import io

import pytest

from chancery.web.pages.following import STATES
from web.rooms import Room

ADDRESS = "/commitments{}?by=followed&series=XA%2BXB"


def test_each_commitment_has_its_state_and_both_sentences(room: Room) -> None:
    found = room.json(ADDRESS.format(".json"))
    assert found["series"] == ["XA", "XB"]
    assert sum(found["states"].values()) == found["paging"]["total"]
    assert {name for name, number in found["states"].items() if number} >= {
        *("repeated", "not repeated", "open")
    }
    page = room.html(ADDRESS.format(""))
    for record in found["records"]:
        assert f"/statements/{record['statement']}/{record['place']}" in page
        if record["later"]:
            later = record["later"]
            assert f"/statements/{later['statement']}/{later['place']}" in page
            assert record["state"] == later["state"] != "not repeated"
    assert "does not say that it was broken" in page


def test_the_links_lead_to_the_sentences(room: Room) -> None:
    for record in room.json(ADDRESS.format(".json"))["records"][:40]:
        for where in filter(None, (record, record["later"])):
            sentence = room.json(f"/statements/{where['statement']}/{where['place']}.json")
            assert where["text"][:8] in sentence["record"]["text"]


def test_states_narrow_the_list(room: Room) -> None:
    every = room.json(ADDRESS.format(".json"))["states"]
    for state in STATES:
        found = room.json(f"{ADDRESS.format('.json')}&state={state}")
        assert found["paging"]["total"] == every[state]
        assert all(record["state"] == state for record in found["records"])
    assert room.get(f"{ADDRESS.format('')}&state=broken").status_code == 400


@pytest.mark.parametrize("asked", ["&state=repeated", ""])
def test_the_table_is_all_of_them(room: Room, asked: str) -> None:
    text = room.get(ADDRESS.format(".csv") + asked).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    found = room.json(ADDRESS.format(".json") + asked)
    assert len(rows) == found["paging"]["total"]
    assert {row["reference"] for row in rows} >= {r["reference"] for r in found["records"]}
    if asked:
        assert all(row["last"] and row["last_text"] for row in rows)


def test_the_series_with_most_statements_is_shown_first(room: Room) -> None:
    assert room.json("/commitments.json?by=followed")["series"] == ["XA", "XB"]
    assert room.json("/commitments.json?by=followed&series=QQ")["records"] == []
