"""Each mark meets its example, and none meets a statement's own paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.lexicon import Mark
from chancery.reading import normal
from chancery.reading.marks import META_FIELDS, Hit, Marks, marks_of
from reading.make import BODY, ENGLISH, LEXICON, RUSSIAN

MARKS = marks_of(LEXICON)
TRUTH = Path(__file__).parents[1] / "truth"
PARAGRAPHS = [
    normal(line).text
    for path in sorted(TRUTH.glob("*/text.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


def of_line(marks: Marks, line: str) -> Hit | None:
    return marks.of_lines([line])[0]


def reason(marks: Marks, where: str, line: str) -> str | None:
    """The reason for which a line, class or element goes, asked as the reader asks it."""
    match where:
        case "line" | "head" | "inside":
            hit = of_line(marks, line)
            return hit.reason if hit else None
        case "class":
            return marks.of_class(line)
        case "lead" | "tail":
            found = getattr(marks, where)(line)
            return found[1] if found else None
        case _:
            return marks.elements.get(line.strip("<>"))


@pytest.mark.parametrize("mark", LEXICON.marks, ids=lambda mark: mark.example[:24])
def test_each_mark_meets_its_example(mark: Mark) -> None:
    assert reason(Marks([mark]), mark.where, normal(mark.example).text) == mark.reason


@pytest.mark.parametrize("mark", LEXICON.marks, ids=lambda mark: mark.example[:24])
def test_each_example_goes_with_all_marks_at_work(mark: Mark) -> None:
    assert reason(MARKS, mark.where, normal(mark.example).text)


@pytest.mark.parametrize("mark", LEXICON.marks, ids=lambda mark: mark.example[:24])
def test_only_lines_and_heads_cut(mark: Mark) -> None:
    assert mark.effect == "remove" or mark.where in ("line", "head", "inside")


def test_no_mark_meets_a_paragraph_of_the_sample() -> None:
    met = [line for line in PARAGRAPHS if of_line(MARKS, line) or MARKS.lead(line)]
    assert not met
    assert not [line for line in PARAGRAPHS if MARKS.tail(line)]


@pytest.mark.parametrize("line", [*BODY, *ENGLISH, *RUSSIAN, "一", "二、", "双方", "(三)"])
def test_no_mark_meets_other_prose_or_numerals(line: str) -> None:
    form = normal(line).text
    assert (of_line(MARKS, form), MARKS.lead(form), MARKS.tail(form)) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("relatedPosts", "related"),
        ("op-related-articles", "related"),
        ("banner-ads", "advertisement"),
        ("article-content", None),
        ("main entry-content", None),
        ("header-title", None),
        ("pictext caption", "caption"),
        ("main-nav", "navigation"),
        ("post shareBox", "site chrome"),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_classes_are_met_word_by_word(words: str, expected: str | None) -> None:
    assert MARKS.of_class(words) == expected


@pytest.mark.parametrize(
    "words", ["content", "article", "TRS_Editor", "main-text", "detail", "post"]
)
def test_classes_of_texts_are_not_marked(words: str) -> None:
    assert MARKS.of_class(words) in (None, "credit") and MARKS.of_class("content") is None


@pytest.mark.parametrize(
    ("line", "cuts"),
    [("相关阅读", True), ("Related articles", True), ("来源:潮汐新闻", False), ("版权所有", False)],
)
def test_some_marks_cut(line: str, cuts: bool) -> None:
    hit = of_line(MARKS, line)
    assert hit and hit.cuts is cuts


@pytest.mark.parametrize(
    "line",
    [
        "双方将打击未经授权使用网络的行为,并就跨境数据安全、关键基础设施保护和个人信息保护加强协调,共同维护网络空间的和平与稳定。",
        "双方同意,声明如下:" + "合作" * 200,
    ],
)
def test_long_sentences_are_no_notices(line: str) -> None:
    assert of_line(MARKS, line) is None or "未经授权" in line


def test_a_dateline_goes_and_a_report_of_one_stays() -> None:
    line = "曙光通讯社启明2月4日电(记者甲乙)两国元首会谈。"
    assert MARKS.lead(line) == (line.index("两国"), "dateline")
    assert MARKS.lead("据新华社报道,两国元首会谈。") is None
    assert MARKS.lead("2月4日电力合作") is None


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("双方愿加强合作。(责任编辑:甲乙)", "双方愿加强合作。"),
        ("双方愿加强合作。(完)", "双方愿加强合作。"),
        ("双方愿加强合作。◇#", "双方愿加强合作。"),
        ("声明如下:* C5 k; w' t", "声明如下:"),
    ],
)
def test_credits_and_junk_at_the_end_of_a_line(line: str, kept: str) -> None:
    found = MARKS.tail(line)
    assert found and line[: found[0]] == kept


@pytest.mark.parametrize("line", [*BODY, "双方支持(WHO)", "第74/247号", "G20", ""])
def test_ends_of_sentences_stay(line: str) -> None:
    assert MARKS.tail(normal(line).text) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=90) | st.sampled_from([m.example for m in LEXICON.marks]))
def test_leads_and_tails_stand_in_their_line(line: str) -> None:
    lead, tail = MARKS.lead(line), MARKS.tail(line)
    assert lead is None or 0 < lead[0] <= len(line)
    assert tail is None or 0 <= tail[0] < len(line)


def test_what_a_page_says_of_itself() -> None:
    for name, field in META_FIELDS.items():
        claim = MARKS.claim({"property": name.upper(), "content": " x "}, (3, 9))
        assert claim and (claim.field, claim.value, claim.source) == (field, "x", ((3, 9),))
    assert MARKS.claim({"name": "date", "content": " "}, (0, 1)) is None
    assert MARKS.claim({"name": "viewport", "content": "x"}, (0, 1)) is None


def test_a_lexicon_without_marks_marks_nothing() -> None:
    none = Marks([])
    assert (none.of_class("ad"), of_line(none, "来源:甲"), none.lead("甲"), none.tail("甲")) == (
        *(None,) * 4,
    )


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (".*潮汐.*", "来到潮汐新闻网"),
        ("(?i:tide)s?", "TIDEs"),
        (r"\s*\d{2,3}号?", "117号"),
        ("[^甲]{1,3}乙|丙{2}", "丁戊乙"),
        (r"\x54ide", "Tide"),
        ("(?:潮汐)?", "潮汐"),
    ],
)
@pytest.mark.parametrize("where", ["line", "head", "lead", "tail"])
def test_rows_of_any_form_are_met(pattern: str, line: str, where: str) -> None:
    own = Mark(where, f"(?:{pattern})$" if where == "tail" else pattern, "own", "remove", line)
    assert reason(Marks([*LEXICON.marks, own]), where, line)
    assert reason(Marks([own]), where, line) == "own"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=9) | st.sampled_from([m.example for m in LEXICON.marks])))
def test_lines_of_a_page_are_met_as_each_alone(examples: list[str]) -> None:
    lines = [line.replace("\n", " ") for line in examples]
    assert MARKS.of_lines(lines) == [of_line(MARKS, line) for line in lines]
    edges = {i: (MARKS.lead(line), MARKS.tail(line)) for i, line in enumerate(lines)}
    assert MARKS.edges(lines) == {i: edge for i, edge in edges.items() if any(edge)}
