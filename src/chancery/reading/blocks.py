"""Blocks: what stands as one paragraph, heading or line on a page, before anything is judged.

A block is the text between two block-level tags or line breaks. Its pieces lead back to the page,
character by character; mark-up inside (links, emphasis, spans) leaves no trace but in `linked`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chancery.model import Piece, Span

# A line break is layout beside Chinese, and a space elsewhere.
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\U00020000-\U0003ffff"
_SPACE = re.compile(r"\s++")
_BREAK = re.compile(r"[\n\r\t\f\v]")
_CJK = re.compile(f"[{_HAN}]")


@dataclass(slots=True)
class Block:
    """One block of a page.

    `linked` counts the characters inside links, `level` is 1–6 for headings and 0 otherwise,
    `bold` says that all of it is emphasised, `reason` the rule by which its element is no part of
    a statement, `region` which element that was (its offset in the page), `indented` and `gap`
    (blank lines before it) are set for plain text, `pictured` right behind an image.
    """

    text: str
    pieces: tuple[Piece, ...]
    linked: int = 0
    level: int = 0
    bold: bool = False
    reason: str | None = None
    region: int = -1
    indented: bool = False
    gap: int = 0
    pictured: bool = False

    @property
    def start(self) -> int:
        """Where the block begins in the page."""
        return self.pieces[0].start

    @property
    def is_link(self) -> bool:
        """Whether most of it is a link."""
        return self.linked > 0.6 * len(self.text)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The block's places in the page, adjoining ones joined."""
        return spans(self.pieces)


def spans(pieces: tuple[Piece, ...]) -> tuple[Span, ...]:
    """The places of pieces in the page, in order, adjoining ones joined."""
    if len(pieces) == 1 and pieces[0].start < pieces[0].end:
        return (pieces[0][:2],)
    joined: list[Span] = []
    for start, end, _ in pieces:
        if start == end:
            continue
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def tidy(pieces: list[Piece]) -> tuple[str, tuple[Piece, ...]]:
    """The text of pieces with white space trimmed and line breaks undone, and its own pieces.

    White space that holds a line break becomes one space, or nothing beside a Chinese character;
    other white space inside stays as printed.
    """
    text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
    bare = text.strip()
    if not bare:
        return "", ()
    left = 0 if len(bare) == len(text) else text.index(bare[0])
    if not _has_break(bare):
        if len(pieces) == 1 and len(text) == pieces[0].end - pieces[0].start:
            if len(bare) == len(text):
                return text, (pieces[0],)
            start = pieces[0].start + left
            return bare, (Piece(start, start + len(bare), bare),)
        return bare, cut(pieces, left, left + len(bare))
    return _unbroken(pieces, text, left, left + len(bare))


def _has_break(text: str) -> bool:
    """Whether `_BREAK` finds anything, asked without it: most texts have none."""
    return "\n" in text or "\r" in text or "\t" in text or "\f" in text or "\v" in text


def _unbroken(
    pieces: list[Piece], text: str, start: int, end: int
) -> tuple[str, tuple[Piece, ...]]:
    kept: list[Piece] = []
    position = start
    for match in _SPACE.finditer(text, start, end):
        a, b = match.span()
        if not _BREAK.search(text, a, b):
            continue
        kept += cut(pieces, position, a)
        if not (_CJK.match(text[a - 1]) or _CJK.match(text[b])):
            space = cut(pieces, a, a + 1)[0]
            kept.append(Piece(space.start, space.end, " "))
        position = b
    kept += cut(pieces, position, end)
    return "".join([piece.text for piece in kept]), tuple(kept)


def cut(pieces: list[Piece] | tuple[Piece, ...], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of `[start, end)` of the text that `pieces` print; whole ones stay whole."""
    found: list[Piece] = []
    if end <= start:
        return ()
    at = 0
    for piece in pieces:
        stop = at + len(piece.text)
        if start <= at and start < stop <= end:
            found.append(piece)
        elif stop > start and at < end:
            found.append(_part(piece, max(start - at, 0), min(end - at, len(piece.text))))
        if stop >= end:
            break
        at = stop
    return tuple(found)


def _part(piece: Piece, start: int, end: int) -> Piece:
    text = piece.text[start:end]
    if len(text) == len(piece.text) or len(piece.text) != piece.end - piece.start:
        return Piece(piece.start, piece.end, text)
    return Piece(piece.start + start, piece.start + end, text)


# Where a page has lost its line breaks, the indentation of Chinese paragraphs still parts them.
_INDENTATION = re.compile(
    r"(?<=[。！？!?”」：:；;）)摄电讯])(?:[\u3000\u2002\u2003\xa0]++"
    r"|\x20{2,}+)(?=\S)"
)
_ANY_INDENTATION = re.compile(r"(?:[\u3000\u2002\u2003]++|[\xa0\x20]{2,}+)(?=\S)")
_SPACES = ("\u3000", "\u2002", "\u2003", "\xa0", "  ")
# characters; a paragraph shorter than this has lost none
_RUN_TOGETHER = 200


def parted(block: Block) -> list[Block]:
    """The paragraphs of a block in which several run together, told by their indentation."""
    text = block.text
    if len(text) < _RUN_TOGETHER or not any(space in text for space in _SPACES):
        return [block]
    if not _CJK.search(text):
        return [block]
    breaks = list(_INDENTATION.finditer(text))
    if not breaks or 2 * len(breaks) < len(_ANY_INDENTATION.findall(text)):
        return [block]
    starts = [0, *(match.end() for match in breaks)]
    ends = [*(match.start() for match in breaks), len(text)]
    return [
        replace(block, text=text[a:b], pieces=cut(block.pieces, a, b))
        for a, b in zip(starts, ends, strict=True)
    ]
