from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

import chancery
import chancery.sample
from running import Run, ends_badly

LEXICON = ("--lexicon", str(chancery.sample.lexicon()))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    for name in ("2032-glossed.html", "2034-declaration.html"):
        Path(name).write_bytes((chancery.sample.pages() / name).read_bytes())
    return Run(monkeypatch, capsys)


def test_a_text_goes_to_standard_output_and_a_document_to_a_file(run: Run) -> None:
    assert run("export", "2032-glossed.html", "--as", "markdown", *LEXICON).out.startswith("---\n")
    ran = run("export", "2032-glossed.html", "--as", "docx", *LEXICON)
    assert (ran.code, ran.out) == (0, "")
    assert "Word document" in ran.err
    assert ZipFile("2032-glossed.docx").testzip() is None


def test_a_page_of_the_corpus_and_a_sentence_of_it(run: Run) -> None:
    run("add", "2032-glossed.html", *LEXICON)
    ran = run("export", "515f36a3#s1.p3.2", "--as", "citation", *LEXICON)
    assert "Chancery 515f36a3#s1.p3.2" in ran.out
    assert run("export", "515f36a3", "--as", "tei", "-o", "a.xml", *LEXICON).code == 0
    assert Path("a.xml").read_bytes().startswith(b"<?xml")


def test_tables_take_several_statements(run: Run) -> None:
    both = ("2032-glossed.html", "2034-declaration.html")
    ran = run("export", *both, "--as", "jsonl", "--table", "topics", *LEXICON)
    assert {line.split('"')[3].split("#")[0] for line in ran.out.splitlines()} == set(both)
    assert run("export", *both, "--as", "xlsx", *LEXICON).code == 0
    assert Path("2032-glossed-and-1-more.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2032-glossed.html", "--as", "dox"), ("no form", "docx")),
        (("nowhere.html", "--as", "tei"), ("nowhere.html", "no corpus")),
        (("2032-glossed.html#s9.p9.9", "--as", "ris"), ("no sentence", "#s9.p9.9")),
        (("2032-glossed.html", "2034-declaration.html", "--as", "tei"), ("one statement",)),
        (("2032-glossed.html", "--as", "tei", "-o", "no/a.xml"), ("cannot be written",)),
    ],
)
def test_mistakes_are_told_in_one_line(
    run: Run, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    ends_badly(run("export", *arguments), *words)


def test_replaced_characters_are_told_of(run: Run) -> None:
    page = "<h1>曙光共和国和澜海联邦联合声明</h1><p>双方\x01声明如下：海洋应当成为合作之海。</p>"
    Path("odd.html").write_text(page * 3, encoding="utf-8")
    ran = run("export", "odd.html", "--as", "tei", "-o", "odd.xml")
    assert ran.code == 0
    if "\x01" in chancery.read("odd.html").text:
        assert "U+FFFD" in ran.err


def test_the_same_from_python(run: Run) -> None:
    reading = chancery.read("2032-glossed.html")
    assert reading.export("bibtex").startswith(b"@misc{")
    with chancery.Corpus("c.db") as corpus:
        corpus.add("2032-glossed.html", "2034-declaration.html")
        assert corpus.export("515f36a3", "docx").startswith(b"PK")
        assert corpus.export(["515f36a3", "44921ab1"], "ris").count(b"TY  - ") == 2


def test_a_statement_has_the_variants_of_its_copies(run: Run) -> None:
    for name in ("2032-big5.html", "2032-ads.html", "2032-backtranslation.txt"):
        Path(name).write_bytes((chancery.sample.pages() / name).read_bytes())
    own = chancery.load_lexicon(chancery.sample.lexicon())
    with chancery.Corpus("c.db", lexicon=own) as corpus:
        corpus.add(*map(str, Path().glob("2032-*")), lexicon=[chancery.sample.lexicon()])
        statement = next(iter(corpus.statements()))
        copy = corpus.fair_copy(statement.reference)
        assert copy.text == statement.base.witness.text
        assert len(copy.apparatus.copies) == len(statement.witnesses) > 1
        assert len(copy.apparatus.variants) == len(statement.edition.apparatus.variants)
        for form in ("docx", "tei", "html", "markdown", "text"):
            assert corpus.export(statement.reference, form)
        assert corpus.export(f"{statement.reference}#s1.p3.2", "citation")
