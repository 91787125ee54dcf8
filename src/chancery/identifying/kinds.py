"""What kind of text a witness carries: a statement, a readout, or news about one.

A title decides. Without one, voices are counted: a statement speaks as its parties ("the two
sides reaffirm"), a readout reports a speaker ("X pointed out"), news report a text ("the
statement says") or a reporter.
"""

from __future__ import annotations

import re
from functools import cached_property

_BY_TITLE = (
    ("readout", r"^(?:Joint )?Readout\b|^(?:Состоялся т|Т)елефонный разговор"),
    ("press-release", r"^Об? (?:[а-я]+ ){0,2}(?:встреч|переговор|визит|разговор|консультаци)"),
    ("press-release", r"新闻稿|[Pp]ress [Rr]elease|ПРЕСС-РЕЛИЗ|[Пп]ресс-релиз"),
    (
        "joint-statement",
        r"(?:联合|共同)(?:新闻)?声明|[Jj]oint (?:[\w’']+ ){0,3}[Ss]tatement"
        r"|JOINT (?:\w+ )?STATEMENT|[Сс]овместно\w+ [Зз]аявлени"
        r"|СОВМЕСТНОЕ ЗАЯВЛЕНИЕ",
    ),
    ("communique", r"公报|[Cc]ommuniqu[eé]|COMMUNIQU|[Кк]оммюнике|КОММЮНИКЕ"),
    ("declaration", r"宣言|[Dd]eclaration|DECLARATION|[Дд]екларац|ДЕКЛАРАЦ"),
    (
        "joint-statement",
        r"[^,]{2,60}(?:和|与|同)[^,]{2,60}声明$|领导人声明$"
        r"|[Ll]eaders[’'] (?:[Ss]tatement|[A-Z][\w ]{0,30}Vision)",
    ),
)
_TITLE = re.compile("|".join(f"(?P<_{i}>{p})" for i, (_, p) in enumerate(_BY_TITLE)))

_ADVERBS = (
    "(?:一致|共同|还|均|都|也|并|再次|将|高度|坚决|坚定|强烈|特别|同时|对此|就此|积极|愿|继续|进一步"
    "|深切|严重|重申){0,3}"
)
_VERBS = (
    "(?:指出|强调|重申|认为|同意|将|愿|支持|反对|呼吁|欢迎|谴责|敦促|注意到|认识到|致力于|决心|声明|宣布"
    "|商定|赞赏|主张|坚信|表示|积极|高度|对|一致|坚定|坚决|强烈|继续|深信|承诺|确认|鼓励|期待|希望|应|要)"
)
_HOLDERS = (
    *(
        "双方",
        "各方",
        "两国元首",
        "两国政府",
        "两国",
        "我们",
        "三国",
        "三方",
        "四方",
        "五国",
        "四国",
    ),
    *(
        "各国外长",
        "各国领导人",
        "部长们",
        "外长们",
        "领导人们",
        "领导人",
        "成员国",
        "元首们",
        "元首",
    ),
    *("与会领导人", "与会各国领导人", "与会部长"),
)
# A holder opens its clause, or follows a number. The first character stands before the look
# behind, so that the search runs on it.
_CLAUSE = r"(?<![^。,;:\n、.)） ].)"
_JOINT_ZH = re.compile(
    rf"(?:{'|'.join(name[0] + _CLAUSE + name[1:] for name in _HOLDERS)}){_ADVERBS}{_VERBS}"
)
_JOINT_ELSE = re.compile(
    r"(?:^|[.\n] ?)(?:The (?:two |three )?(?:[Ss]ides|[Pp]arties"
    r"|[Ll]eaders|[Mm]inisters|[Pp]residents|countries)|[Bb]oth (?:sides"
    r"|countries|leaders|parties)|They|We|The (?:Heads|Member States))\b[^.\n]{0,40}"
    r"\b(?:reaffirm|stress|emphasi|underlin|underscor|agree"
    r"|welcom|condemn|support|oppose|express|note|reiterat"
    r"|call|urge|commit|recogni|affirm|will|discuss)"
    r"|(?:^|[.\n] ?)(?:Стороны|Обе стороны|Россия и \w+|Мы"
    r"|Главы государств|Министры|Лидеры)\b[^.\n]{0,40}"
    r"(?:подтвержда|подч[её]ркива|отмеча|приветству|осужда"
    r"|поддержива|призыва|выража|намерен|договорились|выступа"
    r"|согласи|счита|готовы|будут)",
    re.MULTILINE,
)
_SPEECH_ZH = re.compile(
    r"[。\n](?!双方|各方|两国|我们|声明|公报|宣言|会议"
    r"|与会|中方|[一-鿿]方|[一-鿿]{2}双方)[一-鿿·]{2,16}?"
    r"(?:指出|强调|表示|说|谈到|介绍了?|提出)(?:[,:]|道)"
)
_SPEECH_ELSE = re.compile(
    r"(?:^|[.\n] ?)(?:President|Prime Minister|Premier|Minister"
    r"|Secretary|Chancellor|Mr\.?|The President|The Secretary"
    r"|[A-Z]\w+)(?: [A-Z][\w.'-]+){0,4} (?:also |further )?(?:said"
    r"|stressed|noted|emphasi[sz]ed|pointed out|underscored"
    r"|underlined|reiterated|expressed|thanked|raised)\b"
    r"|[А-Я][а-яё]+ (?:также )?(?:отметил|подчеркнул|заявил|сказал|указал|напомнил|выразил"
    r"|высказался|проинформировал|поблагодарил|поздравил|подтвердил|обратил внимание)\b",
    re.MULTILINE,
)
_MEETING = re.compile(
    r"会见|会谈|会晤|通(?:了)?电话|通话|视频|宴请|拜会|拜访"
    r"|约见|met with|held (?:a )?(?:talks|meeting|phone|video)"
    r"|spoke (?:by phone )?with|telephone (?:call|conversation)"
    r"|переговоры|встреч|телефонн"
)
_REPORT_ZH = re.compile(
    r"(?:声明|公报|宣言|文件)(?:中)?(?:还|并|全文)?(?:说|称"
    r"|指出|强调|写道|表示|提到|重申|显示|认为|宣布)"
)
# Every alternative begins with a letter, so that the search runs on these letters.
_TEXT_SAYS = (
    r" (?:[Ss]tatement|[Cc]ommuniqu[eé]|[Dd]eclaration) (?:said|says|noted|read|stressed|added)"
)
_ACCORDING = r"ccording to the (?:joint )?(?:statement|communiqu)"
_RU_SAYS = r" (?:говорится|отмечается|подч[её]ркивается|указывается)"
_RU_SAID = r"оворится в (?:совместном )?(?:заявлении|документе)"
_REPORT_ELSE = re.compile(
    rf"the(?:ir)?{_TEXT_SAYS}|The(?:ir)?{_TEXT_SAYS}|joint{_TEXT_SAYS}|Joint{_TEXT_SAYS}"
    rf"|a{_ACCORDING}|A{_ACCORDING}|заявлении{_RU_SAYS}|документе{_RU_SAYS}|коммюнике{_RU_SAYS}"
    rf"|г{_RU_SAID}|Г{_RU_SAID}"
)
_REPORTER_ZH = re.compile(
    r"记者(?!会)|据[^,。\n]{2,16}(?:报道|消息)|报道称|分析(?:人士"
    r"|认为|指出)|专家|评论员|网友|消息人士"
)
_REPORTER_ELSE = re.compile(
    r"reporters?\b|correspondent|analysts?\b|told (?:the )?(?:media"
    r"|press|AFP|Reuters)|корреспондент|журналист|эксперт"
    r"|аналитик"
)
_BREAK = re.compile(r"\n")
# both at the head of a line
_QUESTION = re.compile(
    r"(?:[一-鿿A-Za-z《》]{2,20})?(?:记者|问|提问|Q|Question|Вопрос)(?:问|提问)?\s*[:：]"
)
_ANSWER = re.compile(
    r"(?:答|[一-鿿]{2,4}|发言人|A|Answer|Spokesperson|[A-Z][a-z]+ [A-Z][a-z]+"
    r"|Ответ|[А-Я]\.?[А-Я]?\.?\s?[А-Я][а-яё]+)\s*[:：]"
)
_FORMULA = re.compile(
    r"声明如下|宣布如下|公报如下|宣言如下|declare as follows|state the following"
    r"|заявляют о следующем"
)
# a speech: its speaker greets, thanks, or speaks of himself in sentence after sentence
_FIRST_PERSON = re.compile(
    r"女士们|先生们|朋友们|各位(?:同事|来宾|代表)|尊敬的|Ladies and gentlemen"
    r"|Thank you(?: very much)?[,.]|Distinguished|Уважаемы"
    r"|Дамы и господа",
    re.IGNORECASE,
)
# whose resolution a text is
_RESOLUTION = re.compile(
    r"(?:The (?:[A-Z][a-z]+ ){1,4}(?:Council|Assembly|Conference|Commission)"
    r"|Совет Безопасности|Генеральная Ассамблея|安全理事会|大会|安理会),\s*\n"
)
# characters of a text by which its voice is told
_LOOKED_AT = 3_000
# characters of the opening in which a readout names its meeting
_OPENING = 300
# so many joint sentences make a text its parties' own; news quote fewer, or report them
_JOINT_NEEDED = 4
# a press conference has a dialogue, not one quoted question
_QUESTIONS_NEEDED = 2


class Voices:
    """How often each voice speaks in the head of a text (normal form); counted when asked for."""

    def __init__(self, text: str) -> None:
        self.head = text[:_LOOKED_AT]
        self.zh = "。" in self.head

    def _count(self, chinese: re.Pattern[str], western: re.Pattern[str]) -> int:
        return len((chinese if self.zh else western).findall(self.head))

    @cached_property
    def joint(self) -> int:
        """Sentences in which the parties speak together."""
        return self._count(_JOINT_ZH, _JOINT_ELSE)

    @cached_property
    def speech(self) -> int:
        """Sentences that report what a speaker said."""
        if self.zh:
            return len(_SPEECH_ZH.findall("\n" + self.head))
        return len(_SPEECH_ELSE.findall(self.head))

    @cached_property
    def report(self) -> int:
        """Sentences that report what a text says."""
        return self._count(_REPORT_ZH, _REPORT_ELSE)

    @cached_property
    def reporter(self) -> int:
        """Words of reporters, and of those whom they ask."""
        return self._count(_REPORTER_ZH, _REPORTER_ELSE)

    @cached_property
    def questions(self) -> int:
        """Questions that have an answer."""
        if ":" not in self.head:
            return 0
        lines = [0, *(match.end() for match in _BREAK.finditer(self.head))]
        asked = sum(_QUESTION.match(self.head, at) is not None for at in lines)
        return asked and min(asked, sum(_ANSWER.match(self.head, at) is not None for at in lines))

    @cached_property
    def formula(self) -> bool:
        """Whether the parties state "the following"."""
        return _FORMULA.search(self.head) is not None


def kind_of(text: str, title: str | None, headlines: list[str]) -> str:
    """One of joint-statement, communique, declaration, readout, press-release, news, other."""
    voices = Voices(text)
    if voices.questions >= _QUESTIONS_NEEDED:
        return "other"
    if title and not _reported(voices):
        return _titled(title) or _untitled(text, headlines, voices)
    return _untitled(text, headlines, voices)


def _titled(title: str) -> str | None:
    match = _TITLE.search(title)
    return _BY_TITLE[int(match.lastgroup[1:])][0] if match and match.lastgroup else None


def _reported(voices: Voices) -> bool:
    """A text that reports what a statement says, or speaks through a reporter, is not one."""
    told = 2 * voices.report + voices.reporter
    return told > 2 and told * 2 > voices.joint and not voices.formula


def _untitled(text: str, headlines: list[str], voices: Voices) -> str:
    if _RESOLUTION.match(text):
        return "other"
    if voices.formula and not _reported(voices):
        return _headed(headlines) or "joint-statement"
    met = _MEETING.search(text[:_OPENING]) or any(_MEETING.search(line) for line in headlines)
    if voices.speech >= 2 and met and voices.report < 2 and voices.speech * 2 >= voices.joint:
        return "readout"
    if _reported(voices):
        return "news"
    if voices.joint >= _JOINT_NEEDED:
        return _headed(headlines) or "joint-statement"
    if voices.speech and met:
        return "readout"
    return "other" if _FIRST_PERSON.search(text[:_LOOKED_AT]) else "news"


def _headed(headlines: list[str]) -> str | None:
    return next((kind for line in headlines if (kind := _titled(line))), None)
