"""HTML to blocks: what parts paragraphs, what elements say of their text, entities and escapes."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.reading.blocks import Block
from chancery.reading.html import Read, attributes, decoded, read_html
from chancery.reading.marks import marks_of
from reading.make import LEXICON, SIGNS, STRAY, html_pages

MARKS = marks_of(LEXICON)


def read(page: str, start: int = 0) -> Read:
    return read_html(page, start, MARKS)


def texts(page: str) -> list[str]:
    return [block.text for block in read(page).blocks]


def only(page: str) -> Block:
    [block] = read(page).blocks
    return block


# --- attributes, entities, escapes ---


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (' class="a b" id=c', {"class": "a b", "id": "c"}),
        (" CLASS='a' class='b'", {"class": "a"}),
        (" hidden title='a&amp;b > c'", {"hidden": "", "title": "a&b > c"}),
        (" a = 'b'/", {"a": "b"}),
        ("", {}),
    ],
)
def test_attributes(printed: str, found: dict[str, str]) -> None:
    assert attributes(printed) == found


def test_very_many_attributes_are_not_all_read() -> None:
    assert len(attributes(" a" + "".join(f" b{n}=c" for n in range(100_000)))) < 10_000


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(SIGNS + STRAY) | st.text(max_size=4), max_size=12), st.booleans())
def test_decoded_pieces_adjoin_and_differ_only_where_something_stands_for_them(
    parts: list[str], escaped: bool
) -> None:
    page = "x" + "".join(parts) + "y"
    pieces = decoded(page, 1, len(page) - 1, escaped)
    at = 1
    for start, end, text in pieces:
        assert start == at
        assert text == page[start:end] or page[start] in "&\\"
        at = end
    assert at == len(page) - 1


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["&amp;", "&#20013;", "&nbsp;", "&#x4e2d;", "双", "a"]), max_size=9)
)
def test_decoded_text_is_what_the_entities_say(parts: list[str]) -> None:
    page = "".join(parts)
    assert "".join(piece.text for piece in decoded(page, 0, len(page))) == html.unescape(page)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("\\u4e2d\\u56fd", "中国"),
        ('说\\"好\\"\\/', '说"好"/'),
        ("a\\nb\\tc", "a\nb\tc"),
        ("\\ud800", "\ufffd"),
        ("\\q \\", "\\q \\"),
    ],
)
def test_escapes_are_undone_where_the_page_stands_in_a_string(printed: str, text: str) -> None:
    inside = "".join(piece.text for piece in decoded(printed, 0, len(printed), escaped=True))
    assert inside == text
    assert decoded(printed, 0, len(printed)) == [(0, len(printed), printed)]


# --- blocks ---


def test_block_elements_and_breaks_part_and_inline_elements_do_not() -> None:
    page = "<div>一<p>双方<b>重<i>申</i></b>合作<br>愿加强<p>协调</div>完"
    assert texts(page) == ["一", "双方重申合作", "愿加强", "协调", "完"]


def test_a_table_cell_and_a_list_item_are_blocks() -> None:
    assert texts("<tr><td>甲<td>乙</tr><ul><li>丙<li>丁</ul>") == ["甲", "乙", "丙", "丁"]


def test_links_are_counted_and_stay_in_their_sentence() -> None:
    block = only('<p>两<a class="tag" href="/x">国学</a>生</p>')
    assert (block.text, block.linked) == ("两国学生", 2)
    assert [page_text for _, _, page_text in block.pieces] == ["两", "国学", "生"]


def test_headings_and_emphasis() -> None:
    blocks = read("<h2>一</h2><p><b>二</b></p><p><strong>三</strong>、四</p>").blocks
    assert [(block.level, block.bold) for block in blocks] == [(2, True), (0, True), (0, False)]


@pytest.mark.parametrize(
    "words",
    [
        *("hidden", 'style="display: none"', "style='visibility:hidden'", "style=font-size:0px"),
        *('class="d-none"', "class='x hidden'"),
    ],
)
@pytest.mark.parametrize("name", ["p", "div", "section"])
def test_hidden_blocks_say_so(name: str, words: str) -> None:
    assert only(f"<{name} {words}>暗</{name}>").reason == "hidden"


@pytest.mark.parametrize("words", ["hidden", 'style="display:none"', 'class="d-none"'])
def test_hidden_words_are_cut_out_of_their_sentence(words: str) -> None:
    found = read(f"<p>双<i {words}>暗</i>方</p>")
    assert [block.text for block in found.blocks] == ["双方"]
    assert [reason for _, reason in found.removed] == ["hidden"]


def test_a_visible_style_hides_nothing() -> None:
    assert only('<p style="font-size:0.9em;display:block">双方</p>').reason is None
    assert only('<p style="font-size:16px">双方</p>').reason is None


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<nav>首页</nav>", "navigation"),
        ("<figcaption>合影</figcaption>", "caption"),
        ("<footer><div><p>联系</p></div></footer>", "site chrome"),
        ('<div id="comments">好</div>', "comments"),
        ('<div class="main"><div class="relatedPosts">甲</div></div>', "related"),
        ('<p class="article-content">甲</p>', None),
    ],
)
def test_elements_and_classes_give_their_reason_to_all_inside(
    page: str, reason: str | None
) -> None:
    assert only(page).reason == reason


def test_the_outer_reason_holds_and_its_region_is_one() -> None:
    blocks = read("<p>甲</p><footer><p>乙</p><nav>丙</nav></footer><p>丁</p>").blocks
    assert [block.reason for block in blocks] == [None, "site chrome", "site chrome", None]
    assert [block.region for block in blocks] == [-1, 8, 8, -1]


def test_an_inline_class_cuts_advertisements_only() -> None:
    found = read('<p>双<span class="ad">礼包</span>方<span class="share">重</span>申</p>')
    assert [block.text for block in found.blocks] == ["双方重申"]
    assert [reason for _, reason in found.removed] == ["advertisement"]


def test_ruby_readings_are_glosses() -> None:
    found = read("<p><ruby>双<rp>(</rp><rt>shuāng</rt><rp>)</rp></ruby>方</p>")
    assert [block.text for block in found.blocks] == ["双方"]
    assert {reason for _, reason in found.removed} == {"gloss"}


def test_what_stands_behind_an_image_is_pictured() -> None:
    blocks = read("<p>甲</p><p><img src=x></p><p>合影</p><p>乙</p>").blocks
    assert [block.pictured for block in blocks] == [False, True, False]


def test_raw_elements_and_comments_are_removals() -> None:
    found = read("<script>a</script><!-- b --><style>c</style><p>双方</p>")
    assert [reason for _, reason in found.removed] == ["script", "comment", "style"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>双方</div></span>重申</p>", ["双方", "重申"]),
        ("<a><b>双方</a>重申", ["双方重申"]),
        ("</p></p>双方", ["双方"]),
        ("<p>双方", ["双方"]),
    ],
)
def test_elements_that_cross_or_never_open_cost_nothing(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_a_closed_link_links_no_longer() -> None:
    blocks = read("<p><a href=x>甲<p>乙</a></p><p>丙</p>").blocks
    assert blocks[-1].linked == 0


def test_reading_begins_where_the_layout_does() -> None:
    assert [block.text for block in read("---\nx: <p>\n---\n<p>双方", 15).blocks] == ["双方"]


@pytest.mark.parametrize(
    ("element", "field", "value"),
    [
        (
            '<meta property="og:title" content="曙光和澜海 &amp; 合作">',
            "headline",
            "曙光和澜海 & 合作",
        ),
        ('<meta name="PubDate" content="2031-05-12 08:00" />', "date", "2031-05-12 08:00"),
        ("<meta itemprop=datePublished content=2031-05-12>", "date", "2031-05-12"),
        ("<meta name='source' content='潮汐新闻'>", "agency", "潮汐新闻"),
    ],
)
def test_meta_elements_are_claims_with_their_place(element: str, field: str, value: str) -> None:
    [claim] = read(f"<head>{element}</head><p>双方").claims
    assert (claim.field, claim.value, claim.basis) == (field, value, "meta element")
    assert claim.source == ((6, 6 + len(element)),)


def test_other_meta_elements_claim_nothing() -> None:
    assert not read(
        '<meta charset="utf-8"><meta name="viewport" content="x"><meta name=date>'
    ).claims


@settings(max_examples=200, deadline=None)
@given(html_pages())
def test_blocks_are_tidy_and_in_order(page: str) -> None:
    found = read(page)
    at = 0
    for block in found.blocks:
        assert block.text == block.text.strip() != ""
        assert "".join(piece.text for piece in block.pieces) == block.text
        assert at <= block.start
        at = block.pieces[-1].end
        assert (block.reason is None) == (block.region == -1)
    assert at <= len(page)


def test_depth_is_no_obstacle() -> None:
    depth = 20_000
    page = "<div>" * depth + "双方" + "</div>" * depth + "重申"
    assert texts(page) == ["双方", "重申"]


def test_what_is_hidden_inside_a_name_leaves_the_name_before_it() -> None:
    tip = '<span class="box hidden"><img src="a.png"><i>A. Person</i><div>Dawn</div></span>'
    read_page = read(
        f"<p><b>Minister <a href='#'>A. Person{tip}</a>:</b> Ladies and gentlemen.</p>"
    )
    kept = [block.text for block in read_page.blocks if block.reason is None]
    assert " ".join(kept) == "Minister A. Person : Ladies and gentlemen."


def test_a_picture_inside_what_is_hidden_parts_no_paragraph() -> None:
    block = only(
        "<p>Minister A. Person<span hidden><img src='a.png'><br>Photo</span>: Good day.</p>"
    )
    assert block.text == "Minister A. Person: Good day."
    assert block.reason is None


def test_a_caption_inside_a_paragraph_is_cut_out_of_it() -> None:
    blocks = read("<p><span class='media__title'>Ministers A and B.</span>They met.</p>").blocks
    assert [(block.text, block.reason) for block in blocks if block.reason is None] == [
        ("They met.", None)
    ]
