"""Glosses taken out, shifted runs read again, and real brackets and rare names left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model import Piece
from chancery.reading.characters import simplified
from chancery.reading.repairs import (
    common,
    gloss,
    has_glosses,
    shifted_runs,
    suspects,
    without_glosses,
)
from reading.make import BODY, GLOSSED, shifted


def pieces(text: str, at: int = 0) -> tuple[Piece, ...]:
    return (Piece(at, at + len(text), text),)


# --- glosses ---


@pytest.mark.parametrize(
    ("glossed", "bare"),
    [
        ("两(liǎng)国", "两国"),
        ("關（guān）係", "關係"),
        ("联(lian)邦(bang)", "联邦"),
        ("中(zhong)(zhong)国", "中国"),
        ("曙( shu1 )光", "曙光"),
        ("儿(er)女(nǚ)", "儿女"),
        ("嗯(ng)", "嗯"),
    ],
)
def test_glosses_go(glossed: str, bare: str) -> None:
    assert without_glosses(glossed, pieces(glossed)).text == bare


@pytest.mark.parametrize(
    "text",
    [
        *(
            "环海联盟（AUKUS）",
            "卫生组织(WHO)",
            "启明（Qiming）",
            "海上合作(以下简称“双方”)",
            "第(2)条",
        ),
        *("(an) old town", "甲(b)乙", "协定(draft)", "第四条(a)项", "条约(i)款(ii)款(iii)款"),
    ],
)
def test_real_brackets_stay(text: str) -> None:
    has = has_glosses(text * 3)
    assert not has or without_glosses(text, pieces(text)).text == text


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("两(liǎng)国", True),
        ("两(liang)国", False),
        ("两(liang)国(guo)合(he)作", True),
        ("双方支持（WHO）。" * 9, False),
        ("", False),
    ],
)
def test_a_toned_gloss_tells_and_untoned_ones_only_in_number(text: str, has: bool) -> None:
    assert has_glosses(text) is has


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from([*GLOSSED, "(guó)", "（fāng）", "(", "双", " ", "(WHO)"])
        | st.text(max_size=4)
    ),
    st.integers(0, 9),
)
def test_what_is_taken_out_and_what_stays_are_the_whole(parts: list[str], at: int) -> None:
    text = "".join(parts)
    mended = without_glosses(text, pieces(text, at))
    assert "".join(piece.text for piece in mended.pieces) == mended.text
    whole, position = "", 0
    for taken, offset in mended.removed:
        whole += mended.text[position:offset] + "".join(piece.text for piece in taken)
        position = offset
    assert whole + mended.text[position:] == text
    covered = [*mended.pieces, *(piece for taken, _ in mended.removed for piece in taken)]
    places = sorted(i for start, end, _ in covered for i in range(start, end))
    assert places == list(range(at, at + len(text)))


def test_a_gloss_is_a_removal_with_its_place() -> None:
    found = gloss(pieces("(guó)", 7), 3)
    assert (found.source, found.text, found.reason, found.at) == (((7, 12),), "(guó)", "gloss", 3)


# --- shifted runs ---


@pytest.mark.parametrize("lead", ["\u3000\u3000", "\u3000"])
@pytest.mark.parametrize("body", [*BODY, "".join(BODY)])
def test_a_shifted_run_is_read_from_the_right_byte(lead: str, body: str) -> None:
    [run] = shifted_runs(shifted(lead + body))
    assert run.reading
    # the first byte of the run and the last character are lost
    assert "".join(run.reading).strip("\u3000") == body[:-1] + "\ufffd"
    assert len(run.reading) == run.end - run.start


def test_a_run_ends_where_ascii_begins_and_the_rest_is_untouched() -> None:
    text = "2031: " + shifted("\u3000" + BODY[1]) + " abc " + BODY[0]
    [run] = shifted_runs(text)
    assert text[: run.start] == "2031: "
    assert text[run.end :].lstrip("?") == " abc " + BODY[0]


def test_a_sign_behind_a_lost_byte_is_no_space() -> None:
    [run] = shifted_runs(shifted("\u3000\u3000" + BODY[1]) + "：“合作”")
    assert run.reading and "\u3000" not in "".join(run.reading).lstrip("\u3000")


TRADITIONAL = (
    "雙方重申，兩國關係不針對任何第三國，並願繼續深化經濟、貿易與海洋領域的務實合作，反對干涉內政。",
    "雙方強調維護聯合國憲章宗旨，歡迎擴大學術機構與媒體間的交流，並為地區發展創造有利條件。",
)


@pytest.mark.parametrize(
    "text",
    [
        *BODY,
        *TRADITIONAL,
        "甲乙丙丁戊己庚辛壬癸",
        "与会者：聂璋、隗骁、麴珺、逄翀、亓昕",
        "The two sides agreed.",
        "",
    ],
)
def test_sound_texts_have_no_shifted_runs(text: str) -> None:
    assert not [run for run in shifted_runs(text) if run.reading]


def test_a_run_that_cannot_be_read_again_has_no_reading() -> None:
    runs = shifted_runs("煜霈囗氍毹餮饕魑魅魍魉")
    assert [run.reading for run in runs] == [None]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*BODY, "?", "§", "ab"]) | st.text(max_size=6), max_size=6))
def test_runs_are_apart_and_a_reading_has_no_more_characters_than_its_run(parts: list[str]) -> None:
    text = "".join(shifted(part) if index % 2 else part for index, part in enumerate(parts))
    at = 0
    for run in shifted_runs(text):
        assert at <= run.start < run.end <= len(text)
        assert run.reading is None or 0 < len(run.reading) <= run.end - run.start
        at = run.end


def test_prose_is_of_common_characters_and_a_shifted_run_is_not() -> None:
    assert all(common(text) > 0.4 for text in BODY)
    assert all(common(simplified(text)) > 0.4 for text in TRADITIONAL)
    assert all(common(shifted("\u3000" + text)) < 0.25 for text in BODY)
    assert common("no Chinese") == 1.0


def test_only_texts_with_rare_characters_are_suspect() -> None:
    assert suspects(["双方重申", "", "龘靐", "双方龘重申", "龘x靐"]) == [2, 4]
    assert suspects([]) == []
