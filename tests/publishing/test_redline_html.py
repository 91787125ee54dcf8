from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from lxml import etree, html

from chancery.publishing.redline_html import redline_html
from chancery.publishing.redlines import Passage, Redline, Run, wording
from publishing.test_redlines import REDLINE, SIDES, redlines

GONE = {"second": "del", "first": "ins"}


def side_of(page: Any, redline: Redline, side: str) -> str:
    """The text of one side, as a reader sees it; line breaks as the passages have them."""
    (main,) = page.xpath("//main")
    own = copy.deepcopy(main)
    for mark in own.xpath("//*[contains(concat(' ', @class, ' '), ' mark ')]"):
        mark.drop_tree()
    etree.strip_elements(own, GONE[side], with_tail=False)
    absent = {"first": ("insert", "move-to"), "second": ("delete", "move-from")}[side]
    text = ""
    for block, passage in zip(own, redline.passages, strict=True):
        text += block[0].text_content()
        text += "" if passage.mark in absent else "\n"
    return text.removesuffix("\n")


@settings(max_examples=150, deadline=None)
@given(redlines)
def test_both_texts_can_be_read_from_the_page(redline: Redline) -> None:
    page = html.fromstring(redline_html(redline))
    for side in SIDES:
        assert side_of(page, redline, side) == wording(redline, side)


@settings(max_examples=50, deadline=None)
@given(redlines)
def test_every_link_has_its_goal_and_every_id_is_given_once(redline: Redline) -> None:
    page = html.fromstring(redline_html(redline))
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_the_words_that_say_why_stand_beside_the_change() -> None:
    page = html.fromstring(redline_html(REDLINE))
    notes = [note.text_content() for note in page.xpath("//aside//li")]
    assert notes[0] == "1 degree: stronger: 反对 → 坚决反对"
    assert not page.xpath("//script|//@onclick|//@src")
    assert page.get("lang") == "zh-Hans"


def test_a_line_break_of_one_text_only_is_shown_where_its_paragraph_does_not_show_it() -> None:
    marks = html.fromstring(redline_html(REDLINE)).xpath("//main//*[text()='¶']")
    assert not marks
    cut = Redline(REDLINE.first, REDLINE.second, (Passage((Run("甲"),), "insert"),))
    (mark,) = html.fromstring(redline_html(cut)).xpath("//main//*[text()='¶']")
    assert mark.tag == "ins"
