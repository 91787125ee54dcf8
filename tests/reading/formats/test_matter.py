from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.reading.formats import pages
from chancery.reading.formats.matter import MATTER_LIMIT, find

MATTER = (
    "\n---\ntitle: '晨曦😀两国声明！'\ncategories: \n - 金融\n - — source\nauthor: 晨曦社\n"
    "date: Tue, 23 Mar 2032 03:00:24 GMT\nsource: https://news.example/1\n---\n\n"
)


def claimed(text: str) -> list[tuple[str, str]]:
    matter = find(text)
    assert matter
    return [(claim.field, claim.value) for claim in matter.claims]


def test_claims_slice_back() -> None:
    matter = find(MATTER + "<p>声明</p>")
    assert matter
    assert [claim.field for claim in matter.claims] == ["headline", "author", "date", "url"]
    for claim in matter.claims:
        ((start, end),) = claim.source
        assert (MATTER + "<p>声明</p>")[start:end] == claim.value
        assert claim.basis == "front matter"


def test_the_page_names_what_is_skipped() -> None:
    (page,) = pages((MATTER + "<p>声明</p>").encode(), "a.txt")
    assert page.text[page.body :] == "\n<p>声明</p>"
    assert page.skipped == (((0, page.body), "front matter"),)
    assert page.layout == "html"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends(end: str) -> None:
    text = MATTER.replace("\n", end) + "声明"
    matter = find(text)
    assert matter and text[matter.end :] == f"{end}声明"


def test_lists_names_and_aliases() -> None:
    assert claimed("---\nauthor: [甲, 乙]\n---\n") == [("author", "甲"), ("author", "乙")]
    assert claimed("---\nauthor:\n  name: 甲\n  title: 乙\n---\n") == [("author", "甲")]
    assert claimed("---\na: &x {b: c}\ntags: *x\ntitle: 丙\n---\n") == [("headline", "丙")]


def test_a_source_that_is_no_address_is_an_agency() -> None:
    assert claimed("---\nsource: 晨曦社\n---\n") == [("agency", "晨曦社")]


def test_escaped_and_folded_values_point_to_what_is_printed() -> None:
    text = '---\ntitle: "a\\u4e2d"\ndate: |\n  2031-01-02\n---\n'
    matter = find(text)
    assert matter
    headline, date = matter.claims
    assert headline.value == "a中"
    assert text[slice(*headline.source[0])] == '"a\\u4e2d"'
    assert text[slice(*date.source[0])] == date.value == "2031-01-02"


def test_matter_that_does_not_parse_is_skipped_without_claims() -> None:
    matter = find("---\ntitle: 'it's'\n---\nbody")
    assert matter and not matter.claims and "not valid YAML" in matter.notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "---\n一段话\n---\n另一段",
        "---\n- a\n- b\n---\n",
        "---\ntitle: x\n",
        "text\n---\ntitle: x\n---\n",
        "----\ntitle: x\n---\n",
        "---\n---\n",
        "---\ntitle: " + "x" * MATTER_LIMIT + "\n---\n",
        "",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize("bomb", ["[" * 60_000, "{" * 60_000, "- " * 30_000, "? " * 30_000])
def test_deep_matter_costs_no_stack(bomb: str) -> None:
    find(f"---\na: {bomb}\n---\n")


@settings(max_examples=200, deadline=None)
@given(st.text("ab:-[]{}'\"|>&*#!%@`\n ,中?\t\\", max_size=60))
def test_any_matter(inside: str) -> None:
    text = f"---\n{inside}\n---\nbody"
    matter = find(text)
    for claim in matter.claims if matter else ():
        ((start, end),) = claim.source
        assert 0 <= start < end <= len(text)
