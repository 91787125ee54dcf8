"""Leaders whom no table knows: a readout names them with their state and office before they speak.

    曙光共和国总统林岚 … 林岚表示,……   →   林岚 speaks for 曙光共和国
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.annotating.chinese.actors import Cast, after_name, office_at
from chancery.annotating.chinese.subjects import Subject
from chancery.annotating.drafts import Ids
from chancery.annotating.masks import PARTY, PERSON, Masked

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
    """Who was introduced: by the first two characters of a name, or by the id of a known one."""

    names: dict[str, tuple[Ids, str]]
    known: dict[str, Ids]

    def at(self, masked: Masked, place: int) -> Subject | None:
        """The leader who speaks at a place, or None."""
        text = masked.text
        if text[place : place + 1] == PERSON:
            ids = self.known.get(masked.names[place].id)
            return ids and Subject(ids, place, after_name(text, place), "", person=True) or None
        introduced = self.names.get(text[place : place + 2])
        said = introduced and _SPEAKS.match(text, place)
        if not introduced or not said:
            return None
        ids, name = introduced
        office = office_at(text, place, said.end())
        bare = text[place:office]
        if len(bare) < 2 or not name.startswith(bare):
            return None
        return Subject(ids, place, said.end(), bare, person=True)


def guests_in(masked: Masked, cast: Cast) -> Guests:
    """Those whom the text introduces as a party's leaders: state, office, name."""
    names: dict[str, tuple[Ids, str]] = {}
    known: dict[str, Ids] = {}
    text = masked.text
    for place, mention in masked.names.items():
        if text[place] != PARTY or mention.type != "state":
            continue
        after = after_name(text, mention.end - 1)
        if after == mention.end:
            continue
        ids = (mention.id,)
        if text[after : after + 1] == PERSON:
            known.setdefault(masked.names[after].id, ids)
        elif name := _NAME.match(text, after):
            names.setdefault(name[0][:2], (ids, name[0]))
    return Guests(names, known)
