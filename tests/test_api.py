from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import chancery
import chancery.sample
from invented import folder, html

EXPORTED = {
    "compare",
    "ChanceryError",
    "Corpus",
    "CorpusError",
    "Entry",
    "Failure",
    "Identity",
    "Lexicon",
    "LexiconError",
    "Outcome",
    "PageError",
    "Reading",
    "Witness",
    "__version__",
    "load_lexicon",
    "read",
    "read_all",
}


def test_the_exported_names() -> None:
    assert set(chancery.__all__) == EXPORTED == set(dir(chancery))
    for name in EXPORTED:
        thing = getattr(chancery, name)
        assert name == "__version__" or thing.__doc__
    with pytest.raises(AttributeError, match="nothing"):
        _ = chancery.nothing


def test_importing_the_package_and_the_commands_loads_no_reader() -> None:
    code = (
        "import sys, chancery, chancery.cli;"
        "print(*sorted({'rich', 'opencc', 'sqlite3', 'fastwarc', 'yaml', 'multiprocessing',"
        " 'ahocorasick_rs', 'chancery.api', 'chancery.lexicon', 'chancery.reading'}"
        " & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.split() in ([], ["sqlite3"])


def test_read_takes_bytes_and_paths(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(html(1), encoding="utf-8")
    reading = chancery.read(page)
    assert "第1号" in reading.text
    assert reading.text == chancery.read(str(page)).text
    assert reading.text == chancery.read(page.read_bytes(), lexicon=chancery.load_lexicon()).text
    assert reading.record()["source"]["path"] == str(page)
    assert [each.text for each in chancery.read_all(page)] == [reading.text]


def test_a_reading_is_frozen_and_shows_itself() -> None:
    reading = chancery.read(html(1).encode())
    with pytest.raises(FrozenInstanceError):
        reading.identity = reading.identity  # type: ignore[misc]
    assert reading._repr_html_().startswith("<table>")
    assert reading.__rich__() is not None


@pytest.mark.parametrize("page", [b"", "none.html"])
def test_what_cannot_be_read_raises(page: str | bytes) -> None:
    with pytest.raises(chancery.PageError):
        chancery.read(page)


def test_a_corpus_from_adding_to_removing(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    with chancery.Corpus(path) as corpus:
        outcomes = corpus.add(folder(tmp_path / "pages", 3), tmp_path / "none")
        assert [outcome.status for outcome in outcomes] == ["added"] * 3 + ["failed"]
        assert len(corpus) == len(corpus.list()) == 3
        assert not corpus.failures()
        first = corpus.list()[0]
        reading = corpus.get(first.sha256[:8])
        assert reading == chancery.read(first.path)
        assert corpus.page(first.path) == Path(first.path).read_bytes()
        assert next(each.text for each in corpus.readings()) == reading.text
        assert str(first.reference) in corpus._repr_html_()
        corpus.remove(first.path)
        assert len(corpus) == 2
        with pytest.raises(chancery.CorpusError, match="no page or statement"):
            corpus.get(first.path)
        with pytest.raises(chancery.CorpusError, match="no state"):
            corpus.list(parties=["Atlantis"])
        assert repr(corpus) == f"Corpus({str(path)!r})"


def test_a_corpus_that_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(chancery.CorpusError, match="no corpus"):
        chancery.Corpus(tmp_path / "c.db", make=False)


def test_what_was_said_in_a_page(tmp_path: Path) -> None:
    page = chancery.sample.pages() / "2031-clean.html"
    reading = chancery.read(page, lexicon=chancery.load_lexicon(chancery.sample.lexicon()))
    assert reading.acts
    assert reading.mentions
    assert reading.annotations is reading.annotations
    assert reading.frame("acts").height == len(reading.acts)
    assert reading.frame("mentions")["id"].to_list() == [each.id for each in reading.mentions]
    assert "act" in reading._repr_html_()


def test_what_was_said_in_a_corpus(tmp_path: Path) -> None:
    page = chancery.sample.pages() / "2031-clean.html"
    own = chancery.sample.lexicon()
    with chancery.Corpus(tmp_path / "c.db", lexicon=chancery.load_lexicon(own)) as corpus:
        corpus.add(page, lexicon=[own])
        assert [act["span"] for act in corpus.acts()] == [
            list(act.span) for act in corpus.get(page.name).acts
        ]
        assert corpus.acts(holder="XA", family="negative").frame().height
        assert corpus.mentions(id="XB")[0]["type"] in ("state", "pair")
        assert corpus.commitments().notes
        assert corpus.topic("international-law").columns
        assert corpus.count("合作")[0]["counts"]["合作"] > 0
        assert corpus.explain(corpus.acts()[0]["reference"]).facts
