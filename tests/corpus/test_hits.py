"""What a phrase finds, rare or frequent, kept as rows of the newest."""

from __future__ import annotations

from pathlib import Path

import pytest

import chancery.sample
from chancery.corpus import hits as keeping
from chancery.corpus import search
from chancery.corpus.adding import add
from chancery.corpus.browsing import Browsing
from chancery.corpus.hits import first, hits
from chancery.corpus.search import Within
from chancery.corpus.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = Store(tmp_path_factory.mktemp("hits") / "c.db", make=True)
    list(add(opened, [chancery.sample.pages()], lexicon=[chancery.sample.lexicon()]))
    opened.settle()
    return opened


@pytest.mark.parametrize("rare", [1, 3, 5_000])
@pytest.mark.parametrize("most", [1, 4, 10_000])
@pytest.mark.parametrize("phrase", ["双", "双方", "反对", "单边强制措施", "没有这句话", ""])
def test_they_are_those_of_the_search(
    store: Store, phrase: str, most: int, rare: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_RARE", rare)
    for within in (Within(), Within(copies=True), Within(party="XA", year=2031)):
        every = search.found(store.connection, phrase, within, limit=10_000)
        found = hits(store.connection, phrase, within, most=most)
        assert found.total == len(every)
        assert found.part(most) == every[:most]
        assert found.part(2, 1) == every[1 : min(3, most)]
        assert found.whole == (len(every) <= most)


@pytest.mark.parametrize("most", [1, 10_000])
@pytest.mark.parametrize("phrase", ["双方", "反对", "没有这句话"])
def test_the_oldest_is_that_of_the_search(store: Store, phrase: str, most: int) -> None:
    found = hits(store.connection, phrase, Within(), most=most)
    expected = search.oldest(store.connection, phrase)
    assert first(store.connection, phrase, found) == expected


def test_the_newest_are_kept_small(store: Store) -> None:
    found = hits(store.connection, "双方", Within(), most=10_000)
    assert found.newest.itemsize == 8


def test_an_empty_corpus_has_none(tmp_path: Path) -> None:
    with Store(tmp_path / "c.db", make=True) as empty:
        assert hits(empty.connection, "双方", Within(), most=5).total == 0


def test_filters_ask_for_what_all_witnesses_show(tmp_path: Path) -> None:
    """A base page may prove less than its statement: it is of the statement's year and kind."""
    with Store(tmp_path / "c.db", make=True) as store:
        list(add(store, [chancery.sample.pages()], lexicon=[chancery.sample.lexicon()]))
        store.settle()
        change = "UPDATE statements SET best = '2041-05-06', kind = 'readout' WHERE reference = ?"
        store.connection.execute(change, ("xa-xb/2032-11-08/joint-statement",))
        browsing = Browsing(store)
        (line,) = browsing.lines(Within(year=2041), limit=9)
        assert line.entry.best == "2041-05-06"
        assert not browsing.lines(Within(year=2032), limit=9)
        kinds = {line.entry.kind for line in browsing.lines(Within(kind="readout"), limit=99)}
        assert kinds == {"readout"}
        assert search.counted(store.connection, "双方", Within(year=2041, kind="readout"))
