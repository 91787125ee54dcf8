"""What layout characters are in: `html`, `markdown` or `text`.

A file's name is a weak witness (crawls call everything `.txt`, servers call plain text
`text/html`): the characters decide, the name breaks ties.
"""

from __future__ import annotations

import re
from itertools import islice

_NAMES = (
    "a|article|b|blockquote|body|br|center|div|em|font|h[1-6]|head|html|i|img|li|link|main|meta|ol"
    "|p|pre|script|section|span|strong|style|table|tbody|td|th|title|tr|u|ul"
)
_TAG = re.compile(rf"<(?:/?(?:{_NAMES})(?:[\s/][^<>]*+)?+>|!doctype\b)", re.I)
_AHEAD = re.compile(rf"\s*+<(?:(?:{_NAMES})[\s/>]|!doctype\b|!--|\?xml\b)", re.I)
# a list sign alone is plain text too; behind front matter it is Markdown
_MARK = re.compile(
    r"^ {0,3}#{1,6} +\S|\[[^\]\[\n]{1,200}\]\((?:https?:|/|\.|#)[^\s()]{1,500}\)"
    r"|\*\*[^*\n]{1,200}\*\*",
    re.M,
)
_LIST = re.compile(r"^ {0,3}(?:[-*+]|>|\d{1,3}\.) +\S", re.M)
_MARKUP = frozenset({"html", "htm", "xhtml", "shtml", "xml"})
_MARKDOWN = frozenset({"md", "markdown", "mdown", "mkd"})
# one tag may be spoken of; two are mark-up
_TAGS = 2
# one heading sign may be a number sign
_MARKS = 3
# whether characters are mark-up shows at their head; a statement is shorter than this
_HEAD = 262_144

MEDIA = {"html": "text/html", "markdown": "text/markdown", "text": "text/plain"}
"""The media type of a layout where no server has named one."""


def suffix(path: str) -> str:
    """The last suffix of a path or address in lower case, without its dot; `.gz` says nothing."""
    name = path.replace("\\", "/").rpartition("/")[2].lower().removesuffix(".gz")
    return name.rpartition(".")[2] if "." in name else ""


def layout(text: str, start: int, path: str, media: str | None = None) -> str:
    """The layout of `text[start:]`; `path` and the server's media type break ties."""
    named = suffix(path)
    if media == "text/plain" or (named in _MARKDOWN and not _AHEAD.match(text, start)):
        return "markdown" if named in _MARKDOWN else "text"
    if "<" in text and _is_html(text, start, named in _MARKUP or bool(media)):
        return "html"
    return "markdown" if _is_markdown(text, start) else "text"


def _is_html(text: str, start: int, named: bool) -> bool:
    if _AHEAD.match(text, start):
        return True
    tags = sum(1 for _ in islice(_TAG.finditer(text, start, start + _HEAD), _TAGS))
    return tags >= (1 if named else _TAGS)


def _is_markdown(text: str, start: int) -> bool:
    needed = 1 if start else _MARKS
    found = islice(_MARK.finditer(text, start, start + _HEAD), needed)
    if sum(1 for _ in found) >= needed:
        return True
    return bool(start and _LIST.search(text, start, start + _HEAD))
