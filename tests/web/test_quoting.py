"""Sentences found are quoted as the whole text would be, whatever they are asked together with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import chancery.sample
from chancery.corpus.search import Hit
from chancery.lexicon import load
from chancery.web.desk import Desk
from chancery.web.kept import Kept
from chancery.web.quoting import quotes
from chancery.web.settings import Settings


@pytest.fixture
def desk(corpus: Path) -> Iterator[Desk]:
    lexicon = load(chancery.sample.lexicon())
    opened = Desk(Settings(corpus), lexicon, Kept(1), Kept(1))
    yield opened
    opened.close()


@pytest.mark.parametrize("most", [900, 7])
def test_each_sentence_has_its_name_words_and_statement(
    desk: Desk, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chancery.web.quoting._MOST", most)
    pages = [page for (page,) in desk.store.connection.execute("SELECT id FROM pages")]
    texts = {page: desk.text(page) for page in pages}
    hits = [
        Hit(page, number) for page in pages for number in range(len(texts[page].sentences))[::-1]
    ]
    found = quotes(desk, hits)
    assert len(found) == len(hits) > 500
    for hit, quote in zip(hits, found, strict=True):
        text = texts[hit.page]
        sentence, date = text.annotations.sentences[hit.sentence], text.statement.identity.date
        assert quote.span == (sentence.start, sentence.end)
        assert (quote.text, quote.layer) == (text.text, text.layer)
        assert quote.reference == f"{text.statement.name}#{text.sentences[hit.sentence]}"
        assert quote.day == (date.best or date.earliest or date.latest)
        assert quote.line.entry.parties == text.statement.identity.parties


def test_what_is_not_there_is_left_out(desk: Desk) -> None:
    assert quotes(desk, []) == []
    assert quotes(desk, [Hit(1, 60_000), Hit(9_999, 0)]) == []
    assert len(quotes(desk, [Hit(1, 60_000), Hit(1, 0), Hit(1, 0)])) == 2
