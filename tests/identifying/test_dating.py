"""Certain or silent: what a text's own words prove of its day."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chancery.sample
from chancery.identifying.bounds import CITATION, NAME, Bound, consistent, interval
from chancery.identifying.closings import closing_bounds
from chancery.identifying.dates import find_dates
from chancery.identifying.dating import date_statement, page_conflict
from chancery.lexicon import load
from chancery.model import Dating, Removal
from chancery.reading import normal

LEXICON = load(chancery.sample.lexicon())


def dated(text: str, kind: str = "joint-statement", **given: object) -> Dating:
    parties = ("XA", "XB")
    return date_statement(text, normal(text), LEXICON, kind=kind, parties=parties, **given)  # type: ignore[arg-type]


def test_a_closing_line_proves_the_day() -> None:
    found = dated("双方重申遵循2026年3月20日签署的条约。\n二〇三一年五月十二日于启明")
    assert (found.best, found.basis) == ("2031-05-12", "closing line")
    assert found.earliest == found.latest == "2031-05-12"


def test_what_is_cited_and_what_is_to_come_bound_the_day() -> None:
    found = dated("双方遵循2034年5月30日签署的备忘录，将办好今年8月举行的第五届曙澜博览会。")
    assert found.best is None
    assert (found.earliest, found.latest) == ("2034-05-30", "2034-08-24")


def test_an_initiative_is_named_from_its_first_day_on() -> None:
    assert dated("澜方欢迎曙方提出的海洋数据安全倡议。").earliest == "2032-10-19"


def test_a_draft_proves_nothing() -> None:
    assert dated("双方将推动谈判海洋数据安全倡议草案。").earliest is None


def test_an_anniversary_proves_the_year_and_another_year_does_not() -> None:
    found = dated("今年是大洋战争结束60周年。")
    assert (found.earliest, found.latest) == ("2032-01-01", "2032-12-31")
    assert dated("2032年是大洋战争结束60周年。").latest is None
    assert dated("双方遵循在大洋战争结束60周年之际发表的声明。").latest is None


def test_an_anniversary_of_the_year_before_or_after_proves_the_year_beside_it() -> None:
    last, following = dated("去年是大洋战争结束60周年。"), dated("明年是大洋战争结束60周年。")
    assert (last.earliest, last.latest) == ("2033-01-01", "2033-12-31")
    assert (following.earliest, following.latest) == ("2031-01-01", "2031-12-31")
    nearest = dated("去年双方发表声明，今年是大洋战争结束60周年。")
    assert nearest.earliest == "2032-01-01"


def test_an_anniversary_yet_to_be_kept_may_be_next_years() -> None:
    found = dated("双方将隆重庆祝大洋战争结束60周年。")
    assert (found.earliest, found.latest) == (None, "2032-12-31")


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("双方同意合作。\n2031年5月12日订于启明，共两份，每份都用曙文和澜文写成。", "2031-05-12"),
        ("双方同意合作。\n二〇三一年五月十二日 启明", "2031-05-12"),
        ("（二〇三一年五月十二日，启明）\n双方同意合作。", "2031-05-12"),
        ("2031年5月12日，启明\n双方同意合作。", "2031-05-12"),
        ("They agree.\nIssued in Dawnport, 12 May 2031 ●", "2031-05-12"),
        ("They agree.\nWe sign this in Dawnport, Aurora, this 12th day of May 2031.", "2031-05-12"),
        ("They agree.\nMay 12, 2031, Dawnport", "2031-05-12"),
        (
            "Стороны согласны.\nСовершено в г. Рассвете 12 мая 2031 года в двух экземплярах.",
            "2031-05-12",
        ),
        (
            "We, the two leaders, having met in Dawnport on May 12, 2031, declare:\n1. We agree.",
            "2031-05-12",
        ),
        ("我们，两国领导人于2031年5月12日举行会晤。\n双方同意合作。", "2031-05-12"),
    ],
)
def test_a_line_or_an_opening_gives_the_day(text: str, best: str) -> None:
    assert dated(text, kind="declaration").best == best


@pytest.mark.parametrize(
    "line",
    [
        "据外交部网站2031年5月12日消息",
        "来源：曙光网 2031年5月12日",
        "（责任编辑：某某 2031年5月12日）",
        "Updated May 12, 2031",
        "Embassy of Aurora, May 12, 2031",
        "By John Smith, May 12, 2031",
    ],
)
def test_other_lines_with_a_day_close_nothing(line: str) -> None:
    assert dated("双方同意加强合作。\n" * 20 + line).best is None
    assert dated(line + "\n" + "双方同意加强合作。" * 20).best is None


def test_a_sentence_of_a_day_closes_nothing() -> None:
    assert dated("双方同意加强合作。\n" * 20 + "2031年5月12日两国元首会谈").best is None


def test_a_range_at_the_end_or_the_head_gives_bounds_and_no_day() -> None:
    found = dated("Dawnport, Aurora, 9-10 September 2031\nWe agree.", kind="declaration")
    assert (found.best, found.earliest, found.latest) == (None, "2031-09-09", "2031-09-10")


def test_a_day_alone_at_the_head_may_be_the_pages_and_bounds_nothing() -> None:
    found = dated("2031年5月12日\n" + "双方同意加强合作。\n" * 9)
    assert (found.best, found.earliest, found.latest) == ("2031-05-12", None, None)


@pytest.mark.parametrize(
    "opening",
    [
        "应曙方邀请，澜海联邦总统于2031年5月12日至14日对曙光共和国进行国事访问。",
        "At the invitation of the President, the King visited Aurora from 12 to 14 May 2031.",
        "По приглашению Президента король 12–14 мая 2031 года посетил страну.",
        "环海合作组织会议于2031年5月12日至14日在启明举行。",
    ],
)
def test_a_visit_of_several_days_bounds_from_its_first(opening: str) -> None:
    found = dated(opening + "\n双方同意加强合作。")
    assert (found.best, found.earliest, found.latest) == (None, "2031-05-12", None)


def test_results_of_a_meeting_are_carried_out_after_it() -> None:
    done = dated("双方将积极落实第五届曙澜博览会成果。")
    assert done.earliest == "2034-08-24" and done.latest is None


def test_an_event_called_this_years_or_next_years_proves_the_year() -> None:
    assert dated("双方支持今年8月举行的第五届曙澜博览会。").earliest == "2034-01-01"
    following = dated("双方将办好明年在潮门举行的第五届曙澜博览会。")
    assert (following.earliest, following.latest) == ("2033-01-01", "2033-12-31")


def test_a_yearless_opening_takes_the_year_that_the_text_proves() -> None:
    text = "林怀远11月8日上午同诺沃伦举行视频会晤。林怀远指出，今年是大洋战争结束60周年。"
    found = dated(text, kind="readout")
    assert (found.best, found.basis) == ("2032-11-08", "opening")


def test_or_else_the_year_of_the_page_and_says_so() -> None:
    text = "林怀远11月8日上午同诺沃伦举行视频会晤。"
    found = dated(text, kind="readout", page_date="2031-11-09")
    assert found.best == "2031-11-08" and found.basis and "page" in found.basis
    assert found.earliest is None
    assert dated(text, kind="readout").best is None


def test_a_lead_gives_the_day_of_publication() -> None:
    lead = Removal(((0, 20),), "3月23日，外交部网站发布联合声明。", "lead-in")
    found = dated("双方同意加强合作。", page_date="2033-03-24", leads=(lead,))
    assert (found.best, found.basis) == ("2033-03-23", "page lead")
    assert found.evidence[0].start is None and found.evidence[0].source == ((0, 20),)


def test_the_line_under_a_title_is_nearer_than_a_report_before_it() -> None:
    report = Removal(((0, 30),), "晨钟社潮门2032年11月9日电 两国领导人共进早餐。", "lead-in")
    under = Removal(((31, 50),), "2032年11月8日,潮门", "dateline")
    found = dated("双方同意加强合作。", leads=(report, under))
    assert (found.best, found.basis) == ("2032-11-08", "page lead")


def test_stronger_evidence_wins_and_the_weaker_is_said_to_be_given_up() -> None:
    text = "双方遵循2034年5月30日签署的备忘录，支持2033年举办的论坛。"
    found = dated(text)
    assert found.earliest == "2034-05-30" and found.latest is None
    assert any("given up" in item.why for item in found.evidence)


@pytest.mark.parametrize(
    ("page", "conflict"),
    [("2032-11-09", False), ("2032-11-30", True), ("2032-11-07", False), ("2031-01-01", True)],
)
def test_a_late_page_is_late_and_a_wrong_one_wrong(page: str, conflict: bool) -> None:
    assert page_conflict(Dating("2032-11-08", "2032-11-08", "2032-11-08"), page) is conflict
    assert page_conflict(Dating(None, None, None), page) is False


DAYS = st.dates().map(lambda day: day.isoformat())
BOUNDS = st.lists(
    st.builds(
        Bound,
        st.just(0),
        st.just(1),
        st.sampled_from(["from", "until", "on"]),
        DAYS,
        st.just("why"),
        st.sampled_from([NAME, CITATION]),
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(BOUNDS)
def test_what_is_kept_never_crosses_and_nothing_is_dropped_without_need(
    bounds: list[Bound],
) -> None:
    kept, dropped = consistent(bounds)
    low, high = interval(kept)
    assert low is None or high is None or low <= high
    assert sorted(kept + dropped, key=repr) == sorted(bounds, key=repr)
    low, high = interval(bounds)
    if low is None or high is None or low <= high:
        assert not dropped


PIECES = [
    "双方遵循2034年5月30日签署的备忘录。",
    "将办好今年8月举行的第五届曙澜博览会。",
    "今年是大洋战争结束60周年，",
    "澜方欢迎曙方提出的海洋数据安全倡议。",
    "\n二〇三一年五月十二日于启明",
    "2033年",
    "11月8日在潮门举行会谈，",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=10).map("".join),
    st.sampled_from(["joint-statement", "readout", "news"]),
    st.none() | DAYS,
)
def test_best_lies_within_bounds_and_evidence_slices_back(
    text: str, kind: str, page: str | None
) -> None:
    found = dated(text, kind=kind, page_date=page)
    assert found == dated(text, kind=kind, page_date=page)
    days = [day for day in (found.earliest, found.best, found.latest) if day]
    assert days == sorted(days)
    for item in found.evidence:
        if item.start is not None:
            assert text[item.start : item.end] == item.quote


@pytest.mark.parametrize(
    ("text", "best"),
    [
        (
            "President Lin spoke today with President Novo. Following up on their April 4 call,",
            None,
        ),
        ("The talks follow their April 2, 2034, telephone call.", None),
        ("Aurora held the talks today and not as on July 8, 2034.", None),
        ("President Lin met President Novo on July 8, 2034.", "2034-07-08"),
        ("Today, July 8, 2034, President Lin met President Novo.", "2034-07-08"),
    ],
)
def test_the_day_of_earlier_talks_is_not_that_of_these(text: str, best: str | None) -> None:
    assert dated(text, kind="readout").best == best


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("The sides will build the bridge by 2034.", "2034-12-31"),
        ("The bridge has to be completed by 2034.", "2034-12-31"),
        ("Through 2033 and 2034, banks in Aurora have grown.", None),
        ("It is for those who were in Aurora before January 1, 2034.", None),
    ],
)
def test_what_was_done_by_then_is_no_plan(text: str, latest: str | None) -> None:
    assert dated(text).latest == latest


def test_what_will_enter_into_force_has_not() -> None:
    assert dated("The price will enter into force on 5 February 2034.").earliest is None
    assert dated("The treaty entered into force on 5 February 2034.").earliest == "2034-02-05"


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("到2034年，双方贸易额达到百亿目标。", "2034-12-31"),
        ("到2034年，双方将建成港口。", "2034-12-31"),
        ("到2034年末，全国港口总数九十个。", None),
        ("案件从2030年的十件增至2034年的三十件。", None),
        ("文集收入2030年12月至2034年2月期间的讲话。", None),
        ("截止到2034年底，港口面积首次突破百亩。", None),
    ],
)
def test_the_end_of_a_span_is_no_plan(text: str, latest: str | None) -> None:
    assert dated(text).latest == latest


LINES = st.sampled_from(
    [
        "二〇三一年五月十二日于启明",
        "双方同意于2032年底前完成协定。",
        "双方重申遵循2026年3月20日签署的条约。",
        "字" * 80 + "。",
        "Done at Qiming on 12 May 2031",
        "In 2018–2019 the two sides met.",
        "Совершено в Юньму 5 июня 2031 года",
        "(2031年5月12日,启明)",
        "至2033年",
        "2031年5月",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=16))
@settings(max_examples=200, deadline=None)
def test_the_closing_line_is_the_same_by_the_text_s_dates_and_by_its_last_lines(
    lines: list[str],
) -> None:
    form = "\n".join(lines)
    assert closing_bounds(form, find_dates(form, normal=True)) == closing_bounds(form, None)


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("The ministers met for their annual talks in Rosehaven on 29 January. ", "2035-01-29"),
        (
            "1. On 29 January 2035 ministers and senior officials from Aurora, Lanhai, Cangyuan and"
            " other states of the outer ocean and of the inner sea, with their guests, met. ",
            "2035-01-29",
        ),
        ("The seventh  meeting was held in Rosehaven on 29  January  2035. ", "2035-01-29"),
        ("January 30, 2035, marks the day on which the ocean war ended. ", "2035-01-30"),
    ],
)
def test_an_opening_gives_the_day_of_an_english_statement(opening: str, day: str) -> None:
    assert dated(f"{opening}They agreed to meet.", page_date="2035-01-30").best == day


def test_a_yearless_day_long_before_the_page_is_no_proof() -> None:
    text = "The ministers met for their annual talks in Rosehaven on 29 January. They agreed."
    assert dated(text, page_date="2035-06-30").best is None


def test_days_of_a_meeting_give_no_single_day() -> None:
    text = "The forum was held in Rosehaven on 14 and 15 April 2035. It noted the report."
    assert dated(text, kind="press-release", page_date="2035-04-15").best is None


def test_the_sites_own_words_know_the_day_better_than_its_date() -> None:
    words = "The following is a statement issued jointly after the meeting on September 24, 2035:"
    lead = Removal(((0, len(words)),), words, "lead-in", 0)
    text = "The Foreign Ministers met today in Rosehaven. They agreed."
    assert dated(text, page_date="2035-09-25").best == "2035-09-25"
    assert dated(text, page_date="2035-09-25", leads=(lead,)).best == "2035-09-24"


def test_a_clause_of_its_own_dates_another_meeting() -> None:
    text = (
        "The presidents spoke by phone. They discussed the results of the forum, which was held in"
        " Rosehaven on 3 May 2035. They agreed."
    )
    assert dated(text, kind="readout", page_date="2035-05-05").best != "2035-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "They discussed the visit, scheduled for the first half of 2036. They agreed.",
        "The port will be finished by the beginning of 2036. They agreed.",
        "Визит запланирован на первую половину 2036 года. Они согласились.",
        "Порт достроят к началу 2036 года. Они согласились.",
    ],
)
def test_a_part_of_a_year_to_come_is_a_plan(text: str) -> None:
    found = dated(text, kind="news")
    assert found.earliest is None
    assert found.latest == "2036-12-31"


def test_a_meeting_that_those_who_speak_held_is_the_day() -> None:
    who = "我们,环海合作组织成员国以及苍原王国的国家元首或政府首脑,在组织成立三十周年、"
    found = dated(who + "合作走向深入之际,于2031年5月12日在启明举行会议。", "declaration")
    assert (found.best, found.basis) == ("2031-05-12", "opening")


def test_a_formula_on_the_results_of_a_meeting_gives_its_day() -> None:
    text = "成员国:\n" + "决心促进友好。\n" * 60
    formula = "根据2031年5月12日在启明举行的元首理事会会议成果声明如下:\n"
    found = dated(text + formula + "各方将加强合作。", "declaration")
    assert (found.best, found.basis) == ("2031-05-12", "opening")


def test_talks_that_two_chaired_during_a_visit_give_the_day() -> None:
    visit = "应曙光共和国外长邀请,澜海联邦外长于2031年5月10日至13日访问曙光共和国。"
    talks = "2031年5月12日,两国外长在启明共同主持第七次战略对话。"
    assert dated(visit + talks, "communique").best == "2031-05-12"


def test_who_came_by_invitation_came_from_the_first_day_on() -> None:
    text = "澜海联邦总理于2031年5月10日至13日应邀对曙光共和国进行正式访问。"
    assert dated(text).earliest == "2031-05-10"


def test_a_meeting_that_is_welcomed_may_be_to_come() -> None:
    assert dated("双方欢迎于2031年5月14日在启明召开首届峰会。").earliest is None


def test_a_sentence_of_signature_closes_the_text() -> None:
    line = (
        "双方签署代表受各自政府授权,于二〇三一年五月十二日在启明签署公报中文文本一式两份,同等作准。"
    )
    found = dated("双方重申条约。\n" + line, "communique")
    assert (found.best, found.basis) == ("2031-05-12", "closing line")


def test_a_protest_is_an_event() -> None:
    text = "2031年5月12日,曙光共和国副外长向澜海联邦使馆负责人提出严正交涉。"
    assert dated(text, "readout").best == "2031-05-12"


def test_one_of_two_drafts_proves_nothing() -> None:
    text = "会议通过了《海洋数据安全倡议》和《行动计划》两份成果文件草案。"
    assert dated(text, "news").earliest is None
