"""What an act is about: who is asked, whose conduct is meant, which further predicates, by when.

Works on the content of one act, the masked text from behind its trigger to its end.
"""

from __future__ import annotations

import re

from chancery.annotating.chinese.actors import Actors, Cast
from chancery.annotating.chinese.phrases import NOMINAL, adverbs_at, preposition_at, verb_behind
from chancery.annotating.chinese.words import at
from chancery.annotating.drafts import Ids
from chancery.annotating.masks import DATE, NAME, Masked
from chancery.annotating.setting import Setting
from chancery.model import Mention, Span

# whose doing something is, inside its object: 由……提出的, ……推行的
_BY = re.compile("由")
_DONE_BY = re.compile("(?:企图)?以(?=[个少某一])")
# heads of noun phrases: what ends so is one thing and no row of predicates
_NOUN_END = re.compile(
    "(?:行为|行径|图谋|企图|活动|做法|举动|行动|政策|倾向|措施|努力|势力|思维|制裁|主义|政治|言论|计划|作用|地位|立场|主张|倡议|建议|成果|进展|工作|机制|关系|格局|体系|权利|利益|时代)$"
)
_LINK = re.compile("(?:、|和|并且|并|以及|及)(?=.)")
_BACK = re.compile("此|上述|类似|此类|有关活动|有关行[为径动]|该(?!国)")
_THEM = re.compile("其(?![他中实余])|该(?:组织|联盟|同盟|国|机构|集团|方)")
_DUE = re.compile(
    "[前底内末初]|之前|以前|期间|年底|举行|举办|召开|主办|在|担任|主席国|轮值|建成|实现|达到|完成|恢复|启动|以后|筹备"
)
_PAST = re.compile("(?:签署|发表|通过(?!政治|对话|协商)|达成|签订|缔结|举行的|成立|提出|发布)")
TARGETED = frozenset({"OPPOSE", "REJECT", "CONDEMN", "CONCERN", "WELCOME", "SUPPORT", "APPRECIATE"})
# COMMIT to back or help someone has a target too
_BACKING = re.compile("(?:支持|帮助|协助|反对|欢迎)")
# what is done to a body's part is its support: 扩大……机构职能
_OF_ITS_ROLE = frozenset(
    ["扩大", "加强", "提升", "发挥", "增强", "巩固", "维护", "提高", "强化", "完善"]
)
# an enumeration that ends in its class: 通过……等方式
_CLASS = re.compile("等[^,、]{0,8}?(?:方式|领域|方面|问题|工作|措施|形式|渠道|手段|合作)")
# 加强……和应对……领域合作: one field beside another
_FIELD = re.compile(
    "[^,、]{2,16}?(?:领域|方面)(?:的)?[^,、]{0,10}?(?:交流|合作|对话|协作|协调|沟通)$"
)
_IN = re.compile("在[^,]{1,80}?(?:方面|领域|过程中|问题上|框架内|基础上)")
# characters of one clause; what is longer is no clause and is not split
_LONGEST = 1000
_ITEM_END = re.compile("[、,]")
_ANY = re.compile("任何(?=[^,]{0,12}?的?图谋|形式|借口)")
_OWN_WORK = re.compile("(?:合作|协作|协调|配合|关系|水平)$")


def addressee(masked: Masked, cast: Cast, start: int, end: int) -> tuple[Ids, int]:
    """Who is asked to act by what begins at `start`, and where the request itself begins."""
    found = cast.row(masked, start, asked=True)
    if found is None or found.end > end:
        return (), start
    return found.ids, found.end


def those_named(text: str, start: int, named: Ids) -> Ids:
    """Which of those named before are meant: 敦促其……, 希望该组织……; none where no such word is."""
    match = _THEM.match(text, start)
    if match is None:
        return ()
    kind = "" if match[0] == "其" else "state:" if match[0] in ("该国", "该方") else "body:"
    return tuple(id_ for id_ in named if id_.startswith(kind))


def target(masked: Masked, cast: Cast, start: int, end: int, act: str) -> Ids:
    """Whose conduct the content is about; nobody where no actor is named."""
    text = masked.text
    first = _ANY.match(text, start)
    direct = None if first else cast.row(masked, start) or _titled(masked, cast, start)
    if direct and direct.end <= end:
        return direct.ids
    if act in ("OPPOSE", "CONDEMN", "CONCERN", "REJECT", "WELCOME", "APPRECIATE", "SUPPORT"):
        return _agent(masked, cast, start, end, act)
    return ()


def _titled(masked: Masked, cast: Cast, start: int) -> Actors | None:
    """The group whose text is named: 《五个核武器国家领导人……联合声明》."""
    if masked.text[start : start + 1] != NAME:
        return None
    place = start + (masked.form[start] in "《“")
    found = cast.group(masked.form, place)
    return found and Actors(found.ids, masked.names[start].end, found.basis)


def _agent(masked: Masked, cast: Cast, start: int, end: int, act: str) -> Ids:
    text = masked.text
    for by in _DONE_BY.finditer(text, start, min(end, start + 12)):
        if row := cast.row(masked, by.end()):
            return row.ids
    for by in _BY.finditer(text, start, end):
        row = cast.row(masked, by.end())
        if row and row.end < end and text[row.end] not in "各":
            return row.ids
    verb = at(cast.words.verbs, text, start)
    if verb and act in ("SUPPORT", "WELCOME"):
        row = cast.row(masked, start + len(verb))
        if row and row.end < end and verb in _OF_ITS_ROLE and row.ids[0].startswith("body:"):
            return row.ids
    return ()


def looks_back(text: str, start: int, end: int) -> bool:
    """Whether the content points to what was said before (对此, 上述行为)."""
    while text[start : start + 1] and text[start] in "对就还也都,":
        start += 1
    return bool(_BACK.match(text, start, end)) or text[start - 1 : start + 1] in ("对此", "就此")


def is_chain(masked: Masked, cast: Cast, start: int, end: int) -> bool:
    """Whether the content is a clause or verb phrase, so that bare predicates may go on with it."""
    text = masked.text
    row = cast.row(masked, start)
    place = row.end if row and row.end < end else start
    if row is None and _NOUN_END.search(text, start, end) and "的" in text[start:end]:
        return False
    while form := at(cast.words.adverbs, text, place):
        place += len(form)
    if place < end and preposition_at(text, place):
        inside = verb_behind(cast.words, text, place, end)
        return inside is not None and not _headed(text, place, end)
    verb = at(cast.words.verbs, text, place)
    if verb is None or place + len(verb) >= end:
        return verb is not None and row is not None
    return not _headed(text, place, end)


def _headed(text: str, start: int, end: int) -> bool:
    """Whether a noun phrase ends here whose last noun governs what stands before it."""
    noun = _NOUN_END.search(text, max(start, end - 4), end)
    before = text[max(start, noun.start() - 8) : end] if noun else ""
    return "的" in before or "所作" in before or "所做" in before


def split(masked: Masked, cast: Cast, start: int, end: int) -> list[Span]:
    """Further predicates inside one clause, each a verb with an object of its own."""
    text, found = masked.text, list[Span]()
    if end - start > _LONGEST or not _LINK.search(text, start, end):
        return found
    start, _ = adverbs_at(cast.words, text, start, end)
    if (
        _headed(text, start, end)
        or text[end - 1] in "中上下"
        or text[start : start + 1] in tuple("为就对围")
    ):
        return found
    last = start
    for link in _LINK.finditer(text, start, end):
        place = link.end()
        while form := at(cast.words.adverbs, text, place):
            place += len(form)
        verb = at(cast.words.verbs, text, place)
        if text[place : place + 1] == "将" and text[end - 1] == "化":
            found.append((link.end(), end))
            break
        if verb is None or cast.words.kinds[verb] == "be" or len(verb) < 2 or verb in NOMINAL:
            continue
        if _CLASS.search(text, place, end) or _FIELD.match(text, place, end):
            continue
        if _inside_phrase(text, start, link.start(), end):
            continue
        rest = text[place + len(verb) : end]
        object_ = _ITEM_END.split(rest, maxsplit=1)[0] if link[0] == "、" else rest
        if (
            len(object_) < 3
            or rest[0] in "和与的及并任者性化力型式"
            or text[link.start() - 1] == "的"
        ):
            continue
        if not _own_object(masked, cast, last, link.start()):
            continue
        if found:
            found[-1] = (found[-1][0], link.start())
        found.append((link.end(), end))
        last = link.end()
    return found


def _inside_phrase(text: str, start: int, place: int, end: int) -> bool:
    """Whether 在……方面 is still open at a place."""
    last = text.rfind("在", start, place)
    if last < 0:
        return False
    phrase = _IN.match(text, last, end)
    return phrase is not None and phrase.end() > place


def _own_object(masked: Masked, cast: Cast, start: int, end: int) -> bool:
    """Whether the predicate before a link has a verb and its object already."""
    text = masked.text
    for spot in range(end - 2, start - 1, -1):
        verb = at(cast.words.verbs, text, spot)
        if verb and len(verb) > 1 and spot + len(verb) <= end:
            if end - spot - len(verb) >= 2 and text[spot - 1 : spot] != "、":
                return True
            if text[spot - 1 : spot] == "、":
                return False
    return False


def due(masked: Masked, start: int, end: int, setting: Setting, later: bool = False) -> str | None:
    """The ISO day, year or range in which the content is due; None where none is named.

    `later` says that the statement's own year does not count.
    """
    text = masked.text
    place = text.find(DATE, start, end)
    while place >= 0:
        mention = masked.names.get(place)
        if mention and setting.ahead(mention.id) and not _is_past(text, mention, end, setting.day):
            near = text[max(start, place - 4) : place] + text[mention.end : mention.end + 14]
            if _DUE.search(near) and not (later and _in_year(mention.id, setting.year)):
                return mention.id
        place = text.find(DATE, place + 1, end)
    return None


def _in_year(time: str, year: int | None) -> bool:
    return time.rpartition("/")[2][:4] == str(year)


def _is_past(text: str, mention: Mention, end: int, day: str | None) -> bool:
    if day and mention.id > day:
        return False
    return bool(_PAST.search(text, mention.end, min(end, mention.end + 12)))
