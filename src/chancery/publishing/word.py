"""Word's paragraphs, runs, notes and styles as elements of WordprocessingML (ECMA-376 part 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from chancery.publishing.xml import element

# A4 with margins of an inch, in twentieths of a point
_PAGE, _MARGIN = {"w:w": "11906", "w:h": "16838"}, "1440"
# fonts that Word has for each script; other programs put their own in their place
_EAST = {"Hant": "PMingLiU", "": "SimSun"}
_LATIN = "Times New Roman"
_PARTS = re.compile(r"(\t|\n)")
_BREAKS = {"\t": "w:tab", "\n": "w:br"}
# ids of notes that Word keeps for the lines above notes
_KEPT_NOTES = ("separator", "continuationSeparator")
FIRST_NOTE = len(_KEPT_NOTES)
# id, name, basis, size in half points, bold, space before and after, further settings
_Row = tuple[str, str, str | None, int, bool, tuple[int, int], str]
_STYLES: tuple[_Row, ...] = (
    ("Normal", "Normal", None, 22, False, (0, 120), ""),
    ("Title", "Title", "Normal", 34, True, (0, 240), "centre keep"),
    ("Subtitle", "Subtitle", "Normal", 20, False, (0, 60), "grey"),
    ("Heading1", "heading 1", "Normal", 26, True, (280, 120), "keep outline"),
    ("BodyText", "Body Text", "Normal", 22, False, (0, 140), "justify"),
    ("Closing", "Closing", "Normal", 22, False, (240, 120), "right"),
    ("FootnoteText", "footnote text", "Normal", 18, False, (0, 40), ""),
    ("CommentText", "annotation text", "Normal", 18, False, (0, 40), ""),
    ("Footer", "footer", "Normal", 16, False, (0, 0), "grey stop"),
    ("Rule", "Rule", "Subtitle", 8, False, (0, 240), "rule"),
)
STYLE_OF = {"heading": "Heading1", "closing": "Closing", "signature": "Closing"}
"""The style of a paragraph by its role; all others are BodyText."""


def paragraph(style: str, *content: Element, mark: Element | None = None) -> Element:
    """A paragraph of a style; `mark` is a revision of the mark at its end."""
    settings = [element("w:pStyle", {"w:val": style})]
    if mark is not None:
        settings.append(element("w:rPr", None, mark))
    return element("w:p", None, element("w:pPr", None, *settings), *content)


def run(text: str, *settings: Element, deleted: bool = False) -> Element:
    """Characters of one look; tabs and line feeds are Word's own elements."""
    name = "w:delText" if deleted else "w:t"
    looks = [element("w:rPr", None, *settings)] if settings else []
    parts = (
        element(_BREAKS[part])
        if part in _BREAKS
        else element(name, {"xml:space": "preserve"}, part)
        for part in _PARTS.split(text)
        if part
    )
    return element("w:r", None, *looks, *parts)


def bookmark(name: str, number: int, *content: Element) -> Iterator[Element]:
    """The content with a name that fields and links can refer to (letters, digits, `_`)."""
    yield element("w:bookmarkStart", {"w:id": str(number), "w:name": re.sub(r"\W", "_", name)[:40]})
    yield from content
    yield element("w:bookmarkEnd", {"w:id": str(number)})


def note_mark(number: int) -> Element:
    """The mark of footnote `number` (from 1) in the text."""
    reference = element("w:footnoteReference", {"w:id": str(number - 1 + FIRST_NOTE)})
    return element("w:r", None, _raised(), reference)


def footnotes(notes: Iterable[str]) -> Element:
    """The part of the footnotes, in order of their numbers."""
    kept = (
        element(
            "w:footnote",
            {"w:type": kind, "w:id": str(at)},
            element("w:p", None, element("w:r", None, element(f"w:{kind}"))),
        )
        for at, kind in enumerate(_KEPT_NOTES)
    )
    own = (
        element(
            "w:footnote",
            {"w:id": str(at)},
            paragraph(
                "FootnoteText",
                element("w:r", None, _raised(), element("w:footnoteRef")),
                run(f" {note}"),
            ),
        )
        for at, note in enumerate(notes, FIRST_NOTE)
    )
    return element("w:footnotes", None, *kept, *own)


def comment(number: int, author: str, moment: str, text: str) -> Element:
    """One comment of the part of comments."""
    given = {"w:id": str(number), "w:author": author, "w:date": moment or None, "w:initials": "Ch"}
    return element("w:comment", given, paragraph("CommentText", run(text)))


def commented(number: int, *content: Element) -> Iterator[Element]:
    """The content with the comment of that number on it."""
    own = {"w:id": str(number)}
    yield element("w:commentRangeStart", own)
    yield from content
    yield element("w:commentRangeEnd", own)
    yield element("w:r", None, element("w:commentReference", own))


def document(blocks: Iterable[Element]) -> Element:
    """The main part: A4, with the footer on every page."""
    section = element(
        "w:sectPr",
        None,
        element("w:footerReference", {"w:type": "default", "r:id": "footer"}),
        element("w:pgSz", _PAGE),
        element("w:pgMar", {**_sides(), "w:header": "708", "w:footer": "708", "w:gutter": "0"}),
    )
    return element("w:document", None, element("w:body", None, *blocks, section))


def footer(text: str) -> Element:
    """What stands at the foot of every page: the text and the page's number."""
    number = element("w:fldSimple", {"w:instr": "PAGE"}, run("1"))
    return element("w:ftr", None, paragraph("Footer", run(f"{text}\t"), number))


def settings(*, notes: bool = False) -> Element:
    """The part of settings; `notes` where the document has footnotes."""
    kept = [element("w:footnote", {"w:id": str(at)}) for at in range(FIRST_NOTE)] if notes else []
    compatible = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": "15",
    }
    return element(
        "w:settings",
        None,
        *([element("w:footnotePr", None, *kept)] if notes else []),
        element("w:compat", None, element("w:compatSetting", compatible)),
    )


def styles(tag: str) -> Element:
    """The part of styles; `tag` is the language of the text (`zh-Hant`, `ru`)."""
    defaults = element("w:rPrDefault", None, element("w:rPr", None, *_language(tag)))
    return element(
        "w:styles",
        None,
        element("w:docDefaults", None, defaults, element("w:pPrDefault")),
        *(_style(row) for row in _STYLES),
    )


def _language(tag: str) -> Iterator[Element]:
    language, _, script = tag.partition("-")
    fonts = {f"w:{key}": _LATIN for key in ("ascii", "hAnsi", "cs")}
    yield element("w:rFonts", {**fonts, "w:eastAsia": _EAST.get(script, _EAST[""])})
    east = "zh-TW" if script == "Hant" else "zh-CN"
    yield element("w:lang", {"w:val": "ru-RU" if language == "ru" else "en-GB", "w:eastAsia": east})


def _style(row: _Row) -> Element:
    id_, name, base, size, bold, space, more = row
    given = {"w:type": "paragraph", "w:styleId": id_, "w:default": None if base else "1"}
    around = {"w:before": str(space[0]), "w:after": str(space[1]), "w:line": "300"}
    align = next((v for k, v in _ALIGN.items() if k in more), None)
    inside = [
        *([element("w:keepNext")] if "keep" in more else []),
        *([_below()] if "rule" in more else []),
        *([_stop()] if "stop" in more else []),
        element("w:spacing", {**around, "w:lineRule": "auto"}),
        *([element("w:jc", {"w:val": align})] if align else []),
        *([element("w:outlineLvl", {"w:val": "0"})] if "outline" in more else []),
    ]
    looks = [
        *([element("w:b")] if bold else []),
        *([element("w:color", {"w:val": "595959"})] if "grey" in more else []),
        element("w:sz", {"w:val": str(size)}),
        element("w:szCs", {"w:val": str(size)}),
    ]
    return element(
        "w:style",
        given,
        element("w:name", {"w:val": name}),
        *([element("w:basedOn", {"w:val": base})] if base else []),
        element("w:qFormat"),
        element("w:pPr", None, *inside),
        element("w:rPr", None, *looks),
    )


_ALIGN = {"centre": "center", "right": "right", "justify": "both"}


def _below() -> Element:
    line = {"w:val": "single", "w:sz": "4", "w:space": "6", "w:color": "A6A6A6"}
    return element("w:pBdr", None, element("w:bottom", line))


def _stop() -> Element:
    """A tab stop at the right margin, for the page's number."""
    right = int(_PAGE["w:w"]) - 2 * int(_MARGIN)
    return element("w:tabs", None, element("w:tab", {"w:val": "right", "w:pos": str(right)}))


def _raised() -> Element:
    return element("w:rPr", None, element("w:vertAlign", {"w:val": "superscript"}))


def _sides() -> dict[str, str | None]:
    return {f"w:{side}": _MARGIN for side in ("top", "right", "bottom", "left")}
