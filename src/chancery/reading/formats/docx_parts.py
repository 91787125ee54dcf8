"""The two parts of a DOCX file that are read, as handlers of one streaming parser."""

from __future__ import annotations

from typing import Protocol, TypeVar
from xml.parsers import expat

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CORE = {
    "http://purl.org/dc/elements/1.1/ title": "headline",
    "http://purl.org/dc/elements/1.1/ creator": "author",
    "http://purl.org/dc/terms/ created": "date",
}
# what is left out, with the name under which it is counted; the second form of a drawing
# (Fallback) repeats the first
_LEFT = {
    **{f"{w} del": "deleted revision" for w in _WORD},
    **{f"{w} moveFrom": "moved passage" for w in _WORD},
    **{f"{w} rt": "gloss" for w in _WORD},
    f"{_CHOICE} Fallback": "",
}
_TEXT = frozenset(f"{space} t" for space in _WORD + _MATH)
_PARAGRAPH = frozenset(f"{w} p" for w in _WORD)
_RUN = frozenset(f"{w} r" for w in _WORD)
_PARAGRAPH_PROPERTIES = frozenset(f"{w} pPr" for w in _WORD)
_RUN_PROPERTIES = frozenset(f"{w} rPr" for w in _WORD)
_VANISH = frozenset(f"{w} vanish" for w in _WORD)
_NUMBERED = frozenset(f"{w} numPr" for w in _WORD)
_DELETED = frozenset(f"{w} del" for w in _WORD)
_SYMBOL = frozenset(f"{w} sym" for w in _WORD)
_BREAK = frozenset(f"{w} br" for w in _WORD)
_SIGNS = {
    f"{w} {name}": sign
    for w in _WORD
    for name, sign in (("tab", "\t"), ("cr", "\n"), ("noBreakHyphen", "\u2011"))
}
_ROOT = frozenset(f"{w} document" for w in _WORD)
_NOTES = frozenset(f"{w} {kind}Reference" for w in _WORD for kind in ("footnote", "endnote"))
# how a run or paragraph looked before a revision
_FORMER = frozenset(f"{w} {kind}PrChange" for w in _WORD for kind in "rp")
_OFF = frozenset({"0", "false", "off"})
_Attributes = dict[str, str]


class Handler(Protocol):
    """What the parser tells."""

    def start(self, name: str, attributes: _Attributes) -> None:
        """An element opens; names are `namespace local`."""

    def end(self, name: str) -> None:
        """An element closes."""

    def characters(self, text: str) -> None:
        """Characters of the element that is open."""


_H = TypeVar("_H", bound=Handler)


def parse(data: bytes, handler: _H) -> _H:
    """Feeds XML to a handler. Raises `ExpatError` for malformed XML and for a document type.

    In one piece: expat before 2.6 is quadratic on a long token that comes in many.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.characters
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(data, True)
    return handler


def _refuse(*_: object) -> None:
    raise expat.ExpatError("it declares a document type, which Word never does")


class _Paragraph:
    """A paragraph still open; `joined` where its mark is deleted: it goes on in the next."""

    def __init__(self) -> None:
        self.signs: list[str] = []
        self.joined = False


class Body:
    """`word/document.xml`: `lines` are its paragraphs, `left` counts what is not among them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.left = dict.fromkeys((*filter(None, _LEFT.values()), "hidden run", "note"), 0)
        self.numbered = 0
        self._open: list[_Paragraph] = []
        self._carried = ""
        self._skipped = self._paragraph_properties = self._run_properties = 0
        self._text = self._hidden = False

    def start(self, name: str, attributes: _Attributes) -> None:
        """Opens an element."""
        if self._skipped:
            self._skipped += 1
        elif name in _TEXT:
            self._text = True
        elif name in _PARAGRAPH:
            self._open.append(_Paragraph())
        elif name in _PARAGRAPH_PROPERTIES:
            self._paragraph_properties += 1
        elif name in _RUN_PROPERTIES:
            self._run_properties += 1
        elif self._paragraph_properties or self._run_properties:
            self._property(name, attributes)
        elif name in _LEFT:
            self._skip(_LEFT[name])
        else:
            self._sign(name, attributes)

    def end(self, name: str) -> None:
        """Closes an element."""
        if self._skipped:
            self._skipped -= 1
        elif name in _TEXT:
            self._text = False
        elif name in _RUN:
            self._hidden = False
        elif name in _PARAGRAPH:
            self._close()
        elif name in _PARAGRAPH_PROPERTIES:
            self._paragraph_properties -= 1
        elif name in _RUN_PROPERTIES:
            self._run_properties -= 1
        elif name in _ROOT and self._carried:
            self.lines.append(self._carried)

    def characters(self, text: str) -> None:
        """Takes characters of the element that is open."""
        if self._text and not self._skipped:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._hidden:
            self.left["hidden run"] += 1
        elif self._open:
            self._open[-1].signs.append(text)

    def _skip(self, what: str) -> None:
        self._skipped = 1
        if what:
            self.left[what] += 1

    def _property(self, name: str, attributes: _Attributes) -> None:
        if name in _FORMER:
            self._skip("")
        elif name in _NUMBERED:
            self.numbered += 1
        elif name in _DELETED and self._paragraph_properties and self._open:
            self._open[-1].joined = True
        elif name in _VANISH and not self._paragraph_properties:
            self._hidden = _value(attributes, "val") not in _OFF

    def _sign(self, name: str, attributes: _Attributes) -> None:
        if name in _SIGNS:
            self._add(_SIGNS[name])
        elif name in _BREAK and _value(attributes, "type") in ("", "textWrapping"):
            self._add("\n")
        elif name in _SYMBOL:
            self._add(_symbol(_value(attributes, "char")))
        elif name in _NOTES:
            self.left["note"] += 1

    def _close(self) -> None:
        paragraph = self._open.pop()
        line = "".join(paragraph.signs)
        if self._open:
            self.lines.append(line)
        elif paragraph.joined:
            self._carried += line
        else:
            self.lines.append(self._carried + line)
            self._carried = ""


class Properties:
    """`docProps/core.xml`: title, author and day of creation in `found`."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._field: str | None = None
        self._signs: list[str] = []

    def start(self, name: str, attributes: _Attributes) -> None:
        """Opens an element."""
        self._field, self._signs = _CORE.get(name), []

    def end(self, name: str) -> None:
        """Closes an element."""
        value = "".join(self._signs).strip()
        if self._field and value:
            self.found.append((self._field, value))
        self._field = None

    def characters(self, text: str) -> None:
        """Takes characters of the element that is open."""
        if self._field:
            self._signs.append(text)


def _value(attributes: _Attributes, name: str) -> str:
    """A Word attribute, in either namespace, or an empty string."""
    return next((attributes[f"{w} {name}"] for w in _WORD if f"{w} {name}" in attributes), "")


def _symbol(code: str) -> str:
    """The character of `w:sym`, mostly in a font's private area; U+FFFD for no such number."""
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    return chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0x10FFFF else "\ufffd"
