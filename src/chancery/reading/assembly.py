"""A decoded page to a witness: blocks, repairs, selection, and the account of every character."""

from __future__ import annotations

import re

from chancery.errors import PageEmpty
from chancery.lexicon import Lexicon
from chancery.model import Claim, Layer, Page, Paragraph, Piece, Removal, Span, Witness
from chancery.reading.blocks import Block, cut, parted, spans, tidy
from chancery.reading.characters import WIDE, is_dense, normal
from chancery.reading.html import Read, read_html
from chancery.reading.lines import read_lines, read_markdown
from chancery.reading.marks import Cut, marks_of
from chancery.reading.repairs import (
    Shifted,
    gloss,
    has_glosses,
    shifted_runs,
    suspects,
    without_glosses,
)
from chancery.reading.sections import place
from chancery.reading.selection import Selection, select

_NO_JUNK: tuple[tuple[Piece, ...], tuple[Piece, ...]] = ((), ())
# code points at a line's edge among which signs strewn there have a space
_JUNK_SEEN = 8
_NOT_LATIN = re.compile(r"[^\x00-\u024f]")


def read_page(page: Page, lexicon: Lexicon) -> Witness:
    """The witness that a decoded page carries.

    Raises PageEmpty where the page shows no text at all.
    """
    found = _blocks(page, lexicon)
    if not found.blocks:
        raise PageEmpty(f"{page.source.path}: shows no text; nothing was kept")
    return _Assembly(page, found, lexicon).witness()


def _blocks(page: Page, lexicon: Lexicon) -> Read:
    if page.layout == "html":
        return read_html(page.text, page.body, marks_of(lexicon))
    if page.layout == "markdown":
        blocks, removed = read_markdown(page.text, page.body, marks_of(lexicon).elements)
        return Read(blocks, removed, [])
    blocks, removed = read_lines(page.text, page.body)
    return Read(blocks, removed, [])


class _Assembly:
    """The text as it grows, and the removals with the offset before which they stood."""

    def __init__(self, page: Page, found: Read, lexicon: Lexicon) -> None:
        self.page = page
        self.found = found
        self.lexicon = lexicon
        self.marks = marks_of(lexicon)
        self.notes = list(page.notes)
        self.blocks = self._mended(found.blocks)
        self.form = normal("\n".join([block.text for block in self.blocks]))
        self.lines = self.form.text.split("\n")
        self.selection: Selection = select(self.blocks, self.lines, lexicon)
        self.removed: list[Removal] = []
        self.kept: list[tuple[str, tuple[Piece, ...]]] = []
        self.forms: list[str] = []
        self.length = 0

    def witness(self) -> Witness:
        lines, reasons = self.lines, self.selection.reasons
        edges = self._edges()
        for index, block in enumerate(self.blocks):
            reason = reasons[index]
            before, behind = self.junk.get(id(block), _NO_JUNK) if self.junk else _NO_JUNK
            if before:
                self._remove(before, "junk")
            if reason:
                self._remove(block.pieces, reason)
                self._unglossed(block, len(block.text))
            elif index in edges or block.text != block.text.strip():
                self._trim(block, lines[index], *edges.get(index, (None, None)))
            else:
                self._unglossed(block, 0)
                self._add(block.text, block.pieces, lines[index])
            if behind:
                self._remove(behind, "junk")
        text = "\n".join([text for text, _ in self.kept])
        pairs = zip(self.forms, self.kept, strict=True)
        level = all(len(form) == len(text) for form, (text, _) in pairs)
        form = Layer("\n".join(self.forms)) if level else normal(text)
        return Witness(
            source=self.page.source,
            page=self.page.text,
            text=text,
            paragraphs=self._paragraphs(form.text.split("\n")),
            removed=self._all_removed(),
            claims=self.page.claims + tuple(self.found.claims) + self._headlines(),
            titles=tuple(self._title(a, b) for a, b in self.selection.titles),
            notes=tuple(self.notes),
            normal=form,
        )

    def _edges(self) -> dict[int, tuple[Cut | None, Cut | None]]:
        """The credits at the ends of paragraphs; one on a line of its own is no paragraph."""
        lines, reasons = self.lines, self.selection.reasons
        kept = ["" if reason else line for line, reason in zip(lines, reasons, strict=True)]
        edges = self.marks.edges(kept)
        left = reasons.count(None)
        for index, (lead, _) in edges.items():
            if lead and lead[0] == len(lines[index]) and left > 1:
                reasons[index] = lead[1]
                left -= 1
        return edges

    def _mended(self, run_together: list[Block]) -> list[Block]:
        blocks = [part for block in run_together for part in parted(block)]
        whole = "\n".join([block.text for block in blocks])
        self.glosses: dict[int, tuple[tuple[tuple[Piece, ...], int], ...]] = {}
        self.stray: dict[int, list[Span]] = {}
        self.junk: dict[int, tuple[tuple[Piece, ...], tuple[Piece, ...]]] = {}
        if _NOT_LATIN.search(whole):
            if has_glosses(whole):
                for block in blocks:
                    mended = without_glosses(block.text, block.pieces)
                    block.text, block.pieces = mended.text, mended.pieces
                    self.glosses[id(block)] = mended.removed
            for index in suspects([block.text for block in blocks]):
                self._shift_back(blocks[index])
            for block in blocks:
                if _may_be_strewn(block.text):
                    self._without_junk(block)
        return [block for block in blocks if block.text]

    def _without_junk(self, block: Block) -> None:
        """Takes away signs strewn at a line's ends, so that a title is known beside them."""
        text = block.text
        form = normal(text)
        lead, tail = self.marks.lead(form.text), self.marks.tail(form.text)
        begin = form.back(0, lead[0])[1] if lead and lead[1] == "junk" else 0
        end = len(text)
        if tail and tail[1] == "junk":
            end = form.back(tail[0], len(form.text))[0]
        if not begin < end or end - begin == len(text):
            return
        pieces = block.pieces
        strewn = cut(pieces, 0, begin), cut(pieces, end, len(text))
        block.text, block.pieces = tidy(list(cut(pieces, begin, end)))
        self.junk[id(block)] = strewn

    def _shift_back(self, block: Block) -> None:
        runs = shifted_runs(block.text)
        for run in reversed(runs):
            if run.reading is None:
                self._note(f"broken characters are left as they are: {_run_start(block.text, run)}")
                continue
            middle = cut(block.pieces, run.start, run.end)
            places = [place for piece in middle for place in _places(piece)]
            again, stray = _placed(places, run.reading)
            self.stray.setdefault(id(block), []).extend(stray)
            block.pieces = (
                *cut(block.pieces, 0, run.start),
                *again,
                *cut(block.pieces, run.end, len(block.text)),
            )
            self._note("a run of GBK was read from the wrong byte and is read again")
        if runs:
            block.text, block.pieces = tidy(list(block.pieces))

    def _note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def _remove(self, pieces: tuple[Piece, ...], reason: str) -> None:
        if pieces:
            text = "".join([piece.text for piece in pieces])
            self.removed.append(Removal(spans(pieces), text, reason, self.length))

    def _trim(self, block: Block, line: str, lead: Cut | None, tail: Cut | None) -> None:
        """Keeps a paragraph without the credits at its ends, if it has more than these."""
        text, pieces = block.text, block.pieces
        head, end = 0, len(text)
        if lead or tail:
            form = normal(text)
            head = form.back(0, lead[0])[1] if lead else 0
            end = form.back(tail[0], len(line))[0] if tail else len(text)
            if end <= head:
                head, end, lead, tail = 0, len(text), None, None
        if lead:
            self._remove(cut(pieces, 0, head), lead[1])
        body = text[head:end].strip()
        first = text.index(body, head) if body else end
        self._unglossed(block, first)
        self._add(body, cut(pieces, first, first + len(body)), normal(body).text)
        if tail:
            self._remove(cut(pieces, end, len(text)), tail[1])

    def _add(self, body: str, pieces: tuple[Piece, ...], line: str) -> None:
        if body:
            self.kept.append((body, pieces))
            self.forms.append(line)
            self.length += len(body) + 1

    def _unglossed(self, block: Block, first: int) -> None:
        """Records what mending took out of a block whose text begins at its offset `first`."""
        if not self.glosses and not self.stray:
            return
        for pieces, at in self.glosses.get(id(block), ()):
            self.removed.append(gloss(pieces, self.length + max(at - first, 0)))
        for start, end in self.stray.get(id(block), ()):
            printed = self.page.text[start:end]
            if not printed.isspace():
                self.removed.append(Removal(((start, end),), printed, "shifted bytes", self.length))

    def _paragraphs(self, lines: list[str]) -> tuple[Paragraph, ...]:
        places = place(lines) if self.kept else []
        found: list[Paragraph] = []
        at = 0
        for (text, pieces), (section, role) in zip(self.kept, places, strict=True):
            found.append(Paragraph(at, at + len(text), spans(pieces), section, role))
            at += len(text) + 1
        return tuple(found)

    def _all_removed(self) -> tuple[Removal, ...]:
        unseen = [(span, reason) for span, reason in (*self.page.skipped, *self.found.removed)]
        unplaced = [
            Removal((span,), self.page.text[span[0] : span[1]], reason, 0)
            for span, reason in unseen
            if not self.page.text[span[0] : span[1]].isspace()
        ]
        end = max(self.length - 1, 0)
        placed = [
            r if r.at <= end else Removal(r.source, r.text, r.reason, end) for r in self.removed
        ]
        return tuple(sorted(placed + unplaced, key=_first))

    def _headlines(self) -> tuple[Claim, ...]:
        found: list[Claim] = []
        last: list[Block] = []
        for block, reason in zip(
            [*self.blocks, None], [*self.selection.reasons, None], strict=True
        ):
            if block and reason == "headline" and (not last or block.text != last[-1].text):
                last.append(block)
                continue
            if last:
                found.append(_headline(last))
                last = []
            if block and reason == "page title":
                found.append(Claim("headline", block.text, "title element", block.spans))
        return tuple(found)

    def _title(self, start: int, end: int) -> Claim:
        blocks = self.blocks[start:end]
        parts = [block.text for block in blocks]
        places: tuple[Span, ...] = tuple(span for block in blocks for span in block.spans)
        return Claim("title", _joined(parts), "printed title", places)


def _headline(blocks: list[Block]) -> Claim:
    """The claim of a headline, on one line or on several."""
    places = tuple(span for block in blocks for span in block.spans)
    return Claim("headline", _joined([block.text for block in blocks]), "page line", places)


def _may_be_strewn(text: str) -> bool:
    """Whether a line in Chinese has a space among the signs at one of its ends."""
    if not text or not is_dense(text):
        return False
    head, tail = text[:_JUNK_SEEN], text[-_JUNK_SEEN:]
    return (head[0] < WIDE and " " in head) or (tail[-1] < WIDE and " " in tail)


def _places(piece: Piece) -> list[Span]:
    """Where each character of a piece stands; those of an entity share its place."""
    size = len(piece.text)
    if size == piece.end - piece.start:
        return [(piece.start + k, piece.start + k + 1) for k in range(size)]
    return [(piece.start, piece.start)] * (size - 1) + [(piece.start, piece.end)]


def _placed(places: list[Span], reading: tuple[str, ...]) -> tuple[list[Piece], list[Span]]:
    """A run's right reading on the characters of the page, and the places that have none.

    Spaces at its ends belong to the characters beside them, as far as no mark-up is between.
    """
    kept = [k for k, new in enumerate(reading[: len(places)]) if new != "\u3000"] or [0]
    first, last = kept[0], kept[-1]
    start, end = first, last
    while start and places[start - 1][1] == places[start][0]:
        start -= 1
    while end + 1 < len(places) and places[end][1] == places[end + 1][0]:
        end += 1
    pieces = [Piece(*places[k], reading[k]) for k in range(first, last + 1)]
    pieces[0] = Piece(places[start][0], pieces[0].end, pieces[0].text)
    pieces[-1] = Piece(pieces[-1].start, places[end][1], pieces[-1].text)
    return pieces, places[:start] + places[end + 1 :]


def _run_start(text: str, run: Shifted) -> str:
    """The first characters of a run, enough to find it on the page."""
    return text[run.start : min(run.end, run.start + 20)]


def _joined(parts: list[str]) -> str:
    whole = parts[0]
    for part in parts[1:]:
        latin = not _NOT_LATIN.match(whole[-1]) and not _NOT_LATIN.match(part[0])
        cyrillic = whole[-1].isalpha() and "\u0400" <= part[0] <= "\u04ff"
        whole += (" " if latin or cyrillic else "") + part
    return whole


def _first(removal: Removal) -> int:
    return removal.source[0][0]
