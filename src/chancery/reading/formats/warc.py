"""WARC archives: one page for each record that holds text.

Responses with status 200 and resources of HTML or plain text, and conversions (the extracted
text of WET archives). ISO 28500; fastwarc reads the records and undoes HTTP's encodings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, NamedTuple

from chancery.errors import PageBroken, PageEmpty, PageError
from chancery.model import Page
from chancery.reading.formats import labels, packed, texts
from chancery.reading.formats.origin import Origin
from chancery.reading.formats.wording import counted, message

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader
    from fastwarc.warc import WarcRecord

_TEXTUAL = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_KINDS = frozenset({"response", "resource", "conversion"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|\Z)")
# where an HTTP head ends in any real response
_HEAD = 65_536
_TYPE = re.compile(rb"^content-type:\s{0,20}(?:text/(?:html|plain)|application/xhtml)", re.I | re.M)


class _Payload(NamedTuple):
    """The bytes of one record, HTTP's encodings undone, and what is known of them."""

    data: bytes
    origin: Origin


class _BreakError(Exception):
    """The archive ends inside a record."""


class _Tally:
    """What became of an archive's records."""

    def __init__(self) -> None:
        self.kept = self.skipped = 0
        self.broken = ""

    def tell(self, path: str) -> None:
        """Raises the error that the end of the archive calls for, if any."""
        kept = f"{counted(self.kept, 'page')} kept"
        if self.broken:
            raise PageBroken(message(path, self.broken, kept, "fetch the archive again"))
        if self.skipped:
            happened = f"{counted(self.skipped, 'record')} over the limit or badly packed"
            raise PageBroken(message(path, happened, kept, "raise the limit to read the rest"))
        if not self.kept:
            happened = "no record holds a page of text (status 200, HTML or plain text)"
            raise PageEmpty(message(path, happened, "nothing was read", "check the crawl"))


def pages(stream: IO[bytes], origin: Origin) -> Iterator[Page]:
    """The pages of an archive, in its order; `origin.limit` holds for each record.

    Raises `PageBroken` after the last whole page where the archive is cut or damaged, or where
    a record was over the limit or could not be unpacked; `PageEmpty` where no record is a page.
    """
    tally = _Tally()
    for payload in _payloads(stream, origin, tally):
        for page in _readable(payload):
            tally.kept += 1
            yield page
    tally.tell(origin.path)


def _readable(payload: _Payload) -> list[Page]:
    """The pages of a record; none where it is empty or no text, as many records are."""
    try:
        return list(texts.pages(payload.data, payload.origin))
    except PageError:
        return []


def _payloads(stream: IO[bytes], origin: Origin, tally: _Tally) -> Iterator[_Payload]:
    from fastwarc.warc import ArchiveIterator

    number = position = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream, parse_http=False), 1):
            position = record.stream_pos
            payload = _tried(record, number, origin, tally)
            if payload:
                yield payload
    except _BreakError:
        tally.broken = f"the archive is cut in record {number}"
    except (OSError, ValueError, EOFError) as error:
        reason = " ".join(str(error).split())[:80]
        tally.broken = f"the archive is damaged after record {number} ({reason})"
    else:
        if not number or packed.goes_on(stream, position):
            tally.broken = f"the archive is cut in record {number + 1}"


def _tried(record: WarcRecord, number: int, origin: Origin, tally: _Tally) -> _Payload | None:
    kind = record.headers.get("WARC-Type")
    if kind is None or not (record.headers.get("Content-Length") or "").isdigit():
        raise _BreakError
    if kind not in _KINDS:
        return None
    raw = _whole(record.reader, min(record.content_length, origin.limit))
    if len(raw) < record.content_length:
        if len(raw) < origin.limit:
            raise _BreakError
        tally.skipped += bool(_TYPE.search(raw[:_HEAD]))
        return None
    try:
        return _payload(record, raw, _named(record, number, origin))
    except (OSError, ValueError):
        tally.skipped += 1
        return None


def _whole(reader: WarcReader, size: int) -> bytes:
    """Up to `size` bytes; a reader may give fewer at a time."""
    parts: list[bytes] = []
    while size > 0 and (part := reader.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _payload(record: WarcRecord, raw: bytes, origin: Origin) -> _Payload | None:
    """The payload of a whole record, or None for one that is not text.

    Raises `OSError` where it cannot be unpacked, `ValueError` where it unpacks to over the limit.
    """
    if record.headers.get("WARC-Type") != "response":
        return _typed(raw, record.headers.get("Content-Type"), origin)
    if not (record.headers.get("Content-Type") or "").startswith("application/http"):
        return None
    from fastwarc.warc import WarcRecord

    # apart from the archive, which a failure to unpack would end
    response = WarcRecord()
    response.set_bytes_content(raw)
    response.is_http = True
    response.parse_http(auto_decode="all")
    if response.http_headers.status_code != 200:
        return None
    content_type = response.http_headers.get("Content-Type")
    if _media(content_type) not in _TEXTUAL:
        return None
    data = _whole(response.reader, origin.limit + 1)
    if len(data) > origin.limit:
        raise ValueError("over the limit")
    return _typed(data, content_type, origin)


def _media(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _typed(data: bytes, content_type: str | None, origin: Origin) -> _Payload | None:
    media = _media(content_type)
    if media not in _TEXTUAL:
        return None
    charset = labels.of_header(content_type)
    return _Payload(data, origin._replace(media_type=media, charset=charset))


def _named(record: WarcRecord, number: int, origin: Origin) -> Origin:
    """Where a record's page comes from: archive and record, address, day of the crawl."""
    headers = record.headers
    name = (headers.get("WARC-Record-ID") or str(number)).strip("<> ")
    url = (headers.get("WARC-Target-URI") or "").strip("<> ") or None
    day = _DAY.match(headers.get("WARC-Date") or "")
    cut = headers.get("WARC-Truncated")
    return origin._replace(
        path=f"{origin.path}#{name}",
        url=url,
        fetched=day[0] if day else None,
        notes=(f"the crawler cut this page ({cut})",) if cut else (),
    )
