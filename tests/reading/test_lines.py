"""Plain text and Markdown: wrapped lines are joined, others are left alone."""

from __future__ import annotations

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.reading.lines import columns, read_lines, read_markdown

SENTENCE = "双方重申坚定奉行多边主义，愿同各国一道推动国际秩序朝着更加公正合理的方向发展。"


def texts(page: str) -> list[str]:
    return [block.text for block in read_lines(page, 0)]


def test_fixed_width_lines_are_joined_into_their_paragraphs() -> None:
    paragraphs = ["　　" + SENTENCE * 3, "　　" + SENTENCE * 4]
    wrapped = "\n".join("\n".join(textwrap.wrap(p, 35)) for p in paragraphs)
    assert texts(wrapped) == [p.strip() for p in paragraphs]


def test_a_paragraph_a_line_is_left_alone() -> None:
    page = "\n".join([SENTENCE, SENTENCE * 2, "一", SENTENCE, SENTENCE * 3, SENTENCE, "完"])
    assert texts(page) == page.split("\n")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([SENTENCE, "一、", "ab cd", "", "  x", "标题"]) | st.text(max_size=20))
)
def test_nothing_but_white_space_is_lost(lines: list[str]) -> None:
    page = "\n".join(lines)
    found = "".join("".join(text.split()) for text in texts(page))
    assert found == "".join(page.split())


def test_markdown_links_and_emphasis_leave_their_words() -> None:
    blocks, removed = read_markdown("## 标题\n\n双方**重申**[条约](x)的意义。\n\n![图](a.png)\n", 0)
    assert [block.text for block in blocks] == ["标题", "双方重申条约的意义。"]
    assert blocks[0].level == 2 and blocks[1].linked == 2
    assert [reason for _, reason in removed] == ["image"]


def test_wide_characters_take_two_columns() -> None:
    assert columns("双方ab") == 6
