from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import PageBroken, PageEmpty, PageError
from chancery.model import Page
from chancery.reading.formats import open_pages, pages

from .make import CHINESE, html, response, warc, warc_record

PAGE = html(CHINESE)
RECORDS = [response(html(f"声明{n}").encode(), str(n)) for n in range(2)]


def read(data: bytes, limit: int = 1_000_000) -> tuple[list[Page], PageError | None]:
    found: list[Page] = []
    reading = pages(data, "a.warc.gz", limit=limit)
    try:
        while page := next(reading, None):
            found.append(page)
    except PageError as error:
        return found, error
    return found, None


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_for_each_response(packed: bool) -> None:
    found, error = read(warc([response(PAGE.encode(), "a"), response(b"<p>b</p>", "b")], packed))
    assert not error
    first, second = found
    assert first.text == PAGE
    assert first.source.path == "a.warc.gz#urn:uuid:a"
    assert first.source.url == "https://news.example/a"
    assert first.source.fetched == "2031-05-04"
    assert first.source.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert second.text == "<p>b</p>"


def test_what_is_no_page_is_passed_over() -> None:
    records = [
        warc_record(b"software: x\r\n", "warcinfo", media="application/warc-fields"),
        response(PAGE.encode(), "a", status=404),
        response(b"\x89PNG\r\n", "b", "image/png"),
        response(b"", "c"),
        response(b"\x89PNG\r\n\x1a\n\0\0", "d"),
        warc_record(
            b"GET / HTTP/1.1\r\n\r\n", "request", media="application/http; msgtype=request"
        ),
        response(PAGE.encode(), "e", "application/xhtml+xml"),
        warc_record(CHINESE.encode(), "conversion", "f", "text/plain"),
        warc_record(PAGE.encode(), "resource", "g", "text/html"),
    ]
    found, error = read(warc(records))
    assert not error
    assert [page.source.path[-1] for page in found] == ["e", "f", "g"]
    assert [page.layout for page in found] == ["html", "text", "html"]


def test_http_encodings_are_undone() -> None:
    zipped = response(gzip.compress(PAGE.encode()), "a", more="Content-Encoding: gzip\r\n")
    chunks = b"5\r\n<p>a<\r\n3\r\n/p>\r\n0\r\n\r\n"
    chunked = response(chunks, "b", more="Transfer-Encoding: chunked\r\n")
    found, error = read(warc([zipped, chunked]))
    assert not error
    assert [page.text for page in found] == [PAGE, "<p>a</p>"]
    assert found[0].source.bytes == len(PAGE.encode())


def test_the_servers_charset_counts() -> None:
    short = "Заявление"
    found, _ = read(response(short.encode("cp866"), media="text/plain; charset=ibm866"))
    assert found[0].text == short


def test_records_over_the_limit_or_badly_packed_are_told_at_the_end() -> None:
    bomb = response(gzip.compress(bytes(3_000_000)), "a", more="Content-Encoding: gzip\r\n")
    bad = response(b"no gzip", "b", more="Content-Encoding: gzip\r\n")
    big = response(b"x" * 1_500_000, "c")
    film = response(b"x" * 1_500_000, "d", "video/mp4")
    found, error = read(warc([bomb, bad, big, film, response(b"<p>e</p>", "e")]))
    assert [page.text for page in found] == ["<p>e</p>"]
    assert isinstance(error, PageBroken)
    assert "3 records" in str(error) and "1 page kept" in str(error)


def test_the_crawlers_own_cut_is_noted() -> None:
    record = warc_record(b"<p>a</p>", "resource", "a", "text/html", "WARC-Truncated: length\r\n")
    (page,), _ = read(record)
    assert page.notes == ("the crawler cut this page (length)",)


def test_no_page_at_all() -> None:
    with pytest.raises(PageEmpty, match="no record"):
        list(pages(response(b"x", status=500), "a.warc"))


@pytest.mark.parametrize("packed", [False, True])
def test_a_cut_anywhere_keeps_the_pages_before_it(packed: bool) -> None:
    parts = [gzip.compress(each, mtime=0) if packed else each for each in RECORDS]
    data = b"".join(parts)
    for cut in range(len(parts[0]) + 1, len(data)):
        found, error = read(data[:cut])
        # the last bytes of a record (line ends, check sum) hold nothing of the page
        if len(found) == 1:
            assert isinstance(error, PageBroken) and "1 page kept" in str(error)
        else:
            assert len(found) == 2 and not error and cut >= len(data) - 16


def test_an_archive_is_read_from_its_file_record_by_record(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc(RECORDS * 20, packed=True))
    found = list(open_pages(path, limit=1_000))
    assert len(found) == 40
    assert found[0].source.path == f"{path}#urn:uuid:0"


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_damage_gives_pages_or_a_page_error(data: st.DataObject) -> None:
    file = bytearray(warc(RECORDS, packed=data.draw(st.booleans())))
    for _ in range(data.draw(st.integers(1, 4))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    read(bytes(file))
