"""The printed titles of statements: 《…关于…的联合声明》, on one line or on several.

A title names a kind of statement and does not tell of it: "A and B issue joint statement" is a
headline. Lines are met in normal form.
"""

from __future__ import annotations

import re

from chancery.reading.cases import any_case

_TEXTS = "声明|公报|宣言"
# Here and below each alternative begins with a letter, so that the search runs on these letters.
_KIND = (
    f"{_TEXTS}|联合(?:新闻)?(?:{_TEXTS})|共同(?:新闻)?(?:{_TEXTS})|新闻(?:{_TEXTS})"
    "|联合新闻稿|新闻联合公报|主席声明|主席总结|谅解备忘录|备忘录|会议纪要|行动计划|行动纲要|路线图"
)
# a dateline before a title, and when and where its text was adopted behind it
_ZH_LEAD = r"(?:[^。]{0,24}[一-鿿]{2,6}(?:社|网)[一-鿿]{1,8}\d{1,2}月\d{1,2}日电[/ ]?)?"
_ZH_DAY = (
    r"[ ,(]{0,2}(?:19|20|二[〇0零]|一九)[\d〇零一二三四五六七八九]{2}年.{1,3}月.{1,3}日"
    r"(?:[ ,于在]{0,2}[一-鿿]{2,8})?\)?"
)
_ZH = re.compile(
    rf"{_ZH_LEAD}[《“\"]?(?P<title>[^,。;:!?|»_]{{1,100}}?(?:{_KIND}))[》”\"]?"
    r"(?:[(《](?:全文|摘要|摘编|节选|中文版|[一-鿿]{0,6}全文|\d{1,2})[)》]|[ ]?全文"
    rf"|{_ZH_DAY}){{0,2}}"
)
# what a title of a statement has, and a name like 友好声明 has not
_ZH_NEEDED = re.compile(
    r"关于|共和国|联邦|王国|苏丹国|合众国|联盟|组织|集团|国家|峰会|会议|会晤|论坛|元首|首脑|外长"
    r"|理事会|领导人|部长|政府"
)
# … but for the shortest
_ZH_SHORT = re.compile(rf"[一-鿿]{{2,12}}(?:联合|共同)(?:新闻)?(?:{_TEXTS})$")
# who tells of a statement uses a verb; a statement's title has none of these
_ZH_NEWS = re.compile(
    r"发表|发布|签署(?!\d+周年|[一二三四五六七八九十]+周年)|签订|通过|宣布|举行|会见|回应|解读|评论"
    r"|出席|达成|出炉|公布|谈及|热议|抗议|指责|看点|亮点|速览|一图|记者|新华社|受权|人民日报"
)
_EN = re.compile(
    r"(?:(?:[\w-]+ )?(?:Full [Tt]ext|FULL TEXT)(?: [Oo]f(?: the)?)?[: ]*|Press Releases?: )?"
    r"[“\"]?(?P<title>(?:"
    r"[A-Z0-9][^!?|]{0,240}?)?"
    r"(?:\b[Jj]oint [Ss]tatements?|Statements?|\b[Jj]oint [Pp]ress [Rr]elease|JOINT PRESS RELEASE"
    r"|(?<=[Ll]eaders[’'] )statement|Declaration|Communiqu[eé]"
    r"|STATEMENT|DECLARATION|COMMUNIQU[EÉ]|^(?:Joint )?Readout\b[^.]{0,80}? (?:of|from|by)"
    r"|(?<=Leaders[’'] )[A-Z][\w ]{0,30}Vision)\b[^!?|]{0,400}?)[”\"]?"
    r"(?: ?\(\d{1,2}\))?"
)


_EN_NEWS = re.compile(
    any_case(
        *("issues?", "issued", "releases?", "released", "signs?", "signed", "says?", "said"),
        *("adopts?", "adopted", r"publish\w*", "makes?", "made", "calls? (?:on|for)"),
        *("responds?", "slams?", "rejects?", "hails?", "announces?", "full text here"),
        *(
            f"{when} (?:the )?(?:adoption|signing|issuance)"
            for when in ("following", "after", "upon")
        ),
        whole=True,
    )
)
# a line that begins with its kind may well speak of a release or a call
_EN_OWN = re.compile(
    r"(?:Joint )?(?:Readout|Statement|Declaration|Communiqu[eé]) (?:of|from|by|on)\b"
    r"|(?:[Jj]oint [Pp]ress [Rr]elease|JOINT PRESS RELEASE)(?: |$)"
)
_EN_TOLD = re.compile(r"\b(?:says?|said|slams?|responds?|here)\b")
# how sentences begin
_EN_SENTENCE = re.compile(
    r"\d{1,3} ?[.)] .{100}"
    r"|(?:The (?:two |three )?(?:leaders|sides|parties|ministers|presidents)|They|We|On [A-Z][a-z]+"
    r" \d{1,2},?)\b"
)
# … and how lines that were cut end
_EN_CUT_WORDS = ("and", "the", "of", "to", "in", "on", "for", "with", "by")
_EN_CUT = re.compile(rf".*\b(?:{'|'.join(_EN_CUT_WORDS)})$")
_RU = re.compile(
    r"[«\"]?(?P<title>(?:Совместн(?:ое|ая)|СОВМЕСТН(?:ОЕ|АЯ)"
    r"|Декларация|ДЕКЛАРАЦИЯ|Заявление|ЗАЯВЛЕНИЕ"
    r"|Об? (?:[а-я]+ ){0,2}(?:встреч|переговор|визит|разговор|консультаци)[а-я]*"
    r"|(?:Состоялся т|Т)елефонный разговор"
    r"|Коммюнике|КОММЮНИКЕ|[А-Я][а-я]{3,20}ая декларация|Пекинск\w{2} декларация)\b"
    r"(?:[^.!?|]|(?<=\b[А-Я])\.){0,300})[»\"]?"
)
_RU_NEWS = re.compile(r"\b(?:принял\w*|подписал\w*|опубликова\w*|сделал\w*|выступил\w*|приняли)\b")
# what every title has of each grammar; each begins with a letter, so that the search runs on these
_ZH_KIND = "声明|公报|宣言|新闻稿|主席总结|备忘录|会议纪要|行动计划|行动纲要|路线图"
_EN_KIND = (
    "Statement|Joint statement|joint statement|STATEMENT|Declaration|DECLARATION|Communiqu"
    "|COMMUNIQU|Readout|Press [Rr]elease|press [Rr]elease|PRESS RELEASE|Leaders[’'] |leaders[’'] "
)
_RU_KIND = (
    "Совместн|СОВМЕСТН|Декларация|ДЕКЛАРАЦИЯ|декларация|Заявление|ЗАЯВЛЕНИЕ|Коммюнике|КОММЮНИКЕ"
    "|встреч|переговор|визит|разговор|консультаци"
)
_ANY_KIND = re.compile(f"{_ZH_KIND}|{_EN_KIND}|{_RU_KIND}")
# a title's last word, where it is one cut short and no end of a sentence; the longest has 4 signs
_SHORT_END = re.compile(r"\b(?:Jr|Sr|Inc|Ltd|D\.C|U\.S|U\.K|U\.N|[A-Z]\.[A-Z])\.$")
_LONGEST_END = 4
# characters; the longest real title seen (a statement of 24 governments, all named) has 350
LONGEST = 400
# scripts up to this character have words and spaces
_LATIN = "\u04ff"
# a title is set over at most so many lines
MOST_LINES = 4


def _names_parties(title: str) -> bool:
    return (_ZH_NEEDED.search(title) or _ZH_SHORT.match(title)) is not None


# what a line must have, the title in it, what it must not have, and what the title must have
_IN_ENGLISH = (re.compile(_EN_KIND), _EN, _EN_NEWS, None)
_ENGLISH = (_IN_ENGLISH,)
_ALL = (
    (re.compile(_ZH_KIND), _ZH, _ZH_NEWS, _names_parties),
    _IN_ENGLISH,
    (re.compile(_RU_KIND), _RU, _RU_NEWS, None),
)


def title_in(line: str) -> tuple[int, int] | None:
    """Where in a line (normal form) the title of a statement stands, if it is one whole."""
    if line.endswith("|"):
        # the sign before a site's name, which stands on another line or nowhere
        line = line.rstrip(" |")
    # most lines are prose, and end as it does
    if line.endswith(("。", ":")) or (line.endswith(".") and not _ends_short(line)):
        return None
    if len(line) > LONGEST or not _ANY_KIND.search(line) or _is_sentence(line):
        return None
    for kind, pattern, news, needed in _ENGLISH if line.isascii() else _ALL:
        match = pattern.fullmatch(line) if kind.search(line) else None
        if match is None:
            continue
        told = _EN_TOLD if pattern is _EN and _EN_OWN.match(line) else news
        # what stands before an English title (Press Releases:) is no word of it
        if not told.search(match["title"] if pattern is _EN else line) and (
            not needed or needed(match["title"])
        ):
            start, end = match.span("title")
            # a quotation that closes the title is part of it
            title = line[start:end]
            # … and a mark that opens what it closes
            start -= start > 0 and line[start - 1] == "《" and "》" in title and "《" not in title
            return start, end + (title.count("“") > title.count("”"))
    return None


def _ends_short(line: str) -> bool:
    return _SHORT_END.search(line, max(0, len(line) - _LONGEST_END)) is not None


def _is_sentence(line: str) -> bool:
    """Whether an English line is the beginning or a piece of a sentence."""
    if _EN_SENTENCE.match(line):
        return True
    return line.endswith(_EN_CUT_WORDS) and _EN_CUT.match(line) is not None


def title_lines(lines: list[str], start: int) -> int:
    """How many lines from `start` on print one title together; 0 if none do.

    Lines of one title are joined by nothing in Chinese and by a space elsewhere.
    """
    first = lines[start]
    if first.endswith("。"):
        return 0
    if title_in(first):
        following = lines[start + 1 : start + 2]
        return 2 if following and _goes_on(following[0]) else 1
    if len(first) > _BEGINS_LIMIT or not _begins(first):
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
_BEGINS_WORDS = (
    "国|联邦|联盟|组织|集团|政府|元首|主席|总统|总理|首相|部长|外长|领导人"
    "|理事会|会议|峰会|会晤|论坛"
)
_BEGINS = re.compile(rf"[^,。;:!?|»_ ]{{2,60}}(?:{_BEGINS_WORDS})(?:第[^,。 ]{{1,12}})?")
# what it ends in, but for a number
_BEGINS_LAST = frozenset(word[-1] for word in _BEGINS_WORDS.split("|"))
# characters that it has at the most
_BEGINS_LIMIT = 80


def _begins(line: str) -> bool:
    told = line[-1:] in _BEGINS_LAST or "第" in line
    return told and _BEGINS.fullmatch(line) is not None


_GOES_ON = re.compile(
    r"关于|就|在|\(?(?:on|of the|by the|between|following|о|об|по) |(?:ON|OF THE|BY THE|BETWEEN) "
    r"|(?:О|ОБ|Глав|Президент(?:а|ов)|Министр(?:а|ов)|Лидеров|Руководителей) "
)
# characters of a line that goes on, in a script that is half as dense
_LONGEST_ON, _LONGEST_LATIN = 80, 160


def _goes_on(line: str) -> bool:
    """Whether a line carries a title on: “… 联合声明 / 关于 …”, and is no sentence."""
    if not line or len(line) >= (_LONGEST_LATIN if line[0] <= _LATIN else _LONGEST_ON):
        return False
    return _GOES_ON.match(line) is not None and line[-1] not in "。.;:,"
