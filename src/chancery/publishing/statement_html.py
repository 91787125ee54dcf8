"""A statement and its apparatus as a web page of one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from chancery.publishing.fair import FairCopy, Line
from chancery.publishing.heading import entries, identity_lines, sigla
from chancery.publishing.pieces import Piece, pieces
from chancery.publishing.webpage import described, link, web_page
from chancery.publishing.xml import element

_TAGS = {"heading": "h2"}


def statement_html(copy: FairCopy) -> bytes:
    """The page: a paragraph's name is its id (`#s5.p3`), each note leads there and back."""
    notes = entries(copy)
    numbered = pieces(copy, notes)
    lines = (_line(*pair) for pair in zip(copy.lines, numbered, strict=True))
    rows: list[tuple[str, Element | str]] = [
        (label, link(value if label == "Source" else None, value))
        for label, value in identity_lines(copy)
    ]
    main = element("main", {"class": "text"}, *lines)
    head = (element("h1", None, copy.title), described(rows))
    return web_page(copy.title, copy.tag, *head, main, *_below(copy, notes))


def _line(line: Line, parts: Sequence[Piece]) -> Element:
    content = (_mark(part) if isinstance(part, int) else part for part in parts)
    given = {"id": line.name, "class": None if line.role == "body" else line.role}
    return element(_TAGS.get(line.role, "p"), given, *content)


def _mark(number: int) -> Element:
    given = {"href": f"#note-{number}", "id": f"mark-{number}", "class": "mark"}
    return element("a", given, element("sup", None, str(number)))


def _below(copy: FairCopy, notes: Sequence[tuple[int, str]]) -> Iterator[Element]:
    copies = copy.apparatus.copies
    if not (copies or notes):
        return
    given = ((f"note-{at}", f"#mark-{at}", f"{at} {note}") for at, (_, note) in enumerate(notes, 1))
    rows = (element("li", {"id": id_}, link(back, said)) for id_, back, said in given)
    yield element(
        "footer", None, described(sigla(copies)), element("ol", {"class": "notes"}, *rows)
    )
