"""The printed titles of statements: 《…关于…的联合声明》, on one line or on several.

A title names a kind of statement and does not tell of it: "A and B issue joint statement" is a
headline. Lines are met in normal form.
"""

from __future__ import annotations

import re

_KIND = (
    r"(?:联合|共同)?(?:新闻)?(?:声明|公报|宣言)|联合新闻稿|新闻联合公报|主席声明|主席总结"
    r"|(?:谅解)?备忘录|会议纪要|行动计划|行动纲要|路线图"
)
_ZH = re.compile(
    rf"[《“\"]?(?P<title>[^,。;:!?|»_]{{1,100}}?(?:{_KIND}))[》”\"]?"
    r"(?:[(《](?:全文|摘要|摘编|节选|中文版|[一-鿿]{0,6}全文|\d{1,2})[)》]|[ ]?全文)?"
)
# what a title of a statement has, and a name like 友好声明 has not
_ZH_NEEDED = re.compile(
    r"关于|共和国|联邦|王国|苏丹国|合众国|联盟|组织|集团|国家|峰会|会议|会晤|论坛|元首|首脑|外长"
    r"|理事会|领导人|部长|政府|^[一-鿿]{2,12}(?:联合|共同)(?:新闻)?(?:声明|公报|宣言)$"
)
# who tells of a statement uses a verb; a statement's title has none of these
_ZH_NEWS = re.compile(
    r"发表|发布|签署(?!\d+周年|[一二三四五六七八九十]+周年)|签订|通过|宣布|举行|会见|回应|解读|评论"
    r"|出席|达成|出炉|公布|谈及|热议|抗议|指责|看点|亮点|速览|一图|记者|新华社|受权|人民日报"
)
_EN = re.compile(
    r"(?:(?:[\w-]+ )?(?:Full [Tt]ext|FULL TEXT)(?: [Oo]f(?: the)?)?[: ]*)?[“\"]?(?P<title>(?:"
    r"[A-Z0-9][^!?|]{0,240}?)?"
    r"(?:\b[Jj]oint [Ss]tatement|Statement|(?<=[Ll]eaders[’'] )statement|Declaration|Communiqu[eé]"
    r"|STATEMENT|DECLARATION|COMMUNIQU[EÉ]|^(?:Joint )?Readout\b[^.]{0,80}? (?:of|from|by)"
    r"|(?<=Leaders[’'] )[A-Z][\w ]{0,30}Vision)\b[^!?|]{0,400}?)[”\"]?"
    r"(?: ?\(\d{1,2}\))?"
)
_EN_NEWS = re.compile(
    r"\b(?:issues?|issued|releases?|released|signs?|signed|says?|said|adopts?|adopted|publish\w*"
    r"|makes?|made|calls? (?:on|for)|responds?|slams?|rejects?|hails?|announces?|full text here)\b",
    re.IGNORECASE,
)
# a line that begins with its kind may well speak of a release or a call
_EN_OWN = re.compile(
    r"(?:Joint )?(?:Readout|Statement|Declaration|Communiqu[eé]) (?:of|from|by|on)\b"
)
_EN_TOLD = re.compile(r"\b(?:says?|said|slams?|responds?|here)\b")
# how sentences begin and how lines that were cut end
_EN_SENTENCE = re.compile(
    r"(?:The (?:two |three )?(?:leaders|sides|parties|ministers|presidents)|They|We|On [A-Z][a-z]+"
    r" \d{1,2},?)\b|.*\b(?:and|the|of|to|in|on|for|with|by)$"
)
_RU = re.compile(
    r"[«\"]?(?P<title>(?:Совместн(?:ое|ая)|СОВМЕСТН(?:ОЕ|АЯ)"
    r"|Декларация|ДЕКЛАРАЦИЯ|Заявление|ЗАЯВЛЕНИЕ"
    r"|Об? (?:[а-я]+ ){0,2}(?:встреч|переговор|визит|разговор|консультаци)[а-я]*"
    r"|(?:Состоялся т|Т)елефонный разговор"
    r"|Коммюнике|КОММЮНИКЕ|[А-Я][а-я]{3,20}ая декларация|Пекинск\w{2} декларация)\b"
    r"(?:[^.!?|]|(?<=\b[А-Я])\.){0,300})[»\"]?"
)
_RU_NEWS = re.compile(r"\b(?:принял\w*|подписал\w*|опубликова\w*|сделал\w*|выступил\w*|приняли)\b")
# what every title has of the three grammars
_ANY_KIND = re.compile(
    "声明|公报|宣言|新闻稿|主席总结|备忘录|会议纪要|行动计划|行动纲要|路线图"
    "|tatement|STATEMENT|Declaration|DECLARATION|Communiqu|COMMUNIQU|Readout|[Ll]eaders[’'] "
    "|Совместн|СОВМЕСТН|Декларация|ДЕКЛАРАЦИЯ|декларация|Заявление|ЗАЯВЛЕНИЕ|Коммюнике|КОММЮНИКЕ"
    "|встреч|переговор|визит|разговор|консультаци"
)
# a title's last word, where it is one cut short and no end of a sentence
_SHORT_END = re.compile(r"\b(?:Jr|Sr|Inc|Ltd|D\.C|U\.S|U\.K|U\.N|[A-Z]\.[A-Z])\.$")
# characters; the longest real title seen (a statement of 24 governments, all named) has 350
LONGEST = 400
# a title is set over at most so many lines
MOST_LINES = 4


_ENGLISH = ((_EN, _EN_NEWS, None),)
_ALL = ((_ZH, _ZH_NEWS, _ZH_NEEDED), *_ENGLISH, (_RU, _RU_NEWS, None))


def title_in(line: str) -> tuple[int, int] | None:
    """Where in a line (normal form) the title of a statement stands, if it is one whole."""
    if len(line) > LONGEST or not _ANY_KIND.search(line):
        return None
    if line.endswith((".", "。", ":")) and not _SHORT_END.search(line):
        return None
    if _EN_SENTENCE.match(line):
        return None
    for pattern, news, needed in _ENGLISH if line.isascii() else _ALL:
        match = pattern.fullmatch(line)
        told = _EN_TOLD if pattern is _EN and _EN_OWN.match(line) else news
        if match and not told.search(line) and (not needed or needed.search(match["title"])):
            start, end = match.span("title")
            # a quotation that closes the title is part of it
            return start, end + (line[start:end].count("“") > line[start:end].count("”"))
    return None


def title_lines(lines: list[str], start: int) -> int:
    """How many lines from `start` on print one title together; 0 if none do.

    Lines of one title are joined by nothing in Chinese and by a space elsewhere.
    """
    first = lines[start]
    if title_in(first):
        following = lines[start + 1 : start + 2]
        return 2 if following and _goes_on(following[0]) else 1
    if len(first) > _BEGINS_LIMIT or not _BEGINS.fullmatch(first):
        return 0
    joined = first
    for count, line in enumerate(lines[start + 1 : start + MOST_LINES], 2):
        if not line or line[-1] in "。.!?;:,、" or " " in joined + line:
            return 0
        joined += line
        if title_in(joined):
            # a line that is a whole title of its own needs no line before it
            return count if _goes_on(line) or not title_in(line) else 0
    return 0


# the first line of a title set over several names its parties, and nothing else
_BEGINS = re.compile(
    r"[^,。;:!?|»_ ]{2,60}(?:国|联邦|联盟|组织|集团|政府|元首|主席|总统|总理|首相|部长|外长"
    r"|领导人|理事会|会议|峰会|会晤|论坛)(?:第[^,。 ]{1,12})?"
)
# characters that it has at the most
_BEGINS_LIMIT = 80
_GOES_ON = re.compile(r"(?:关于|就|在|\(?on |\(?о |об )")


def _goes_on(line: str) -> bool:
    """Whether a line carries a title on: “… 联合声明 / 关于 …”, and is no sentence."""
    return len(line) < 80 and _GOES_ON.match(line) is not None and line[-1] not in "。.;:,"
