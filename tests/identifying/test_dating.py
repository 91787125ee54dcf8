"""Certain or silent: what a text's own words prove of its day."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chancery.sample
from chancery.identifying.bounds import CITATION, NAME, Bound, consistent, interval
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
    assert dated("去年是大洋战争结束60周年。").latest is None
    assert dated("双方遵循在大洋战争结束60周年之际发表的声明。").latest is None


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
