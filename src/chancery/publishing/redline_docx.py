"""A redline as a Word document with tracked changes: accept all, and it is the second text.

Insertions are `w:ins`, deletions `w:del`, moves `w:moveFrom` and `w:moveTo` with the ranges that
join them, line breaks that only one text has are revisions of the paragraph's mark (ECMA-376 part
1, 17.13.5). The class of a change and the words that say why are a comment on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from xml.etree.ElementTree import Element

from chancery.publishing import word
from chancery.publishing.facts import counted
from chancery.publishing.ooxml import core_properties, package
from chancery.publishing.redlines import Change, Passage, Redline, Run, Side, changes, settled
from chancery.publishing.xml import element

_ELEMENT = {
    "insert": "w:ins",
    "delete": "w:del",
    "move-from": "w:moveFrom",
    "move-to": "w:moveTo",
}
_GONE = ("delete", "move-from")


def redline_docx(redline: Redline) -> bytes:
    """The document; the same redline gives the same bytes."""
    writer = _Writer(redline)
    body = list(writer.blocks())
    parts = {
        "document": word.document(body),
        "styles": word.styles(redline.second.language),
        "settings": word.settings(),
        "footer": word.footer(f"{redline.first.title} → {redline.second.title}"),
    }
    if writer.comments:
        parts["comments"] = element("w:comments", None, *writer.comments)
    title = f"{redline.first.title} → {redline.second.title}"
    return package(parts, core_properties(title, redline.second.language, "redline", None))


class _Writer:
    """The blocks of one document; revisions and ranges share one row of ids."""

    def __init__(self, redline: Redline) -> None:
        self._redline = redline
        self._passages = settled(redline)
        self._ids = count(1)
        self._ranges = _ranges(self._passages)
        self._open: dict[tuple[str, str], str] = {}
        self.comments: list[Element] = []

    def blocks(self) -> Iterator[Element]:
        redline = self._redline
        yield word.paragraph("Title", word.run(redline.second.title))
        yield _side("Compared with", redline.first)
        yield _side("This text", redline.second)
        if redline.counts:
            said = " · ".join(f"{name} {number:,}" for name, number in redline.counts.items())
            yield word.paragraph("Subtitle", word.run("Changes: ", element("w:b")), word.run(said))
        yield word.paragraph("Rule")
        for at, passage in enumerate(self._passages):
            yield self._passage(at, passage)
        # the mark of the last paragraph of a document cannot be a revision, so one stands behind
        for note in redline.notes or (_said(len(self._passages)),):
            yield word.paragraph("Footer", word.run(note))

    def _passage(self, at: int, passage: Passage) -> Element:
        content: list[Element] = []
        position = 0
        for change in changes(passage, len(self.comments)):
            parts = list(self._runs(at, position, change.runs))
            position += len(change.runs)
            content += self._noted(change, parts)
        mark = None if passage.mark == "equal" else self._revision(_ELEMENT[passage.mark])
        style = word.STYLE_OF.get(passage.role, "BodyText")
        return word.paragraph(style, *content, mark=mark)

    def _noted(self, change: Change, parts: Sequence[Element]) -> Iterator[Element]:
        if not change.number:
            yield from parts
            return
        number = len(self.comments)
        redline = self._redline
        self.comments.append(word.comment(number, redline.author, redline.moment, change.note))
        yield from word.commented(number, *parts)

    def _runs(self, at: int, position: int, runs: Sequence[Run]) -> Iterator[Element]:
        for offset, run in enumerate(runs):
            place, key = (at, position + offset), (run.op, run.move)
            made = self._run(run)
            if run.op not in ("move-from", "move-to"):
                yield made
                continue
            first, last = self._ranges[key]
            if place == first:
                yield self._range_start(run)
            yield made
            if place == last:
                yield element(f"{_ELEMENT[run.op]}RangeEnd", {"w:id": self._open[key]})

    def _run(self, run: Run) -> Element:
        made = word.run(run.text, deleted=run.op == "delete")
        return made if run.op == "equal" else self._revision(_ELEMENT[run.op], made)

    def _range_start(self, run: Run) -> Element:
        started = self._revision(f"{_ELEMENT[run.op]}RangeStart")
        started.set(*_attribute("w:name", f"move {run.move}"))
        self._open[run.op, run.move] = started.get(_attribute("w:id", "")[0], "")
        return started

    def _revision(self, name: str, *content: Element) -> Element:
        redline = self._redline
        given = {
            "w:id": str(next(self._ids)),
            "w:author": redline.author or "Chancery",
            "w:date": redline.moment or None,
        }
        return element(name, given, *content)


def _attribute(name: str, value: str) -> tuple[str, str]:
    ((key, fitted),) = element("w:r", {name: value}).attrib.items()
    return key, fitted


def _ranges(passages: Sequence[Passage]) -> dict[tuple[str, str], tuple[tuple[int, int], ...]]:
    """The first and last place of each side of each move: its passage and its run."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for at, passage in enumerate(passages):
        for position, run in enumerate(passage.runs):
            if run.op in ("move-from", "move-to"):
                found.setdefault((run.op, run.move), []).append((at, position))
    return {key: (places[0], places[-1]) for key, places in found.items()}


def _side(label: str, side: Side) -> Element:
    said = ", ".join(filter(None, (side.title, side.reference, side.url)))
    return word.paragraph("Subtitle", word.run(f"{label}: ", element("w:b")), word.run(said))


def _said(passages: int) -> str:
    return f"Compared by Chancery, {counted(passages, 'paragraph')}. Accept all for this text."
