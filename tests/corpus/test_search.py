"""Phrases of any length, in either script, in every sentence, newest first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import chancery.sample
from chancery.corpus import search
from chancery.corpus.adding import add
from chancery.corpus.search import Hit, Within
from chancery.corpus.store import Store
from chancery.reading.characters import normal


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = Store(tmp_path_factory.mktemp("search") / "c.db", make=True)
    list(add(opened, [chancery.sample.pages()], lexicon=[chancery.sample.lexicon()]))
    opened.settle()
    return opened


EVERY = Within(copies=True)


def by_hand(store: Store, phrase: str) -> set[Hit]:
    """Sentences that have the tokens of a phrase one behind the other."""
    wanted, found = search.tokens(phrase.casefold()), set()
    for (page,) in store.connection.execute("SELECT id FROM pages").fetchall():
        witness, _ = store.reading(page)
        said = store.annotations(page)
        assert said
        for number, sentence in enumerate(said.sentences):
            has = search.tokens(witness.text[sentence.start : sentence.end].casefold())
            size = len(wanted)
            if any(has[at : at + size] == wanted for at in range(len(has) - size + 1)):
                found.add(Hit(page, number))
    return found


@pytest.mark.parametrize(
    "phrase",
    [
        "反",
        "反對",
        "反对",
        "，",
        "单边强制措施",
        "蓝色走廊",
        "2030年",
        "the",
        "»",
        "不存在的话",
        "“",
        '"',
    ],
)
def test_exactly_the_sentences_with_the_phrase_are_found(store: Store, phrase: str) -> None:
    found = search.found(store.connection, phrase, EVERY, limit=10_000)
    assert set(found) == by_hand(store, phrase)
    assert len(found) == search.counted(store.connection, phrase, EVERY)


def test_the_newest_come_first_and_pages_of_hits_fit_together(store: Store) -> None:
    every = search.found(store.connection, "双方", EVERY, limit=10_000)
    days = [
        store.connection.execute("SELECT day FROM digests WHERE page = ?", (hit.page,)).fetchone()[
            0
        ]
        for hit in every
    ]
    assert days == sorted(days, reverse=True)
    parts = [
        search.found(store.connection, "双方", EVERY, limit=7, offset=offset)
        for offset in range(0, len(every), 7)
    ]
    assert [hit for part in parts for hit in part] == every
    oldest = search.oldest(store.connection, "双方")
    assert oldest and oldest.page in {hit.page for hit in every}


def test_a_statement_is_found_once_and_filters_hold(store: Store) -> None:
    connection = store.connection
    once = search.counted(connection, "反对", Within())
    assert 0 < once < search.counted(connection, "反对", EVERY)
    parts = [
        Within(kind=kind) for (kind,) in connection.execute("SELECT DISTINCT kind FROM digests")
    ]
    assert sum(search.counted(connection, "反对", part) for part in parts) == once
    for asks in (Within(party="XC"), Within(year=2035), Within(language="zh", party="XA")):
        assert search.counted(connection, "反对", asks) <= once


@given(st.text(max_size=20))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_that_is_typed_is_a_query(store: Store, phrase: str) -> None:
    search.found(store.connection, phrase, EVERY, limit=3)
    search.counted(store.connection, phrase, Within())
    search.halves(store.connection, phrase, limit=3)


@given(
    st.text("双方反對对，。 ,aAb1「」", max_size=30),
    st.text("双方反对，ab", min_size=1, max_size=3),
)
@settings(max_examples=200, deadline=None)
def test_marked_places_are_the_phrase(text: str, phrase: str) -> None:
    form = "".join(normal(phrase).text.split()).casefold()
    for start, end in search.places(text, phrase):
        assert "".join(normal(text[start:end]).text.split()).casefold() == form


def test_the_same_sentence_is_found_in_every_copy(store: Store) -> None:
    witness, _ = store.reading(1)
    said = store.annotations(1)
    assert said
    for number, sentence in enumerate(said.sentences[:20]):
        words = witness.text[sentence.start : sentence.end]
        hits = search.same(store.connection, words, limit=1000)
        assert Hit(1, number) in hits or len(words) < 4
        assert set(hits) <= set(search.found(store.connection, words, EVERY, limit=10_000))


def test_a_page_that_is_removed_is_found_no_more(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(
        "曙光共和国和澜海联邦联合声明\n双方反对单边制裁，将加强合作。\n", encoding="utf-8"
    )
    with Store(tmp_path / "c.db", make=True) as store:
        list(add(store, [page]))
        assert search.counted(store.connection, "单边制裁", EVERY) == 1
        store.remove(1)
        assert search.counted(store.connection, "单边制裁", EVERY) == 0
        for table in ("digests", "searched", "topic_digests", "actor_digests", "undertakings"):
            assert store.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_more_sentences_than_a_row_can_name_are_all_found(tmp_path: Path) -> None:
    from chancery.model import Sentence

    with Store(tmp_path / "c.db", make=True) as store:
        store.connection.execute("PRAGMA foreign_keys = OFF")
        text = "甲。" * 70_000 + "乙。"
        of = [Sentence(at, at + 1, 0, at // 2) for at in range(0, len(text), 2)]
        search.index(store.connection, 1, "2031-05-12", text, of)
        assert search.counted(store.connection, "乙", EVERY) == 1
        (hit,) = search.found(store.connection, "乙", EVERY, limit=2)
        assert hit.sentence < 1 << 16
