"""Kinds, parties, levels, languages, back-translations: by bare phrases of the genre."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chancery
import chancery.sample
from chancery.identifying.kinds import kind_of
from chancery.identifying.language import language_of, script_of
from chancery.identifying.names import find_names, find_pairs, find_sides
from chancery.identifying.parties import level_of
from chancery.identifying.situations import (
    dated_names,
    find_situations,
    origin_names,
)
from chancery.identifying.translation import translated_back
from chancery.lexicon import load
from chancery.model import Identity
from chancery.reading import normal
from chancery.reading.required import alternatives_of, choices_of

LEXICON = load(chancery.sample.lexicon())
JOINT = "双方重申恪守条约。双方同意加强合作。双方反对干涉内政。双方将保持协调。双方强调和平。"


@pytest.mark.parametrize(
    ("text", "title", "headlines", "kind"),
    [
        (JOINT, None, [], "joint-statement"),
        (JOINT, "曙光共和国和澜海联邦联合公报", [], "communique"),
        (JOINT, "环海合作组织启明宣言", [], "declaration"),
        (JOINT, None, ["曙澜发表联合公报"], "communique"),
        (
            "林怀远2日同诺沃伦举行会谈。\n林怀远指出,合作很好。\n诺沃伦表示,愿加强合作。",
            None,
            ["林怀远同诺沃伦会谈"],
            "readout",
        ),
        (
            "曙澜发表联合声明。声明说,双方将合作。声明还指出,双方反对干涉。记者获悉,专家认为积极。",
            None,
            ["曙澜发表联合声明"],
            "news",
        ),
        ("问:有何评论?\n答:我们支持。\n问:还有吗?\n答:没有。", None, [], "other"),
        ("潮门地铁二号线月底通车,市民出行更加方便。", None, [], "news"),
        ("The Ring Council,\nRecalling its charter,\n1. Decides to meet;", None, [], "other"),
        ("Talks were held.", "Joint Readout of the Lake Leaders’ Call", [], "readout"),
        ("Стороны отметили.", "Телефонный разговор с Президентом Авроры", [], "readout"),
        ("We met.", "Lake Leaders’ statement on Fishing", [], "joint-statement"),
        # of two kinds the title's first words decide
        (JOINT, "曙光共和国和澜海联邦公报与声明", [], "joint-statement"),
        (JOINT, "公报:曙光与澜海的声明", [], "communique"),
        (
            "We agree. They will meet. Both sides stress peace.\nThe sides note it.",
            None,
            [],
            "joint-statement",
        ),
        (
            "And We agree, They will meet, Both sides stress peace, The sides note it.",
            None,
            [],
            "news",
        ),
        ("THANK YOU, dear friends.", None, [], "other"),
        ("They spoke.", None, ["Telephone conversation with President Novo"], "readout"),
        ("They spoke.", None, ["Region: Secretary Lin’s Call With Minister Shen"], "readout"),
        ("I am glad.", None, ["Press statements following talks"], "other"),
        ("I am glad.", None, ["Transcript of joint press conference: Rosehaven"], "other"),
        ("I am glad.", None, ["Lin Huaiyuan’s address on fishing"], "other"),
        ("We are concerned.", "Statement by the Foreign Ministry of Aurora", [], "other"),
        ("JOURNALIST: Why?\nMR NOVO: So.\nJOURNALIST: When?\nDR LIN: Now.", None, [], "other"),
        ("They agree to meet.\nArticle 1\nThe Parties agree.", None, [], "other"),
        ("Стороны, именуемые Договаривающимися Сторонами, согласились.", None, [], "other"),
        (
            "President of Aurora A. Lin: I am glad.\nPresident Novo: I am glad too.",
            None,
            [],
            "other",
        ),
        ("The leaders met. “Dear friends, we won,” Mr Lin said. He smiled.", None, [], "news"),
        (
            "They agreed.",
            None,
            ["President Lin had a telephone conversation with A. Novo"],
            "readout",
        ),
        ("They agreed.", None, ["Президент Лин провёл телефонный разговор с Ново"], "readout"),
        ("Help is sent.", "President Lin Approves Rosehaven Disaster Declaration", [], "news"),
        ("By the authority vested in me as President, I order this.", None, [], "other"),
        (
            "«Мы готовы», – говорится в заявлении. Лидеры рады, отмечается в документе."
            " Президент Ново заявил, что встреча прошла. Он отметил успех.",
            None,
            ["Встреча президентов"],
            "news",
        ),
        ("Ministers met.", "JOINT PRESS RELEASE", [], "press-release"),
    ],
)
def test_kinds(text: str, title: str | None, headlines: list[str], kind: str) -> None:
    assert kind_of(normal(text).text, title, headlines) == kind


@pytest.mark.parametrize(
    ("opening", "level"),
    [
        ("应曙光共和国总统林怀远邀请,澜海联邦总统访问启明。", "heads-of-state"),
        ("2035年7月4日,曙光共和国总理和澜海联邦总理举行会晤。", "heads-of-government"),
        ("两国外长举行会谈。", "foreign-ministers"),
        ("双方专家举行会谈。", "other"),
        ("THE HEADS OF GOVERNMENT MET IN ROSEHAVEN.", "heads-of-government"),
        ("The foreign ministers met.", "foreign-ministers"),
        ("Главы МИД двух стран обсудили план.", "foreign-ministers"),
        ("Посол вручил копии заместителю министра иностранных дел.", "other"),
        ("The ministerial meeting gathered envoys.", "other"),
    ],
)
def test_levels(opening: str, level: str) -> None:
    assert level_of(opening, None, []) == level


def test_short_names_in_a_row_are_states_and_words_are_not() -> None:
    assert find_pairs("曙澜两国", LEXICON, ()) == [("state:XA", "state:XB")]
    assert find_pairs("曙澜新声明", LEXICON, ()) == [("state:XA", "state:XB")]
    assert find_pairs("加强南方合作", LEXICON, ()) == []
    assert find_pairs("同俄罗斯合作", LEXICON, ("state:LK",)) == []


def test_sides_are_counted_and_directions_are_not() -> None:
    found = find_sides("曙方支持,澜方赞赏曙方的立场。中方向来如此,中方案。", LEXICON, ())
    assert found["state:XA"] == 2 and found["state:XB"] == 1
    assert "state:CN" not in found


def test_names_are_longest_and_whole_words() -> None:
    found = find_names("发展中国家支持曙光共和国。Auroras", LEXICON, "state")
    assert [name.text for name in found] == ["曙光共和国"]
    assert not find_names("resolution A/RES/73/277", LEXICON, "instrument")
    assert not find_names("曙光共和国", LEXICON, "state", dated=True)


DATED = ("instrument", "initiative", "event", "body")
KNOWN = sorted({name for kind in DATED for entry in LEXICON.of(kind) for name in entry.names()})


@given(st.lists(st.tuples(st.sampled_from(KNOWN), st.integers(0, 12), st.integers(2, 40))))
@settings(max_examples=200, deadline=None)
def test_one_pass_for_several_choices_finds_what_a_pass_for_each_finds(
    pieces: list[tuple[str, int, int]],
) -> None:
    text = "".join(name[begin : begin + size] for name, begin, size in pieces)
    assert dated_names(text, LEXICON)[0] == find_names(text, LEXICON, *DATED, dated=True)
    assert origin_names(text, LEXICON) == find_names(
        text, LEXICON, "origin", "event", "instrument", "initiative", "body"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [("双方声明如下", "zh"), ("The two sides state", "en"), ("Стороны заявляют", "ru")],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("a双z㐀鿿ꀀЀжӿԀ。 7é’\U00020000\ud83d"), max_size=40))
def test_a_language_has_the_most_letters(text: str) -> None:
    ranges = {"zh": (3, r"[\u3400-\u9fff]"), "ru": (1, r"[\u0400-\u04ff]"), "en": (1, r"[A-Za-z]")}
    counts = {name: weight * len(re.findall(kind, text)) for name, (weight, kind) in ranges.items()}
    assert counts[language_of(text)] == max(counts.values()) or counts["zh"] >= len(text)


@pytest.mark.parametrize(
    ("text", "title", "script"),
    [
        ("双方声明关于发展", "", "Hans"),
        ("雙方聲明關於發展", "", "Hant"),
        ("双方声明关于发展两国关系", "聯合聲明", "mixed"),
    ],
)
def test_scripts(text: str, title: str, script: str) -> None:
    assert script_of(text, title) == script


def test_a_back_translation_is_told_by_its_pronouns_and_an_official_text_is_not() -> None:
    text = "双方同意。他们强调和平。他们反对战争,各方重申合作。他们支持对话。各方同意协调。"
    reasons = translated_back(text, "joint-statement", 2, LEXICON)
    assert reasons and "他们 3 times" in reasons[0]
    assert translated_back(JOINT, "joint-statement", 2, LEXICON) == ()
    assert translated_back(text, "news", 2, LEXICON) == ()


def test_situations_are_found_by_words_that_each_must_have() -> None:
    for situation in LEXICON.situations:
        assert all(choices_of(part) for part in alternatives_of(situation.pattern))
    found = [s.id for _, s in find_situations("新冠肺炎疫情持续蔓延", LEXICON)]
    assert "situation:covid-named-zh" in found


@pytest.mark.parametrize(
    ("opening", "title", "parties", "level"),
    [
        (
            "Leaders met.",
            "Lake Seven Leaders’ Statement",
            ("CA", "JP", "US"),
            "heads-of-government",
        ),
        ("Leaders met.", "Lake Seven Leaders’ Statement", ("CN", "JP", "US"), "heads-of-state"),
        ("Leaders met.", "Leaders’ Statement", (), "heads-of-state"),
        ("Talks.", "Readout of Vice President Lin’s Call with President Novo", (), "other"),
        ("Talks.", "Readout of Vice President Lin’s Call", (), "other"),
        ("曙光共和国副总理会见澜海联邦副外长。", None, (), "other"),
        ("The Deputy Prime Ministers held talks.", None, (), "other"),
        ("曙光共和国国民委员会主席访问澜海。", None, (), "other"),
    ],
)
def test_levels_of_leaders_and_of_lower_offices(
    opening: str, title: str | None, parties: tuple[str, ...], level: str
) -> None:
    led = frozenset({"CA", "JP"})
    assert level_of(opening, title, [], parties, led) == level


ENGLISH = (
    "Both sides reaffirmed peace. They agreed to meet. The leaders welcomed this. They parted."
)


def read(page: str) -> Identity:
    return chancery.read(page.encode(), lexicon=LEXICON).identity


def test_an_agency_is_no_part_of_a_longer_word() -> None:
    front = "---\ntitle: Talks\n---\n"
    assert read(f"{front}TRANSCRIPTION: PROOF\n\n{ENGLISH}").agency is None
    assert read(f"{front}Source: PTI\n\n{ENGLISH}").agency == "PTI"


def test_a_statement_of_one_side_keeps_its_title_and_has_no_other_party() -> None:
    title = "Statement by the Foreign Ministry of Aurora in connection with the events in Lanhai"
    page = f"{title}\n\nAurora is concerned about Lanhai. We support the leadership of Lanhai."
    found = read(page)
    assert (found.kind, found.title, found.parties) == ("other", title, ())


def test_what_a_page_prints_twice_keeps_its_dash() -> None:
    title = "Joint Communiqué – Meeting of Foreign Ministers of Aurora and Lanhai"
    page = f"{title} - Harbour Magazine\n{title}\n\n{title}\n\n{ENGLISH}"
    assert read(page).title == title


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("The Presidents held talks that discussed security in Beijing. ", None),
        ("The Presidents held talks in Beijing. ", "Beijing"),
    ],
)
def test_talks_are_not_held_where_they_are_about(opening: str, place: str | None) -> None:
    assert read(f"{opening}{ENGLISH}").place == place


def test_a_western_statement_is_whole_without_a_closing_line() -> None:
    title = "Joint Statement of the Republic of Aurora and the Federation of Lanhai"
    assert read(f"{title}\n\n{ENGLISH}").complete
    assert read(f"{title}\n\n{ENGLISH}\n\nThe Ministers also called on all to adh").missing == (
        "closing",
    )
    assert read(f"{title}\n\n1. Both sides met. {ENGLISH}").complete


def test_a_pages_day_is_the_one_it_was_published_and_not_updated() -> None:
    page = (
        "<h1>Telephone conversation with the President of Lanhai</h1>"
        f"<p>{ENGLISH}</p><div class='read__date'>June 11, 2035</div><p>{ENGLISH} They rested.</p>"
        "<p>Last updated at June 12, 2035, 09:18</p>"
    )
    assert read(page).page_date == "2035-06-11"


def test_the_sites_words_before_a_text_tell_its_kind() -> None:
    lead = "Following is the text of the Prime Minister’s statement to the media:"
    text = "It is good to be in Rosehaven. Aurora has prospered. The talks went well."
    assert read(f"{lead}\n\n{text}").kind == "other"
    lead = "Full text of the Joint Statement:"
    assert read(f"{lead}\n\n{text}").kind == "joint-statement"


def test_another_meetings_place_is_not_this_ones() -> None:
    text = "The Presidents discussed the forum, which was held in Beijing, and trade."
    assert read(f"{text} {ENGLISH}").place is None


TREATY = "缔约双方决定缔结本条约。\n第一条\n双方发展友好关系。\n第二条\n本条约自批准之日起生效。"
VISIT = "一、应曙光共和国主席邀请,澜海联邦总统对曙光共和国进行国事访问。\n二、双方重申友好。"
REPORTED = "观察人士说,会谈很重要。\n甲乙表示,愿合作。\n丙丁指出,合作很好。"


@pytest.mark.parametrize(
    ("text", "title", "headlines", "kind"),
    [
        (TREATY, None, [], "other"),
        (VISIT, None, [], "joint-statement"),
        (JOINT, None, ["甲乙在启明论坛上的主旨演讲(全文)"], "other"),
        (JOINT, None, ["甲乙出席启明论坛并发表主旨演讲"], "joint-statement"),
        ("近日,两国总理举行会谈。" + JOINT, None, ["曙澜联合声明:共建未来"], "news"),
        ("两国元首会晤。" + REPORTED, None, [], "readout"),
        ("两国元首会晤。" + REPORTED + "专家和学者持不同看法。", None, [], "news"),
        (JOINT, "第三届环海论坛主席声明", [], "declaration"),
        (
            "总统会见主席。\n甲乙表示,愿合作。\n丙丁指出,合作很好。",
            "曙光总统与澜海元首会晤》总统府声明",
            [],
            "readout",
        ),
    ],
)
def test_kinds_of_look_alikes(
    text: str, title: str | None, headlines: list[str], kind: str
) -> None:
    assert kind_of(text, title, headlines) == kind


def test_the_line_that_announces_a_text_names_its_kind() -> None:
    text = "两国总理讨论了合作。"
    assert kind_of(text, None, [], "公报全文如下:") == "communique"
    assert kind_of(text, None, [], "报道全文如下:") == "news"


def identity(*lines: str) -> Identity:
    return chancery.read("\n".join(lines).encode(), lexicon=LEXICON).identity


def test_a_title_that_only_the_announcing_line_cites() -> None:
    lead = "曙光共和国外长4日同澜海联邦外长在启明签署《曙光共和国和澜海联邦联合公报》,内容如下:"
    found = identity(lead, *JOINT.split("。")[0:4], JOINT)
    assert (found.title, found.kind) == ("曙光共和国和澜海联邦联合公报", "communique")
    assert found.place == "启明"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("(2031年5月12日,启明)", "启明"),
        ("启明,二〇三一年五月十二日", "启明"),
        ("曙光共和国启明,2031年5月12日", "启明"),
    ],
)
def test_the_place_of_a_line_under_the_title(line: str, place: str) -> None:
    found = identity("曙光共和国和澜海联邦联合声明", line, *[JOINT] * 2)
    assert found.place == place
    assert found.date.best == "2031-05-12"


def test_a_place_is_given_as_printed() -> None:
    text = "2031年5月12日,曙光共和國總統在潮門會見澜海聯邦總理。\n甲乙表示,願加強合作。\n"
    assert identity(text + "丙丁表示,願保持溝通。").place == "潮門"


def test_a_place_where_talks_are_still_to_be_held_is_none() -> None:
    text = "双方商定年内在启明举行第一次会议。\n甲乙表示,愿加强合作。"
    assert identity(text).place is None


def test_a_labelled_day_is_the_page_s_before_a_clock() -> None:
    lines = ("2036-11-23 07:18:40", "首页", "曙澜两国元首会谈", "发布时间:2031-05-12 22:40")
    assert identity(*lines, *[JOINT] * 2).page_date == "2031-05-12"


def test_agencies_of_other_articles_are_not_credited() -> None:
    lines = ("相关阅读", "澜海谈判有进展", "新华社 2031-02-20", "另一篇文章")
    assert identity("曙澜两国元首会谈", *[JOINT] * 2, *lines).agency is None


def test_comments_and_days_are_no_pages() -> None:
    assert identity("曙澜两国元首会谈", "评论(3)", *[JOINT] * 2).part is None
    assert identity("2031", "09/23", "15:04", "曙澜两国元首会谈", *[JOINT] * 2).part is None


def test_the_title_of_a_readout_has_no_section_behind_it() -> None:
    text = "林怀远2日同诺沃伦通电话。\n林怀远指出,合作很好。\n诺沃伦表示,愿加强合作。"
    assert identity("林怀远同诺沃伦通电话_曙光要闻", text).title == "林怀远同诺沃伦通电话"


def test_a_foreign_minister_with_a_second_office_is_one() -> None:
    assert level_of("曙光国务委员兼外交部长甲乙会见澜海副总理兼外长丙丁。", None, []) == (
        "foreign-ministers"
    )
