from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import PageBroken, PageEmpty, PageError, PageTooLarge, PageUnknown
from chancery.model import Page
from chancery.reading import formats
from chancery.reading.formats import pages

from .make import CHINESE, html, image_pdf, plain_docx, response


def read(data: bytes, path: str = "a.html", **more: int) -> Page:
    (page,) = pages(data, path, **more)
    return page


def test_public_names() -> None:
    assert formats.__all__ == ["PAGE_LIMIT", "find_files", "open_pages", "pages"]


def test_an_html_page() -> None:
    data = html(CHINESE).encode()
    page = read(data)
    assert page.text == html(CHINESE)
    assert (page.layout, page.body, page.skipped, page.claims, page.notes) == (
        "html",
        0,
        (),
        (),
        (),
    )
    assert page.source.sha256 == hashlib.sha256(data).hexdigest()
    assert page.source.bytes == len(data)
    assert page.source.media_type == "text/html"
    assert page.source.encoding == "utf-8"


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0", "　".encode()]
)
def test_empty(data: bytes) -> None:
    with pytest.raises(PageEmpty):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
        b"{\\rtf1 a}",
        b"RIFF\0\0\0\0WEBPVP8 ",
        bytes(range(256)) * 40,
        bytes(range(1, 32)) * 40,
        b"\x00\x01\x02\x03" * 400,
    ],
)
def test_unknown(data: bytes) -> None:
    with pytest.raises(PageUnknown, match="nothing was read; save it as"):
        read(data)


def test_zeros_in_text_stay_and_are_noted() -> None:
    page = read("联合\0声明".encode())
    assert page.text == "联合\0声明"
    assert page.notes == ("1 NUL character in the text",)


def test_the_limit() -> None:
    with pytest.raises(PageTooLarge, match=r"a\.html: 5 bytes"):
        read(b"12345", limit=4)
    assert read(b"12345", limit=5).text == "12345"


def test_gzip() -> None:
    data = html(CHINESE).encode()
    page = read(gzip.compress(data), "a.html.gz")
    assert page.text == html(CHINESE)
    assert page.source.sha256 == hashlib.sha256(data).hexdigest()
    with pytest.raises(PageBroken):
        read(gzip.compress(data)[:-9])
    with pytest.raises(PageTooLarge):
        read(gzip.compress(bytes(100_000)), limit=10_000)
    with pytest.raises(PageUnknown):
        read(gzip.compress(gzip.compress(data)))


def test_messages_are_one_line() -> None:
    with pytest.raises(PageEmpty) as caught:
        read(b"", "a\nb\udcff.html")
    assert str(caught.value).startswith("a\ufffdb\ufffd.html: the page is empty; nothing was read;")


def test_reading_html_imports_nothing_heavy() -> None:
    program = (
        "import sys; from chancery.reading.formats.texts import pages;"
        "from chancery.reading.formats.origin import Origin;"
        "list(pages('<p>声明</p>'.encode(), Origin('a.html')));"
        "heavy = {'fastwarc', 'pypdfium2', 'zipfile', 'charset_normalizer', 'yaml', 'subprocess'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == []


HEADS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
    b"\x1f\x8b\x08\0",
    b"---\n",
    b"{",
    b"<",
]
FILES = [plain_docx([CHINESE]), response(html(CHINESE).encode()), image_pdf()]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([*HEADS[:1], *HEADS[2:]]), st.binary(max_size=200), st.sampled_from("abc"))
def test_any_bytes_give_pages_or_a_page_error(head: bytes, rest: bytes, name: str) -> None:
    try:
        for page in pages(head + rest, {"a": "a.html", "b": "b.json", "c": "c"}[name]):
            page.text.encode()
            assert 0 <= page.body <= len(page.text)
    except PageError as error:
        assert len(str(error).splitlines()) == 1


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FILES[:2]), st.integers(0, 2_000))
def test_any_cut_gives_pages_or_a_page_error(file: bytes, cut: int) -> None:
    with suppress(PageError):
        list(pages(file[:cut], "a"))


@settings(max_examples=5, deadline=None)
@given(st.binary(max_size=200))
def test_any_pdf_gives_a_page_or_a_page_error(rest: bytes) -> None:
    with pytest.raises(PageError):
        list(pages(HEADS[1] + rest, "a.pdf"))
