from __future__ import annotations

import copy
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import docx
import pytest
from hypothesis import given, settings

from chancery.publishing.redline_docx import redline_docx
from chancery.publishing.redlines import Redline, wording
from publishing.opened import W, office, parts
from publishing.test_redlines import REDLINE, SIDES, redlines

STYLES = ("Heading1", "BodyText", "Closing")
# what is left out when all changes are accepted, or rejected
GONE = {"second": ("del", "moveFrom"), "first": ("ins", "moveTo")}


def resolved(data: bytes, side: Literal["first", "second"]) -> str:
    """The text once all changes are accepted (`second`) or rejected (`first`), as Word does it.

    A paragraph whose mark is gone goes on in the next one.
    """
    body = copy.deepcopy(parts(data)["word/document.xml"][0])
    text, last = "", ""
    for paragraph in body.findall(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        if style not in STYLES:
            continue
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        gone = mark is not None and any(mark.find(f"{W}{name}") is not None for name in GONE[side])
        text += "".join(characters(run) for run in kept(paragraph, side))
        last = "" if gone else "\n"
        text += last
    return text.removesuffix("\n")


def kept(paragraph: Any, side: str) -> list[Any]:
    found = []
    for child in paragraph:
        if child.tag == f"{W}r":
            found.append(child)
        elif child.tag in {f"{W}{n}" for n in ("ins", "del", "moveFrom", "moveTo")}:
            found += list(child) if child.tag[len(W) :] not in GONE[side] else []
    return found


def characters(run: Any) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    texts = (f"{W}t", f"{W}delText")
    return "".join(
        part.text or "" if part.tag in texts else signs.get(part.tag, "") for part in run
    )


@settings(max_examples=200, deadline=None)
@given(redlines)
def test_accepting_gives_the_second_text_and_rejecting_the_first(redline: Redline) -> None:
    data = redline_docx(redline)
    for side in SIDES:
        assert resolved(data, side) == wording(redline, side)


@settings(max_examples=100, deadline=None)
@given(redlines)
def test_revisions_are_whole(redline: Redline) -> None:
    body = parts(redline_docx(redline))["word/document.xml"]
    ids = [e.get(f"{W}id") for n in ("ins", "del", "moveFrom", "moveTo") for e in body.iter(W + n)]
    assert len(set(ids)) == len(ids)
    for run in body.iter(f"{W}r"):
        deleted = run.getparent().tag == f"{W}del"
        assert not (run.findall(f"{W}t") if deleted else run.findall(f"{W}delText"))
    for side in ("moveFrom", "moveTo"):
        starts = list(body.iter(f"{W}{side}RangeStart"))
        ends = [each.get(f"{W}id") for each in body.iter(f"{W}{side}RangeEnd")]
        assert sorted(each.get(f"{W}id") for each in starts) == sorted(ends)
    names = {
        side: sorted(e.get(f"{W}name") for e in body.iter(f"{W}{side}RangeStart"))
        for side in ("moveFrom", "moveTo")
    }
    assert names["moveFrom"] == names["moveTo"]


def test_each_change_has_author_date_and_its_words_in_a_comment() -> None:
    data = redline_docx(REDLINE)
    body = parts(data)["word/document.xml"]
    for name in ("ins", "del", "moveFrom", "moveTo"):
        found = next(body.iter(f"{W}{name}"))
        assert (found.get(f"{W}author"), found.get(f"{W}date")) == (
            "Chancery",
            "2033-05-01T00:00:00Z",
        )
    comments = [comment.text for comment in docx.Document(BytesIO(data)).comments]
    assert comments[0] == "degree: stronger: 反对 → 坚决反对"
    assert len(comments) == 5


def test_without_a_moment_there_is_no_date() -> None:
    body = parts(redline_docx(Redline(REDLINE.first, REDLINE.second, REDLINE.passages)))
    assert next(body["word/document.xml"].iter(f"{W}ins")).get(f"{W}date") is None


@pytest.mark.parametrize("redline", [REDLINE])
def test_libreoffice_reads_the_second_text(redline: Redline, tmp_path: Path) -> None:
    read = office(redline_docx(redline), ".docx", "txt:Text (encoded):UTF8", tmp_path)
    for line in wording(redline, "second").split("\n"):
        assert line in read
