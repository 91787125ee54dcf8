"""Reasons are said in the reader's language, each by its form, and records stay as they are."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.web.languages import catalogue
from chancery.web.phrases import FORMS
from chancery.web.reasons import Reasons, forms, known
from web.rooms import Room

_HAN = re.compile("[\u4e00-\u9fff]")
NAMES = {"state:XA": "曙光共和国", "state:XB": "澜海联邦"}


def chinese() -> Reasons:
    return Reasons(catalogue("zh").gettext, lambda id_: NAMES.get(id_, id_))


def stored(corpus: Path) -> Iterator[str]:
    """Every reason that the corpus keeps and a page shows."""
    sql = sqlite3.connect(corpus)
    for query in (
        "SELECT DISTINCT why FROM evidence",
        "SELECT DISTINCT value FROM remarks WHERE field != 'missing'",
        "SELECT DISTINCT value FROM acts, json_each(acts.why)",
        "SELECT DISTINCT value FROM links, json_each(links.evidence)",
        "SELECT DISTINCT value FROM statements, json_each(statements.choice)",
        "SELECT DISTINCT value FROM statements, json_each(statements.reasons)",
    ):
        yield from (reason for (reason,) in sql.execute(query))
    sql.close()


def asked(room: Room) -> Iterator[str]:
    """Every reason that is made when a page is asked for."""
    lines = room.json("/statements.json")["lines"]
    for one, two in pairwise(line["reference"] for line in lines):
        for a, b in ((one, two), (two, one)):
            response = room.get(f"/compare.json?a={a}&b={b}&only=all")
            if response.status_code == 200:
                found = response.json()
                yield from found["notes"]
                yield from (why for change in found["changes"] for why in change["why"])
    for line in lines:
        response = room.get(f"/statements/{line['reference']}/variants.json")
        found = response.json()
        yield from found["notes"] if response.status_code == 200 else [found["error"]]
    for what in ("act", "mention", "date"):
        for after in range(len(lines)):
            card = room.json(f"/review.json?what={what}&after={after}")["card"]
            if card:
                yield card["why"]


def test_each_reason_of_the_sample_has_a_chinese_form(corpus: Path, room: Room) -> None:
    reasons = {*stored(corpus), *asked(room)}
    assert len(reasons) > 400
    without = [reason for reason in reasons if known(reason) is None]
    assert not without
    said = chinese()
    same = [reason for reason in reasons if said.said(reason) == reason]
    assert not same


def test_each_form_is_known_by_itself_and_finds_its_places() -> None:
    samples = {
        **{"n": "12", "day": "2031-05-12", "year": "2031", "act": "OPPOSE 3", "acts": "OPPOSE 3"},
        **{"class": "CALL_UPON", "family": "negative", "siglum": "B", "language": "zh"},
        **{"place": "s1.p2.1", "quote": "“甲”", "id": "state:XA", "ids": "state:XA state:XB"},
        **{"why": "the title gives the day", "missing": "closing", "counts": "negative 3"},
    }
    for form in forms():
        values = {name: samples.get(name.rstrip("0123456789"), "甲") for name in form.places}
        text = form.sentence % values
        assert known(text), form.sentence
        assert form.found(text) == values
        assert _HAN.search(chinese().said(text)), text
    assert len(set(FORMS)) == len(FORMS)


@pytest.mark.parametrize(
    ("english", "translated"),
    [
        ("CALL_UPON 2 → OPPOSE 3", "呼吁 2 → 反对 3"),
        ("loses “坚决”", "去掉“坚决”"),
        ("holder: state:XA state:XB → state:XA", "表态方：曙光共和国 澜海联邦 → 曙光共和国"),
        ("negative → positive", "消极 → 积极"),
        ("dropped: no act", "删去：无行为"),
        ("反对: OPPOSE 3", "“反对”：反对 3"),
        (
            "given up, as stronger evidence contradicts it: 峰会 is still to come; it began on "
            "2031-09-17 (invented)",
            "与更有力的证据矛盾，不予采用：峰会尚未举行；它始于2031-09-17（invented）",
        ),
        ("the disease was given this name then (WHO (2020))", "该病当时得此名（WHO (2020)）"),
        ("A: complete: no, closing missing (2 of 3)", "A：完整：否，缺结尾（3份中的2份）"),
    ],
)
def test_a_reason_is_said_in_chinese(english: str, translated: str) -> None:
    assert chinese().said(english) == translated


def test_english_and_what_has_no_form_stay_as_they_are() -> None:
    english = Reasons(catalogue("en").gettext, lambda id_: "no name")
    for text in ("holder: state:XA → state:XB", "closing 3, opening 2", "anything", ""):
        assert english.said(text) == english.line(text) == text
    for text in ("no form has this", "opposed → favoured", "(", " (x)", "", "双方 (甲)"):
        assert chinese().said(text) == text


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_whatever_stands_there_is_shown(text: str) -> None:
    assert bool(chinese().said(text)) == bool(text)
    assert bool(chinese().line(text)) == bool(text)


@given(st.sampled_from([form.sentence for form in forms()]), st.text(min_size=1, max_size=50))
@settings(max_examples=200, deadline=None)
def test_whatever_stands_in_a_place_does_no_harm(sentence: str, value: str) -> None:
    text = re.sub(r"%\(\w+\)s", lambda place: value, sentence)
    assert chinese().said(text)


def test_a_long_hostile_reason_takes_one_pass() -> None:
    long = "names " + ", known since " * 50_000 + " ("
    assert chinese().said(long) == long


def test_records_are_the_same_in_both_languages(room: Room) -> None:
    pair = room.json("/home.json")["newest"]
    a, b = pair["before"]["reference"], pair["line"]["reference"]
    for path in (f"/compare.json?a={a}&b={b}", f"/statements/{b}/s1.p8.1.json", "/review.json"):
        said = [room.get(path, **{"accept-language": each}).content for each in ("en", "zh")]
        assert said[0] == said[1]
    said_ = [
        room.get(f"/compare?a={a}&b={b}", **{"accept-language": each}).text for each in ("en", "zh")
    ]
    assert "loses “" in said_[0] and "去掉“" in said_[1] and "loses “" not in said_[1]
