from __future__ import annotations

import sys

import pytest

from chancery.errors import PageBroken, PageLocked, PageTooLarge
from chancery.model import Page
from chancery.reading.formats import pages
from chancery.reading.formats import pdf as reader
from chancery.reading.formats.origin import Origin
from chancery.reading.formats.pdf_child import day

from .make import CHINESE, image_pdf, pdf

LINES = CHINESE.splitlines()


def read(data: bytes, **more: int) -> Page:
    (page,) = pages(data, "a.pdf", **more)
    return page


def test_lines_pages_and_metadata() -> None:
    info = b"/Title (A statement) /Author (Dawn) /CreationDate (D:20310204093000+08'00')"
    page = read(pdf([LINES[:2], LINES[2:]], info))
    assert [part.split("\n") for part in page.text.split("\f")] == [LINES[:2], LINES[2:]]
    assert [(c.field, c.value) for c in page.claims] == [
        ("headline", "A statement"),
        ("author", "Dawn"),
        ("date", "2031-02-04T09:30:00"),
    ]
    assert page.source.media_type == "application/pdf"


def test_a_hyphen_at_the_end_of_a_line_stays_with_its_line() -> None:
    page = read(pdf([["The parties will co-", "operate in all fields"]]))
    assert page.text == "The parties will co-\noperate in all fields"


def test_encrypted() -> None:
    with pytest.raises(PageLocked, match="encrypted"):
        read(pdf([LINES], password="secret"))
    assert read(pdf([LINES], password="")).text.split("\n") == LINES


def test_images_without_text() -> None:
    with pytest.raises(PageLocked, match="without a text layer"):
        read(image_pdf())
    assert read(pdf([LINES, []])).notes == ("1 PDF page without text: 2",)


def test_a_layer_without_unicode() -> None:
    with pytest.raises(PageLocked, match="no Unicode"):
        read(pdf([["\ue001\ue002\ue003"]]))


@pytest.mark.parametrize("cut", [20, 500])
def test_damage(cut: int) -> None:
    with pytest.raises(PageBroken, match="truncated or malformed"):
        read(pdf([LINES])[:cut])


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([LINES * 40])
    with pytest.raises(PageTooLarge):
        read(data, limit=len(data) - 1)
    with pytest.raises(PageTooLarge, match="characters"):
        reader.page(data, Origin("a.pdf", limit=1_000))
    monkeypatch.setattr(reader, "SECONDS", 0)
    with pytest.raises(PageTooLarge, match="0 s"):
        read(data)


@pytest.mark.skipif(sys.platform == "win32", reason="no limits there")
def test_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MEMORY", 40_000_000)
    with pytest.raises(PageTooLarge, match="38 MiB"):
        read(pdf([LINES]) + b" " * 50_000_000)


def test_dates() -> None:
    assert day("D:20310204") == "2031-02-04"
    assert day("20310204093000Z") == "2031-02-04T09:30:00"
    assert day("May 2031") == "May 2031"
