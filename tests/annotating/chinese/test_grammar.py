"""The clause grammar: the traps of Chinese statements, in sentences about invented states."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chancery.sample
from chancery.annotating.chinese import Grammar, cast_of
from chancery.annotating.masks import mask
from chancery.annotating.mentions import find_mentions
from chancery.annotating.sentences import paragraphs, sentences
from chancery.annotating.setting import Setting
from chancery.lexicon import load
from chancery.model import Act
from chancery.reading.characters import normal

OWN = load(chancery.sample.lexicon())
PARTIES = ("state:XA", "state:XB")
STATEMENT = Setting("zh", "joint-statement", PARTIES, "2032-11-08", 2032)
READOUT = Setting("zh", "readout", PARTIES, "2035-02-13", 2035)


def acts(text: str, setting: Setting = STATEMENT) -> list[Act]:
    form = normal(text).text
    masked = mask(form, find_mentions(form, setting, OWN), setting.parties)
    lines = [(span, "body") for span in paragraphs(form)]
    split = [sentences(masked.text, *span) for span, _ in lines]
    drafts = Grammar(masked, cast_of(setting, OWN), setting).parse(lines, split)
    return [draft.done() for draft in drafts]


def said(text: str, setting: Setting = STATEMENT) -> list[str]:
    """Each act as `CLASS strength trigger`, with `nest>` before it."""
    form = normal(text).text
    return [
        f"{act.nest + '>' if act.nest else ''}{act.act} {act.strength}"
        f" {form[slice(*act.trigger)] if act.trigger else '-'}"
        for act in acts(text, setting)
    ]


def conjuncts(text: str, setting: Setting = STATEMENT) -> list[str]:
    form = normal(text).text
    return [form[slice(*span)] for act in acts(text, setting) for span in act.conjuncts]


CASES = {
    "将 of intent": ("双方将扩大海上搜救合作。", ["COMMIT 3 将"]),
    "将 for 把 in content": ("双方反对将航道问题政治化。", ["OPPOSE 3 反对"]),
    "将 for 把 behind a request": (
        "双方呼吁国际社会将渔业作为重点领域。",
        ["CALL_UPON 2 呼吁"],
    ),
    "repeated intent": ("双方重申将尽一切努力防止近海军事化。", ["REAFFIRM>COMMIT 3 将"]),
    "应 of a norm": ("各国应保护海洋。", ["NORM 2 应"]),
    "应对 is a word": ("双方将共同应对风暴潮。", ["COMMIT 3 将"]),
    "应 and 对": ("应对沉船事故进行公正的调查。", ["NORM 2 应"]),
    "应 of an invitation": (
        "应曙光共和国总统邀请,澜海联邦总统于2032年11月8日访问潮门。",
        ["ASSERT 1 -"],
    ),
    "愿 and 愿望": ("双方愿照顾渔民的愿望。", ["COMMIT 2 愿"]),
    "愿 embedded": ("曙方欢迎澜方愿为谈判提供场地。", ["WELCOME 3 欢迎"]),
    "支持 as a noun": ("双方指出,该计划得到渔民广泛支持。", ["STATE 1 指出"]),
    "支持 under 将": ("双方将继续支持灯塔修复。", ["COMMIT 3 将"]),
    "a concern of others": (
        "双方强调,违规倾倒引起国际社会的严重关切。",
        ["STRESS 2 强调"],
    ),
    "a concern of their own": ("双方对违规倾倒深表关切。", ["CONCERN 3 深表关切"]),
    "a serious concern": ("双方对违规倾倒表示严重关切。", ["CONCERN 4 表示严重关切"]),
    "要求 asks an actor": ("双方要求有关各方停止倾倒。", ["DEMAND 5 要求"]),
    "intensifier": ("双方坚决反对封锁海峡。", ["OPPOSE 4 反对"]),
    "intensifier behind the modal": ("双方将坚定维护航行安全。", ["COMMIT 4 将"]),
    "nothing at the end": ("封锁公海航道不可接受。", ["REJECT 4 不可接受"]),
    "a norm framed": ("双方强调,各国必须保护珊瑚礁。", ["STRESS>NORM 3 必须"]),
    "a proposition and a norm": (
        "双方认为,海洋属于全人类,各国均应节制捕捞。",
        ["STATE 2 认为", "STATE>NORM 2 应"],
    ),
    "fresh verbs are not framed": (
        "双方重申恪守条约,支持重启谈判,反对封锁。",
        ["REAFFIRM>COMPLY 3 恪守", "SUPPORT 3 支持", "OPPOSE 3 反对"],
    ),
    "own line behind a closed act": (
        "双方谴责海盗行为,推动建立联合巡航机制。",
        ["CONDEMN 4 谴责", "PRACTISE 1 推动"],
    ),
    "done is told": ("双方为治理海湾采取措施,作出了贡献。", ["ASSERT 1 -"]),
    "要……不要……": (
        "国际社会要合作不要对抗,要对话不要封锁。",
        ["NORM 2 要", "NORM 2 要"],
    ),
    "the formula": ("双方声明如下:", ["DECLARE 3 声明如下"]),
    "a verb phrase as subject": ("保护海洋是各国的共同责任。", ["ASSERT 1 -"]),
    "whole units": ("双方高度重视海图测绘。", ["VALUE 2 高度重视"]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_trap(name: str) -> None:
    text, expected = CASES[name]
    assert said(text) == expected


def test_holders_switch_inside_a_sentence() -> None:
    found = acts("曙方支持澜方承办论坛,澜方支持曙方重建灯塔。")
    assert [act.holder for act in found] == [("state:XA",), ("state:XB",)]
    assert [act.target for act in found] == [("state:XB",), ("state:XA",)]


def test_thanks_for_what_the_other_side_said() -> None:
    _, thanks = acts("澜方重申致力于尽快复航,曙方对此表示赞赏。")
    assert (thanks.holder, thanks.target) == (("state:XA",), ("state:XB",))


def test_who_is_asked() -> None:
    (one,) = acts("双方呼吁各国、媒体和企业界保护海洋。")
    assert one.addressee == ("group:all-states", "group:business", "group:media")


def test_who_is_meant_by_what_was_said_before() -> None:
    _, condemned = acts("双方对外部势力破坏海湾安全表示关切。双方谴责上述行为。")
    assert condemned.target == ("group:external-forces",)


def test_further_predicates_are_conjuncts() -> None:
    text = "双方将修复灯塔,深化渔业合作,并扩大通航,为两国人民带来便利。"
    assert conjuncts(text) == ["深化渔业合作", "扩大通航", "为两国人民带来便利"]


def test_what_is_included_and_what_it_is_for_are_no_conjuncts() -> None:
    text = "双方将扩大合作,包括海图、气象等领域,以维护航行安全。"
    assert conjuncts(text) == []


def test_items_of_a_list_are_conjuncts() -> None:
    text = "双方将:\n——修复灯塔,保持航道畅通。\n——扩大渔业合作。\n双方强调航行自由。"
    assert conjuncts(text) == ["——修复灯塔,保持航道畅通", "——扩大渔业合作"] or conjuncts(text) == [
        "修复灯塔,保持航道畅通",
        "扩大渔业合作",
    ]


def test_items_with_a_holder_are_acts_of_their_own() -> None:
    text = "双方同意在以下领域合作:\n——双方将修复灯塔。\n——曙方支持澜方承办论坛。"
    assert [act.act for act in acts(text)] == ["AGREE", "COMMIT", "SUPPORT"]


def test_a_sentence_without_subject_goes_on_with_the_list() -> None:
    (one,) = acts("双方将修复灯塔。扩大两国渔业合作。")
    assert len(one.conjuncts) == 1


def test_when_it_is_due() -> None:
    (one,) = acts("双方同意在2035年前完成海图测绘。")
    assert (one.time, one.aspect) == ("2035", "future")


def test_always_committed_is_no_commitment() -> None:
    (one,) = acts("双方始终致力于维护海湾和平。")
    assert (one.act, one.aspect) == ("COMMIT", "present")


def test_in_a_readout_the_speaker_is_the_holder() -> None:
    text = "林怀远表示,双方要扩大渔业合作,修复灯塔。曙方愿同澜方加强沟通。"
    found = acts(text, READOUT)
    assert [(act.act, act.holder) for act in found] == [
        ("INTEND", ("state:XA",)),
        ("COMMIT", ("state:XA",)),
    ]


def test_what_the_other_says_is_not_the_speakers() -> None:
    text = "林怀远表示,感谢款待。你支持曙方承办论坛,反对封锁海峡。"
    assert said(text, READOUT)[1:] == ["ASSERT 1 -"]


def test_a_name_holds_no_trigger() -> None:
    assert said("双方欢迎《各国应保护海洋宣言》。") == ["WELCOME 3 欢迎"]


def test_every_act_says_its_row_and_its_holder() -> None:
    for text, _ in CASES.values():
        for act in acts(text):
            assert act.rule
            assert any(why.startswith("holder: ") for why in act.why)


WORDS = sorted(
    {word for text, _ in CASES.values() for word in text.split(",")}
    | {"双方", "将", "应", "反对", "、", "——", ":", "并", "以便", "在", "《", "》", "“", "\n", "。"}
)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join), st.booleans())
@settings(max_examples=200, deadline=None)
def test_whatever_stands_there_spans_are_in_the_text(text: str, retold: bool) -> None:
    form = normal(text).text
    for act in acts(text, READOUT if retold else STATEMENT):
        spans = [act.span, *act.conjuncts, *([act.trigger] if act.trigger else [])]
        assert all(0 <= start < end <= len(form) for start, end in spans)
        assert 1 <= act.strength <= 5
        assert json.dumps(act.why)
