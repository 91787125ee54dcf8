"""The part that a date plays in its sentence, by the words around it.

Windows are of fixed width and end at the sentence, so that a text of dates only costs no more.
"""

from __future__ import annotations

import re

# characters looked at on either side; a clause is rarely longer
_BEFORE, _AFTER = 24, 40

_NAME_AFTER = re.compile(
    r"(?:[年\s]|前)?(?:联合国)?(?:可持续发展)?(?:议程|愿景"
    r"|规划|纲要|远景|战略|冬奥|奥运|冬残奥|世博|世界杯|亚运"
    r"|目标|年会)"
    r"|\s?(?:Agenda|Vision|Olympic|Winter|Summer)|[-\s](?:повестк|Повестк)"
)
_CITED_BEFORE = re.compile(
    r"(?:截至|早在|早于|始于)$"
    r"|(?:\b[Ss]igned|\b[Aa]dopted|\b[Ii]ssued|\b[Dd]ated"
    r"|\b[Cc]oncluded|(?<!be )\b[Hh]eld|(?<!be )\b[Ll]aunched"
    r"|\b[Ee]stablished)(?: in [A-Z]\w+)?(?: on| in)?\s$|\b[Ss]ince\s$"
    r"|(?:одписан|ринят|остоявш|аключ|чрежд)\w*(?: в [А-Я]\w+)? ?(?:от|в)?\s$|\bот\s$"
)
_CITED_AFTER = re.compile(
    r"[,]?(?:在[^,。]{1,14}?)?(?:由[^,。]{1,30}?)?(?:双方|两国|共同|正式|首次|联合|一致|所)?"
    r"(?:签署|签订|发表|通过|达成|生效|宣布|批准|成立|建立"
    r"|发布|缔结|缔约|提出|启动|召开|以来|发起|加入|退出"
    r"|"
    r"举行(?=了|的)|举办(?=了|的)|会晤|会谈|访问|《)"
    r"|,? (?:was |were )?(?:signed|adopted|issued|held|concluded)"
    r"|\s?(?:года?|г\.)[^.]{0,3}(?:подписан|принят|состоя)"
)
# what is signed of that day is there; a text to be signed is not called by its day
_CITED_SURELY = re.compile(
    r"[,]?(?:由[^,。]{1,30}?)?(?:在[^,。]{1,14}?)?(?:双方"
    r"|两国|共同|联合)?(?:签署|签订|发表|通过|达成|缔结)(?:的"
    r"|[,。)])|《"
)
_PLAN_BEFORE = re.compile(
    r"(?:将|拟|计划|预计|力争|争取|定|最迟|不迟|直|至迟|到"
    r"|至|商定|支持|期待|筹备|办好|迎来)(?:于|在|到|至)?$"
    r"|(?:\b[Bb]y|\b[Uu]ntil|\b[Bb]efore|\bbe held (?:in|on)"
    r"|\bno later than|\bscheduled for|\bupcoming|\bplanned for"
    r"|\b[Tt]hrough)(?: the end of| early| late| mid-)?\s$"
    r"|(?:\bдо|\bк|будет|состоится|намечен\w*(?: на)?|предстоящ\w+"
    r"|запланирован\w*(?: на| в)?)(?: конца| в)?\s$"
)
_PLAN_AFTER = re.compile(
    r"(?:底|末|内|年内|上半年|下半年|初)?(?:之?前|以前|届时|内)|[^,。)）]{0,3}(?:将(?!近)|拟|即将)"
)
_DATELINE = re.compile(r"(?:社|网|报|台)[一-鿿·]{1,12}$")
_DATELINE_AFTER = re.compile(r"(?:电|讯|消息)")
_CLOSING_AFTER = re.compile(r"(?:\s?[于在][一-鿿·]{1,10})?[)）。]?\s*$")
_OPENING_AFTER = re.compile(
    r"[^。]{0,20}(?:访问|访华|国事访问|举行会谈|会见|会晤"
    r"|举行|正式访问)|[^.]{0,40}(?:paid|visit)"
)
_INVITED = re.compile(r"邀请|invitation|приглашени")


def role_of(text: str, start: int, end: int, quoted: bool) -> str:
    """The role of the date `[start, end)`; `quoted` says that it stands inside a name."""
    if quoted or _NAME_AFTER.match(text, end):
        return "name"
    before = _clause(text[max(0, start - _BEFORE) : start])
    after = text[end : end + _AFTER]
    if _DATELINE.search(before) and _DATELINE_AFTER.match(after):
        return "dateline"
    line = after.split("\n", 1)[0]
    if _alone(text, start) and len(line) < _AFTER and _CLOSING_AFTER.match(line):
        return "closing"
    if _CITED_SURELY.match(after) and "将" not in before:
        return "citation"
    if _PLAN_BEFORE.search(before):
        return "plan"
    since = _CITED_BEFORE.search(before) and not _PLAN_AFTER.match(after)
    if _CITED_AFTER.match(after) or since:
        opened = _INVITED.search(text[max(0, start - 80) : start]) and _OPENING_AFTER.match(after)
        return "opening" if opened else "citation"
    if _INVITED.search(text[max(0, start - 80) : start]) and _OPENING_AFTER.match(after):
        return "opening"
    return "plan" if _PLAN_AFTER.match(after) else "mention"


def _clause(before: str) -> str:
    """What of a window belongs to the date's own clause."""
    cut = max(before.rfind(sign) for sign in "。,;\n")
    return before[cut + 1 :]


def _alone(text: str, start: int) -> bool:
    """Whether a date opens its line, a bracket or a place of signature before it apart."""
    line = text.rfind("\n", max(0, start - _BEFORE), start)
    return text[line + 1 : start].strip("( （") == "" if line >= 0 or start < _BEFORE else False
