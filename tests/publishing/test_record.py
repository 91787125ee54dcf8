from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings

from chancery.annotating.classes import FAMILIES, FAMILY
from chancery.model import Act, Annotations, Identity, Witness
from chancery.publishing import dumps, record
from invented import identities, identity, witness, witnesses
from publishing import spoken


def test_the_keys_that_other_programs_rely_on() -> None:
    said = record(witness(), identity())
    assert list(said) == [
        "source",
        "statement",
        "text",
        "paragraphs",
        "removed",
        "claims",
        "titles",
        "notes",
        "sentences",
        "mentions",
        "acts",
    ]
    assert set(said["source"]) >= {"path", "sha256", "media_type", "encoding", "bytes"}
    assert set(said["statement"]) == {
        "title",
        "kind",
        "parties",
        "level",
        "place",
        "language",
        "script",
        "agency",
        "translated_back",
        "date",
        "page_date",
        "page_date_conflict",
        "complete",
        "missing",
        "part",
        "reasons",
    }
    assert set(said["statement"]["date"]) == {"best", "earliest", "latest", "basis", "evidence"}
    assert said["mentions"] == said["acts"] == said["sentences"] == []


def test_what_was_said() -> None:
    said = record(spoken.witness(), identity(), spoken.ANNOTATIONS)
    assert said["acts"][1] == {
        "trigger": list(spoken.at("反对")),
        "span": list(spoken.at("双方反对个别国家的单边制裁")),
        "act": "OPPOSE",
        "strength": 3,
        "holder": ["state:XA", "state:XB"],
        "addressee": [],
        "target": ["group:certain-states"],
        "conjuncts": [],
        "nest": None,
        "aspect": "present",
        "time": None,
        "topics": ["sanctions"],
        "rule": "acts zh 反对",
    }
    assert said["mentions"][0] == {
        "start": 0,
        "end": 5,
        "type": "state",
        "id": "state:XA",
        "rule": "states",
    }
    assert said["sentences"][1]["reference"] == "s1.p1.1"
    bare = Annotations(acts=(Act(None, (0, 3), "ASSERT", 1, ()),))
    assert record(spoken.witness(), identity(), bare)["acts"][0]["trigger"] is None


def test_the_document_names_every_key_class_and_family() -> None:
    said = record(spoken.witness(), identity(), spoken.ANNOTATIONS)
    document = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")
    part = document.split("## `sentences`, `mentions` and `acts`")[1]
    keys = {key for name in ("sentences", "mentions", "acts") for key in said[name][0]}
    assert not [name for name in keys | set(FAMILY) if f"`{name}`" not in part]
    assert all(f"| {family} |" in part for family in FAMILIES)


def test_spans_and_evidence() -> None:
    said = record(witness(), identity())
    assert said["paragraphs"][0] == {
        "start": 0,
        "end": 1,
        "section": None,
        "role": "opening",
        "source": [[3, 4]],
    }
    assert said["removed"][0]["source"] == [[0, 3], [4, 8]]
    inside, outside = said["statement"]["date"]["evidence"]
    assert (inside["start"], inside["end"]) == (0, 7)
    assert "source" not in inside
    assert (outside["start"], outside["source"]) == (None, [[3, 8]])
    assert said["statement"]["part"] == [2, None]


@settings(max_examples=100, deadline=None)
@given(witnesses(), identities)
def test_json_is_one_line_of_valid_utf8_that_says_the_same(read: Witness, known: Identity) -> None:
    said = record(read, known)
    line = dumps(said)
    assert json.loads(line.encode("utf-8")) == said
    assert "\n" not in line


def test_chinese_stays_readable_and_half_pairs_are_escaped() -> None:
    assert dumps(["声明", "\ud800"]) == '["声明", "\\ud800"]'
