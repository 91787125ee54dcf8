"""Plain text and Markdown, a line each block, and HTML inside Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model import Span
from chancery.reading.blocks import Block
from chancery.reading.lines import read_lines, read_markdown
from reading.make import BODY, MARKDOWN, SENTENCE, plain_pages, prose, texts_of_lines, wrapped


def markdown(page: str) -> list[str]:
    return [block.text for block in read_markdown(page, 0)[0]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_parts(end: str) -> None:
    assert texts_of_lines(end.join(["双方重申。", "一", BODY[0]])) == ["双方重申。", "一", BODY[0]]


@settings(max_examples=150, deadline=None)
@given(
    plain_pages()
    | st.lists(
        st.sampled_from([SENTENCE, "一、", "ab cd", "", "  x", "标题", wrapped(SENTENCE * 4, 30)])
        | st.text(max_size=20)
    ).map("\n".join)
)
def test_nothing_but_white_space_is_lost(page: str) -> None:
    blocks, removed = read_lines(page, 0)
    bars = "".join(page[a:b] for (a, b), _ in removed)
    kept = "".join("".join(block.text.split()) for block in blocks)
    assert set(bars) <= {"|"}
    assert sorted(kept + bars) == sorted("".join(page.split()))
    _slices_back(page, blocks)


def _slices_back(page: str, blocks: list[Block]) -> None:
    at = 0
    for block in blocks:
        assert block.text == block.text.strip() == "".join(piece.text for piece in block.pieces)
        assert at <= block.start
        at = block.pieces[-1].end
        printed = "".join(page[a:b] for a, b in block.spans)
        assert "".join(printed.split()) == "".join(block.text.split())


def test_reading_begins_where_the_layout_does() -> None:
    assert [block.text for block in read_lines("a: b\n双方", 5)[0]] == ["双方"]
    assert [block.text for block in read_markdown("a: b\n双方", 5)[0]] == ["双方"]


# --- Markdown ---


def test_markdown_links_and_emphasis_leave_their_words() -> None:
    blocks, removed = read_markdown("## 标题\n\n双方**重申**[条约](x)的意义。\n\n![图](a.png)\n", 0)
    assert [block.text for block in blocks] == ["标题", "双方重申条约的意义。"]
    assert blocks[0].level == 2 and blocks[1].linked == 2
    assert [reason for _, reason in removed] == ["image"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("> 双方重申", "双方重申"),
        ("- 双方重申", "双方重申"),
        ("* 双方重申", "双方重申"),
        ("### 双方重申", "双方重申"),
        ("双方__重申__", "双方重申"),
        ("***双方重申***", "双方重申"),
        ("双方重申合作*。*我们同意", "双方重申合作。我们同意"),
        ("The sides agree*.* They", "The sides agree. They"),
        ("***双方重申  \n***  ", "双方重申"),
        ("**双方** *重申* **合作**", "双方 重申 合作"),
        ("双方\\*重申", "双方*重申"),
        ("<b>双方</b>重申<br>", "双方重申"),
        ("双方<!-- 注 -->重申", "双方重申"),
        ("A&amp;B", "A&B"),
        ("[双方]重申", "[双方]重申"),
        ("2 * 3 < 7", "2 * 3 < 7"),
        ("#双方", "#双方"),
    ],
)
def test_markdown_in_a_line(line: str, text: str) -> None:
    assert markdown(line) == [text]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("*Aurora* and *Lanhai*.", "Aurora and Lanhai."),
        ("*Aurora\nand Lanhai*.", "Aurora\nand Lanhai."),
        ("2 * 3 and 4 * 5", "2 * 3 and 4 * 5"),
        ("a note* of ours", "a note* of ours"),
        (
            "See the [Treaty of\nQiming](http://a.example/b) of ours",
            "See the Treaty of\nQiming of ours",
        ),
        ("an open [bracket\nin a line", "an open [bracket\nin a line"),
    ],
)
def test_markdown_over_lines(page: str, text: str) -> None:
    assert "\n".join(markdown(page)) == text


def test_a_line_broken_before_a_long_address_goes_on() -> None:
    line = "The parties follow the words that were said at the first lake talks"
    page = "\n".join(
        [line] * 8
        + ["They keep the [Treaty of", "Qiming](http://a.example/" + "b" * 80 + ")", "in full."]
    )
    assert len(markdown(page)) == 1


def test_a_bold_line_is_bold() -> None:
    blocks, _ = read_markdown("**海上合作**\n\n双方**重申**合作。\n", 0)
    assert [block.bold for block in blocks] == [True, False]


def test_a_soft_break_is_no_end_of_a_paragraph_in_markdown() -> None:
    first, second = SENTENCE[:25], SENTENCE[25:]
    assert markdown(f"{first}\n{second}\n\n{BODY[0]}") == [SENTENCE, BODY[0]]
    assert markdown(f"{SENTENCE}\n{BODY[0]}") == [SENTENCE, BODY[0]]
    assert markdown(f"- {first}\n- {second}") == [first, second]
    assert markdown(f"# {first}\n{second}") == [first, second]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(prose(*MARKDOWN), max_size=5).map("".join), max_size=12).map("\n".join))
def test_markdown_blocks_slice_back(page: str) -> None:
    if "&" in page:
        return
    blocks, removed = read_markdown(page, 0)
    _slices_back(page, blocks)
    assert all(page[a:b].startswith("![") for (a, b), _ in removed)


# mark-up and words, each a line's part of its own: the words are all that is to be read
PARTS: dict[str, list[str]] = {
    "双方": ["双方"],
    "**重申**": ["重申"],
    "[条约](http://a.example/b_c)": ["条约"],
    "<b>合作</b>": ["合作"],
    "![图](a.png)": [],
    " and ": ["and"],
    "\\*": ["*"],
    "<!-- 注 -->": [],
}


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "# ", "- ", "> ", "* "]),
            st.lists(st.sampled_from(sorted(PARTS)), min_size=1, max_size=6),
        ),
        max_size=8,
    )
)
def test_markdown_reads_its_words_and_no_markup(lines: list[tuple[str, list[str]]]) -> None:
    page = "\n".join(prefix + "".join(parts) for prefix, parts in lines)
    words = "".join(word for _, parts in lines for part in parts for word in PARTS[part])
    blocks, removed = read_markdown(page, 0)
    assert "".join("".join(block.text.split()) for block in blocks) == words
    assert len(removed) == page.count("![")
    _apart(blocks, [span for span, _ in removed])


@pytest.mark.parametrize("line", ["双方重申合作。 |", "| 双方重申合作。|", "|", "| | |"])
def test_bars_left_of_a_table_are_no_text(line: str) -> None:
    blocks, removed = read_lines(line, 0)
    assert [block.text for block in blocks] == [text for text in ["双方重申合作。"] if text in line]
    assert {reason for _, reason in removed} == {"junk"}
    assert "".join(line[a:b] for (a, b), _ in removed) == "|" * line.count("|")


def test_a_menu_keeps_its_bars() -> None:
    assert texts_of_lines("首页 | 新闻 |") == ["首页 | 新闻 |"]


HTML_IN_MARKDOWN = """\
<div><p>
 曙光共和国外长
 <x-tag href="https://example.org/a">
  甲乙
 </x-tag>
 表示，双方将继续合作。
</p>
<h4>
 海洋
</h4>
第二段
<br/>
第三段
</div>

第四段
第五段
"""


def test_html_inside_markdown_is_parted_by_its_blocks_alone() -> None:
    found = markdown(HTML_IN_MARKDOWN)
    first = "曙光共和国外长甲乙表示，双方将继续合作。"
    assert found == [first, "海洋", "第二段", "第三段", "第四段", "第五段"]


@pytest.mark.parametrize(
    "page",
    [
        "<figure>\n<img src='a'>\n<figcaption>两国总理会面</figcaption>\n</figure>\n\n双方重申。",
        "<figure>\n<figcaption>\n两国\n总理会面\n</figcaption>\n</figure>\n双方重申。",
    ],
)
def test_an_element_inside_markdown_goes_for_its_reason(page: str) -> None:
    blocks, _ = read_markdown(page, 0, {"figcaption": "caption"})
    assert [(block.text, block.reason) for block in blocks] == [
        ("两国总理会面", "caption"),
        ("双方重申。", None),
    ]


def test_links_of_a_wiki_code_and_short_codes_are_markup() -> None:
    page = '[[zh:曙光]]与[[澜海]]会晤，见`a.md`。\n\n{{< video src="a" >}}\n'
    blocks, removed = read_markdown(page, 0)
    assert [block.text for block in blocks] == ["曙光与澜海会晤，见a.md。"]
    assert [reason for _, reason in removed] == ["image"]


def _apart(blocks: list[Block], removed: list[Span]) -> None:
    end = 0
    for start, stop in sorted([*removed, *(span for block in blocks for span in block.spans)]):
        assert end <= start < stop
        end = stop
