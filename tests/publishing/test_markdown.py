from __future__ import annotations

import re
from itertools import pairwise

import pytest
import yaml
from hypothesis import given, settings
from markdown_it import MarkdownIt

import chancery
from chancery.publishing.apparatus import Apparatus, Copy, Variant
from chancery.publishing.fair import FairCopy
from chancery.publishing.fitting import fit
from chancery.publishing.markdown import escaped, markdown_text
from publishing import copies

READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def body(written: str) -> tuple[dict[str, object], str]:
    _, front, rest = written.split("---\n", 2)
    return yaml.safe_load(front), rest


def blocks(written: str) -> list[tuple[str, str]]:
    """The kind and the text of each block, as a reader of Markdown has them."""
    tokens = READER.parse(written)
    found = []
    for opened, inline in pairwise(tokens):
        if inline.type == "inline":
            assert all(child.type in ("text", "text_special") for child in inline.children or ())
            found.append((opened.tag, "".join(c.content for c in inline.children or ())))
    return found


@settings(max_examples=200, deadline=None)
@given(copies.texts)
def test_any_line_means_itself(text: str) -> None:
    fitted = fit(text)
    assert blocks(escaped(fitted)) == [("p", fitted)]


@settings(max_examples=150, deadline=None)
@given(copies.copies())
def test_the_text_comes_back_paragraph_by_paragraph(copy: FairCopy) -> None:
    front, rest = body(markdown_text(copy))
    assert front["title"] == copy.title
    found = blocks(rest)
    own = found[1 : len(copy.lines) + 1]
    assert found[0] == ("h1", copy.title)
    for (tag, text), line, words in zip(own, copy.lines, copies.lines_of(copy), strict=True):
        assert tag == ("h2" if line.role == "heading" else "p")
        assert without_marks(text) == without_marks(words)


def without_marks(text: str) -> str:
    return re.sub(r"\[\^\d+\]", "", text)


@pytest.mark.parametrize(
    "text", ["1. 一", "- 一", "+ 一", "# 一", "***", "===", "> 一", "    一", "| a |", "[^1]: 一"]
)
def test_signs_of_lists_and_headings_are_text(text: str) -> None:
    assert blocks(escaped(text)) == [("p", text)]


def test_an_edition_has_its_notes_and_copies() -> None:
    written = markdown_text(copies.edition())
    assert "双方反对[^" in written
    assert re.search(r"^\[\^\d+\]: 反对\\\] 坚决反对 B C", written, re.MULTILINE)
    assert r"- B: 通讯社 \& \<转载\>, 515f36a3" in written


def test_a_colon_behind_the_first_note_is_text() -> None:
    """A line that begins with [^1]: would be the note itself."""
    reading = chancery.read("# 声明\n\n双方声明如下。\n\n:0 双方反对封锁。".encode())
    at = reading.text.index(":0")
    copy = reading.fair_copy(
        apparatus=Apparatus(
            (Copy("A", "a"), Copy("B", "b")), (Variant((at, at), "第", ("B",), "addition"),)
        )
    )
    assert re.search(r"^\[\^1\]\\:0 双方反对封锁。$", markdown_text(copy), re.MULTILINE)


def test_front_matter_has_a_date_only_where_a_day_is_proved() -> None:
    front, _ = body(markdown_text(copies.sample()))
    assert (front["date"], front["parties"]) == (
        "2032-11-08",
        ["Republic of Aurora", "Federation of Lanhai"],
    )
    front, _ = body(markdown_text(copies.sample("2032-backtranslation.txt")))
    assert (front["earliest"], front["latest"]) == ("2032-10-19", "2032-12-02")
    assert "date" not in front


def test_what_was_written_is_read_again() -> None:
    copy = copies.sample()
    again = chancery.read(markdown_text(copy).encode(), lexicon=copies.LEXICON)
    assert again.text == copy.text
    assert again.identity.date.best == copy.identity.date.best
