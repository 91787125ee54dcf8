"""Who speaks or is bound: the holder printed at the head of a Chinese clause."""

from __future__ import annotations

import re
from typing import NamedTuple

from chancery.annotating.chinese.actors import Cast, after_name, person_at
from chancery.annotating.drafts import Ids
from chancery.annotating.masks import ACTOR, FILL, PARTY, PERSON, PLACE, QUOTE, Masked

# a list of states as subject: 俄罗斯联邦和中华人民共和国
_AND = re.compile("[和与、同]|以及")
_MEMBERS = re.compile("各?成员国(?:主管部门|元首|领导人|外长)?")
# whose something is: 林怀远总统提出的倡议
_ATTRIBUTE = re.compile("(?:亲自)?(?:提出|倡导|发起|首倡|阐述|作出|宣布|擘画)?的")
# what the parties share and does not speak: 中俄关系
_TOPIC = re.compile("(?:双边|两国)?(?:关系|友谊|友好(?![国的])|经贸合作|务实合作|各领域合作)")
# the states of a region, as one side: 中亚国家
_OF_REGION = re.compile("(?:地区)?(?:国家|各国)(?:元首|领导人|外长)?|元首|领导人")
_WISHES = re.compile(
    "(?:都|也|高度|坚定|十分)?(?:愿|希望|期待|支持|赞赏|感谢|重视|致力于|反对|欢迎|祝贺)"
)
# fewer parties: a state has met an organisation
_TWO = 2
_GLOSS = re.compile(f"{QUOTE}{FILL}*+")
_SPEAKER = re.compile("我们国家|我们|我国|我方|本人|我(?![党军省市])")
_SPEAKER_SIGNS = frozenset("我本他她")
_OTHER_PERSON = re.compile("[他她](?!们|国)")


class Subject(NamedTuple):
    """A holder's ids, where it stands, and the words that name it.

    `weak` is one that only a trigger makes a holder (他们, 各方); `person` a leader's name.
    """

    ids: Ids
    start: int
    end: int
    basis: str
    weak: bool = False
    person: bool = False


def subject_at(masked: Masked, place: int, cast: Cast, speaker: Ids | None) -> Subject | None:
    """The holder that begins at a place, or None. `speaker` is a readout's reported speaker."""
    text = masked.text
    sign = text[place : place + 1]
    if sign not in cast.begins and sign not in _SPEAKER_SIGNS:
        return None
    found = None
    if sign == PARTY:
        found = _states(masked, place, cast)
    elif sign == ACTOR and (organ := _organ(masked, place, cast)):
        found = organ
    elif sign == ACTOR and (members := _members(masked, place, cast)):
        found = members
    elif sign == PLACE:
        found = _region(masked, place, cast)
    elif (at := person_at(text, place)) is not None:
        found = _person(masked, place, at, cast)
    elif side := cast.side(text, place):
        found = _side(text, place, side.ids, side.end, cast)
    elif role := cast.role(text, place):
        weak = cast.words.joint_kinds[role.basis] == "weak"
        ids = speaker if speaker and role.basis.startswith("我") else role.ids
        found = Subject(ids, place, role.end, role.basis, weak)
    elif speaker and (one := _SPEAKER.match(text, place) or _OTHER_PERSON.match(text, place)):
        found = Subject(speaker, place, one.end(), one[0])
    return found and _glossed(text, found)


def _organ(masked: Masked, place: int, cast: Cast) -> Subject | None:
    """A parliament or party that wishes something for its state, and is not only spoken of."""
    mention = masked.names[place]
    holder = cast.organs.get(mention.id)
    if holder is None and mention.type == "body" and len(cast.parties) < _TWO:
        holder = mention.id
    if holder is None or not _WISHES.match(masked.text, mention.end):
        return None
    return Subject((holder,), place, mention.end, masked.form[place : mention.end], weak=True)


def _region(masked: Masked, place: int, cast: Cast) -> Subject | None:
    """中亚国家: those of the parties that are of the region."""
    mention = masked.names[place]
    known = cast.members.get(mention.id, "").split()
    if not known or not set(known) <= set(cast.parties):
        return None
    states = _OF_REGION.match(masked.text, mention.end)
    if states is None and not masked.form[place : mention.end].endswith("国"):
        return None
    end = states.end() if states else mention.end
    return Subject(tuple(sorted(known)), place, end, masked.form[place:end])


def _glossed(text: str, subject: Subject) -> Subject:
    gloss = _GLOSS.match(text, subject.end)
    if gloss is None:
        return subject
    return Subject(
        *(subject.ids, subject.start, gloss.end(), subject.basis, subject.weak, subject.person)
    )


def _side(text: str, place: int, ids: Ids, end: int, cast: Cast) -> Subject | None:
    ours = ids[0] in cast.parties or not cast.parties or ids[0].startswith("body:")
    return Subject(ids, place, end, text[place:end]) if ours else None


def _states(masked: Masked, place: int, cast: Cast) -> Subject | None:
    text, ids, end = masked.text, list[str](), place
    start = place
    while text[start : start + 1] in (PARTY, ACTOR) and masked.names[start].type in (
        "state",
        "pair",
    ):
        ids += masked.names[start].id.split("+")
        end = masked.names[start].end
        more = _AND.match(text, end)
        start = more.end() if more else len(text)
    if _TOPIC.match(text, end):
        return None
    role = cast.role(text, end)
    if role and cast.words.joint_kinds[role.basis] != "weak":
        return Subject(tuple(sorted(set(ids))), place, role.end, role.basis)
    at = person_at(text, end)
    if at is not None:
        return Subject(tuple(sorted(set(ids))), place, after_name(text, at), "", person=True)
    if len(ids) == 1 and text[end : end + 1] in tuple("同与") and text[end + 1 : end + 2] == ACTOR:
        return None
    office = after_name(text, end - 1)
    return Subject(tuple(sorted(set(ids))), place, max(office, end), "")


def _members(masked: Masked, place: int, cast: Cast) -> Subject | None:
    """上合组织成员国: all parties of a text of many."""
    end = masked.names[place].end
    match = _MEMBERS.match(masked.text, end)
    if match is None or not cast.many:
        return None
    return Subject(cast.parties, place, match.end(), masked.names[place].id)


def _person(masked: Masked, place: int, at: int, cast: Cast) -> Subject | None:
    holder = cast.holders.get(masked.names[at].id)
    if masked.text[at] != PERSON or holder is None:
        return None
    if _ATTRIBUTE.match(masked.text, after_name(masked.text, at)):
        return None
    end, ids = after_name(masked.text, at), {holder}
    while masked.text[end : end + 1] in ("和", "与", "、"):
        more = person_at(masked.text, end + 1)
        one = None if more is None else cast.holders.get(masked.names[more].id)
        if more is None or one is None:
            break
        ids.add(one)
        end = after_name(masked.text, more)
    return Subject(tuple(sorted(ids)), place, end, masked.names[at].id, person=True)
