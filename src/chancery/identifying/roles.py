"""The part that a date plays in its sentence, by the words around it.

Windows are of fixed width and end at the sentence, so that a text of dates only costs no more.
Dozens of patterns are asked of a date; each begins or ends with one of a few characters, so that
one look at the character beside the date spares most of them (`_…_FIRST`, `_…_LAST`).
"""

from __future__ import annotations

import re

_Patterns = tuple[re.Pattern[str], ...]
# characters looked at on either side; a clause is rarely longer
_BEFORE, _AFTER = 72, 40
# characters of the longest Chinese words right before a date
_LONGEST_ZH = 8
# characters of a text that its opening fills, and before a date in which an invitation stands
_OPENING, _INVITATION = 700, 200


def _words(*words: str, unless: tuple[str, ...] = ()) -> str:
    """Words from their beginning on, `unless` something stands before them.

    A class of their first letters comes first, so that a search runs on these letters.
    """
    firsts = [word[: word.index("]") + 1] if word[0] == "[" else word[0] for word in words]
    letters = "".join(dict.fromkeys("".join(firsts).replace("[", "").replace("]", "")))
    none = "".join(f"(?<!{before}.)" for before in (r"\w", *unless))
    rests = [f"(?<={first}){word[len(first) :]}" for first, word in zip(firsts, words, strict=True)]
    return f"[{letters}]{none}(?:{'|'.join(rests)})"


# what can stand between a date and the name that it is part of, and how such names begin
_NAME_JOINS = frozenset("年前-")
_NAME_FIRST = frozenset("联可议愿规纲远战冬奥世亚目年会AVOWSпП")
_NAME_AFTER = re.compile(
    r"(?:[年\s]|前)?(?:联合国)?(?:可持续发展)?(?:议程|愿景|规划|纲要|远景|战略|冬奥|奥运|冬残奥|世博|世界杯|亚运"
    r"|目标|年会)|\s?(?:Agenda|Vision|Olympic|Winter|Summer)|[-\s](?:повестк|Повестк)"
)
_DATELINE = re.compile(r"(?:社|网|报|台)[一-鿿·]{1,12}$")
_DATELINE_FIRST = frozenset("电讯消")
_DATELINE_AFTER = re.compile(r"(?:电|讯|消息)")
_CLOSING_AFTER = re.compile(r"(?:\s?[于在][一-鿿·]{1,10})?[)）。]?\s*$")

# what is signed of that day is there; a text to be signed is not called by its day
_CITED_SURELY_FIRST = frozenset(",由在双两共联签发通达缔《")
_CITED_SURELY = re.compile(
    r"[,]?(?:由[^,。]{1,30}?)?(?:在[^,。]{1,14}?)?(?:双方|两国|共同|联合)?(?:签署|签订|发表|通过|达成|缔结)"
    r"(?:的|[,。)])|《|联合(?:声明|公报|宣言)"
)
_TO_BE_SIGNED = re.compile(r"(?:将|拟|计划|预计|定|争取)(?:于|在)?$")
# words before a date in Latin or Cyrillic letters end in a space, Chinese ones do not
_CITED_BEFORE_ZH = ("早在", "早于", "始于")
# of Latin and of Cyrillic letters
_CITED_BEFORE_EN = (
    re.compile(
        _words(
            *("[Ss]igned", "[Aa]dopted", "[Ii]ssued", "[Dd]ated", "[Cc]oncluded", "[Hh]eld"),
            *("[Hh]osted", "[Ll]aunched", "[Ee]stablished", "[Ff]ounded", "[Bb]egun", "[Bb]egan"),
            *("[Ss]tarted", "[Aa]nnounced", "[Aa]pproved", "[Rr]atified", "[Rr]eached"),
            *("[Cc]onvened", "[Rr]eleased", "[Pp]ublished", "[Ee]ndorsed", "took place"),
            "i(?:(?<=entered i)|(?<=came i))nto force",
            unless=("be ", "be jointly "),
        )
        + r"(?: (?:in|at) [A-Z][\w-]+(?:,? [A-Z][\w-]+){0,2},?)?(?: on| in)?(?: the)?\s$"
    ),
    re.compile(_words("[Ss]ince") + r"\s$"),
)
_CITED_BEFORE_RU = (
    re.compile(
        r"(?:одписан|ринят|остоявш|аключ[её]н|чрежд[её]н|ровед[её]нн|рошедш)\w*"
        r"(?: в [А-Я][\w-]+)?(?: от| в| с)?(?: г\.)?\s$"
    ),
    re.compile(_words("от") + r"\s$"),
)
_CITED_FIRST = frozenset(",在由双两共正首联一所签发通达生宣批成建缔提启召以加退举会访《г")
_CITED_AFTER = re.compile(
    r"[,]?(?:在[^,。]{1,14}?)?(?:由[^,。]{1,30}?)?(?:双方|两国|共同|正式|首次|联合|一致|所)?"
    r"(?:签署|签订|发表|通过|达成|生效|宣布|批准|成立|建立|发布|缔结|缔约|提出|启动|召开|以来|发起|加入|退出"
    r"|举行(?=了|的)|举办(?=了|的)|会晤|会谈|访问|《)"
    r"|,? (?:was |were )?(?:signed|adopted|issued|held|concluded)"
    r"|\s?(?:года?|г\.)[^.]{0,3}(?:подписан|принят|состоя[лв])"
)
# 自2014年…以来; 截至2023年底…已超过; 2022年,贸易额达到…
_SINCE = ("自", "自从")
_SINCE_AFTER = re.compile(r"[^,。;]{0,30}(?:以来|以后|之后)")
_AS_OF = ("截至", "截止", "截至到", "截至至", "截止到", "截止至")
# the end of a span of years that may be over: 从1984年的…至2024年, 2012年12月至2025年2月
_SPAN_LAST = frozenset("至到")
_SPAN = re.compile(r"(?:年|\d月|年初|年[中底末])(?:[^,。;]{0,24})(?:[增升降减]?至|到)$")
# by then it was so: 到2022年,全市任务完成 tells of no aim
_BY_THEN = re.compile(r"(?:^|[^达看提升增扩等计])到$")
_AIM_AFTER = re.compile(
    r"[底末初]?[^。;]{0,60}?(?:将|要|力争|争取|实现|建成|目标|达到(?!了)|提[高升]|成为|使|应|消除"
    r"|减少|基本|翻|开展|完成|推动|计划|预计|结束|拟|有望|确保|形成|全面)"
)
_AS_OF_AFTER = re.compile(r"[^。;]{0,30}(?:已|累计|共有|超过|达到?[0-9一二三四五六七八九十])")
_STATISTICS_AFTER = re.compile(
    r"(?:全年|上半年|下半年)?[,]?[^,。;]{0,12}(?:贸易额|贸易总额|进出口|贸易量|投资额)[^,。;]{0,8}"
    r"(?:达到?了?|超过|突破了?|增长了?|创)[^。;]{0,24}"
)
_TARGET = re.compile(r"目标|力争|争取|将|推动|实现|水平")

_PLAN_LAST = frozenset("将拟划计力争取定迟晚直至到定持待备办好来于在")
_PLAN_BEFORE_ZH = re.compile(
    r"(?:将|拟|计划|预计|力争|争取|定|最迟|最晚|不迟|不晚|直|至迟|到|至|商定|支持|期待|筹备|办好|迎来)"
    r"(?:于|在|到|至)?$"
)
_PART_EN = (
    r"(?: (?:the )?(?:end|beginning|start|middle|(?:first|second) half"
    r"|(?:first|second|third|fourth|last) quarter) of| early| late| mid-)?"
)
_PART_RU = (
    r"(?: кон(?:ца|цу|ец)| начал[аоу]| середин[ыуе]| (?:перв|втор)(?:ую|ой) половин[уые]"
    r"| (?:перв|втор)ое полугодие| квартал[еу]?)?"
)
_PLAN_BEFORE_EN = (
    re.compile(
        _words(
            *("[Bb]y", "[Uu]ntil", "[Bb]efore", "be held (?:in|on)", "no later than"),
            *("scheduled for", "upcoming", "planned for", "[Tt]hrough"),
        )
        + rf"{_PART_EN}\s$"
    ),
    re.compile(
        _words("will", "to be", "upcoming", "look(?:s|ing)? forward to", "scheduled")
        + rf"\b[^.,;]{{0,60}}\b(?:in|on|for){_PART_EN}\s$"
    ),
)
_PLAN_BEFORE_RU = (
    re.compile(_words("до", "к") + rf"(?: в)?{_PART_RU}\s$"),
    re.compile(
        r"(?:будет|состоится|намечен\w*(?: на)?|предстоящ\w+|запланирован\w*(?: на| в)?)"
        rf"(?: во?)?{_PART_RU}\s$"
    ),
    re.compile(
        r"(?:будет|будут|состоится|состоятся|пройд[её]т|пройдут|провед[её]т|проведут|предстоящ\w+"
        rf"|планиру\w+|намечен\w*)\b[^.,;]{{0,60}}\b(?:во?)?{_PART_RU}\s$"
    ),
)
# by then it was done: "before 2021" of what was, "through 2023 and 2024, banks have grown"
_DONE_BEFORE = re.compile(
    _words("was", "were", "had", "has", "have", "been", "did")
    + r"\b(?:(?!\b(?:to|will|shall)\b)[^.;,]){0,50} $"
)
_DONE_AFTER = re.compile(
    r"(?: and [\w ]{1,20})?, (?:(?!(?:will|shall|should|would|must|to) )[^.;\n]){0,40}?"
    r"\b(?:had|have|has|was|were) "
)
_PLAN_FIRST = frozenset("底末内年上下初之前以届")
# characters behind a date in which 将, 拟 or 即将 follows
_PLAN_NEAR = 10
_PLAN_AFTER = re.compile(
    r"(?:底|末|内|年内|上半年|下半年|初)?(?:之?前(?!后)|以前|届时|内)|[^,。)）]{0,8}(?:将(?!近|军)|拟|即将)"
)
# words of the clause under which what is done in a year is still to be done
_TO_COME = re.compile(
    r"(?:将|拟|计划|商定|同意|愿|支持|期待|祝(?!贺)|力争|争取|尽快|推动)[^,。;]*$"
)
_OFFICE_BEFORE = re.compile(r"(?:担任|主办|举办|举行|承办|召开|出任)$")
_OFFICE_AFTER = re.compile(
    "(?:举办|举行|召开|主办|承办|担任|启动|成立|建成|签署|通过|发表)(?!的|了)"
)
# … in the date's clause, so near
_OFFICE_NEAR = 30
_CLAUSE_SIGNS = frozenset(",。;")
_VISIT = re.compile(
    r"[^。]{0,24}(?:访问|访华|国事访问|举行会谈|会见|会晤|举行|出席)|[^.]{0,40}(?:paid|visit|визит|посети)"
)
_VISIT_BEFORE = re.compile(
    r"(?:访问|访华|visit\w*|посетил|визит\w*|met|gathered|convened|held|встретил\w+"
    r"|заседани\w|саммит\w?|собра\w+|переговор\w*)\b[^.;。]*$"
)
_HELD_FIRST = frozenset(",在于举召会")
_HELD_AFTER = re.compile(r"[,]?(?:[在于][^,。]{1,16}?)?(?:举行|召开|会晤|会谈)(?!的)")
# … unless it is looked forward to
_HOPED_FOR = re.compile(r"(?:欢迎|期待|支持|预祝|祝愿|将|拟|计划)[^,。;]{0,8}$")
# what is welcomed may be past or to come
_WELCOMED = re.compile(r"欢迎[^,。;]{0,4}$")
_CAME = re.compile(r"应[^,。]{0,20}邀[^。]{0,40}(?:访问|访华)")
_INVITED = re.compile(r"邀请|invitation|приглашени")


def role_of(text: str, start: int, end: int, quoted: bool) -> str:
    """The role of the date `[start, end)`; `quoted` says that it stands inside a name."""
    after = text[end : end + _AFTER]
    first = after[:1]
    spaced = first.isspace()
    named = after[1:2] if spaced or first in _NAME_JOINS else first
    if quoted or (named in _NAME_FIRST and _NAME_AFTER.match(text, end)):
        return "name"
    before = _clause(text[max(0, start - _BEFORE) : start])
    if first in _DATELINE_FIRST and _DATELINE_AFTER.match(after) and _DATELINE.search(before):
        return "dateline"
    if _closes(text, start, after):
        return "closing"
    to_come = _TO_COME.search(before) is not None
    told = _told(before, after, to_come)
    if told:
        return told
    if start < _OPENING and not to_come and _opens(text, start, end, before):
        return "opening"
    if (spaced or first in _CITED_FIRST) and _CITED_AFTER.match(after):
        return "mention" if to_come or _WELCOMED.search(before) else "citation"
    return "plan" if _plan_follows(after) else "mention"


def _closes(text: str, start: int, after: str) -> bool:
    """Whether a date fills its line, which ends with `after`."""
    line_end = after.find("\n")
    if line_end < 0 and len(after) == _AFTER:
        return False
    line = after if line_end < 0 else after[:line_end]
    return _alone(text, start) and _CLOSING_AFTER.match(line) is not None


def _told(before: str, after: str, to_come: bool) -> str | None:
    """`citation` or `plan`, where the words right beside a date say so."""
    if after[:1] in _CITED_SURELY_FIRST and _CITED_SURELY.match(after):
        if not _TO_BE_SIGNED.search(before[-_LONGEST_ZH:]):
            return "citation"
    elif before.endswith(_SINCE):
        return "citation" if _SINCE_AFTER.match(after) else None
    elif before.endswith(_AS_OF):
        return "citation" if _AS_OF_AFTER.match(after) else None
    elif _cited(before):
        if not _plan_follows(after):
            return "citation"
    elif "贸易" in after or "进出口" in after or "投资额" in after:
        told = _STATISTICS_AFTER.match(after)
        if told and not _TARGET.search(before + told[0]):
            return "citation"
    return "plan" if _planned(before, after, to_come) else None


def _cited(before: str) -> bool:
    if before[-1:].isspace():
        return _any(before, _CITED_BEFORE_EN, _CITED_BEFORE_RU)
    return before.endswith(_CITED_BEFORE_ZH)


def _any(before: str, english: _Patterns, russian: _Patterns) -> bool:
    """Whether a pattern is found; what has only ASCII letters is not asked for Russian."""
    patterns = english if before.isascii() else english + russian
    return any(pattern.search(before) for pattern in patterns)


def _plan_follows(after: str) -> bool:
    near = after[:_PLAN_NEAR]
    possible = near[:1] in _PLAN_FIRST or "将" in near or "拟" in near
    return possible and _PLAN_AFTER.match(after) is not None


def _planned(before: str, after: str, to_come: bool) -> bool:
    last = before[-1:]
    if last in _SPAN_LAST and not to_come:
        if _SPAN.search(before):
            return False
        if _BY_THEN.search(before[-_LONGEST_ZH:]) and not _AIM_AFTER.match(after):
            return False
    if _looks_ahead(before, last):
        return not (_DONE_BEFORE.search(before) or _DONE_AFTER.match(after))
    if not to_come:
        return False
    return _OFFICE_BEFORE.search(before[-_LONGEST_ZH:]) is not None or _office_follows(after)


def _office_follows(after: str) -> bool:
    found = _OFFICE_AFTER.search(after)
    if found is None or found.start() > _OFFICE_NEAR:
        return False
    return _CLAUSE_SIGNS.isdisjoint(after[: found.start()])


def _looks_ahead(before: str, last: str) -> bool:
    if last.isspace():
        return _any(before, _PLAN_BEFORE_EN, _PLAN_BEFORE_RU)
    return last in _PLAN_LAST and _PLAN_BEFORE_ZH.search(before[-_LONGEST_ZH:]) is not None


def _opens(text: str, start: int, end: int, before: str) -> bool:
    """Whether a date in the text's opening is that of the visit or meeting which it tells of."""
    held = text[end - 1] in "日号" and text[end : end + 1] in _HELD_FIRST
    if held and _HELD_AFTER.match(text, end):
        return _HOPED_FOR.search(before[-_LONGEST_ZH:]) is None
    if text[end : end + 1] == "应" and _CAME.match(text, end):
        return True
    invited = _INVITED.search(text, max(0, start - _INVITATION), start)
    told = _VISIT.match(text, end) if invited else None
    return told is not None or _VISIT_BEFORE.search(before) is not None


def _clause(window: str) -> str:
    """What of a window belongs to the date's own clause; only Chinese commas part clauses."""
    cut = max(window.rfind("。"), window.rfind(";"), window.rfind("\n"), window.rfind(". "))
    comma = window.rfind(",")
    if comma > cut and window[comma + 1 : comma + 2] != " ":
        cut = comma
    return window[cut + 1 :]


def _alone(text: str, start: int) -> bool:
    """Whether a date opens its line, a bracket or a place of signature before it apart."""
    line = text.rfind("\n", max(0, start - 24), start)
    return text[line + 1 : start].strip("( （") == "" if line >= 0 or start < 24 else False
