"""Nothing lost, nothing invented: every character of a page is accounted for."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import PageEmpty
from chancery.model import Page, Source, Witness
from chancery.reading import normal, read_page
from reading.make import (
    BODY,
    ENGLISH,
    LEXICON,
    REPAIRED,
    RUSSIAN,
    any_pages,
    broken_html,
    claimed,
    html_pages,
    markdown_pages,
    markup_of,
    page,
    paragraphs,
    plain_pages,
    reading,
    removed,
    shifted,
    shown,
)


def read(text: str, layout: str = "html") -> Witness | None:
    """What is read of a page, if it shows any text."""
    try:
        return reading(text, layout)
    except PageEmpty:
        return None


def own(witness: Witness) -> list[str]:
    return [witness.text[paragraph.start : paragraph.end] for paragraph in witness.paragraphs]


def bare(text: str) -> str:
    return "".join(text.split())


# --- promises, on pages of any kind ---


@settings(max_examples=200, deadline=None)
@given(any_pages())
def test_no_character_of_the_page_is_claimed_twice(drawn: tuple[str, str]) -> None:
    witness = read(*drawn)
    if witness is None:
        return
    covered: Counter[int] = Counter()
    for start, end in claimed(witness):
        assert 0 <= start < end <= len(drawn[0])
        covered.update(range(start, end))
    assert max(covered.values(), default=0) <= 1


@settings(max_examples=200, deadline=None)
@given(any_pages())
def test_paragraphs_stand_in_order_and_make_the_text(drawn: tuple[str, str]) -> None:
    witness = read(*drawn)
    if witness is None:
        return
    assert "\n".join(own(witness)) == witness.text
    assert all(text == text.strip() != "" for text in own(witness)) or not witness.text
    flat = [end for p in witness.paragraphs for span in p.source for end in span]
    assert flat == sorted(flat)


@settings(max_examples=200, deadline=None)
@given(any_pages())
def test_removals_stand_in_page_order_and_within_the_text(drawn: tuple[str, str]) -> None:
    witness = read(*drawn)
    if witness is None:
        return
    starts = [removal.source[0][0] for removal in witness.removed]
    assert starts == sorted(starts)
    assert all(removal.reason and removal.text.strip() for removal in witness.removed)
    assert all(0 <= removal.at <= len(witness.text) for removal in witness.removed)


@settings(max_examples=200, deadline=None)
@given(html_pages())
def test_every_character_shown_is_text_or_removal(text: str) -> None:
    witness = read(text)
    if witness is None:
        return
    lost = sorted(shown(text) - covered(witness))
    assert "".join(text[at] for at in lost) == ""


def covered(witness: Witness) -> set[int]:
    return {at for start, end in claimed(witness) for at in range(start, end)}


@settings(max_examples=200, deadline=None)
@given(html_pages())
def test_markup_is_in_no_paragraph_and_scripts_and_comments_are_removals(text: str) -> None:
    witness = read(text)
    if witness is None:
        return
    within = {at for p in witness.paragraphs for a, b in p.source for at in range(a, b)}
    whole = {removal.source: removal.text for removal in witness.removed}
    for kind, start, end in markup_of(text):
        assert not within & set(range(start, end))
        if kind in ("raw", "comment"):
            assert whole[((start, end),)] == text[start:end]


@settings(max_examples=200, deadline=None)
@given(plain_pages())
def test_every_character_of_a_plain_page_is_text_or_removal(text: str) -> None:
    witness = read(text, "text")
    if witness is None:
        assert not text.strip()
        return
    kept = covered(witness)
    assert "".join(text[at] for at in range(len(text)) if at not in kept).strip() == ""


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.tuples(broken_html(), st.just("html")),
        st.tuples(plain_pages(), st.just("text")),
        st.tuples(markdown_pages(), st.just("markdown")),
    )
)
def test_records_slice_back_to_the_page(drawn: tuple[str, str]) -> None:
    text, layout = drawn
    witness = read(text, layout)
    if witness is None or witness.notes or (layout == "markdown" and "&" in text):
        return
    said = [(p.source, witness.text[p.start : p.end]) for p in witness.paragraphs]
    said += [(removal.source, removal.text) for removal in witness.removed]
    for source, words in said:
        assert bare("".join(text[start:end] for start, end in source)) == bare(words)


@settings(max_examples=100, deadline=None)
@given(any_pages())
def test_reading_is_deterministic_and_keeps_a_true_normal_form(drawn: tuple[str, str]) -> None:
    witness = read(*drawn)
    assert read(*drawn) == witness
    if witness:
        assert witness.normal == normal(witness.text)
        assert witness.page == drawn[0]


@settings(max_examples=100, deadline=None)
@given(any_pages(), st.integers(0, 60))
def test_what_stands_before_the_layout_is_a_removal(drawn: tuple[str, str], body: int) -> None:
    text, layout = drawn
    body = min(body, len(text))
    try:
        witness = read_page(page(text, layout, body), LEXICON)
    except PageEmpty:
        return
    assert all(start >= body for p in witness.paragraphs for start, _ in p.source)
    before = [removal for removal in witness.removed if removal.source[0][0] < body]
    assert "".join(removal.text for removal in before) == text[:body] * bool(text[:body].strip())


@settings(max_examples=100, deadline=None)
@given(any_pages())
def test_claims_and_titles_stand_on_the_page(drawn: tuple[str, str]) -> None:
    witness = read(*drawn)
    if witness is None:
        return
    for claim in (*witness.claims, *witness.titles):
        assert claim.value and claim.field and claim.basis
        assert all(0 <= start < end <= len(drawn[0]) for start, end in claim.source)
    gone = {at for removal in witness.removed for a, b in removal.source for at in range(a, b)}
    for title in witness.titles:
        assert gone >= {at for start, end in title.source for at in range(start, end)}


# --- cases of the wild ---


def test_captions_credits_and_related_articles_go_with_their_reasons() -> None:
    html = paragraphs("来源：潮汐新闻", *BODY[:2])
    caption = '<div class="img_desc">双方代表团合影。</div>'
    html += caption + paragraphs("（责任编辑：甲乙）", BODY[2])
    html += "<h4>相关阅读</h4><ul><li><a href=x>两国举行联合演练</a></li></ul>"
    witness = reading(html)
    assert witness.text == "\n".join(BODY)
    reasons = removed(witness)
    assert reasons["来源：潮汐新闻"] == "credit"
    assert reasons["双方代表团合影。"] == "caption"
    assert reasons["（责任编辑：甲乙）"] == "credit"
    assert reasons["相关阅读"] == "related"


def test_datelines_and_credits_at_the_edges_of_a_paragraph_go_and_the_rest_stays() -> None:
    first, last = f"曙光通讯社启明5月12日电 {BODY[0]}", f"{BODY[2]}（完）"
    witness = reading(paragraphs(first, BODY[1], last))
    assert witness.text == "\n".join(BODY)
    assert [removal.reason for removal in witness.removed] == ["dateline", "credit"]
    assert [removal.at for removal in witness.removed] == [0, len(witness.text)]


def test_junk_before_and_behind_a_title_hides_it_no_more() -> None:
    page = "\n".join(
        [
            "曙光共和国和澜海联邦联合声明9 i/ j$ v! [( o! m; T& g' h",
            "3 V4 g# T( Z/ x: H3 D6 Q a; [& V% ~ " + BODY[0] + '0 u g" v% J* }# [7 K4',
            *BODY[1:],
        ]
    )
    witness = reading(page, "text")
    assert [claim.value for claim in witness.titles] == ["曙光共和国和澜海联邦联合声明"]
    assert witness.text == "\n".join(BODY)
    assert [r.text.strip() for r in witness.removed if r.reason == "junk"] == [
        "9 i/ j$ v! [( o! m; T& g' h",
        "3 V4 g# T( Z/ x: H3 D6 Q a; [& V% ~",
        '0 u g" v% J* }# [7 K4',
    ]


def test_junk_at_the_end_of_a_line_goes_and_the_sign_before_it_stays() -> None:
    witness = reading(paragraphs(BODY[0], "双方声明如下：* C5 k; w' t", *BODY[1:]))
    assert own(witness)[1] == "双方声明如下："
    assert removed(witness) == {"* C5 k; w' t": "junk"}


def test_link_text_inside_sentences_stays() -> None:
    html = paragraphs(*BODY).replace("主权国家", '主权<a class="st_tag" href="/tag">国</a>家')
    witness = reading(html)
    assert witness.text == "\n".join(BODY)
    assert len(witness.paragraphs[1].source) == 3


def test_a_link_across_a_word_boundary_leaves_its_words() -> None:
    html = paragraphs(*BODY).replace("两国关系", "两<a href='/国学'>国关</a>系")
    assert reading(html).text == "\n".join(BODY)


def test_inline_advertisements_and_hidden_words_go() -> None:
    advert = '<span class="ad"><a href="x">点击领取礼包</a></span>'
    html = paragraphs(*BODY).replace("主权国家", f'{advert}主权<i style="display:none">暗</i>国家')
    witness = reading(html)
    assert witness.text == "\n".join(BODY)
    assert removed(witness)["点击领取礼包"] == "advertisement"
    assert removed(witness)["暗"] == "hidden"


def test_hidden_paragraphs_go() -> None:
    spam = "双方强调，本网站所售商品质优价廉，欢迎各国朋友选购。"
    for words in ("hidden", 'style="display:none"', 'class="invisible"'):
        witness = reading(paragraphs(*BODY[:2]) + f"<p {words}>{spam}</p>" + paragraphs(BODY[2]))
        assert witness.text == "\n".join(BODY)
        assert removed(witness) == {spam: "hidden"}


@pytest.mark.parametrize(
    "notice",
    [
        *("版权所有 未经授权不得转载", "声明：本站信息均由用户发布，本站不承担任何法律责任。"),
        *("免责声明：以上内容仅供参考。", "扫描二维码关注我们", "黔ICP备2031000001号"),
    ],
)
def test_notices_go(notice: str) -> None:
    witness = reading(paragraphs(*BODY, notice))
    assert witness.text == "\n".join(BODY)
    assert removed(witness) == {notice: "notice"}


def test_lone_numerals_stay_as_headings() -> None:
    witness = reading(paragraphs("一", *BODY[:2], "二", BODY[2]))
    assert [p.role for p in witness.paragraphs] == ["heading", "body", "body", "heading", "body"]
    assert [p.section for p in witness.paragraphs] == ["一", "一", "一", "二", "二"]


def test_a_title_on_two_lines_is_the_title_and_no_text() -> None:
    parts = ("曙光共和国和澜海联邦外交部长", "关于海洋治理若干问题的联合声明")
    lead = "3月2日，外交部网站发布联合声明，强调加强合作。"
    witness = reading(paragraphs(lead, *parts, *BODY))
    assert witness.text == "\n".join(BODY)
    assert witness.titles[0].value == "".join(parts)
    assert removed(witness)[parts[0]] == "title"
    assert removed(witness)[lead] == "lead-in"


def test_titles_on_two_lines_are_joined_by_a_space_where_words_are() -> None:
    parts = ("Joint Statement of Aurora and Lanhai", "on the Governance of the Ring Sea")
    witness = reading(paragraphs(*parts, *ENGLISH))
    assert witness.titles[0].value == " ".join(parts)
    parts = ("Совместное заявление Авроры и Ланьхая", "о сотрудничестве на море")
    witness = reading(paragraphs(*parts, *RUSSIAN * 2))
    assert witness.titles[0].value == " ".join(parts)


def test_page_titles_and_headlines_are_claims() -> None:
    head = "<head><title>曙光和澜海发表联合声明_潮汐新闻</title></head>"
    html = f"{head}<h1>曙光和澜海发表联合声明强调合作</h1>{paragraphs(*BODY)}"
    witness = reading(html)
    assert witness.text == "\n".join(BODY)
    assert [(claim.value, claim.basis) for claim in witness.claims] == [
        ("曙光和澜海发表联合声明_潮汐新闻", "title element"),
        ("曙光和澜海发表联合声明强调合作", "page line"),
    ]


def test_a_class_that_marks_the_whole_text_is_not_believed() -> None:
    html = f'<div class="comment">{paragraphs(*BODY)}</div><p class="share">分享到</p>'
    assert reading(html).text == "\n".join(BODY)


def test_related_articles_behind_a_mark_go_though_they_are_prose() -> None:
    story = "曙光共和国海军近日举行训练，指挥员说，训练取得了良好的成果。"
    witness = reading(paragraphs(*BODY, "相关阅读", story))
    assert witness.text == "\n".join(BODY)
    assert story in removed(witness)


def test_text_printed_twice_is_kept_once() -> None:
    witness = reading(paragraphs(*BODY, *BODY))
    assert witness.text == "\n".join(BODY)
    assert set(removed(witness).values()) == {"repetition"}


def test_glosses_are_removals_and_real_brackets_stay() -> None:
    glossed = (text.replace("两国", "两(liǎng)国(guó)") for text in BODY)
    witness = reading(paragraphs(*glossed, "双方支持（WHO）。"))
    assert witness.text == "\n".join([*BODY, "双方支持（WHO）。"])
    assert {r.reason for r in witness.removed} == {"gloss"}
    first = witness.removed[0]
    assert witness.text[first.at - 1] == "两"


@pytest.mark.parametrize("layout", ["html", "text"])
def test_glosses_of_paragraphs_run_together_are_removals_too(layout: str) -> None:
    whole = "\u3000\u3000".join(BODY * 3)
    glossed = whole.replace("两国", "两(liǎng)国(guó)").replace("务实", "务(wù)实")
    text = f"<p>{glossed}</p>" if layout == "html" else glossed
    witness = reading(text, layout)
    assert [r.text for r in witness.removed if r.reason == "gloss"][:2] == ["(liǎng)", "(guó)"]
    assert sum(r.reason == "gloss" for r in witness.removed) == glossed.count("(")
    assert all(witness.text[r.at - 1] in "两国务" for r in witness.removed if r.at < 80)


def test_a_run_read_from_the_wrong_byte_is_read_again() -> None:
    witness = reading(paragraphs(BODY[0], shifted("\u3000\u3000" + BODY[1]), BODY[2]))
    assert witness.notes
    assert own(witness)[1] == BODY[1][:-1] + "\ufffd"


def test_a_run_that_ends_at_ascii_is_read_again_and_the_rest_stays() -> None:
    text = shifted("\u3000\u3000" + BODY[1]) + " 2031 " + BODY[0]
    witness = reading(paragraphs(text, BODY[2]))
    assert own(witness)[0].startswith(BODY[1][:-1])
    assert own(witness)[0].endswith(" 2031 " + BODY[0])


def test_an_entity_inside_a_shifted_run_is_not_lost() -> None:
    run = shifted("\u3000\u3000" + BODY[1])
    text = paragraphs(BODY[0], f"{run[:6]}&#{ord(run[6])};{run[7:]}", BODY[2])
    witness = reading(text)
    assert own(witness)[1] == BODY[1][:-1] + "\ufffd"
    assert not shown(text) - covered(witness)


@pytest.mark.parametrize("behind", ["§", "：", "“双方”"])
@pytest.mark.parametrize("run", REPAIRED)
def test_signs_behind_a_shifted_run_are_not_lost(run: str, behind: str) -> None:
    text = run + behind
    assert set(range(len(text))) - covered(reading(text, "text")) <= {0}


def test_spaces_behind_a_shifted_run_are_not_lost() -> None:
    text = REPAIRED[0] + shifted("\u3000\u3000一")[:2]
    assert set(range(len(text))) - covered(reading(text, "text")) <= {0}


def test_spaces_before_a_shifted_run_do_not_cover_markup() -> None:
    text = f"<p>{BODY[0]}</p><p>\u3000<!-- x -->{REPAIRED[0]}</p>{paragraphs(BODY[2])}"
    witness = reading(text)
    assert own(witness)[1] == BODY[1][:-1] + "\ufffd"
    assert [removal.text for removal in witness.removed] == ["<!-- x -->"]
    assert len(covered(witness)) == sum(end - start for start, end in claimed(witness))


def test_broken_characters_without_a_right_reading_stay_and_are_noted() -> None:
    broken = "煜霈囗氍毹餮饕魑魅魍魉"
    witness = reading(paragraphs(BODY[0], broken + "。", BODY[2]))
    assert broken in witness.text
    assert any("left as they are" in note for note in witness.notes)


def test_an_escaped_page_in_a_string_is_read_as_a_page() -> None:
    body = "".join(f"<P>\\u3000\\u3000{text}<\\/P>\\n" for text in BODY)
    witness = reading(f'var page = {{"content":"{body}"}}')
    assert own(witness)[-3:] == [*BODY] or all(text in witness.text for text in BODY)


def test_escaped_characters_of_a_string_are_undone_with_their_places() -> None:
    inside = "".join(f"<p>{json.dumps(text)[1:-1]}<\\/p>" for text in BODY)
    text = f'{{"content":"{inside}"}}'
    witness = reading(text)
    for words in BODY:
        [paragraph] = [p for p in witness.paragraphs if words in witness.text[p.start : p.end]]
        printed = "".join(text[a:b] for a, b in paragraph.source)
        assert words in json.loads(f'"{printed}"')


@pytest.mark.parametrize("layout", ["html", "text"])
def test_paragraphs_run_together_part_at_their_indentation(layout: str) -> None:
    whole = "\u3000\u3000".join([*BODY, "双方商定保持沟通。" * 20])
    witness = reading(f"<p>{whole}</p>" if layout == "html" else whole, layout)
    assert own(witness)[:3] == [*BODY]


def test_wrapped_lines_are_joined() -> None:
    paragraph = "".join(BODY * 3)
    lines = [paragraph[at : at + 30] for at in range(0, len(paragraph), 30)]
    witness = reading("\n".join(["\u3000\u3000" + lines[0], *lines[1:]]), "text")
    assert witness.text == paragraph


def test_a_space_over_markup_does_not_cover_it() -> None:
    text = "<p>The sides agreed to the\n<b> Harbour Charter</b><!-- x -->\n and to peace.</p>"
    witness = reading(text)
    assert witness.text == "The sides agreed to the Harbour Charter and to peace."
    printed = "".join(text[a:b] for a, b in witness.paragraphs[0].source)
    assert "<" not in printed


def test_a_comment_that_never_closes_is_text() -> None:
    text = f"<p>{BODY[0]}</p><!-- {paragraphs(*BODY[1:])}"
    witness = reading(text)
    assert BODY[1] in witness.text and BODY[2] in witness.text
    assert not shown(text) - covered(witness)


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("<script>let x = 1</script><!-- nothing -->", "html"),
        ("", "html"),
        (" \n\t\u3000", "text"),
        ("<p>&nbsp;</p>", "html"),
        ("![图](a.png)", "markdown"),
    ],
)
def test_a_page_without_text_is_empty(text: str, layout: str) -> None:
    with pytest.raises(PageEmpty, match="shows no text"):
        reading(text, layout)


def test_what_the_container_says_is_kept() -> None:
    found = Page(
        Source("p", "0", "text/html", "utf-8", 9), f"<p>{BODY[0]}</p>", "html", notes=("n",)
    )
    witness = read_page(found, LEXICON)
    assert (witness.source, witness.notes) == (found.source, ("n",))
