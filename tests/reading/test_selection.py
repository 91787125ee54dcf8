"""Which blocks are the statement's, and why the others are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model import Piece
from chancery.reading import normal
from chancery.reading.blocks import Block
from chancery.reading.selection import Selection, is_prose, select
from reading.make import BODY, ENGLISH, LEXICON, PLAIN, RUSSIAN

TITLE = "曙光共和国和澜海联邦关于海洋治理的联合声明"


@pytest.mark.parametrize(
    "line",
    [
        "双方反对外部势力干涉内政。",
        *BODY,
        *ENGLISH,
        *RUSSIAN,
        "甲" * 160,
        "双方同意:加强贸易、投资、能源、农业、科技、教育、文化领域合作",
    ],
)
def test_prose_is_punctuated_or_long(line: str) -> None:
    assert is_prose(line)


@pytest.mark.parametrize(
    "line", ["首页 新闻 国际 财经", TITLE, "一", "完。", "Read more", "2031-05-12"]
)
def test_menus_titles_and_numbers_are_no_prose(line: str) -> None:
    assert not is_prose(line)


def blocks(*texts: str | Block) -> list[Block]:
    found: list[Block] = []
    at = 0
    for text in texts:
        block = text if isinstance(text, Block) else Block(text, ())
        block.pieces = (Piece(at, at + len(block.text), block.text),)
        at += len(block.text) + 1
        found.append(block)
    return found


def chosen(*texts: str | Block) -> Selection:
    found = blocks(*texts)
    return select(found, [normal(block.text).text for block in found], LEXICON)


def reasons(*texts: str | Block) -> list[str | None]:
    return chosen(*texts).reasons


def link(text: str) -> Block:
    return Block(text, (), linked=len(text))


KEPT = [None] * 3


def test_menus_around_the_text_go() -> None:
    menu = [link(text) for text in ("首页新闻", "图片频道", "评论频道")]
    found = reasons(*menu, *BODY, *menu[:2])
    assert found == ["navigation"] * 3 + KEPT + ["navigation"] * 2


def test_a_page_without_prose_is_all_text() -> None:
    assert reasons("甲", "乙") == [None, None]


def test_a_page_whose_every_line_is_marked_keeps_them() -> None:
    assert reasons("来源:潮汐新闻", "责任编辑:甲") == [None, None]


def test_headline_lead_in_title_and_dateline_have_their_reasons() -> None:
    lead = "3月2日,外交部网站发布联合声明,记者整理如下,供各位读者参考阅读。"
    found = chosen("曙澜两国发表联合声明强调合作", lead, TITLE, "(2031年5月12日,启明)", *BODY)
    assert found.reasons == ["headline", "lead-in", "title", "dateline", *KEPT]
    assert found.titles == [(2, 3)]


def test_a_title_on_two_lines_is_one_title() -> None:
    found = chosen("曙光共和国和澜海联邦外交部长", "关于海洋治理若干问题的联合声明", *BODY)
    assert found.reasons == ["title", "title", *KEPT]
    assert found.titles == [(0, 2)]


def test_related_articles_behind_a_cut_go_though_they_are_prose() -> None:
    article = "两国举行海上联合演练,双方指挥员就下一阶段训练交换了意见。"
    found = reasons(*BODY, "相关阅读", article, link("更多新闻报道"))
    assert found[:3] == KEPT
    assert all(found[3:])


def test_a_source_line_in_the_middle_goes_and_the_text_goes_on() -> None:
    assert reasons(BODY[0], "来源:潮汐新闻", *BODY[1:]) == [None, "credit", None, None]


def test_lone_numerals_stay_the_first_too() -> None:
    assert reasons("首页", "一", BODY[0], "二", *BODY[1:])[1:] == [None] * 5


def test_closing_line_and_signatures_behind_the_text_stay() -> None:
    tail = ("2031年5月12日于启明", "曙光共和国主席", "甲乙丙", "澜海联邦总统", "丁戊己")
    assert reasons(*BODY, *tail, link("返回首页"))[:-1] == [None] * 8


@pytest.mark.parametrize(
    "line",
    [
        *("二〇三一年五月十二日于启明", "二○三一年五月十二日", "2031年5月12日于启明"),
        *("Done at Qiming on 12 May 2031 in two copies.", "12 May 2031", "12 мая 2031 г."),
    ],
)
def test_closing_lines_of_three_languages(line: str) -> None:
    assert reasons(*BODY, line, "首页新闻频道")[3] is None


def test_captions_behind_images_go_and_sentences_stay() -> None:
    caption = Block("5月12日,双方代表团在启明合影", (), pictured=True)
    assert reasons(BODY[0], caption, *BODY[1:]) == [None, "caption", None, None]
    sentence = Block(BODY[1], (), pictured=True)
    assert reasons(BODY[0], sentence, BODY[2]) == KEPT


def test_text_printed_twice_is_kept_once() -> None:
    assert reasons(*BODY, *BODY) == [*KEPT, *["repetition"] * 3]


def test_short_lines_may_recur() -> None:
    item = "双方同意加强协调。"
    assert reasons(BODY[0], item, BODY[1], item, BODY[2]) == [None] * 5


def test_a_line_that_recurs_all_over_the_page_is_furniture() -> None:
    line = "潮汐新闻客户端"
    found = reasons(line, BODY[0], line, BODY[1], line, BODY[2], line)
    assert [reason is None for reason in found] == [False, True] * 3 + [False]


def test_a_class_that_holds_nearly_all_the_prose_is_not_believed() -> None:
    marked = [Block(text, (), reason="comments", region=5) for text in BODY]
    other = Block("分享到", (), reason="site chrome", region=90)
    assert reasons(*marked, other) == [*KEPT, "site chrome"]


def test_a_class_that_holds_a_part_is_believed() -> None:
    article = Block("双方表示愿加强合作,共同维护稳定。", (), reason="related", region=5)
    assert reasons(*BODY * 2, article)[-1] == "related"


def test_a_statement_outweighs_a_longer_text_of_another_kind() -> None:
    story = "昨天下午,市民在公园里看到许多孩子放风筝,老人们下棋聊天,十分热闹。"
    cut = "相关阅读"
    found = reasons(story, *BODY, cut, story.replace("昨天", "今天"))
    assert found[1:4] == KEPT and found[4] == "related"


TEXTS = st.lists(
    st.sampled_from(PLAIN).map(str.strip).filter(bool) | st.text(min_size=1, max_size=8),
    min_size=1,
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.data())
def test_every_page_keeps_something_and_titles_are_ranges_of_blocks(
    texts: list[str], data: st.DataObject
) -> None:
    drawn = [
        Block(
            "".join(text.split()) or "一",
            (),
            linked=data.draw(st.sampled_from([0, 0, len(text)])),
            level=data.draw(st.sampled_from([0, 0, 1])),
            reason=data.draw(st.sampled_from([None, None, "related"])),
        )
        for text in texts
    ]
    found = chosen(*drawn)
    assert len(found.reasons) == len(drawn)
    assert None in found.reasons
    flat = [end for span in found.titles for end in span]
    assert flat == sorted(flat) and all(0 <= a < b <= len(drawn) for a, b in found.titles)
    assert all(found.reasons[i] for a, b in found.titles for i in range(a, b))


@pytest.mark.parametrize(
    "head",
    [
        ["The Ring Sea Council,", "Recalling its decision on ports,"],
        ["We, the leaders of Aurora and Lanhai,", "Deeply concerned at the drought in the north,"],
        ["Совет Кольцевого моря,", "вновь подтверждая свою хартию о портах,"],
    ],
)
def test_a_preamble_opens_the_text(head: list[str]) -> None:
    lines = [*head, *ENGLISH]
    found = select(
        [Block(line, (Piece(0, len(line), line),)) for line in lines],
        [normal(line).text for line in lines],
        LEXICON,
    )
    assert found.reasons[: len(head)] == [None] * len(head)


# --- boxes, headings and ends of English and Russian pages ---

PROSE = [f"{line} This is their view of matter number {n}." for n in range(3) for line in ENGLISH]


def test_a_box_of_links_inside_a_text_does_not_end_it() -> None:
    box: list[str | Block] = [
        "See also",
        link("Meeting with the President of Aurora"),
        "March 15, 2035",
    ]
    found = reasons(*PROSE, *box, *[f"{line} So it ended." for line in PROSE])
    assert found == [None] * 6 + ["related"] * 3 + [None] * 6


def test_related_articles_with_their_first_lines_end_the_text() -> None:
    other: list[str | Block] = [
        link("Another meeting of ministers"),
        f"{ENGLISH[0]} Full story of that day.",
    ]
    found = reasons(*PROSE, "Related:", *other, *other)
    assert found[:6] == [None] * 6
    assert None not in found[6:]


def test_a_link_inside_the_text_is_no_title_of_it() -> None:
    title = "Joint Statement of the Republic of Aurora and the Federation of Lanhai on Fishing"
    found = chosen(*PROSE[:2], link(title), *PROSE[2:])
    assert found.titles == []
    assert found.reasons[:2] == [None] * 2


def test_a_pages_heading_is_no_text_however_long() -> None:
    heading = Block(
        "The ministers met, talked, and agreed on much; a declaration is signed", (), level=1
    )
    found = reasons(heading, *PROSE)
    assert found == ["headline", *[None] * 6]


def test_what_repeats_the_headline_inside_the_text_goes() -> None:
    heading = Block("The President of Aurora received the minister", (), level=1)
    again = "The President of Aurora received the minister."
    assert reasons(heading, PROSE[0], again, *PROSE[1:])[2] == "repetition"


def test_a_date_and_place_under_a_title_are_a_dateline_though_punctuated() -> None:
    title = "Совместное заявление Республики Аврора и Федерации Ланьхай"
    found = reasons(title, "27 марта 2037 года, Цимин, Аврора", *RUSSIAN, *PROSE)
    assert found[:3] == ["title", "dateline", None]


@pytest.mark.parametrize(
    "line",
    [
        "Главы государств – участников Содружества,",
        "Dear Prime Minister Shen,",
        "The Government of Aurora (“Aurora”) and the Government of Lanhai (“Lanhai”),",
    ],
)
def test_those_who_speak_on_the_line_before_begin_the_text(line: str) -> None:
    assert reasons("Menu", line, *PROSE)[1] is None


def test_a_text_cut_short_keeps_its_last_words() -> None:
    found = reasons(*PROSE, "5. They also stresse and the peace of the se")
    assert found == [None] * 7
    assert reasons(*PROSE, "Read more on the site of our agency now")[-1]


def test_names_of_speakers_on_lines_of_their_own_stay() -> None:
    lines = [line for part in PROSE for line in ("JOURNALIST:", part, "MR NOVO:", part[::-1] + ".")]
    assert "repetition" not in reasons(*lines)


def test_a_first_paragraph_above_its_date_is_text() -> None:
    heading = Block("Talks with the President of Aurora", (), level=1)
    found = reasons(heading, f"{ENGLISH[0]} So it began.", "Updated: 15.05.2036 16:47", *PROSE)
    assert found[1:3] == [None, "credit"]
    assert found[3:] == [None] * 6


def test_a_title_behind_the_text_is_none_of_it() -> None:
    title = "Joint Statement of the Republic of Aurora and the Federation of Lanhai"
    assert chosen(*PROSE, title, link("More"), link("Most")).titles == []


def test_a_list_with_its_marks_inside_a_text_is_text() -> None:
    items = [f"-   Harbour number {n} (of the north)" for n in range(9)]
    assert reasons(*PROSE, *items, PROSE[0] + " So it is.") == [None] * 16


def test_whom_the_press_should_ask_is_no_text() -> None:
    line = "FOR MORE INFORMATION MEDIA SHOULD CONTACT THE NEWS DESK"
    assert reasons(*PROSE, line)[-1] == "notice"


@pytest.mark.parametrize(
    "line",
    ["《曙光共和国和澜海联邦联合公报》公布,主要内容如下:", "公报全文如下:", "以下为公报全文:"],
)
def test_a_line_that_announces_the_text_leads_in(line: str) -> None:
    told = "曙光共和国外长甲乙4日同澜海联邦外长丙丁在启明举行会谈并签署公报。"
    found = chosen(told, line, *BODY, BODY[0] + BODY[1])
    assert found.reasons == ["lead-in", "lead-in", *KEPT, None]


@pytest.mark.parametrize("line", ["双方声明如下:", "达成共识如下:"])
def test_a_formula_announces_nothing(line: str) -> None:
    assert reasons(BODY[0], line, *BODY) == [None] * 5


def test_a_first_sentence_that_a_caption_parts_from_the_text_is_its_own() -> None:
    first = "3月2日,曙光共和国副外长甲乙向澜海联邦使馆负责人提出严正交涉。"
    assert reasons("甲乙向使馆提出交涉", first, "截图自外交部网站", *BODY)[1:] == [
        None,
        "caption",
        *KEPT,
    ]


def test_a_text_that_breaks_off_keeps_its_last_words() -> None:
    assert reasons(*BODY, "双方强调,两国关系是外交政策基石,")[-1] is None
    assert reasons(*BODY, "兹宣告如下:", "一、我们将继续举行年度会议,为")[-2:] == [None] * 2
    assert reasons(*BODY, "首页,新闻,专题,图片")[-1] == "site chrome"


def test_a_headline_that_ends_in_saying_goes_on() -> None:
    lines = ("林怀远同诺沃伦通电话时强调", "推动两国关系更进一步")
    assert reasons(*lines, *BODY) == ["headline", "headline", *KEPT]


def test_those_who_sign_stand_before_the_closing_line_too() -> None:
    tail = ("曙光共和国政府", "澜海联邦政府", "二〇三一年五月十二日于启明")
    assert reasons(*BODY, *tail, "首页") == [*KEPT, None, None, None, "navigation"]
    assert reasons(*BODY, "潮门新闻政府频道", "首页")[3:] == ["site chrome", "navigation"]


def test_behind_other_articles_nobody_signs() -> None:
    assert reasons(*BODY, "相关阅读", "新任总理产生侧记")[3:] == ["related", "site chrome"]


@pytest.mark.parametrize(
    ("heading", "first"), [("一、引言", "(一)" + BODY[0]), ("1、序言", "1.1 " + BODY[0])]
)
def test_the_heading_of_the_first_section_opens_the_text(heading: str, first: str) -> None:
    assert reasons("首页", heading, first, *BODY)[1:] == [None] * 5


def test_an_occasion_opens_the_text() -> None:
    line = "值此《曙澜条约》签署30周年之际,曙光共和国和澜海联邦(以下称“双方”)"
    assert reasons("首页", line, *BODY)[1:] == [None] * 4
