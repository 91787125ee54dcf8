from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import (
    PageBroken,
    PageEmpty,
    PageError,
    PageTooLarge,
    PageUnknown,
)
from chancery.model import Page
from chancery.reading.formats import pages

from .make import CHINESE, archive, core, document, docx, paragraph, plain_docx, run

LINES = CHINESE.splitlines()


def read(data: bytes, **more: int) -> Page:
    (page,) = pages(data, "a.docx", **more)
    return page


def lines(inner: str) -> list[str]:
    return read(docx(document(inner))).text.split("\n")


def test_paragraphs_and_properties() -> None:
    inner = "".join(map(paragraph, map(run, LINES)))
    page = read(docx(document(inner), core("联合声明", "2031-02-04T00:00:00Z")))
    assert page.text.split("\n") == LINES
    assert page.layout == "text"
    assert [(c.field, c.value, c.basis) for c in page.claims] == [
        ("headline", "联合声明", "container"),
        ("date", "2031-02-04T00:00:00Z", "container"),
    ]
    assert page.source.media_type.endswith("wordprocessingml.document")


def test_tables_cell_by_cell() -> None:
    cells = "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in "甲乙")
    assert lines(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == ["甲", "乙"]


def test_revisions_links_notes_and_hidden_text() -> None:
    inner = (
        f"<w:ins>{run('甲')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('走')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo>"
        f"<w:hyperlink>{run('链')}</w:hyperlink><w:r><w:footnoteReference/></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
        "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>今</w:t></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>guan</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>关</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    page = read(docx(document(paragraph(inner))))
    assert page.text == "甲来链显今关"
    assert page.notes == (
        "1 deleted revision left out",
        "1 moved passage left out",
        "1 gloss left out",
        "1 hidden run left out",
        "1 note left out",
    )


def test_a_deleted_paragraph_mark_joins() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert lines(paragraph(mark + run("甲")) + paragraph(run("乙")) + paragraph(run("丙"))) == [
        "甲乙",
        "丙",
    ]
    assert lines(paragraph(run("甲")) + paragraph(mark + run("乙"))) == ["甲", "乙"]


def test_breaks_tabs_symbols_and_numbering() -> None:
    tabs = "<w:pPr><w:tabs><w:tab/></w:tabs><w:numPr/></w:pPr>"
    signs = '<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type="page"/><w:tab/><w:noBreakHyphen/>'
    sym = '<w:sym w:char="F0B7"/><w:sym w:char="zz"/></w:r>'
    page = read(docx(document(paragraph(tabs + signs + sym))))
    assert page.text == "甲\n乙\t\u2011\uf0b7\ufffd"
    assert page.notes == ("1 paragraph numbered by Word: numbers not in text",)


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('框'))}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    assert lines(paragraph(f"{both}</mc:AlternateContent>" + run("文"))) == ["框", "文"]


def test_the_strict_namespace() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert read(docx(document(paragraph(run("甲")), strict))).text == "甲"


def test_bombs_are_refused_before_they_unpack() -> None:
    big = archive({"word/document.xml": document(paragraph(run("甲" * 2_000_000)))})
    with pytest.raises(PageTooLarge, match="200 to 1"):
        read(big)
    with pytest.raises(PageTooLarge, match="over the limit"):
        read(big, limit=1_000_000)


def test_a_document_type_is_refused() -> None:
    prolog = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(PageBroken, match="document type"):
        read(docx(document(paragraph(run("&b;")), prolog=prolog)))


def test_damage() -> None:
    data = plain_docx(LINES)
    for cut in (10, len(data) // 2, len(data) - 5):
        with pytest.raises(PageBroken, match="nothing was read"):
            read(data[:cut])
    with pytest.raises(PageBroken, match="malformed"):
        read(docx("<w:document"))
    with pytest.raises(PageEmpty):
        read(plain_docx(["  "]))


def test_other_archives_are_named() -> None:
    with pytest.raises(PageUnknown, match="spreadsheet"):
        read(archive({"xl/workbook.xml": "<a/>"}))
    with pytest.raises(PageUnknown, match="an archive"):
        read(archive({"a.txt": "a"}))


def test_deep_nesting_costs_no_stack() -> None:
    deep = 20_000
    with pytest.raises(PageEmpty):
        read(docx(document("<w:p>" * deep + "</w:p>" * deep)))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_damage_gives_a_page_or_a_page_error(data: st.DataObject) -> None:
    file = bytearray(plain_docx(LINES))
    for _ in range(data.draw(st.integers(1, 4))):
        file[data.draw(st.integers(4, len(file) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(file))
    except PageError as error:
        assert "\n" not in str(error)


def test_an_encrypted_entry_is_locked() -> None:
    data = bytearray(plain_docx(LINES))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as packed:
        name = packed.infolist()[1].filename.encode()
    central = data.rindex(name) - 46
    data[central + 8] |= 1
    with pytest.raises(PageError, match="encrypted"):
        read(bytes(data))
