"""Who is named at a place of a Chinese text: states and bodies, sides (俄方), roles (双方), groups.

Works on the masked text, where a name is a sign for its kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from chancery.annotating.chinese.words import Forms, Words, at, by_first, words_of
from chancery.annotating.drafts import Ids
from chancery.annotating.masks import ACTOR, FILL, NAME, PARTY, PERSON, PLACE, QUOTE, Masked
from chancery.annotating.setting import Setting
from chancery.identifying.groupings import member_states
from chancery.identifying.names import short_names
from chancery.lexicon import Lexicon

_FILLED = re.compile(f"{FILL}*+")
# 方 after a state's short name makes its side, but not in 方向, 方面, 方案 …
_NO_SIDE = frozenset("向案针法式")
# what may stand between a state and the person or organ that speaks for it
_OFFICE = re.compile(
    "(?:(?:两国|双方|三国|中央|联邦|国家|政府|人民)*(?:政府首脑|政府|国家元首|元首|领导人|总统|副总统|总理|副总理|首相"
    "|国家主席|主席|副主席|总书记|代总统|代总理|大公|总督|殿下|陛下|国务委员兼外长|国务委员兼外交部长|国务委员|外长|外交部长|外相|国务卿|国防部长|防长|部长|大臣|国王|女王"
    "|酋长|埃米尔|王储|议长|众议院|参议院|国民议会|议会|国会|众议长|参议长|特使|代表|发言人|秘书长|委员长|女士|先生|阁下|方面|方))++"
)
_OFFICES = frozenset("两双三中联国人政元领总副首主外部大女酋埃王议特代发秘委先阁方防殿陛众参")
# what makes a list of actors go on
_AND = re.compile("(?:、|和|与|同|及|以及|及其|特别是|—|,(?=[\ue001\ue002]))")
_WITH = ("同", "与")
# what stands before an actor and belongs to it
_EACH = re.compile("所有|一切|任何|各|其他|包括|有关|相关|全体|广大|主要|更多|多数")
# members of a body or parties to an instrument, named by it
_MEMBERS = re.compile("(?:各|所有|全体)?(?:成员国|会员国|参与国|伙伴国|成员)")
_STATES_PARTIES = re.compile(
    "(?:的)?(?:各|所有|全体)?(?:缔约国|缔约方|签署国|签字国|参加国|当事国)"
)
# 所有参加……条约的国家
_OF_TREATIES = re.compile(
    "(?:该?(?:联合声明|声明|条约|公约|协定))(?:的)?(?:所有|各)?(?:签署国|缔约国|缔约方|签字国|参加国)|(?:所有|各)[^,。;:]{0,30}?(?:条约|公约|协定|协议)[^,。;:]{0,4}?的?(?:国家|各方)"
)
# what is the parties' own and not the parties: 两国人民
_NOT_THEM = re.compile(
    "金融机构|机构|高校|大学|智库|青年|青少年|人民|民众|学者|地方|城市|学生|专家|记者|关系|友好"
)
_TREATY_SIGNS = frozenset("该联声条公协所各")
_EACH_SIGNS = frozenset("所一任各其包有相全广主更多")
_REGION = re.compile("(?:地区)?(?:各国|国家|有关国家)")
_ALLIES = re.compile("(?:及其|和其|等其|的)(?:军事)?(?:盟友|盟国|同盟国|伙伴国?)")


class Actors(NamedTuple):
    """Sorted ids of a list of actors, where it ends, and the words that name them."""

    ids: Ids
    end: int
    basis: str


@dataclass(frozen=True)
class Cast:
    """Who can be named in a text with this setting.

    `begins` are the characters with which an actor can begin: most places of a text are told by
    them to name nobody.
    """

    words: Words
    groups: Forms
    group_ids: Mapping[str, str]
    sides: Mapping[str, Ids]
    members: Mapping[str, str]
    holders: Mapping[str, str | None]
    organs: Mapping[str, str]
    parties: Ids
    many: bool
    begins: frozenset[str]

    def side(self, text: str, place: int) -> Actors | None:
        """A state's side (俄方) at a place, the parties' before others of the same short name."""
        if text[place + 1 : place + 2] != "方":
            return None
        whose = self.sides.get(text[place])
        if whose is None:
            return None
        if text[place + 2 : place + 3] in _NO_SIDE and text[place + 2 : place + 3]:
            return None
        state = next((s for s in whose if s in self.parties), whose[0])
        return Actors((state,), place + 2, text[place : place + 2])

    def role(self, text: str, place: int) -> Actors | None:
        """双方, 两国元首 and their like: all parties."""
        if text[place : place + 1] not in self.words.joint:
            return None
        form = at(self.words.joint, text, place)
        return Actors(self.parties, place + len(form), form) if form else None

    def group(self, text: str, place: int) -> Actors | None:
        """A group of actors without names (各国, 有关各方)."""
        form = at(self.groups, text, place)
        if form is None:
            if text[place : place + 1] not in _TREATY_SIGNS:
                return None
            treaty = _OF_TREATIES.match(text, place)
            return treaty and Actors(("group:states-parties",), treaty.end(), "")
        return Actors((self.group_ids[form],), place + len(form), form)

    def one(self, masked: Masked, place: int) -> Actors | None:
        """The actor at a place: a name, a side, a role or a group."""
        text = masked.text
        sign = text[place : place + 1]
        if sign not in self.begins:
            return None
        if sign in (PARTY, ACTOR):
            return self._named(masked, place)
        if sign == NAME and (of := _FILLED.match(text, place + 1)):
            parties = _STATES_PARTIES.match(text, of.end())
            return parties and Actors(("group:states-parties",), parties.end(), "")
        if (at := person_at(text, place)) is not None:
            holder = self.holders.get(masked.names[at].id)
            return (holder and Actors((holder,), after_name(text, at), masked.names[at].id)) or None
        if sign == PLACE and (of := _FILLED.match(text, place + 1)):
            states = _REGION.match(text, of.end())
            return states and Actors(("group:regional-states",), states.end(), "")
        side = self.side(text, place)
        if side:
            return side
        joint, group = self._joint(text, place), self.group(text, place)
        if joint and group:
            return group if group.end > joint.end else joint
        return group or (None if joint and _NOT_THEM.match(text, joint.end) else joint)

    def _joint(self, text: str, place: int) -> Actors | None:
        found = self.role(text, place)
        weak = found and self.words.joint_kinds[found.basis] == "weak"
        return None if weak and found and found.basis == "各方" else found

    def _named(self, masked: Masked, place: int) -> Actors:
        mention, text = masked.names[place], masked.text
        end = mention.end
        ids: Ids = tuple(mention.id.split("+"))
        if text[end : end + 1] == QUOTE and (gloss := _FILLED.match(text, end + 1)):
            end = gloss.end()
        if text.startswith("常任理事国", end):
            return Actors(("group:unsc-permanent-members",), end + 5, mention.id)
        if members := _MEMBERS.match(text, end):
            known = self.members.get(mention.id)
            return Actors(tuple(known.split()) if known else ids, members.end(), mention.id)
        if allies := _ALLIES.match(text, end):
            return Actors((*ids, f"group:{_allies(mention.id)}"), allies.end(), mention.id)
        office = _OFFICE.match(text, end)
        return Actors(ids, office.end() if office else end, mention.id)

    def row(self, masked: Masked, place: int, asked: bool = False) -> Actors | None:
        """The list of actors that begins at a place (美国、英国和澳大利亚), or None.

        Of those `asked` to act with a body (某国同某组织合作) only the first are the list.
        """
        sign = masked.text[place : place + 1]
        if sign not in self.begins and sign not in _EACH_SIGNS:
            return None
        ids: list[str] = []
        bases: list[str] = []
        end = place
        start: int | None = place
        while start is not None:
            found = self.one(masked, start)
            if found is None and (each := _EACH.match(masked.text, start)):
                found = self.one(masked, each.end())
            if found is None:
                break
            ids += found.ids
            bases.append(found.basis)
            end = found.end
            more = _AND.match(masked.text, end)
            start = more.end() if more else None
            if asked and more and more[0] in _WITH and self._is_partner(masked, more.end(), ids):
                break
        return Actors(tuple(sorted(set(ids))), end, "、".join(bases)) if ids else None

    def _is_partner(self, masked: Masked, place: int, ids: list[str]) -> bool:
        """Whether a body behind 同 is whom a state works with, and not one more of a list."""
        partner = self.one(masked, place)
        return bool(partner and partner.ids[0].startswith("body:") and ids[0].startswith("state:"))


def _allies(state: str) -> str:
    return f"{state.partition(':')[2].lower()}-allies"


def cast_of(setting: Setting, lexicon: Lexicon) -> Cast:
    """The cast of a text with this setting."""
    many = len(setting.parties) > 2 or not setting.parties
    words, groups = _words(lexicon, many), _groups(lexicon)
    sides = _sides(setting, lexicon)
    begins = _TREATY_SIGNS | groups[1].keys() | words.joint.keys() | _OFFICES | sides.keys()
    return Cast(
        words,
        groups[1],
        groups[0],
        sides,
        member_states(lexicon, setting.at),
        lexicon.holders,
        {
            body.id: body.holder
            for body in lexicon.of("body")
            if body.holder and (body.holder in setting.parties or not setting.parties)
        },
        tuple(sorted(setting.parties)),
        many,
        begins | {PARTY, ACTOR, NAME, PERSON, PLACE},
    )


@cache
def _words(lexicon: Lexicon, many: bool) -> Words:
    """The words of a text with two parties or with `many`, who are spoken of in other words too."""
    words = words_of(lexicon)
    joint = {form: kind for form, kind in words.joint_kinds.items() if many or kind != "many"}
    return Words(**{**vars(words), "joint": by_first(joint), "joint_kinds": joint})


@cache
def _groups(lexicon: Lexicon) -> tuple[dict[str, str], Forms]:
    """The ids of groups by their Chinese forms, and these by their first characters."""
    groups = {form: group.id for group in lexicon.of("group") for form in group.zh}
    return groups, by_first(groups)


def _sides(setting: Setting, lexicon: Lexicon) -> dict[str, Ids]:
    """Whose side a character before 方 may be: short names, and how a party's name begins."""
    regions = {sign: (body,) for sign, body in lexicon.terms.get("zh side", {}).items()}
    sides = {**regions, **_short_bodies(lexicon), **short_names(lexicon)}
    for party in setting.parties:
        for name in lexicon.entries[party].zh if party in lexicon.entries else ():
            if party not in sides.get(name[0], ()):
                sides[name[0]] = (*sides.get(name[0], ()), party)
    return sides


def _short_bodies(lexicon: Lexicon) -> dict[str, Ids]:
    """Bodies by the one character of their side (欧方)."""
    return {
        short: (body.id,) for body in lexicon.of("body") for short in body.short if len(short) == 1
    }


def person_at(text: str, place: int) -> int | None:
    """Where a person begins, behind an office and a name of a state or none: 国家主席某某."""
    if text[place : place + 1] in _OFFICES and (office := _OFFICE.match(text, place)):
        place = office.end()
    return place if text[place : place + 1] == PERSON else None


def office_at(text: str, start: int, end: int) -> int:
    """Where the office behind a name in `[start, end)` begins (林岚总统); `end` where none is."""
    for place in range(start + 2, end):
        office = _OFFICE.match(text, place) if text[place] in _OFFICES else None
        if office and office.end() == end:
            return place
    return end


def after_name(text: str, place: int) -> int:
    """The offset behind the name at a place, and behind an office that follows (普京总统)."""
    filled = _FILLED.match(text, place + 1)
    end = filled.end() if filled else place + 1
    office = _OFFICE.match(text, end)
    return office.end() if office else end
