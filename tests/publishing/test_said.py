from __future__ import annotations

from chancery.model import Act
from chancery.publishing.said import act_records, commitment_records, mention_records, parts
from publishing import spoken


def test_every_place_has_a_name_of_its_own() -> None:
    text = spoken.text()
    assert list(text.sentences) == ["p1.1", "s1.p1.1", "s1.p1.2", "s1.p2.1", "s1.p2.2"]
    names = [r["reference"] for r in (*act_records(text), *mention_records(text))]
    assert names[:4] == ["a#s1.p1.1.a1", "a#s1.p1.2.a1", "a#s1.p2.1.a1", "a#s1.p2.2.a1"]
    assert names[4:6] == ["a#p1.1.m1", "a#p1.1.m2"]
    assert len(set(names)) == len(names)


def test_an_act_with_its_words() -> None:
    _, against, *_ = act_records(spoken.text())
    assert against["words"] == "反对"
    assert against["text"] == "双方反对个别国家的单边制裁"
    assert against["family"] == "negative"
    assert against["target"] == ["group:certain-states"]
    assert (against["statement"], against["date"]) == ("a", "2031-05-12")
    assert spoken.TEXT[slice(*against["span"])] == against["text"]


def test_predicates_stand_one_by_one() -> None:
    words = [spoken.TEXT[start:end] for start, end in parts(spoken.TEXT, spoken.PORTS)]
    assert words == ["双方将在2033年前建成三座港口", "扩大渔业合作", "于2035年召开会议"]


def test_a_trigger_before_a_list_is_no_predicate() -> None:
    text = "双方将：扩大渔业合作；建成三座港口。"
    act = Act((2, 3), (0, 17), "COMMIT", 3, (), conjuncts=((4, 10), (11, 17)))
    assert [text[start:end] for start, end in parts(text, act)] == ["扩大渔业合作", "建成三座港口"]


def test_a_word_that_leads_on_is_no_part_of_a_predicate() -> None:
    text = "双方将推动公司合并，并扩大渔业合作。"
    act = Act((2, 3), (0, 17), "COMMIT", 3, (), conjuncts=((11, 17),))
    assert [text[start:end] for start, end in parts(text, act)] == [
        *("双方将推动公司合并", "扩大渔业合作")
    ]


def test_each_further_predicate_is_one_more_commitment() -> None:
    found = list(commitment_records(act_records(spoken.text())))
    assert [(r["part"], r["parts"]) for r in found] == [(1, 3), (2, 3), (3, 3), (1, 1)]
    assert len({r["uid"] for r in found}) == 4


def test_a_day_due_belongs_to_the_predicates_that_name_it() -> None:
    found = list(commitment_records(act_records(spoken.text())))
    assert [r["time"] for r in found] == [None, None, "2035", None]
    assert (found[2]["due_from"], found[2]["due_to"]) == ("2035-01-01", "2035-12-31")


def test_a_time_before_the_verb_is_said_of_all() -> None:
    act = next(act_records(spoken.text()))
    start = act["span"][0]
    before = {**act, "text": f"2035年前{act['text']}", "trigger": [start + 8, start + 9]}
    assert [r["time"] for r in commitment_records([before])] == ["2035"] * 3
    nowhere = {**act, "time": "2040"}
    assert [r["time"] for r in commitment_records([nowhere])] == ["2040"] * 3


def test_a_mention_in_its_sentence() -> None:
    *_, convention = mention_records(spoken.text())
    at = convention["at"]
    assert convention["context"][at:].startswith(convention["words"])
    assert convention["place"] == "s1.p2.1"
