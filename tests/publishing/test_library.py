from __future__ import annotations

import pytest

from chancery.errors import ReferenceUnknown
from chancery.lexicon import load
from chancery.publishing.library import Texts, divided
from publishing import spoken

LIBRARY = Texts([spoken.text("a"), spoken.text("b", "2033-01-01"), spoken.text("c", None)], load())


def test_acts_by_each_filter() -> None:
    assert len(LIBRARY.acts()) == 12
    assert len(LIBRARY.acts("a")) == 4
    assert len(LIBRARY.acts(["a", "b"], act="oppose")) == 2
    assert {r["act"] for r in LIBRARY.acts(act=["call-upon", "OPPOSE"])} == {"OPPOSE", "CALL_UPON"}
    assert len(LIBRARY.acts("a", family=["negative", "directive"])) == 2
    assert len(LIBRARY.acts("a", act="COMMIT", family="negative")) == 3
    assert len(LIBRARY.acts("a", strength="3-")) == len(LIBRARY.acts("a", strength="3-5")) == 2
    assert len(LIBRARY.acts("a", strength=2)) == 2
    assert len(LIBRARY.acts("a", holder="XB")) == 3
    assert len(LIBRARY.acts("a", addressee="各国")) == 1
    assert len(LIBRARY.acts("a", target="certain-states")) == 1
    assert len(LIBRARY.acts("a", target="US")) == 0
    assert len(LIBRARY.acts(year=2033)) == 4
    assert len(LIBRARY.acts("a", topic="International law")) == 1


def test_commitments_by_each_filter() -> None:
    assert len(LIBRARY.commitments("a")) == 4
    assert len(LIBRARY.commitments("a", holder="state:XB")) == 3
    assert [r["time"] for r in LIBRARY.commitments("a", due_before="2036-01-01")] == ["2035"]
    assert not LIBRARY.commitments("a", due_before="2035-12-31")
    assert len(LIBRARY.commitments(year=2031)) == 4


def test_mentions_by_each_filter() -> None:
    assert len(LIBRARY.mentions("a")) == 4
    assert [r["id"] for r in LIBRARY.mentions("a", type="date")] == ["2033"]
    assert [r["words"] for r in LIBRARY.mentions("a", id="XA")] == ["曙光共和国"]
    assert [r["words"] for r in LIBRARY.mentions("a", id="sea-convention")] == ["《海洋公约》"]


def test_a_topic_over_time() -> None:
    found = LIBRARY.topic("international-law")
    assert [r["part"] for r in found] == ["position"] * 3 + ["instrument"]
    convention = found[-1]
    assert convention["times"] == 3
    assert (convention["reference"], convention["last"]) == ("a#s1.p2.1.m1", "c#s1.p2.1.m1")
    assert found.notes[0].startswith("international-law (International law, 国际法): 3 positions")


def test_counts_with_their_rules() -> None:
    found = LIBRARY.count("雙方", "OPPOSE", "state:XA", "港")
    assert [r["counts"] for r in found] == [{"雙方": 3, "OPPOSE": 1, "state:XA": 1, "港": 1}] * 3
    assert found.notes[0] == (
        "雙方: times the characters 雙方 stand in the statement's text, in either script, "
        "titles not counted"
    )
    assert found.frame()["OPPOSE"].to_list() == [1, 1, 1]
    same = LIBRARY.count("date", "statement", "date").frame()
    assert same.columns == ["statement", "date", "title", "“date”", "“statement”"]


@pytest.mark.parametrize(
    ("reference", "label"),
    [
        ("a#s1.p1.1.a1", "act"),
        ("a#s1.p2.1.m1", "means"),
        ("a#s1.p1.2", "topic"),
        ("a", "date"),
    ],
)
def test_everything_can_be_explained(reference: str, label: str) -> None:
    found = LIBRARY.explain(reference)
    assert found.reference == reference
    assert label in {fact.label for fact in found.facts}


def test_an_act_is_explained_by_its_words() -> None:
    facts = {fact.label: fact.text for fact in LIBRARY.explain("a#s1.p1.2.a1").facts if fact.label}
    assert facts["sentence"] == "双方[反对]个别国家的单边制裁"
    assert facts["act"] == "OPPOSE, negative, strength 3 of 5 · present"
    assert facts["lexicon"].startswith("acts: 反对 is OPPOSE, base strength 3")
    reasons = [fact.text for fact in LIBRARY.explain("a#s1.p1.2.a1").facts if not fact.label]
    assert reasons == ["holder: 双方", "target: 个别国家"]


def test_references_fall_into_statement_and_place() -> None:
    assert divided("a#s5.p3.2") == ("a", "s5.p3.2")
    assert divided("http://x.example/#top") == ("http://x.example/#top", "")
    assert divided("http://x.example/#top#p1.2.m11") == ("http://x.example/#top", "p1.2.m11")
    assert divided("a") == ("a", "")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: LIBRARY.acts(holder="Chnia"), "china (state:CN)"),
        (lambda: LIBRARY.acts(act="OPOSE"), "OPPOSE"),
        (lambda: LIBRARY.acts(act="xyz"), "there are ASSERT, STATE"),
        (lambda: LIBRARY.acts(family="negativ"), "negative"),
        (lambda: LIBRARY.acts(strength="6"), "1 to 5"),
        (lambda: LIBRARY.acts(strength="4-2"), "1 to 5"),
        (lambda: LIBRARY.acts(topic="internationallaw"), "international-law"),
        (lambda: LIBRARY.acts("aa"), "no text 'aa'"),
        (lambda: LIBRARY.mentions(type="nation"), "state, pair"),
        (lambda: LIBRARY.mentions(id="sea-conventon"), "instrument:sea-convention"),
        (lambda: LIBRARY.count("OPOSE"), "OPPOSE"),
        (lambda: LIBRARY.count("state:Q"), "state:"),
        (lambda: LIBRARY.count(" "), "no word"),
        (lambda: LIBRARY.topic("fishries"), "topic 'fishries'"),
        (lambda: LIBRARY.explain("a#s1.p1.1.a9"), "a#s1.p1.1.a1"),
        (lambda: LIBRARY.explain("a#s1.p1.1.m9"), "no mention"),
        (lambda: LIBRARY.explain("a#s1.p1.9"), "a#s1.p1.1"),
        (lambda: LIBRARY.explain("d#s1.p1.1"), "no text 'd'"),
    ],
)
def test_what_is_not_known_is_told_with_the_nearest(call: object, words: str) -> None:
    with pytest.raises(ReferenceUnknown) as raised:
        call()  # type: ignore[operator]
    said = str(raised.value)
    assert words in said
    assert "\n" not in said
