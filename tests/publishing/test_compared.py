from __future__ import annotations

import pytest

import chancery.sample
from chancery import read
from chancery.errors import NotComparable
from chancery.lexicon import load
from chancery.publishing.compared import compared
from chancery.publishing.said import Text

OWN = load(chancery.sample.lexicon())


def sample(name: str) -> Text:
    return read(next(chancery.sample.pages().glob(f"{name}.*")), lexicon=OWN).said(name)


def test_the_record_has_the_promised_keys() -> None:
    found = compared(sample("2031-clean"), sample("2034-markdown"), OWN)
    record = found.record()
    assert record["a"]["statement"] == "2031-clean"
    assert sum(record["counts"][name] for name in ("added", "dropped")) > 0
    for pair in record["pairs"]:
        assert ("a" in pair) == (pair["change"] != "added")
        assert ("b" in pair) == (pair["change"] != "dropped")
        assert pair["direction"] in ("stronger", "weaker", "mixed", "none")
        for key, text in (("a", found.a), ("b", found.b)):
            for start, end in pair.get(key, ()):
                assert text.text[start:end] in pair[f"{key}_text"]


def test_a_text_is_the_same_as_itself() -> None:
    text = sample("2031-clean")
    found = compared(text, text, OWN)
    assert found.notes[0] == "the two texts are the same, character for character"
    assert found.counts["verbatim"] == len(found.changes)


def test_copies_in_another_script_differ_in_script_only() -> None:
    found = compared(sample("2033-ministers"), sample("2033-traditional"), OWN)
    assert found.counts["verbatim"] > 0.9 * len(found.changes)


def test_two_languages_and_empty_texts_are_refused() -> None:
    with pytest.raises(NotComparable, match="in Chinese, 2031-en is in English"):
        compared(sample("2031-clean"), sample("2031-en"), OWN)


def test_every_run_of_a_redline_is_printed() -> None:
    found = compared(sample("2034-markdown"), sample("2036-clean"), OWN)
    for change in found.changes:
        runs = found.runs(change)
        assert runs
        assert {run.op for run in runs} <= {"equal", "insert", "delete"}
