from __future__ import annotations

import json

from hypothesis import given, settings

from chancery.model import Identity, Witness
from chancery.publishing import dumps, record
from invented import identities, identity, witness, witnesses


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
    assert said["mentions"] == said["acts"] == []


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
