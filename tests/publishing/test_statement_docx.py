from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
from hypothesis import given, settings

from chancery.publishing.fair import FairCopy
from chancery.publishing.statement_docx import statement_docx
from publishing import copies
from publishing.opened import W, office, paragraphs, parts

STYLES = ("Heading1", "BodyText", "Closing")


@settings(max_examples=100, deadline=None)
@given(copies.copies())
def test_the_text_comes_back_paragraph_by_paragraph(copy: FairCopy) -> None:
    data = statement_docx(copy)
    found = paragraphs(data, *STYLES)
    assert found[: len(copy.lines)] == copies.lines_of(copy)
    assert paragraphs(data, "Title") == [copy.title]


def test_each_note_of_the_apparatus_is_a_footnote() -> None:
    copy = copies.edition()
    found = parts(statement_docx(copy))
    body = found["word/document.xml"]
    marks = [each.get(f"{W}id") for each in body.iter(f"{W}footnoteReference")]
    notes = {
        note.get(f"{W}id"): "".join(note.itertext())
        for note in found["word/footnotes.xml"]
        if note.get(f"{W}type") is None
    }
    assert marks == list(notes) == [str(n) for n in range(2, 2 + len(copy.loci))]
    assert any(
        note.strip().startswith("反对] 坚决反对 B C (wording); 一致反对 D")
        for note in notes.values()
    )


def test_paragraphs_have_bookmarks_of_their_names() -> None:
    body = parts(statement_docx(copies.sample()))["word/document.xml"]
    names = [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]
    assert names[:3] == ["p1", "p2", "s1_p1"]
    assert len(set(names)) == len(names)


def test_the_properties_name_the_statement() -> None:
    copy = copies.sample()
    properties = docx.Document(BytesIO(statement_docx(copy))).core_properties
    assert (properties.title, properties.author) == (copy.title, "Chancery")
    assert str(properties.created).startswith("2032-11-08")


def test_the_same_copy_is_the_same_bytes() -> None:
    assert statement_docx(copies.edition()) == statement_docx(copies.edition())


def test_libreoffice_reads_the_text(tmp_path: Path) -> None:
    copy = copies.sample()
    read = office(statement_docx(copy), ".docx", "txt:Text (encoded):UTF8", tmp_path)
    for line in copies.lines_of(copy):
        assert line in read
