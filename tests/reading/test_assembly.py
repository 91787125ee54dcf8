"""Nothing lost, nothing invented: every character of a page is accounted for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import PageEmpty
from chancery.lexicon import load
from chancery.model import Page, Source, Witness
from chancery.reading import normal, read_page
from chancery.reading.markup import tokens

PROSE = [
    "双方重申恪守条约，愿继续深化各领域合作。",
    "两国强调，海洋应当成为合作之海，反对以任何借口干涉内政。",
    "一",
    "二、双方同意加强协调。",
    "来源：潮汐新闻",
    "相关阅读",
    "首页 新闻 国际",
    "The two sides reaffirmed their commitment to peace and cooperation.",
    "Стороны подтвердили приверженность сотрудничеству.",
    "2031年5月12日于启明",
    "关(guān)系和联(lian)邦(bang)",
    "A&amp;B &nbsp; &#20013; &bogus; &",
    "\n  \t",
    "<",
    ">",
]
TAGS = ["p", "div", "a", "span", "h1", "strong", "br", "ul", "li", "script", "td", "nav"]
WORDS = ["", ' class="ad"', ' class="related-news"', ' style="display:none"', ' href="x>y"', " x='"]


def markup() -> st.SearchStrategy[str]:
    opened = st.builds(lambda t, w: f"<{t}{w}>", st.sampled_from(TAGS), st.sampled_from(WORDS))
    closed = st.sampled_from([f"</{tag}>" for tag in TAGS])
    other = st.sampled_from(["<!-- note -->", "<!--", "<!doctype html>", "<img src=x>", "</"])
    piece = st.one_of(st.sampled_from(PROSE), opened, closed, other, st.text(max_size=8))
    return st.lists(piece, max_size=40).map("".join)


def page(text: str, layout: str = "html") -> Page:
    return Page(Source("page", "0", "text/html", "utf-8", len(text)), text, layout)


def reading(text: str, layout: str = "html") -> Witness | None:
    try:
        return read_page(page(text, layout), load())
    except PageEmpty:
        return None


def spans(witness: Witness) -> list[tuple[int, int]]:
    own = [span for paragraph in witness.paragraphs for span in paragraph.source]
    return own + [span for removal in witness.removed for span in removal.source]


@settings(max_examples=200, deadline=None)
@given(markup())
def test_every_character_is_text_removal_or_markup(text: str) -> None:
    witness = reading(text)
    if witness is None:
        return
    covered = [0] * len(text)
    for start, end in spans(witness):
        assert 0 <= start < end <= len(text)
        for offset in range(start, end):
            covered[offset] += 1
    assert max(covered, default=0) <= 1
    for kind, start, end, _, _ in tokens(text):
        if kind == "text":
            # an entity may stand for a space
            bare = re.sub(r"&(?:nbsp|#\d+);", "", text[start:end])
            lost = [o for o in range(start, end) if not covered[o] and not text[o].isspace()]
            assert not lost or not bare.strip() or {text[o] for o in lost} <= set("&nbsp;#20")


@settings(max_examples=150, deadline=None)
@given(markup(), st.sampled_from(["html", "text", "markdown"]))
def test_spans_are_in_order_and_records_slice_back(text: str, layout: str) -> None:
    witness = reading(text, layout)
    if witness is None:
        return
    assert "\n".join(witness.text[p.start : p.end] for p in witness.paragraphs) == witness.text
    for paragraph in witness.paragraphs:
        flat = [end for span in paragraph.source for end in span]
        assert flat == sorted(flat)
        printed = "".join(text[start:end] for start, end in paragraph.source)
        if "&" not in printed and "\\" not in printed:
            own = witness.text[paragraph.start : paragraph.end]
            assert re.sub(r"\s", "", printed) == re.sub(r"\s", "", own)
    assert all(0 <= removal.at <= len(witness.text) + 1 for removal in witness.removed)


@settings(max_examples=80, deadline=None)
@given(markup())
def test_reading_is_deterministic_and_keeps_a_true_normal_form(text: str) -> None:
    witness = reading(text)
    assert reading(text) == witness
    if witness:
        assert witness.normal == normal(witness.text)


def lines(*paragraphs: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in paragraphs)


BODY = (
    "双方指出，两国关系成熟而自主，不针对任何第三国。",
    "双方重申反对以任何借口干涉主权国家内政，愿加强协调。",
    "双方将继续落实《海上合作协定》，推动务实合作取得更多成果。",
)


def removed(witness: Witness) -> dict[str, str]:
    return {removal.text: removal.reason for removal in witness.removed}


def test_captions_credits_and_related_articles_go_with_their_reasons() -> None:
    html = lines("来源：潮汐新闻", *BODY[:2])
    html += '<div class="img_desc">双方代表团合影。</div>' + lines(BODY[2], "（责任编辑：甲乙）")
    html += "<h4>相关阅读</h4><ul><li><a href=x>两国举行联合演练</a></li></ul>"
    witness = reading(html)
    assert witness and witness.text == "\n".join(BODY)
    reasons = removed(witness)
    assert reasons["来源：潮汐新闻"] == "credit"
    assert reasons["双方代表团合影。"] == "caption"
    assert reasons["相关阅读"] == "related"


def test_link_text_inside_sentences_stays() -> None:
    html = lines(*BODY).replace("主权国家", '主权<a class="st_tag" href="/tag">国</a>家')
    witness = reading(html)
    assert witness and witness.text == "\n".join(BODY)
    assert len(witness.paragraphs[1].source) == 3


def test_inline_advertisements_and_hidden_words_go() -> None:
    advert = '<span class="ad"><a href="x">点击领取礼包</a></span>'
    html = lines(*BODY).replace("主权国家", f'{advert}主权<i style="display:none">暗</i>国家')
    witness = reading(html)
    assert witness and witness.text == "\n".join(BODY)
    assert removed(witness)["点击领取礼包"] == "advertisement"
    assert removed(witness)["暗"] == "hidden"


def test_lone_numerals_stay_as_headings() -> None:
    witness = reading(lines("一", *BODY[:2], "二", BODY[2]))
    assert witness
    assert [p.role for p in witness.paragraphs] == ["heading", "body", "body", "heading", "body"]
    assert [p.section for p in witness.paragraphs] == ["一", "一", "一", "二", "二"]


def test_a_title_on_two_lines_is_the_title_and_no_text() -> None:
    parts = ("曙光共和国和澜海联邦外交部长", "关于海洋治理若干问题的联合声明")
    witness = reading(lines("3月2日，外交部网站发布联合声明，强调加强合作。", *parts, *BODY))
    assert witness and witness.text == "\n".join(BODY)
    assert witness.titles[0].value == "".join(parts)
    assert removed(witness)[parts[0]] == "title"


def test_a_class_that_marks_the_whole_text_is_not_believed() -> None:
    witness = reading(f'<div class="comment">{lines(*BODY)}</div><p class="share">分享到</p>')
    assert witness and witness.text == "\n".join(BODY)


def test_text_printed_twice_is_kept_once() -> None:
    witness = reading(lines(*BODY, *BODY))
    assert witness and witness.text == "\n".join(BODY)
    assert set(removed(witness).values()) == {"repetition"}


def test_glosses_are_removals_and_real_brackets_stay() -> None:
    html = lines(*(text.replace("两国", "两(liǎng)国(guó)") for text in BODY), "双方支持（WHO）。")
    witness = reading(html)
    assert witness and witness.text == "\n".join([*BODY, "双方支持（WHO）。"])
    assert {r.reason for r in witness.removed} == {"gloss"}
    first = witness.removed[0]
    assert witness.text[first.at - 1] == "两"


def shifted(run: str) -> str:
    raw = run.encode("gb18030")[1:]
    return raw.decode("gb18030", errors="replace").replace("\ufffd", "?")


def test_a_run_read_from_the_wrong_byte_is_read_again() -> None:
    html = lines(BODY[0], shifted("\u3000\u3000" + BODY[1]), BODY[2])
    witness = reading(html)
    assert witness and witness.notes
    assert witness.text.split("\n")[1] == BODY[1][:-1] + "\ufffd"


def test_an_escaped_page_in_a_string_is_read_as_a_page() -> None:
    body = "".join(f"<P>\\u3000\\u3000{text}<\\/P>\\n" for text in BODY)
    witness = reading(f'var page = {{"content":"{body}"}}')
    assert witness and all(text in witness.text for text in BODY)


def test_run_together_paragraphs_part_at_their_indentation() -> None:
    witness = reading("<p>" + "\u3000\u3000".join(BODY * 3) + "</p>")
    assert witness and witness.text.startswith(BODY[0] + "\n" + BODY[1] + "\n")


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(PageEmpty):
        read_page(page("<script>let x = 1</script><!-- nothing -->"), load())
