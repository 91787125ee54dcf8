"""The table of topics, and the page that lists it."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pytest

from chancery.lexicon import Topic, load
from chancery.reading.characters import normal

PAGE = Path(__file__).parents[2] / "docs" / "topics.md"
TOPICS = tuple(load().topics.values())
HAN = re.compile("[\u4e00-\u9fff]")
CYRILLIC = re.compile("[а-я]", re.IGNORECASE)
by_id = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)


def bare(word: str) -> str:
    return word.removeprefix("?").removesuffix("*")


def test_the_list_can_be_taken_in() -> None:
    assert 50 <= len(TOPICS) <= 75


def test_ids_are_unique_and_kebab_case() -> None:
    text = (files("chancery.lexicon") / "data" / "topics.tsv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", i)] == []


def test_labels_name_one_topic_each() -> None:
    for language in ("zh", "en", "ru"):
        labels = [getattr(topic, language).casefold() for topic in TOPICS]
        assert len(set(labels)) == len(labels)


@by_id
def test_every_topic_has_words_in_three_languages(topic: Topic) -> None:
    words = [bare(word) for word in topic.words]
    assert any(HAN.search(word) for word in words) or topic.mentions
    assert any(re.search("[a-z]", word) for word in words)
    assert any(CYRILLIC.search(word) for word in words)
    assert HAN.search(topic.zh)
    assert CYRILLIC.search(topic.ru)


@by_id
def test_words_can_be_met(topic: Topic) -> None:
    """They stand in normal form, are given once, and a star stands at the end only."""
    words = [bare(word) for word in topic.words]
    assert len(set(words)) == len(words)
    assert [word for word in words if normal(word).text != word] == []
    assert [word for word in words if not word.strip() or word != word.strip()] == []
    assert [word for word in words if "*" in word or "?" in word] == []


@by_id
def test_stems_are_not_so_short_that_they_begin_anything(topic: Topic) -> None:
    short = [w for w in topic.words if w.endswith("*") and len(bare(w)) < 3 and not HAN.search(w)]
    assert short == []


@by_id
def test_names_are_in_the_lexicon(topic: Topic) -> None:
    ids = load().entries
    for given in topic.mentions:
        name = given.removeprefix("?")
        known = any(i.startswith(name[:-1]) for i in ids) if name.endswith("*") else name in ids
        assert known, given


def test_a_word_shows_one_topic_strongly() -> None:
    strong = defaultdict(set)
    for topic in TOPICS:
        for word in topic.words:
            if not word.startswith("?"):
                strong[bare(word).lower()].add(topic.id)
    assert {word: ids for word, ids in strong.items() if len(ids) > 1} == {}


def test_the_page_lists_the_table() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \| (.+) \| (.+) \|$", PAGE.read_text("utf-8"), re.M)
    assert rows == [(topic.id, topic.zh, topic.en, topic.ru) for topic in TOPICS]
