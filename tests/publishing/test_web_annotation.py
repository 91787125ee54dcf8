from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import given, settings

import chancery
from chancery.publishing.fair import FairCopy
from chancery.publishing.web_annotation import web_annotations
from publishing import copies
from publishing.copies import LEXICON, decided, parsed

SCHEMA = json.loads((Path(__file__).parent / "annotations.schema.json").read_text(encoding="utf-8"))


def items(copy: FairCopy) -> list[dict[str, Any]]:
    found = parsed(web_annotations(copy))
    jsonschema.validate(found, SCHEMA)
    assert found["total"] == len(found["first"]["items"])
    listed: list[dict[str, Any]] = found["first"]["items"]
    return listed


@settings(max_examples=150, deadline=None)
@given(copies.copies())
def test_every_selector_quotes_the_text_exactly(copy: FairCopy) -> None:
    found = items(copy)
    assert len({item["id"] for item in found}) == len(found)
    for item in found:
        quote, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert copy.text[start:end] == quote["exact"]
        assert copy.text[:start].endswith(quote["prefix"])
        assert copy.text[end:].startswith(quote["suffix"])


def test_all_names_and_acts_are_there_in_order() -> None:
    copy = copies.sample()
    found = items(copy)
    assert len(found) == len(copy.annotations.mentions) + len(copy.annotations.acts)
    starts = [item["target"]["selector"][1]["start"] for item in found]
    assert starts == sorted(starts)
    act = next(item for item in found if item["motivation"] == "classifying")
    described, body = act["body"]
    assert described["value"].startswith("ASSERT 1, Republic of Aurora")
    assert body["record"]["act"] == "ASSERT"
    assert act["creator"]["type"] == "Software"


def test_the_target_is_the_text_derived_from_the_page() -> None:
    copy = copies.sample()
    witness = replace(copy.witness, source=replace(copy.source, url="https://xa.example/a"))
    source = items(replace(copy, witness=witness))[0]["target"]["source"]
    assert source["derived"] == "https://xa.example/a"
    assert source["id"].endswith(":text")


def test_what_a_person_decided_names_that_person(tmp_path: Path) -> None:
    with chancery.Corpus(tmp_path / "c.db", lexicon=LEXICON) as corpus:
        corpus.add(
            chancery.sample.pages() / "2032-glossed.html", lexicon=[chancery.sample.lexicon()]
        )
        corpus.decide("2032-glossed.html#p1.1.m1", "accept", who="林")
        corpus.decide("2032-glossed.html#s1.p2.2.a1", "edit", who="Nuo", changes={"strength": 4})
        corpus.decide("2032-glossed.html#p1.1.m2", "reject", who="林")
        found = items(corpus.fair_copy("2032-glossed.html"))
    people = {i["creator"]["name"]: i for i in found if i["creator"]["type"] == "Person"}
    assert set(people) == {"林", "Nuo"}
    assert people["林"]["verdict"] == "accept"
    assert people["Nuo"]["body"][1]["record"]["strength"] == 4
    assert people["Nuo"]["created"].endswith("Z")


def test_a_decision_that_the_record_does_not_tell_of_is_not_its_own() -> None:
    copy = replace(copies.sample(), decisions=(decided(),))
    assert all(item["creator"]["type"] == "Software" for item in items(copy))
