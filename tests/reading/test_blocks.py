"""Blocks: white space undone, pieces cut, and the places in the page kept through it all."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model import Piece
from chancery.reading.blocks import Block, cut, parted, spans, tidy
from reading.make import BODY

TEXT = st.text(st.sampled_from("双方ab。 \n\t\u3000\xa0\r") | st.characters(), max_size=12)


@st.composite
def piece_lists(draw: st.DrawFn) -> list[Piece]:
    """Pieces in order, with gaps between them, some of which stand for other characters."""
    found: list[Piece] = []
    at = draw(st.integers(0, 5))
    for text in draw(st.lists(TEXT.filter(bool), max_size=6)):
        width = draw(st.just(len(text)) | st.integers(len(text) + 1, len(text) + 6))
        found.append(Piece(at, at + width, text))
        at += width + draw(st.sampled_from([0, 0, 3]))
    return found


def printed(pieces: tuple[Piece, ...] | list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def in_order(pieces: tuple[Piece, ...]) -> bool:
    ends = [end for start, stop, _ in pieces for end in (start, stop)]
    return ends == sorted(ends)


@settings(max_examples=200, deadline=None)
@given(piece_lists())
def test_tidying_keeps_all_but_white_space(pieces: list[Piece]) -> None:
    text, kept = tidy(pieces)
    assert printed(kept) == text == text.strip()
    assert "".join(text.split()) == "".join(printed(pieces).split())
    assert not set(text) & set("\n\r\t\f\v")


@settings(max_examples=200, deadline=None)
@given(piece_lists())
def test_tidied_pieces_stand_in_the_page_where_the_others_did(pieces: list[Piece]) -> None:
    _text, kept = tidy(pieces)
    places = {at for start, end, _ in pieces for at in range(start, end)}
    assert {at for start, end, _ in kept for at in range(start, end)} <= places
    if all(len(piece.text) == piece.end - piece.start for piece in pieces):
        assert all(
            len(piece.text) == piece.end - piece.start or piece.text == " " for piece in kept
        )


@settings(max_examples=200, deadline=None)
@given(piece_lists(), st.integers(-2, 40), st.integers(-2, 40))
def test_a_cut_prints_that_range(pieces: list[Piece], start: int, end: int) -> None:
    whole = printed(pieces)
    found = cut(pieces, start, end)
    assert printed(found) == whole[max(start, 0) : max(end, 0)] * (end > start)
    assert in_order(found)


@settings(max_examples=100, deadline=None)
@given(piece_lists())
def test_spans_are_the_places_with_adjoining_ones_joined(pieces: list[Piece]) -> None:
    found = spans(tuple(pieces))
    covered = [at for start, end in found for at in range(start, end)]
    assert covered == [at for start, end, _ in pieces for at in range(start, end)]
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  双方\n  重申  ", "双方重申"),
        ("the two\n  sides", "the two sides"),
        ("the two  sides", "the two  sides"),
        ("双方 重申", "双方 重申"),
        ("双方\u3000重申", "双方\u3000重申"),
        ("COVID-19\n疫情", "COVID-19疫情"),
        (" \n\t", ""),
    ],
)
def test_line_breaks_are_layout_beside_chinese_and_spaces_elsewhere(text: str, tidied: str) -> None:
    assert tidy([Piece(7, 7 + len(text), text)])[0] == tidied


def test_a_break_over_markup_does_not_cover_it() -> None:
    page = "the two\n<b>\n sides</b>"
    text, kept = tidy([Piece(0, 8, page[:8]), Piece(11, 18, page[11:18])])
    assert text == "the two sides"
    assert "<b>" not in "".join(page[start:end] for start, end in spans(kept))


def block(text: str, at: int = 0) -> Block:
    return Block(text, (Piece(at, at + len(text), text),))


@pytest.mark.parametrize("space", ["\u3000\u3000", "\u3000", "\u2003\u2003", "  ", "\xa0\xa0"])
def test_paragraphs_run_together_are_parted_by_their_indentation(space: str) -> None:
    texts = BODY * 3
    found = parted(block(space.join(texts), 5))
    assert tuple(part.text for part in found) == texts
    page = "." * 5 + space.join(texts)
    assert tuple("".join(page[a:b] for a, b in part.spans) for part in found) == texts


@pytest.mark.parametrize(
    "text",
    [
        "\u3000\u3000".join(BODY),
        "".join(BODY * 5),
        "The sides agreed.  " * 30,
        "  ".join(["双方", "主席", "曙光", "澜海"] * 30) + "。",
    ],
)
def test_short_foreign_and_spaced_out_texts_are_left_whole(text: str) -> None:
    assert [part.text for part in parted(block(text))] == [text]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*BODY, "\u3000\u3000", "  ", "\u3000", "一", "：", "a b"]), max_size=25
    )
)
def test_parting_loses_white_space_only(parts: list[str]) -> None:
    text = "".join(parts).strip()
    if not text:
        return
    found = parted(block(text))
    assert "".join("".join(part.text.split()) for part in found) == "".join(text.split())
    assert all(printed(part.pieces) == part.text == part.text.strip() for part in found)
