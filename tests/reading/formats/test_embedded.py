from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import PageBroken, PageEmpty, PageError
from chancery.model import Page
from chancery.reading.formats import pages

from .make import CHINESE, as_json, html

PAGE = html(CHINESE)


def read(value: object, path: str = "a.json") -> list[Page]:
    return list(pages(as_json(value), path))


@pytest.mark.parametrize("path", ["a.json", "a.txt"])
def test_the_longest_string_is_the_text_and_the_others_claim(path: str) -> None:
    value = {
        "data": {"title": "联合声明", "date": "2031-02-04", "content": PAGE, "summary": "双方"}
    }
    (page,) = read(value, path)
    assert page.text == PAGE
    assert page.layout == "html"
    assert [(c.field, c.value, c.basis) for c in page.claims] == [
        ("headline", "联合声明", "container"),
        ("date", "2031-02-04", "container"),
    ]
    assert page.source.path == path
    assert page.source.sha256 == hashlib.sha256(as_json(value)).hexdigest()
    assert page.notes[-1] == "text of the JSON value /data/content, escapes undone"


def test_several_articles_are_several_pages() -> None:
    value = [{"title": f"声明{n}", "a/b": CHINESE * 2 + str(n)} for n in range(2)]
    first, second = read(value)
    assert [page.claims[0].value for page in (first, second)] == ["声明0", "声明1"]
    assert second.source.path == "a.json#/1/a~1b"
    assert first.source.sha256 == hashlib.sha256(first.text.encode()).hexdigest()


def test_lists_of_lines_and_blocks_are_one_text() -> None:
    lines = CHINESE.splitlines()
    for value in (lines, [{"type": "p", "text": line} for line in lines]):
        (page,) = read({"title": "声明", "body": value})
        assert page.text.split("\n") == lines


def test_one_object_a_line() -> None:
    data = b"\n".join(as_json({"text": CHINESE * 2 + str(n)}) for n in range(3))
    assert [page.source.path for page in pages(data, "a.jsonl")] == [
        f"a.jsonl#/{n}/text" for n in range(3)
    ]


def test_lone_surrogates_are_replaced_and_noted() -> None:
    (page,) = pages(b'{"text": "\\ud800' + (CHINESE * 2).replace("\n", "").encode() + b'"}', "a")
    assert page.text.startswith("\ufffd晨曦")
    assert page.notes[-1] == "1 lone surrogate shown as U+FFFD"


def test_brackets_do_not_make_json() -> None:
    (page,) = pages("[晨曦社海湾城2月4日电]双方发表声明[完]".encode(), "a.txt")
    assert page.layout == "text"
    (page,) = pages(b'{"a": no json}', "a.txt")
    assert page.text == '{"a": no json}'


@pytest.mark.parametrize("data", [b'{"a": "b"', b"[" * 100_000, b'{"a": 1} x'])
def test_a_broken_file_that_is_called_json(data: bytes) -> None:
    with pytest.raises(PageBroken, match="not valid JSON"):
        list(pages(data, "a.json"))


def test_json_without_a_text() -> None:
    with pytest.raises(PageEmpty):
        read({"a": 1, "b": ["x"]})


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
)


@settings(max_examples=200, deadline=None)
@given(_JSON)
def test_any_json(value: object) -> None:
    try:
        found = list(pages(json.dumps(value).encode(), "a.json"))
    except PageError:
        return
    for page in found:
        page.text.encode()
        page.source.path.encode()
