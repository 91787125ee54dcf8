"""Leaders whom no table knows: a readout names them with their state and office before they speak.

曙光共和国总统林岚 … 林岚表示,……   →   林岚 speaks for 曙光共和国
"""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass

from chancery.annotating.chinese.actors import Cast, after_name, office_at
from chancery.annotating.chinese.subjects import Subject
from chancery.annotating.drafts import Ids
from chancery.annotating.masks import PERSON, Masked
from chancery.model import Mention

# how far behind its state an office may stand, in code points
_FAR = 80
_STOPS = re.compile("[。;\n]")
_TITLE = re.compile(
    "总统|总理|首相|国家主席|(?<=[副会府])主席|国王|女王|王储|总书记|[参众]?议[院会]?议?长|外长|部长|大臣"
    "|首席顾问|总督|大公|埃米尔|酋长|苏丹|委员长|秘书长|市长|州长|省长|特使|代表|书记|主任|行长|院长|司令|参谋长"
)
# the opening of a readout says in so many code points who met
_OPENING = 200
# characters of a name; longer ones are those of three parts (若泽·爱德华多·多斯桑托斯)
_LONGEST = 20
_NAME = re.compile(f"[\u4e00-\u9fff·]{{2,{_LONGEST}}}")
# how a name is followed where its bearer speaks
_SPEAKS = re.compile(
    f"([\u4e00-\u9fff·]{{2,{_LONGEST}}}?)"
    "(?=(?:还|也|再次|首先|代表[^,]{0,8}|热烈|衷心|高度|完全|对[^,]{1,40})?"
    "(?:表示|指出|强调|说|称|认为|重申|感谢|祝贺|赞赏|欢迎|请|转达))"
)


@dataclass(frozen=True, slots=True)
class Guests:
    """Who was introduced: by the first two characters of a name, or by the id of a known one.

    `other` is the one of two parties of whom the opening names nobody that is known.
    """

    names: dict[str, tuple[Ids, str]]
    known: dict[str, Ids]
    other: Ids = ()

    def at(self, masked: Masked, place: int) -> Subject | None:
        """The leader who speaks at a place, or None."""
        text = masked.text
        if text[place : place + 1] == PERSON:
            ids = self.known.get(masked.names[place].id)
            return Subject(ids, place, after_name(text, place), "", person=True) if ids else None
        introduced = self.names.get(text[place : place + 2])
        said = (introduced or self.other) and _SPEAKS.match(text, place)
        if not said:
            return None
        bare = text[place : office_at(text, place, said.end())]
        ids = introduced[0] if introduced and introduced[1].startswith(bare) else ()
        if not ids and self.other and place > _OPENING and text.find(bare, 0, _OPENING) >= 0:
            ids = self.other
        if len(bare) < 2 or not ids:
            return None
        return Subject(ids, place, said.end(), bare, person=True)


def guests_in(masked: Masked, cast: Cast) -> Guests:
    """Those whom the text introduces as a party's leaders: state, office, name.

    The office need not stand beside its state (曙光共和国总统某某、副总统某某); the last state
    named in the sentence is whose it is.
    """
    names: dict[str, tuple[Ids, str]] = {}
    known: dict[str, Ids] = {}
    text = masked.text
    owners = [(place, owner) for place, m in masked.names.items() if (owner := _owner(m, cast))]
    starts = [place for place, _ in owners]
    for office in _TITLE.finditer(text):
        at = bisect(starts, office.start()) - 1
        if at < 0 or office.start() - starts[at] > _FAR:
            continue
        if _STOPS.search(text, starts[at], office.start()):
            continue
        ids = (owners[at][1],)
        after = office.end()
        if text[after : after + 1] == PERSON:
            person = masked.names[after].id
            if cast.holders.get(person) not in cast.parties:
                known.setdefault(person, ids)
        elif name := _NAME.match(text, after):
            names.setdefault(name[0][:2], (ids, name[0]))
    return Guests(names, known, _other(masked, cast))


def _owner(mention: Mention, cast: Cast) -> str | None:
    """The party that a name is, or whose organ it is."""
    if mention.type == "state":
        return mention.id if mention.id in cast.parties else None
    return cast.organs.get(mention.id)


def _other(masked: Masked, cast: Cast) -> Ids:
    """The party of two of whom the opening names no known leader, where it names one."""
    here = [m for place, m in masked.names.items() if place < _OPENING and m.type == "person"]
    told = {cast.holders.get(mention.id) for mention in here}
    rest = tuple(party for party in cast.parties if party not in told)
    return rest if len(cast.parties) == 2 and len(rest) == 1 else ()
