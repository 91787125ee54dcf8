"""What is said of a pattern holds for all that it matches."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.reading import normal
from chancery.reading.required import alternatives_of, begins, choices_of, ends, words_of
from reading.make import LEXICON

MARKS = [mark for mark in LEXICON.marks if mark.where in ("line", "head", "lead", "tail")]
SIGNS = st.sampled_from(
    ["a", "bc", "甲", "乙丙", ".", r"\d", "[a-c]", r"[^]a\]]", r"\.", r"\b", r"\x62c"]
)
QUANTIFIERS = st.sampled_from(["", "", "?", "*", "+", "{2}", "{0,2}", "{1,2}", "+?", "{,1}"])


def joined(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Groups of one or two branches, how often each stands there, and what follows."""
    branches = st.lists(inside, min_size=1, max_size=2).map("|".join)
    return st.tuples(branches, QUANTIFIERS, inside).map(lambda p: f"(?:{p[0]}){p[1]}{p[2]}")


PATTERNS = st.recursive(SIGNS, joined, max_leaves=6)


@settings(max_examples=200, deadline=None)
@given(PATTERNS, st.data())
def test_every_match_has_what_its_pattern_requires(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    first, last, words = begins(pattern), ends(f"(?:{pattern})$"), words_of(pattern)
    assert first is None or (text and first.meets(text[0]))
    assert last is None or (text and last.meets(text[-1]))
    assert not words or any(word in text for word in words)


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.example[:24])
def test_examples_have_what_their_row_requires(mark: object) -> None:
    pattern, example = mark.pattern, normal(mark.example).text  # type: ignore[attr-defined]
    first = begins(pattern)
    words = words_of(pattern)
    assert mark.where == "tail" or not first or first.meets(example[0])  # type: ignore[attr-defined]
    assert not words or any(word in example for word in words)


@pytest.mark.parametrize(
    ("pattern", "first", "others"),
    [
        ("(?:本|站内)?来源", "本站来", "源内"),
        (r"(?=\D{0,9}甲)[(【]?\d{4}", "(【7", "甲D"),
        ("甲{0,2}乙+丙", "甲乙", "丙"),
        (r"(?<=x)\s*\.", " .", "x"),
    ],
)
def test_first_characters(pattern: str, first: str, others: str) -> None:
    edge = begins(pattern)
    assert edge
    assert all(edge.meets(character) for character in first)
    assert not any(edge.meets(character) for character in others)


def test_last_characters() -> None:
    edge = ends(r"\(完\)$|【[^】]*】(?:续|完了)?$")
    assert edge
    assert [edge.meets(character) for character in ")】续了完("] == [True] * 4 + [False] * 2
    assert ends("完") is None


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("[^。]{0,20}(?:月费|付费)(?:订户|会员).", ("月费", "付费")),
        ("来源于?(?:本站)?", ("来源",)),
        ("甲|乙丙", ("甲", "乙丙")),
        (r"\d{4}年?", ()),
    ],
)
def test_words(pattern: str, words: tuple[str, ...]) -> None:
    assert words_of(pattern) == words


@pytest.mark.parametrize(
    "pattern", ["(?i:abc)", "(?i)abc", "(?>a)b", "a{x}", r"\x41bc", ".*", "a*"]
)
def test_what_is_not_certain_is_not_said(pattern: str) -> None:
    edge = begins(pattern)
    assert edge is None or edge.meets("A")
    assert not {"abc", "A", "41bc"} & set(words_of(pattern))
    assert choices_of(pattern) == []


def test_choices_of_words_are_the_longest_first() -> None:
    pattern = "疫情?[^。]{0,3}(?:蔓延开|持续扩散)甲乙丙丁"
    assert choices_of(pattern) == [("甲乙丙丁",), ("蔓延开", "持续扩散"), ("疫",)]
    assert choices_of("甲|乙") == []


def test_alternatives() -> None:
    assert alternatives_of("a(?:b|c)|d[|]e") == ["a(?:b|c)", "d[|]e"]
    # a flag holds for all of them
    assert alternatives_of("(?i)a|b") == ["(?i)a|b"]
