"""Bytes of text (HTML, Markdown, plain, JSON) to pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.errors import PageEmpty, PageUnknown
from chancery.model import Page
from chancery.reading.formats import embedded, layouts, matter
from chancery.reading.formats.decoding import Decoded, decode
from chancery.reading.formats.origin import Origin
from chancery.reading.formats.wording import counted

# control characters that no text has; NUL, tab, line and page breaks, escape are in real pages
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_BINARY_BYTES = bytes([*range(1, 9), 11, *range(14, 27), *range(28, 32)])
# random bytes have a tenth of control characters, damaged pages under one in 1,000
_BINARY = 0.02
# text padded with zeros is text, a table of numbers is not
_ZEROS = 0.3
# what is looked at: a binary file shows itself at once
_HEAD = 4_096
_BLANK = "\ufeff\0"


def pages(data: bytes, origin: Origin) -> Iterator[Page]:
    """One page, or one for each text in a JSON file.

    Raises `PageEmpty` where there is nothing but white space, `PageUnknown` for binary data.
    """
    decoded = decode(data, origin.charset)
    _check(data, decoded, origin)
    found = embedded.load(decoded.text, origin)
    if found:
        yield from embedded.pages(data, found, decoded, origin)
    else:
        yield page(data, decoded, origin)


def page(data: bytes, decoded: Decoded, origin: Origin) -> Page:
    """The page of decoded text: front matter told apart, layout found."""
    text = decoded.text
    front = matter.find(text) if "---" in text[:_HEAD] else None
    body = front.end if front else 0
    form = layouts.layout(text, body, origin.path, origin.media_type)
    notes = origin.notes + decoded.notes + (front.notes if front else ()) + _oddities(text)
    return Page(
        origin.source(data, origin.media_type or layouts.MEDIA[form], decoded.encoding),
        text,
        form,
        body,
        (((0, body), "front matter"),) if front else (),
        front.claims if front else (),
        notes,
    )


def _oddities(text: str) -> tuple[str, ...]:
    zeros = text.count("\0")
    return (f"{counted(zeros, 'NUL character')} in the text",) if zeros else ()


def _check(data: bytes, decoded: Decoded, origin: Origin) -> None:
    if _empty(decoded.text):
        happened = "the page is empty" if not data else "the page holds only white space"
        raise origin.error(PageEmpty, happened, "fetch the page again")
    if _binary(data, decoded):
        advice = "save it as HTML, text, DOCX or PDF"
        raise origin.error(PageUnknown, "binary data in no known format", advice)


def _empty(text: str) -> bool:
    if text and not (text[0] in _BLANK or text[0].isspace()):
        return False
    return not text.replace("\ufeff", "").replace("\0", "").strip()


def _binary(data: bytes, decoded: Decoded) -> bool:
    if decoded.encoding == "utf-8" and b"\0" not in data[:_HEAD]:
        head = data[:_HEAD]
        return len(head) - len(head.translate(None, _BINARY_BYTES)) > len(head) * _BINARY
    text = decoded.text[:_HEAD]
    odd = len(_CONTROL.findall(text)) + text.count("\ufffd") / 4
    return odd > len(text) * _BINARY or text.count("\0") > len(text) * _ZEROS
