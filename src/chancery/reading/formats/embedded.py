"""Texts inside JSON: an API's answer, a saved state, one object a line.

A statement in JSON stands with its escapes (`\\u4e2d`, `\\n`). The page of such a text is the
value with its escapes undone, as the page of a DOCX file is its characters without the XML;
its path names the value by a JSON pointer (RFC 6901) where a file holds several. The other
values of the same object are claims (basis `container`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from chancery.errors import PageBroken, PageEmpty
from chancery.model import Claim, Page
from chancery.reading.formats import layouts
from chancery.reading.formats.decoding import Decoded
from chancery.reading.formats.matter import field_of
from chancery.reading.formats.origin import Origin
from chancery.reading.formats.wording import counted

Json: TypeAlias = "dict[str, Json] | list[Json] | str | bool | None"

_LINES = frozenset({"jsonl", "ndjson"})
_SUFFIXES = _LINES | {"json"}
_OPENS = frozenset("{[ \t\r\n")
_MEDIA = frozenset({"application/json", "application/ld+json", "text/json"})
_START = re.compile(r'\s*+(?:\{\s*+["}]|\[\s*+[\[{"])')
_LONE = re.compile("[\ud800-\udfff]")
# a text is longer than a title, an address or a summary; the shortest statement has 300
_LONG = 200


class Text(NamedTuple):
    """A text in a JSON value: its pointer, its characters, what stands beside it."""

    pointer: str
    text: str
    claims: tuple[Claim, ...]


def load(text: str, origin: Origin) -> list[Text] | None:
    """The texts of a JSON file, in the order of the file; None for a page that is not JSON.

    Raises `PageBroken` for a file that its name or media type calls JSON and that is none,
    `PageEmpty` where no string holds a text.
    """
    named = origin.media_type in _MEDIA or layouts.suffix(origin.path) in _SUFFIXES
    if not named and not (text[:1] in _OPENS and _START.match(text) and text.rstrip()[-1] in "}]"):
        return None
    try:
        lines = layouts.suffix(origin.path) in _LINES
        found = _longest(_of_lines(text) if lines else list(_texts(_load(text), "")))
    except (ValueError, RecursionError) as error:
        if not named:
            return None
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise origin.error(PageBroken, f"not valid JSON{where}", "fetch the file again") from None
    if not found:
        raise origin.error(PageEmpty, "no string in the JSON holds a text", "give the page itself")
    return found


def pages(data: bytes, found: list[Text], decoded: Decoded, origin: Origin) -> Iterator[Page]:
    """One page for each text of a JSON file; the only one has the file's own name and bytes."""
    for each in found:
        named = origin if len(found) == 1 else origin._replace(path=f"{origin.path}#{each.pointer}")
        yield _page(data if len(found) == 1 else None, each, decoded, named)


def _page(data: bytes | None, found: Text, decoded: Decoded, origin: Origin) -> Page:
    text, lone = _LONE.subn("\ufffd", found.text)
    notes = (*decoded.notes, f"text of the JSON value {found.pointer or '/'}, escapes undone")
    if lone:
        notes += (f"{counted(lone, 'lone surrogate')} shown as U+FFFD",)
    source = origin.source(data or text.encode(), "application/json", decoded.encoding)
    form = layouts.layout(text, 0, "")
    return Page(source, text, form, claims=found.claims, notes=origin.notes + notes)


def _longest(texts: list[Text]) -> list[Text]:
    """The texts long enough to be one; failing that the longest string with more than a word."""
    long = [each for each in texts if len(each.text) >= _LONG]
    some = [each for each in texts if len(each.text) >= 20]
    return long or ([max(some, key=lambda each: len(each.text))] if some else [])


def _of_lines(text: str) -> list[Text]:
    """The texts of a file with one JSON value a line; each line is a document of its own."""
    lines = (line for line in text.split("\n") if line.strip())
    return [each for at, line in enumerate(lines) for each in _texts(_load(line), f"/{at}")]


def _load(text: str) -> Json:
    # numbers stay as printed: a date may be one, and a million digits cost no time
    value: Json = json.loads(text.lstrip("\ufeff"), parse_int=str, parse_float=str)
    return value


def _texts(root: Json, top: str) -> Iterator[Text]:
    """The longest string of each object, and each list of strings, depth first, in order."""
    todo: list[tuple[str, Json, tuple[Claim, ...]]] = [(top, root, ())]
    while todo:
        pointer, value, claims = todo.pop()
        inner: list[tuple[str, Json]] = []
        if isinstance(value, str):
            yield Text(pointer, value, claims)
        elif isinstance(value, dict):
            claims = _claims(value) or claims
            inner = [(f"{pointer}/{_escaped(key)}", each) for key, each in _children(value)]
        elif isinstance(value, list) and (lines := _lines(value)):
            yield Text(pointer, "\n".join(lines), claims)
        elif isinstance(value, list):
            inner = [(f"{pointer}/{at}", each) for at, each in enumerate(value)]
        todo += [(where, each, claims) for where, each in reversed(inner)]


def _children(value: dict[str, Json]) -> Iterator[tuple[str, Json]]:
    """An object's longest string and what is not a string."""
    strings = [(len(each), key) for key, each in value.items() if isinstance(each, str)]
    best = max(strings, default=(0, ""))[1]
    for key, each in value.items():
        if key == best or not isinstance(each, str):
            yield key, each


def _lines(value: list[Json]) -> list[str]:
    """The lines of a list that is one text: strings, or an editor's blocks with nothing to claim.

    A list of articles is not one text: each claims a headline, a date or an address.
    """
    lines = []
    for each in value:
        if isinstance(each, dict) and not _claims(each):
            line = max((key for key in each.values() if isinstance(key, str)), key=len, default="")
        else:
            line = each if isinstance(each, str) else ""
        if not line:
            return []
        lines.append(line)
    return lines


def _claims(value: dict[str, Json]) -> tuple[Claim, ...]:
    found = []
    for key, each in value.items():
        text = each.strip() if isinstance(each, str) else ""
        field = field_of(key, text) if 0 < len(text) < _LONG else None
        if field:
            found.append(Claim(field, _LONE.sub("\ufffd", text), "container"))
    return tuple(found)


def _escaped(key: str) -> str:
    """A key as RFC 6901 wants it in a pointer."""
    return _LONE.sub("\ufffd", key).replace("~", "~0").replace("/", "~1")
