"""A statement and its apparatus as a Word document.

The title, the lines of its identity, its paragraphs, each under a bookmark of its name (`s5_p3`),
and a footnote for each entry of the apparatus. The copies stand at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from chancery.publishing import word
from chancery.publishing.fair import FairCopy, Line
from chancery.publishing.heading import entries, identity_lines, sigla
from chancery.publishing.ooxml import core_properties, package
from chancery.publishing.pieces import pieces
from chancery.publishing.xml import element


def statement_docx(copy: FairCopy) -> bytes:
    """The document; the same copy gives the same bytes."""
    notes = entries(copy)
    parts = {
        "document": word.document(_blocks(copy, notes)),
        "styles": word.styles(copy.tag),
        "settings": word.settings(notes=bool(notes)),
        "footer": word.footer(f"{copy.name} · {copy.title}"),
    }
    if notes:
        parts["footnotes"] = word.footnotes(note for _, note in notes)
    subject = ", ".join(value for label, value in identity_lines(copy) if label in _SUBJECT)
    core = core_properties(copy.title, copy.tag, subject, copy.identity.date.best)
    return package(parts, core)


_SUBJECT = ("Kind", "Parties", "Date")


def _blocks(copy: FairCopy, notes: Sequence[tuple[int, str]]) -> Iterator[Element]:
    yield word.paragraph("Title", word.run(copy.title))
    for label, value in identity_lines(copy):
        yield word.paragraph("Subtitle", word.run(f"{label}: ", element("w:b")), word.run(value))
    yield word.paragraph("Rule")
    numbered = pieces(copy, notes)
    for at, line in enumerate(copy.lines):
        yield _line(line, at, numbered[at])
    if copy.apparatus.copies:
        yield word.paragraph("Heading1", word.run("Copies"))
        for siglum, what in sigla(copy.apparatus.copies):
            yield word.paragraph(
                "Subtitle", word.run(f"{siglum}  ", element("w:b")), word.run(what)
            )


def _line(line: Line, at: int, parts: Sequence[str | int]) -> Element:
    content = (
        word.note_mark(part) if isinstance(part, int) else word.run(part) for part in parts if part
    )
    style = word.STYLE_OF.get(line.role, "BodyText")
    return word.paragraph(style, *word.bookmark(line.name, at, *content))
