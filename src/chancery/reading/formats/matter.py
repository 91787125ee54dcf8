"""Front matter: YAML between two lines of `---` at the very start of a page.

Read as a stream of events (`yaml.parse` with the C scanner, 20 µs for ten keys): nothing is
built, so aliases cannot multiply and nesting costs no stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from chancery.model import Claim, Span

if TYPE_CHECKING:
    import yaml

# longer than any matter seen (700 characters), short enough to be read whole
MATTER_LIMIT = 65_536
# libyaml's scanner is quadratic in open brackets: 60,000 cost 5 s, 1,000 nothing
_BRACKETS = 1_000
_OPENING = re.compile(r"\s*+---[ \t]*+(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*+(?:\r\n|\n|\r|\Z)")
# what tells matter that does not parse from prose between two rules
_KEY = re.compile(r"[\w .-]{1,40}:(?:\s|\Z)")
_ADDRESS = re.compile(r"(?:https?:)?//\S+\Z")

_Pair = tuple[str, str, Span]
_FIELDS = {
    "headline": "title headline 标题 標題 заголовок",
    "date": "date published pubdate pub_date publishdate publish_date datepublished date_published"
    " publish_time published_at created created_at datetime time 日期 时间 時間 дата",
    "author": "author authors by byline creator 作者 автор",
    "agency": "agency publisher site_name newspaper 机构 機構",
    "url": "url link source permalink canonical canonical_url original original_url source_url"
    " sourceurl source_link href 来源 來源 链接 источник",
}
FIELDS = {key: field for field, keys in _FIELDS.items() for key in keys.split()}
"""Which claim a key of front matter, a JSON object or a container makes."""


class Matter(NamedTuple):
    """Where front matter ends, what it claims, and what went wrong."""

    end: int
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()


def field_of(key: str, value: str) -> str | None:
    """The claim that a key with its value makes; a source that is no address is an agency."""
    field = FIELDS.get(key.strip().lower().replace("-", "_"))
    return "agency" if field == "url" and not _ADDRESS.match(value) else field


def find(text: str) -> Matter | None:
    """The front matter of a page, or None; `source` spans are code points of `text`."""
    opening = _OPENING.match(text)
    if not opening:
        return None
    closing = _CLOSING.search(text, opening.end(), opening.end() + MATTER_LIMIT)
    if not closing:
        return None
    inside = text[opening.end() : closing.start()]
    return _read(inside, opening.end(), closing.end())


def _read(inside: str, start: int, end: int) -> Matter | None:
    """The matter's claims; None where the lines hold no mapping."""
    from yaml import YAMLError

    try:
        if inside.count("[") + inside.count("{") > _BRACKETS:
            raise YAMLError("more brackets than matter has")
        pairs = list(_scalars(inside))
    except (YAMLError, ValueError):
        if not _KEY.match(inside.lstrip()):
            return None
        return Matter(end, (), ("front matter is not valid YAML: its claims were not read",))
    return Matter(end, tuple(_claims(pairs, inside, start))) if pairs else None


def _claims(pairs: list[_Pair], inside: str, start: int) -> Iterator[Claim]:
    for key, printed, span in pairs:
        value = printed.strip()
        field = field_of(key, value) if value else None
        if field:
            first, last = _within(inside, *span, value)
            yield Claim(field, value, "front matter", ((start + first, start + last),))


def _within(inside: str, first: int, last: int, value: str) -> Span:
    """The span of the value alone; of the whole scalar where an escape or a fold changes it."""
    found = inside.find(value, first, last)
    if found >= 0:
        return found, found + len(value)
    return first, first + len(inside[first:last].rstrip())


class _Open:
    """A collection that is still open: its nodes so far, and in a mapping the last key."""

    def __init__(self, mapping: bool) -> None:
        self.mapping, self.nodes, self.key = mapping, 0, ""

    def value(self, scalar: str | None) -> bool:
        """Counts a node in; whether it is a value, not a key."""
        self.nodes += 1
        if not self.mapping or self.nodes % 2 == 0:
            return True
        self.key = scalar or ""
        return False


def _scalars(inside: str) -> Iterator[_Pair]:
    """The scalars of the top mapping: `key: value`, `key: [value, …]`, `key: {name: value}`."""
    import yaml

    opened: list[_Open] = []
    for event in yaml.parse(inside, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
        elif isinstance(event, yaml.NodeEvent):
            scalar = event.value if isinstance(event, yaml.ScalarEvent) else None
            told = bool(opened) and opened[-1].value(scalar) and _told(opened)
            if told and scalar is not None:
                yield opened[0].key, scalar, _span(event)
            if isinstance(event, yaml.CollectionStartEvent):
                opened.append(_Open(isinstance(event, yaml.MappingStartEvent)))


def _span(event: yaml.Event) -> Span:
    first, last = event.start_mark, event.end_mark
    return (first.index, last.index) if first and last else (0, 0)


def _told(opened: list[_Open]) -> bool:
    """Whether a value here is one of the top mapping's, directly or in a list or as a name."""
    inner = opened[-1]
    named = len(opened) == 2 and (not inner.mapping or inner.key == "name")
    return opened[0].mapping and (len(opened) == 1 or named)
