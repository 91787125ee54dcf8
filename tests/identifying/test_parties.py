"""Who adopted a statement."""

from __future__ import annotations

import dataclasses

import chancery
import chancery.sample
from chancery.identifying.groupings import member_states
from chancery.lexicon import Lexicon, load

OWN = load(chancery.sample.lexicon())
ROW = "XA XB XC@2028-01-01"
FILLER = "成员国重申尊重海洋法,支持渔业合作,主张航行自由。" * 4


def with_members() -> Lexicon:
    rows = {"grouping": ROW, "members": "grouping"}
    added = {group: {**OWN.terms[group], "body:RCO": row} for group, row in rows.items()}
    terms = {**OWN.terms, **added}
    return dataclasses.replace(OWN, terms=terms)


def parties(text: str) -> tuple[str, ...]:
    return chancery.read(text.encode(), lexicon=with_members()).identity.parties


def test_member_states_are_those_of_the_day() -> None:
    own = with_members()
    assert member_states(own, "2027-12-31")["body:RCO"] == "state:XA state:XB"
    assert member_states(own, "2028-12-31")["body:RCO"] == "state:XA state:XB state:XC"
    assert member_states(own, None)["body:UN"] == OWN.terms["members"]["body:UN"]


def test_a_bodys_leaders_speak_for_its_members() -> None:
    opening = "环海合作组织成员国元首于{}年6月15日在潮门举行会议,并发表宣言如下:"
    title = "环海合作组织成员国元首理事会潮门宣言"
    for year, expected in (("2027", ("XA", "XB")), ("2029", ("XA", "XB", "XC"))):
        page = "\n\n".join([title, opening.format(year), FILLER, FILLER])
        assert parties(page) == expected


def test_all_participants_of_a_long_opening_are_parties() -> None:
    names = "曙光共和国总统林怀远、澜海联邦总统诺沃伦"
    long = "在环海地区各国人民的共同期盼中,怀着推进渔业、航运、海图测绘等领域合作的良好愿望,"
    last = "、苍原王国国王阿古兰三世于2031年6月15日在潮门举行会晤。"
    page = "\n\n".join(["潮门宣言", long * 4 + names + last + FILLER, FILLER, FILLER])
    assert parties(page) == ("XA", "XB", "XC")


def test_a_namesake_of_another_state_is_no_party() -> None:
    names = "曙光共和国总统林怀远、苍原王国第一副首相诺沃伦于2031年6月15日在潮门举行会晤。"
    page = "\n\n".join(["潮门宣言", names + FILLER, FILLER, FILLER])
    assert parties(page) == ("XA", "XC")


BODY = "They reaffirmed peace. They agreed to meet again. They welcomed the talks. They parted."


def test_a_state_behind_its_town_says_where_that_is() -> None:
    opening = "Ministers of Aurora and Lanhai met in Rosehaven, Cangyuan, on 5 June 2035."
    assert parties(f"{opening} {BODY}") == ("XA", "XB")


def test_all_whom_one_long_sentence_introduces_are_parties() -> None:
    opening = (
        "At the invitation of H.E. Mr. Lin, Minister of Foreign Affairs of the Republic of Aurora,"
        " and following the conference on the stability of the outer ocean in its time, the"
        " Minister of Foreign Affairs of the Federation of Lanhai and the Minister of Foreign"
        " Affairs of the Kingdom of Cangyuan met in Rosehaven. "
    )
    assert parties(f"Joint Communiqué\n\n{opening}{BODY}\n\n{BODY}") == ("XA", "XB", "XC")


def test_those_who_say_we_are_named_before_their_verb() -> None:
    opening = (
        "We, the leaders of Aurora and Lanhai, condemn the attacks on the people of Cangyuan. "
    )
    assert parties(opening + BODY) == ("XA", "XB")


def test_a_heading_in_capitals_introduces_nobody() -> None:
    page = f"ON THE OCCASION OF A VISIT\n\nAurora and Lanhai met. {BODY}"
    assert parties(page) == ("XA", "XB")


def test_a_title_that_names_those_met_leaves_out_who_met_them() -> None:
    title = "Telephone conversations with the President of Lanhai and the King of Cangyuan"
    opening = "President of Aurora Lin Huaiyuan spoke with both leaders. "
    assert parties(f"{title}\n\n{opening}{BODY}\n\n{BODY}") == ("XA", "XB", "XC")


def test_a_state_that_others_speak_of_is_no_party() -> None:
    opening = "The Presidents of Aurora and Lanhai approved a joint statement on Cangyuan."
    assert parties(f"{opening} {BODY}\n\n{BODY}") == ("XA", "XB")
    opening = "Президенты Авроры и Ланьхая одобрили совместное заявление по Цанъюаню."
    assert parties(f"{opening} Они договорились. Они согласились.\n\n{BODY}") == ("XA", "XB")


def test_a_first_line_that_a_comma_ends_goes_on() -> None:
    opening = (
        "Mr. Lin Huaiyuan, President of Aurora,\n\naccompanied by his wife is visiting Lanhai."
    )
    assert parties(f"{opening} {BODY}\n\n{BODY}") == ("XA", "XB")


def test_members_and_the_states_named_beside_them() -> None:
    text = "我们,环海合作组织成员国以及苍原王国的国家元首,在启明举行会议。" + FILLER
    assert parties(text) == ("XA", "XB", "XC")


def test_who_attends_a_grouping_s_summit_speaks_for_himself() -> None:
    first = "正在苍原王国出席环海合作组织领导人会晤的曙光共和国外长应约同澜海联邦外长通电话。"
    assert parties(first + "双方就合作交换了意见。") == ("XA", "XB")
