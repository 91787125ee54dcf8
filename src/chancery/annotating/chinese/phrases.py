"""Phrases with a preposition, and the verb that stands behind them: 就……开展沟通."""

from __future__ import annotations

import re

from chancery.annotating.chinese.words import Words, at
from chancery.annotating.masks import FILL
from chancery.model import Span

_PREPOSITION = re.compile(
    "在|就(?!业)|对(?!接|话|等|外(?!部|界|国)|内(?!政)|标)|为|以(?!及)|从|同(?!意|步|时)|与|向(?!往)|根据|按照?|本着|基于|由|围绕|通过|把|将|于|和(?!平|谐|睦|解)|自(?![愿由主信])|随着?|作为|鉴于|针对|除|依据|遵照|着眼|立足|面向|凭借|经由?(?![济贸历营])|朝[着向]|沿着|给(?!予)"
)
_SIGNS = frozenset("在就对为以从同与向根按本基由围通把将于和自随作鉴针除依遵着立面凭经朝沿给")
TERMINAL = "(?:[上下中内外时后前间此际起]|方面|领域|框架|基础|精神|原则|出发|问题|一道|期间)"
_END = re.compile(f"(?:{TERMINAL}|{FILL})(?![的地])")
# verbs that carry a noun of action, which the phrase before them is about
LIGHT = frozenset(
    [
        "开展",
        "加强",
        "保持",
        "进行",
        "作出",
        "做出",
        "提供",
        "发挥",
        "交换",
        "达成",
        "展开",
        "采取",
        "给予",
        "取得",
        "创造",
        "注入",
        "奠定",
        "营造",
        "增添",
        "举行",
        "密切",
        "深化",
        "建立",
        "付出",
        "承担",
        "树立",
        "形成",
        "实现",
        "打造",
        "推进",
        "推动",
        "打下",
        "把舵领航",
        "搭建",
        "释放",
        "增进",
        "拿出",
        "发出",
    ]
)

# verbs that are nouns as often: 将发展置于, 提升实力和创新能力
NOMINAL = frozenset(
    [
        "发展",
        "创新",
        "合作",
        "协作",
        "交流",
        "治理",
        "教育",
        "改革",
        "协调",
        "研发",
        "投资",
        "研究",
        "贸易",
        "生产",
        "对话",
        "管理",
        "培训",
        "服务",
        "监管",
        "调查",
        "运行",
        "运营",
        "联合",
        "增长",
    ]
)


def preposition_at(text: str, place: int) -> bool:
    """Whether a phrase with a preposition begins at a place."""
    return text[place : place + 1] in _SIGNS and _PREPOSITION.match(text, place) is not None


def adverbs_at(words: Words, text: str, place: int, end: int) -> tuple[int, tuple[str, ...]]:
    """The offset behind the adverbs at a place, and the adverbs."""
    found: list[str] = []
    while place < end and (form := at(words.adverbs, text, place)):
        if place + len(form) >= end:
            break
        verb = at(words.verbs, text, place)
        if verb and len(verb) > len(form):
            break
        found.append(form)
        place += len(form)
    return place, tuple(found)


def verb_behind(words: Words, text: str, place: int, end: int) -> Span | None:
    """The verb behind the phrase that begins at a place, or None where it is still to come."""
    if text.startswith("在", place):
        return _behind_place(words, text, place, end)
    best, verbs = None, words.verbs
    for spot in range(place + 2, end - 1):
        if text[spot] not in verbs:
            continue
        form = at(verbs, text, spot)
        if form is None or spot + len(form) > end or words.kinds[form] == "harm":
            continue
        if (
            len(form) < 2
            or text[spot - 1] == "的"
            or text[spot + len(form) : spot + len(form) + 1] == "的"
        ):
            continue
        if text[spot - 1] in "就为" and form in LIGHT and spot - 1 > place:
            continue
        if form in LIGHT and spot + len(form) < end:
            return spot, spot + len(form)
        if best is None or text[slice(*best)] in NOMINAL:
            best = spot, spot + len(form)
    return best


def _behind_place(words: Words, text: str, place: int, end: int) -> Span | None:
    for match in _END.finditer(text, place, end):
        after, _ = adverbs_at(words, text, match.end(), end)
        form = at(words.verbs, text, after)
        if form and after + len(form) <= end:
            return after, after + len(form)
    return None
