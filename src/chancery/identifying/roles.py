"""The part that a date plays in its sentence, by the words around it.

Windows are of fixed width and end at the sentence, so that a text of dates only costs no more.
"""

from __future__ import annotations

import re

# characters looked at on either side; a clause is rarely longer
_BEFORE, _AFTER = 72, 40
# characters of the longest Chinese words right before a date
_LONGEST_ZH = 8
# characters of a text that its opening fills, and before a date in which an invitation stands
_OPENING, _INVITATION = 700, 200

_NAME_AFTER = re.compile(
    r"(?:[年\s]|前)?(?:联合国)?(?:可持续发展)?(?:议程|愿景|规划|纲要|远景|战略|冬奥|奥运|冬残奥|世博|世界杯|亚运"
    r"|目标|年会)|\s?(?:Agenda|Vision|Olympic|Winter|Summer)|[-\s](?:повестк|Повестк)"
)
_DATELINE = re.compile(r"(?:社|网|报|台)[一-鿿·]{1,12}$")
_DATELINE_AFTER = re.compile(r"(?:电|讯|消息)")
_CLOSING_AFTER = re.compile(r"(?:\s?[于在][一-鿿·]{1,10})?[)）。]?\s*$")

# what is signed of that day is there; a text to be signed is not called by its day
_CITED_SURELY = re.compile(
    r"[,]?(?:由[^,。]{1,30}?)?(?:在[^,。]{1,14}?)?(?:双方|两国|共同|联合)?(?:签署|签订|发表|通过|达成|缔结)"
    r"(?:的|[,。)])|《|联合(?:声明|公报|宣言)"
)
_TO_BE_SIGNED = re.compile(r"(?:将|拟|计划|预计|定|争取)(?:于|在)?$")
# words before a date in Latin or Cyrillic letters end in a space, Chinese ones do not
_CITED_BEFORE_ZH = re.compile(r"(?:早在|早于|始于)$")
_CITED_BEFORE = re.compile(
    r"(?<!be )(?<!be jointly )\b(?:[Ss]igned|[Aa]dopted|[Ii]ssued|[Dd]ated|[Cc]oncluded|[Hh]eld"
    r"|[Hh]osted|[Ll]aunched|[Ee]stablished|[Ff]ounded|[Bb]egun|[Bb]egan|[Ss]tarted|[Aa]nnounced"
    r"|[Aa]pproved|[Rr]atified|[Rr]eached|[Cc]onvened|[Rr]eleased|[Pp]ublished|[Ee]ndorsed"
    r"|took place|(?<=entered )into force|(?<=came )into force)"
    r"(?: (?:in|at) [A-Z][\w-]+(?:,? [A-Z][\w-]+){0,2},?)?(?: on| in)?(?: the)?\s$|\b[Ss]ince\s$"
    r"|(?:одписан|ринят|остоявш|аключ[её]н|чрежд[её]н|ровед[её]нн|рошедш)\w*(?: в [А-Я][\w-]+)?"
    r"(?: от| в| с)?(?: г\.)?\s$|\bот\s$"
)
_CITED_AFTER = re.compile(
    r"[,]?(?:在[^,。]{1,14}?)?(?:由[^,。]{1,30}?)?(?:双方|两国|共同|正式|首次|联合|一致|所)?"
    r"(?:签署|签订|发表|通过|达成|生效|宣布|批准|成立|建立|发布|缔结|缔约|提出|启动|召开|以来|发起|加入|退出"
    r"|举行(?=了|的)|举办(?=了|的)|会晤|会谈|访问|《)"
    r"|,? (?:was |were )?(?:signed|adopted|issued|held|concluded)"
    r"|\s?(?:года?|г\.)[^.]{0,3}(?:подписан|принят|состоя[лв])"
)
# 自2014年…以来; 截至2023年底…已超过; 2022年,贸易额达到…
_SINCE = re.compile(r"自(?:从)?$")
_SINCE_AFTER = re.compile(r"[^,。;]{0,30}(?:以来|以后|之后)")
_AS_OF = re.compile(r"截[至止](?:到|至)?$")
# the end of a span of years that may be over: 从1984年的…至2024年, 2012年12月至2025年2月
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

_PLAN_BEFORE_ZH = re.compile(
    r"(?:将|拟|计划|预计|力争|争取|定|最迟|最晚|不迟|不晚|直|至迟|到|至|商定|支持|期待|筹备|办好|迎来)"
    r"(?:于|在|到|至)?$"
)
_PLAN_BEFORE = re.compile(
    r"(?:\b[Bb]y|\b[Uu]ntil|\b[Bb]efore|\bbe held (?:in|on)|\bno later than|\bscheduled for"
    r"|\bupcoming|\bplanned for|\b[Tt]hrough)(?: the end of| early| late| mid-)?\s$"
    r"|\b(?:will|to be|upcoming|look(?:s|ing)? forward to|scheduled)\b[^.,;]{0,60}\b(?:in|on|for)"
    r"(?: early| late| mid-)?\s$"
    r"|(?:\bдо|\bк|будет|состоится|намечен\w*(?: на)?|предстоящ\w+|запланирован\w*(?: на| в)?)"
    r"(?: конца| в)?\s$"
    r"|(?:будет|будут|состоится|состоятся|пройд[её]т|пройдут|провед[её]т|проведут|предстоящ\w+"
    r"|планиру\w+|намечен\w*)\b[^.,;]{0,60}\bв?\s$"
)
# by then it was done: "before 2021" of what was, "through 2023 and 2024, banks have grown"
_DONE_BEFORE = re.compile(
    r"\b(?:was|were|had|has|have|been|did)\b(?:(?!\b(?:to|will|shall)\b)[^.;,]){0,50} $"
)
_DONE_AFTER = re.compile(
    r"(?: and [\w ]{1,20})?, (?:(?!(?:will|shall|should|would|must|to) )[^.;\n]){0,40}?"
    r"\b(?:had|have|has|was|were) "
)
_PLAN_AFTER = re.compile(
    r"(?:底|末|内|年内|上半年|下半年|初)?(?:之?前(?!后)|以前|届时|内)|[^,。)）]{0,8}(?:将(?!近|军)|拟|即将)"
)
# words of the clause under which what is done in a year is still to be done
_TO_COME = re.compile(
    r"(?:将|拟|计划|商定|同意|愿|支持|期待|祝(?!贺)|力争|争取|尽快|推动)[^,。;]*$"
)
_OFFICE_BEFORE = re.compile(r"(?:担任|主办|举办|举行|承办|召开|出任)$")
_OFFICE_AFTER = re.compile(
    r"[^,。;]{0,30}?(?:举办|举行|召开|主办|承办|担任|启动|成立|建成|签署|通过|发表)(?!的|了)"
)
_VISIT = re.compile(
    r"[^。]{0,24}(?:访问|访华|国事访问|举行会谈|会见|会晤|举行|出席)|[^.]{0,40}(?:paid|visit|визит|посети)"
)
_VISIT_BEFORE = re.compile(
    r"(?:访问|访华|visit\w*|посетил|визит\w*|met|gathered|convened|held|встретил\w+"
    r"|заседани\w|саммит\w?|собра\w+|переговор\w*)\b[^.;。]*$"
)
_HELD_AFTER = re.compile(r"[,]?(?:在[^,。]{1,16}?)?(?:举行|召开|会晤|会谈)(?!的)")
_INVITED = re.compile(r"邀请|invitation|приглашени")


def role_of(text: str, start: int, end: int, quoted: bool) -> str:
    """The role of the date `[start, end)`; `quoted` says that it stands inside a name."""
    if quoted or _NAME_AFTER.match(text, end):
        return "name"
    window = text[max(0, start - _BEFORE) : start]
    before, after = _clause(window), text[end : end + _AFTER]
    if _DATELINE.search(before) and _DATELINE_AFTER.match(after):
        return "dateline"
    line = after.split("\n", 1)[0]
    if len(line) < _AFTER and _alone(text, start) and _CLOSING_AFTER.match(line):
        return "closing"
    if _cited_surely(before, after):
        return "citation"
    if _planned(before, after):
        return "plan"
    if start < _OPENING and _opens(text, start, end, before):
        return "opening"
    if _CITED_AFTER.match(after):
        return "mention" if _TO_COME.search(before) else "citation"
    return "plan" if _PLAN_AFTER.match(after) else "mention"


def _cited_surely(before: str, after: str) -> bool:
    if _CITED_SURELY.match(after):
        return _TO_BE_SIGNED.search(before[-_LONGEST_ZH:]) is None
    near = before[-_LONGEST_ZH:]
    if _SINCE.search(near):
        return _SINCE_AFTER.match(after) is not None
    if _AS_OF.search(near):
        return _AS_OF_AFTER.match(after) is not None
    if _ends(before, _CITED_BEFORE_ZH, _CITED_BEFORE):
        return not _PLAN_AFTER.match(after)
    told = _STATISTICS_AFTER.match(after)
    return told is not None and not _TARGET.search(before + told[0])


def _ends(before: str, chinese: re.Pattern[str], western: re.Pattern[str]) -> bool:
    if before[-1:].isspace():
        return western.search(before) is not None
    return chinese.search(before[-_LONGEST_ZH:]) is not None


def _planned(before: str, after: str) -> bool:
    near = before[-_LONGEST_ZH:]
    if _AS_OF.search(near) or _SINCE.search(near):
        return False
    if _SPAN.search(before) and not _TO_COME.search(before):
        return False
    if _BY_THEN.search(near) and not (_AIM_AFTER.match(after) or _TO_COME.search(before)):
        return False
    if _ends(before, _PLAN_BEFORE_ZH, _PLAN_BEFORE):
        return not (_DONE_BEFORE.search(before) or _DONE_AFTER.match(after))
    done = _OFFICE_BEFORE.search(near) or _OFFICE_AFTER.match(after)
    return done is not None and _TO_COME.search(before) is not None


def _opens(text: str, start: int, end: int, before: str) -> bool:
    """Whether a date in the text's opening is that of the visit or meeting which it tells of."""
    if _TO_COME.search(before):
        return False
    if text[end - 1] in "日号" and _HELD_AFTER.match(text, end):
        return True
    invited = _INVITED.search(text, max(0, start - _INVITATION), start)
    told = _VISIT.match(text, end) if invited else None
    return told is not None or _VISIT_BEFORE.search(before) is not None


def _clause(window: str) -> str:
    """What of a window belongs to the date's own clause; only Chinese commas part clauses."""
    cut = max(window.rfind(sign) for sign in "。;\n")
    cut = max(cut, window.rfind(". "))
    comma = window.rfind(",")
    if comma > cut and window[comma + 1 : comma + 2] != " ":
        cut = comma
    return window[cut + 1 :]


def _alone(text: str, start: int) -> bool:
    """Whether a date opens its line, a bracket or a place of signature before it apart."""
    line = text.rfind("\n", max(0, start - 24), start)
    return text[line + 1 : start].strip("( （") == "" if line >= 0 or start < 24 else False
