"""Wrapped lines are joined into the paragraphs that they were; other lines stay."""

from __future__ import annotations

import textwrap

import pytest

from chancery.reading.lines import read_lines, read_markdown
from chancery.reading.wrapping import columns
from reading.make import ENGLISH, SENTENCE, texts_of_lines, wrapped


def markdown(page: str) -> list[str]:
    return [block.text for block in read_markdown(page, 0)[0]]


@pytest.mark.parametrize("width", [20, 35, 50])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_fixed_width_lines_are_joined_into_their_paragraphs(width: int, gap: str) -> None:
    paragraphs = ["\u3000\u3000" + SENTENCE * 4, "\u3000\u3000" + SENTENCE * 5]
    page = gap.join(wrapped(paragraph, width) for paragraph in paragraphs)
    assert texts_of_lines(page) == [paragraph.strip() for paragraph in paragraphs]


def test_blank_lines_part_wrapped_paragraphs_without_indentation() -> None:
    paragraphs = [SENTENCE * 4, SENTENCE * 5]
    assert texts_of_lines("\n\n".join(wrapped(p, 35) for p in paragraphs)) == paragraphs


def test_wrapped_english_keeps_its_spaces() -> None:
    paragraphs = [" ".join(ENGLISH * 2), " ".join(ENGLISH * 3)]
    assert texts_of_lines("\n\n".join(wrapped(p, 60) for p in paragraphs)) == paragraphs


def test_a_wrap_inside_a_word_of_chinese_is_nothing() -> None:
    joined = texts_of_lines(wrapped("\u3000\u3000" + SENTENCE * 8, 33))
    assert joined == [SENTENCE * 8]


@pytest.mark.parametrize("mark", ["一、", "（二）", "3.", "——", "第四章"])
def test_list_marks_begin_paragraphs_on_wrapped_pages(mark: str) -> None:
    first, second = SENTENCE * 4, mark + SENTENCE * 4
    assert texts_of_lines(wrapped(first, 35) + "\n" + wrapped(second, 35)) == [first, second]


def test_a_paragraph_a_line_is_left_alone() -> None:
    page = "\n".join([SENTENCE, SENTENCE * 2, "一", SENTENCE, SENTENCE * 3, SENTENCE, "完"])
    assert texts_of_lines(page) == page.split("\n")


@pytest.mark.parametrize(
    ("text", "width"),
    [("双方ab", 6), ("", 0), ("abc", 3), ("“双”", 4), ("，。", 4), ("Стороны", 7)],
)
def test_wide_characters_take_two_columns(text: str, width: int) -> None:
    assert columns(text) == width


# --- page breaks ---

LONG = "The two sides of the Dawn Republic and the Azure Federation reviewed the work of"


def test_a_sentence_that_a_page_break_cut_goes_on_behind_it() -> None:
    page = f"{LONG} the past year and\n\nagreed to meet again.\n\nThey signed a programme."
    assert texts_of_lines(page) == [
        f"{LONG} the past year and agreed to meet again.",
        "They signed a programme.",
    ]


def test_a_name_goes_on_behind_a_word_that_ends_no_sentence() -> None:
    assert texts_of_lines(f"{LONG} the\n\nHon A Person, Minister.") == [
        f"{LONG} the Hon A Person, Minister."
    ]


def test_a_cyrillic_sentence_goes_on_behind_a_lost_line_break() -> None:
    first = "Стороны подтвердили готовность к дальнейшему развитию отношений между"
    assert texts_of_lines(f"{first}\nРеспубликой Рассвет и соседями.") == [
        f"{first} Республикой Рассвет и соседями."
    ]


@pytest.mark.parametrize(
    "page",
    [
        "Recalling the treaty of friendship between the two states of the region,\n"
        "reaffirming its purposes and principles,",
        "Home\nnews\nforeign policy\nabout",
        "JOINT STATEMENT OF THE DAWN REPUBLIC AND THE AZURE FEDERATION\nThe two sides met.",
        f"{LONG} the commission\n- trade and investment;\n- culture.",
        f"{LONG} the commission; and\nMoving forward in the spirit of friendship;",
    ],
)
def test_preambles_menus_titles_and_items_stay_lines(page: str) -> None:
    assert len(texts_of_lines(page)) == page.count("\n") + 1


def test_a_page_number_inside_a_sentence_is_set_aside() -> None:
    page = f"1\n\n{LONG} the commission and\n\n2\n\nagreed on the next steps.\n\n3\n\nThey parted."
    found, _ = read_lines(page, 0)
    assert [block.text for block in found if block.reason is None] == [
        "1",
        f"{LONG} the commission and agreed on the next steps.",
        "They parted.",
    ]
    numbers = [block for block in found if block.reason == "page number"]
    assert [page[a:b] for block in numbers for a, b in block.spans] == ["2", "3"]


def test_numbers_that_head_sections_stay() -> None:
    page = "1\nThe sides agreed.\n2\nThe sides will meet again.\n"
    assert [block.reason for block in read_lines(page, 0)[0]] == [None] * 4


def test_double_spaced_lines_are_joined_into_their_paragraphs() -> None:
    paragraphs = [" ".join(ENGLISH * 3), " ".join(ENGLISH * 2)]
    spaced = "\n\n".join(line for p in paragraphs for line in textwrap.wrap(p, 60))
    assert " ".join(texts_of_lines(spaced)) == " ".join(paragraphs)
    assert len(texts_of_lines(spaced)) < 6


def test_paragraphs_of_one_line_with_blank_lines_between_stay() -> None:
    assert texts_of_lines("\n\n".join(ENGLISH)) == list(ENGLISH)


def test_a_list_of_links_does_not_make_its_page_a_wrapped_one() -> None:
    page = f"{LONG} the commission.\nRead also\n" + "\n".join(
        f"- The minister of the Dawn Republic spoke of matter number {n}" for n in range(7)
    )
    assert texts_of_lines(page)[:2] == [f"{LONG} the commission.", "Read also"]


def test_lines_of_a_preamble_stay_though_they_are_of_one_length() -> None:
    verbs = (
        "Recalling",
        "Noting",
        "Stressing",
        "Welcoming",
        "Deploring",
        "Affirming",
        "Regretting",
    )
    lines = [
        f"{verb} the decisions of the Council of Dawn on this matter of the year," for verb in verbs
    ]
    assert texts_of_lines("\n".join(lines)) == lines
