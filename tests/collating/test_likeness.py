from __future__ import annotations

import random

import pytest

from chancery.collating.likeness import agreeing, excluded, likeness, numbers, promising, too_long
from chancery.collating.values import Link
from collating.make import copy, series, text_of


def link(a: str, b: str, **facts: object) -> Link | None:
    return likeness(copy(a), copy(b, **facts))


def kind(a: str, b: str, **facts: object) -> str | None:
    found = link(a, b, **facts)
    return found.kind if found else None


def test_the_same_wording_is_exact_in_any_script_and_width() -> None:
    text = text_of()
    assert kind(text, text.replace("，", ",").replace("国", "國")) == "exact"


@pytest.mark.parametrize("how", ["glossed", "traditional", "spun", "names cut"])
def test_copies_with_faults_are_near(how: str) -> None:
    text = text_of()
    chance = random.Random(how)
    changed = "\n".join(series.changed(line, how, chance) for line in text.split("\n"))
    if how == "glossed":
        changed = changed.replace("(", "").replace(")", "")
    assert kind(text, changed) in ("near", "exact")


def test_a_stretch_is_a_part_that_says_where_it_stands() -> None:
    text = text_of()
    found = link(text, text[300:900], complete=False)
    assert found
    assert found.kind == "part"
    assert found.merges
    assert found.a == copy(text[300:900], complete=False).facts.sha256
    assert "stands in the longer text at" in " ".join(found.evidence)


def test_a_whole_statement_in_a_larger_page_is_not_merged() -> None:
    one, other = text_of(0), text_of(3)
    found = link(one + "\n" + other, other)
    assert found
    assert found.kind == "joined"
    assert not found.merges


def test_an_abridged_version_is_a_part_however_complete() -> None:
    lines = text_of().split("\n")
    abridged = [line for n, line in enumerate(lines) if n % 3 or n > len(lines) - 2]
    assert kind("\n".join(lines), "\n".join(abridged)) in ("near", "part")


def test_statements_of_one_series_are_not_merged() -> None:
    texts = [text_of(number) for number in range(0, 18, 3)]
    for n, a in enumerate(texts):
        assert all(link(a, b) is None for b in texts[n + 1 :])


def test_a_yearly_communique_with_other_numbers_is_another_one() -> None:
    lines = [
        f"双方欢迎第{n}届博览会在{n * 7}个城市举办，共达成{n * 31}项协议。" for n in range(10, 30)
    ]
    text = "\n".join(lines)
    next_year = "\n".join(
        line.replace(str(n), str(n + 1), 1).replace(str(n * 7), str(n * 7 + 5))
        for n, line in enumerate(lines, 10)
    )
    assert link(text, next_year) is None


def test_numbers_written_otherwise_are_the_same() -> None:
    text = text_of()
    assert (
        kind(f"{text}\n第二十四届会议通过十二项决议", f"{text}\n第24届会议通过12项决议") == "near"
    )


def test_days_that_exclude_each_other_forbid() -> None:
    text = text_of()
    early, late = ({"earliest": day, "latest": day} for day in ("2031-05-12", "2033-05-12"))
    assert likeness(copy(text, **early), copy(text, **late)) is None
    evening = {"earliest": "2031-05-13", "latest": "2031-05-13"}
    assert likeness(copy(text, **early), copy(text, **evening))
    assert likeness(copy(text, **early), copy(text))


def test_parties_may_be_cut_out_but_not_changed() -> None:
    text = text_of()
    assert kind(text, text, parties=("XA",)) == "exact"
    assert kind(text, text, parties=()) == "exact"
    assert excluded(copy(text).facts, copy(text, parties=("XA", "XC")).facts)


def test_news_that_quotes_at_length_is_no_copy() -> None:
    text = text_of()
    news = text[200:1200] + "记者注意到，文件篇幅比往年长，分析人士对此有不同看法。" * 12
    assert link(text, news, kind="news", complete=True) is None
    assert kind(text, text + "转载", kind="other") == "near"


def test_the_answer_is_the_same_from_both_sides() -> None:
    one, other = copy(text_of()), copy(text_of()[100:800], complete=False)
    assert likeness(one, other) == likeness(other, one)


def test_a_few_words_promise_nothing() -> None:
    assert not promising(copy("双方").shingles, copy(text_of()).shingles)
    assert link("", "") is not None
    assert link("", "双方重申") is None


def test_numbers_that_are_others_forbid_before_texts_are_aligned() -> None:
    one = numbers("2031年签署，第二十四届，设三百人")
    assert agreeing(one, numbers("2031年，第24届"))
    assert agreeing(one, numbers("没有"))
    assert not agreeing(one, numbers("2033年，第25届，设300人，共71次"))
    assert agreeing(one, one)


def test_a_text_twice_as_long_is_not_the_same() -> None:
    assert too_long(100, 223)
    assert too_long(223, 100)
    assert not too_long(100, 222)
