"""The clause grammar: the traps of Chinese statements, in sentences about invented states."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acting import Acting
from chancery.annotating import chinese
from chancery.annotating.setting import Setting
from chancery.reading.characters import normal

PARTIES = ("state:XA", "state:XB")
STATEMENT = Setting("zh", "joint-statement", PARTIES, "2032-11-08", 2032)
READOUT = Setting("zh", "readout", PARTIES, "2035-02-13", 2035)
ACTING = Acting(chinese, STATEMENT)
acts, said, conjuncts = ACTING.acts, ACTING.said, ACTING.conjuncts


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
    "应 in other words": ("双方的选择顺应时代潮流。", ["ASSERT 1 -"]),
    "应约 is no norm": ("林怀远应约同澜海联邦总统通话。", ["ASSERT 1 -"]),
    "要求 of an action": ("双方要求立即停止倾倒。", ["DEMAND 5 要求"]),
    "不允许 of the holders": ("双方不允许任何势力封锁海峡。", ["REJECT 4 不允许"]),
    "an aim over commas": (
        "双方认为,为修复航道,推动渔业发展,有必要成立工作组。",
        ["STATE>NORM 2 有必要"],
    ),
    "what goes on with a proposition": (
        "双方指出,海湾局势趋于平静,曙澜关系具有特殊意义。",
        ["STATE 1 指出"],
    ),
    "what is said of the clause before": (
        "双方指出,潮汐平稳。双方扩大渔业合作,有利于促进各自发展。",
        ["STATE 1 指出", "ASSERT 1 -"],
    ),
    "so that": (
        "双方支持改革该机构,使其更有效地履行职责,增强其作用。",
        ["SUPPORT 3 支持"],
    ),
    "what someone has done, over a comma": (
        "双方高度评价环海组织通过开展培训,推动渔业发展发挥的积极作用。",
        ["APPRECIATE 3 高度评价"],
    ),
    "a phrase that waits for its verb": (
        "双方支持国际社会为应对风暴潮,共同制定解决方案。",
        ["SUPPORT 3 支持"],
    ),
    "a stance behind a phrase with a comma": (
        "双方对个别国家单方面开采海床,损害渔民生计表示关切。",
        ["CONCERN 2 表示关切"],
    ),
    "a stance that leads on": ("双方遗憾地注意到,复航谈判仍未恢复。", ["CONCERN 2 遗憾地注意到"]),
    "whatever else": ("双方谴责海盗行为,不管其出于何种动机。", ["CONDEMN 4 谴责"]),
    "an agreement reached": ("双方就重建灯塔达成重要共识。", ["AGREE 5 达成重要共识"]),
    "a determination": ("双方对落实《海港条约》表示决心。", ["COMMIT 4 表示决心"]),
    "a position about a norm": ("双方重申关于应保护珊瑚礁的立场。", ["REAFFIRM 3 重申"]),
    "a noun that says when": ("欢迎仪式后,双方将扩大渔业合作。", ["COMMIT 3 将"]),
    "two verbs with adverbs, one object": (
        "曙方高度赞赏并坚定支持澜方提出的潮汐倡议。",
        ["APPRECIATE 4 赞赏"],
    ),
    "a need as a noun": ("双方指出,两国有深厚友谊,共同的发展需要。", ["STATE 1 指出"]),
    "amid what, without 在": ("复杂形势下,双方将修复灯塔。", ["COMMIT 3 将"]),
    "a verb phrase whose clause is told of": ("修复灯塔,是双方的选择。", ["ASSERT 1 -"]),
    "we, and who we are": (
        "我们,曙光共和国和澜海联邦的国家元首、代表团团长,于2032年6月在潮门举行会晤。",
        ["ASSERT 1 -"],
    ),
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


def test_purposes_with_any_verb_are_no_conjuncts() -> None:
    assert conjuncts("双方将互派代表,以深化渔业合作,更好造福渔民。") == ["更好造福渔民"]


def test_mutual_support_amid_a_list_is_a_conjunct() -> None:
    text = "曙方愿同澜方巩固互信,坚定支持彼此核心利益,不断扩大通航。"
    assert conjuncts(text) == ["坚定支持彼此核心利益", "不断扩大通航"]


def test_fields_beside_each_other_are_one_object() -> None:
    assert conjuncts("双方将加强航道保护和应对风暴潮领域的经验交流。") == []
    assert conjuncts("双方将发挥环海组织在保障航行安全、促进渔业发展方面的作用。") == []


def test_numbered_items_are_conjuncts() -> None:
    text = "双方同意做好两方面工作:\n一是修复灯塔。保持航道畅通。\n二是扩大渔业合作。"
    assert conjuncts(text) == ["修复灯塔", "保持航道畅通", "扩大渔业合作"]
    text = "双方同意做好两方面工作:一是修复灯塔,保持畅通;二是扩大渔业合作。"
    assert conjuncts(text) == ["修复灯塔,保持畅通", "扩大渔业合作"]


def test_relations_are_a_topic_and_no_holder() -> None:
    (one,) = acts("曙方重申尊重海洋法,曙澜关系具有特殊意义。")
    assert one.holder == ("state:XA",)


def test_a_speaker_tells_of_another_meeting() -> None:
    text = "林怀远表示,双方友好。去年顾明川总理同总统先生举行会晤。曙方愿扩大渔业合作。愿修复灯塔。"
    assert [act.holder for act in acts(text, READOUT)] == [("state:XA",)] * 4


def test_who_is_told_of_speaks_next() -> None:
    text = "双方举行会谈。林怀远阐明曙方立场,强调航行自由。双方友好。"
    assert [act.holder for act in acts(text, READOUT)][1:] == [PARTIES, *[("state:XA",)] * 2]


def test_a_caption_is_not_the_speakers_name() -> None:
    text = "曙光社记者 温若川 摄林怀远指出,曙方愿扩大渔业合作。"
    assert said(text, READOUT) == ["STATE>COMMIT 2 愿"]


def test_a_request_that_stands_behind_together_with() -> None:
    text = "曙方愿与澜方一道,倡导航行自由,修复灯塔。"
    assert said(text) == ["COMMIT 2 愿"]
    assert conjuncts(text) == ["修复灯塔"]


def test_an_own_sentence_ends_the_list() -> None:
    text = "曙方愿扩大渔业合作。双方高度重视海图。三是修复灯塔。"
    assert conjuncts(text) == []


def test_what_is_said_of_a_state_does_not_make_it_the_holder() -> None:
    text = "曙方重申海洋法原则,澜海联邦政府是唯一合法政府,坚决反对任何封锁行径。"
    assert [(act.act, act.holder) for act in acts(text)] == [
        ("REAFFIRM", ("state:XA",)),
        ("OPPOSE", ("state:XA",)),
    ]


def test_a_leaders_initiative_is_no_deed_of_his() -> None:
    text = "诺沃伦表示,两国友好。林怀远总统提出的潮汐倡议具有重要意义。感谢款待。"
    assert [act.holder for act in acts(text, READOUT)] == [("state:XB",)] * 3


def test_whom_one_is_to_work_with_is_not_asked() -> None:
    (one,) = acts("双方呼吁苍原王国同环海组织合作。")
    assert one.addressee == ("state:XC",)


def test_what_is_done_goes_on_with_no_list() -> None:
    assert [act.act for act in acts("双方将修复灯塔;就渔业合作签署了协议。")] == [
        "COMMIT",
        "ASSERT",
    ]


def test_who_is_thanked_behind_and() -> None:
    _, thanks = acts("双方将修复灯塔,并对苍原王国政府的款待表示感谢。")
    assert thanks.target == ("state:XC",)


def test_a_side_by_how_its_name_begins() -> None:
    plain = Setting("zh", "joint-statement", ("state:CD", "state:CN"), "2031-05-04", 2031)
    (one,) = acts("刚方愿扩大渔业合作。", plain)
    assert one.holder == ("state:CD",)


def test_a_region_speaks_as_one_side() -> None:
    states = ("state:CN", "state:KG", "state:KZ", "state:TJ", "state:TM", "state:UZ")
    plain = Setting("zh", "declaration", states, "2031-05-04", 2031)
    (one,) = acts("中亚国家愿扩大渔业合作。", plain)
    assert one.holder == states[1:]


def test_a_parliament_wishes_for_its_state() -> None:
    plain = Setting("zh", "readout", ("state:CN", "state:FR"), "2031-05-04", 2031)
    (one,) = acts("全国人大愿扩大立法交流。", plain)
    assert one.holder == ("state:CN",)
    (told,) = acts("全国人大将于明年举行会议。", plain)
    assert told.act == "ASSERT"


def test_two_leaders_speak_together() -> None:
    (one,) = acts("林怀远和诺沃伦强调,双方愿修复灯塔。", READOUT)
    assert one.holder == PARTIES


def test_the_other_side_s_own_words_are_its_own() -> None:
    text = "林怀远表示,两国友好。澜方积极评价灯塔修复,愿扩大通航。"
    assert [act.holder[0] for act in acts(text, READOUT)] == ["state:XA", "state:XB", "state:XB"]


def test_what_both_adopt_is_told() -> None:
    text = "林怀远表示,两国友好。访问期间,双方发表《曙澜联合声明》。"
    assert [(act.act, act.holder) for act in acts(text, READOUT)][1:] == [("ASSERT", PARTIES)]


def test_we_will_in_a_leaders_words() -> None:
    text = "林怀远表示,两国友好。我们要从潮汐中找到需要坚持的道路。"
    assert said(text, READOUT) == ["STATE 1 表示", "INTEND 1 要"]


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
