from __future__ import annotations

from dataclasses import replace

from chancery.lexicon import load
from chancery.model import Annotations, DateEvidence, Dating
from chancery.publishing.doubts import doubts
from chancery.publishing.said import text_of
from invented import identity
from publishing import spoken

NOTHING = Annotations()


def said(annotations: Annotations = NOTHING, **changes: object) -> list[tuple[str, str]]:
    sure: dict[str, object] = {
        "date": Dating("2031-05-12", "2031-05-12", "2031-05-12"),
        "page_date_conflict": False,
    }
    text = text_of("a", spoken.witness(), identity(**sure | changes), annotations)
    return [(record["what"], record["why"]) for record in doubts([text], load())]


def test_what_is_plain_is_not_doubtful() -> None:
    assert said() == []
    assert said(replace(spoken.ANNOTATIONS, mentions=())) == []


def test_dates_that_are_not_proved_or_contradict() -> None:
    given_up = DateEvidence(
        "三十年", 0, 3, "until", "2030-12-31", "given up, as others are stronger"
    )
    found = said(date=Dating(None, "2031-01-01", None, None, (given_up,)), page_date_conflict=True)
    assert found == [
        ("date", "no day is proved: not before 2031-01-01"),
        ("date", "the page's own date 2041-01-01 contradicts the text"),
        ("date", "until 2030-12-31: given up, as others are stronger"),
    ]


def test_acts_that_lack_or_contradict_something() -> None:
    acts = (
        replace(spoken.CALL, addressee=()),
        replace(spoken.EFFORT, holder=(), time="2030"),
        replace(spoken.EFFORT, time="soon"),
    )
    assert said(Annotations((), (), acts)) == [
        ("act", "CALL_UPON asks, but nobody is found whom"),
        ("act", "nobody is found who says it"),
        ("act", "due 2030, before the statement (2031-05-12)"),
        ("act", "the time 'soon' is no day, month, year or range"),
    ]


def test_names_that_no_table_has() -> None:
    found = said(Annotations((), spoken.ANNOTATIONS.mentions, ()))
    assert [why.split(":")[0] for _, why in found] == ["no table has state"] * 2 + [
        "no table has instrument"
    ]
