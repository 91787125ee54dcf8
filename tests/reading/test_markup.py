"""Tokens adjoin, cover the page, and are what browsers make of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.reading.markup import RAW, tell
from reading.make import RAW_ELEMENTS, html_pages, markup_of

PIECES = st.sampled_from(
    (
        *("<p>", "</p>", "<a href='x>y'>", '<a b="', "<!--", "-->", "<script>", "</script>", "<"),
        *(
            ">",
            "<!doctype html>",
            "<?xml",
            "<!-->",
            "<TEXTAREA>",
            "</Textarea >",
            "<\\/p>",
            "=",
            "'",
        ),
    )
)


class Tokens:
    """All tokens as they were told: kind, start, end, name, attributes."""

    def __init__(self) -> None:
        self.found: list[tuple[str, int, int, str, str]] = []

    def text(self, start: int, end: int) -> None:
        self.found.append(("text", start, end, "", ""))

    def open(self, name: str, printed: str, start: int, end: int) -> None:
        self.found.append(("open", start, end, name, printed))

    def close(self, name: str, start: int, end: int) -> None:
        self.found.append(("close", start, end, name, ""))

    def skip(self, name: str, start: int, end: int) -> None:
        kind = {"!--": "comment", "!": "other"}.get(name, "raw")
        self.found.append((kind, start, end, name, ""))


def tokens(page: str, start: int = 0) -> list[tuple[str, int, int, str, str]]:
    reader = Tokens()
    tell(page, start, reader)
    return reader.found


PAGES = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join) | html_pages()


@settings(max_examples=200, deadline=None)
@given(PAGES, st.integers(0, 3))
def test_tokens_adjoin_and_cover_the_page(page: str, first: int) -> None:
    position = min(first, len(page))
    for _, start, end, _, _ in tokens(page, first):
        assert start == position < end
        position = end
    assert position == len(page)


@settings(max_examples=200, deadline=None)
@given(PAGES)
def test_markup_is_what_plain_rules_call_so(page: str) -> None:
    names = {"open": "tag", "close": "tag"}
    found = [(names.get(kind, kind), a, b) for kind, a, b, *_ in tokens(page) if kind != "text"]
    assert found == list(markup_of(page))


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_names_are_lower_case_and_attributes_as_printed(page: str) -> None:
    for kind, start, end, name, printed in tokens(page):
        assert name == name.lower()
        if kind == "open":
            assert page[start:end] == f"<{page[start + 1 : start + 1 + len(name)]}{printed}>"


def kinds(page: str) -> list[str]:
    return [kind for kind, *_ in tokens(page)]


def test_quotes_count_behind_an_equals_sign_only() -> None:
    assert kinds("<a title='a>b'>x</a>") == ["open", "text", "close"]
    assert kinds('<a title = "a>b">x</a>') == ["open", "text", "close"]
    assert kinds("<p don't>x</p>") == ["open", "text", "close"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("双方<b", ["text"]),
        ("<!--双方", ["text"]),
        ("<script>双方", ["open", "text"]),
        ("双方<!--<b>国</b>", ["text", "open", "text", "close"]),
        ("1 < 2 > 0", ["text", "text", "text"]),
    ],
)
def test_what_never_closes_is_no_markup(page: str, expected: list[str]) -> None:
    assert [kind for kind, *_ in _joined(page)] == _once(expected)


def _once(kinds: list[str]) -> list[str]:
    """Kinds with adjoining text counted once: one or several tokens of text are the same."""
    return [k for i, k in enumerate(kinds) if k != "text" or kinds[i - 1 : i] != ["text"]]


def _joined(page: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for kind, start, end, *_ in tokens(page):
        if found and found[-1][0] == kind == "text":
            found[-1] = (kind, found[-1][1] + page[start:end])
        else:
            found.append((kind, page[start:end]))
    return found


def test_raw_text_is_one_token() -> None:
    assert kinds("<script>if (a<b) {}</script>x") == ["raw", "text"]
    assert kinds("<SCRIPT>'</p>'</Script >x") == ["raw", "text"]
    assert kinds("<script>'</scripture>'</script>x") == ["raw", "text"]
    assert kinds("<!-- <p> -->x") == ["comment", "text"]
    assert kinds("<!-->x") == ["comment", "text"]
    assert kinds("<!--a--><!--b--><!-- c") == ["comment", "comment", "text"]
    assert kinds("<!doctype html><?xml x?>x") == ["other", "other", "text"]


def test_every_raw_element_has_its_reason() -> None:
    assert set(RAW) == RAW_ELEMENTS
    for name, reason in RAW.items():
        assert reason and kinds(f"<{name} a='b'><p>双方</p></{name}>国") == ["raw", "text"]


def test_slashes_escaped_in_a_string_close_elements_too() -> None:
    assert [(kind, name) for kind, *_, name, _ in tokens("<P>双方<\\/P>")] == [
        ("open", "p"),
        ("text", ""),
        ("close", "p"),
    ]
