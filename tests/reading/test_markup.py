"""Tokens adjoin, cover the page, and are what browsers make of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.reading.markup import tokens

PIECES = st.sampled_from(
    ["<p>", "</p>", "<a href='x>y'>", '<a b="', "<!--", "-->", "<script>", "</script>", "<", ">"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_tokens_adjoin_and_cover_the_page(page: str) -> None:
    position = 0
    for _, start, end, _, _ in tokens(page):
        assert start == position < end
        position = end
    assert position == len(page)


def kinds(page: str) -> list[str]:
    return [kind for kind, *_ in tokens(page)]


def test_quotes_count_behind_an_equals_sign_only() -> None:
    assert kinds("<a title='a>b'>x</a>") == ["open", "text", "close"]
    assert kinds("<p don't>x</p>") == ["open", "text", "close"]


def test_what_never_closes_is_no_markup() -> None:
    assert kinds("双方<b") == ["text"]
    assert kinds("<!--双方") == ["text"]
    assert kinds("<script>双方") == ["open", "text"]


def test_raw_text_is_one_token() -> None:
    assert kinds("<script>if (a<b) {}</script>x") == ["raw", "text"]
    assert kinds("<!-- <p> -->x") == ["comment", "text"]
