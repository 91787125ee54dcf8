"""What kind of text a witness carries: a statement, a readout, or news about one.

A title decides. Without one, voices are counted: a statement speaks as its parties ("the two
sides reaffirm"), a readout reports a speaker ("X pointed out"), news report a text ("the
statement says") or a reporter.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice

from chancery.identifying.spoken import SPOKEN, greets, is_own, speakers

# Here and below each alternative begins with a letter, before what is looked for behind it, so
# that the search runs on these letters.
_BY_TITLE = (
    ("press-release", ("新闻稿", "Press [Rr]elease", "press [Rr]elease", "PRESS RELEASE")),
    ("press-release", ("Media [Rr]elease", "media [Rr]elease", "MEDIA RELEASE")),
    ("press-release", ("ПРЕСС-РЕЛИЗ", "Пресс-релиз", "пресс-релиз")),
    ("joint-statement", ("联合(?:新闻)?声明", "共同(?:新闻)?声明")),
    ("joint-statement", (r"Joint (?:[\w’']+ ){0,3}[Ss]tatement", r"JOINT (?:\w+ )?STATEMENT")),
    ("joint-statement", (r"joint (?:[\w’']+ ){0,3}[Ss]tatement", "СОВМЕСТНОЕ ЗАЯВЛЕНИЕ")),
    ("joint-statement", (r"Совместно\w+ [Зз]аявлени", r"совместно\w+ [Зз]аявлени")),
    ("communique", ("公报", "Communiqu[eé]", "communiqu[eé]", "COMMUNIQU")),
    ("communique", ("Коммюнике", "коммюнике", "КОММЮНИКЕ")),
    ("declaration", ("主席声明", "主席总结")),
    ("declaration", ("宣言", "Declaration", "declaration", "DECLARATION")),
    ("declaration", ("Декларац", "декларац", "ДЕКЛАРАЦ")),
    ("joint-statement", ("领导人声明$", r"Leaders[’'] (?:[Ss]tatement|[A-Z][\w ]{0,30}Vision)")),
    ("joint-statement", (r"leaders[’'] (?:[Ss]tatement|[A-Z][\w ]{0,30}Vision)",)),
)
_KINDS = [kind for kind, words in _BY_TITLE for _ in words]
# each alternative has a group, whose number is the kind's
_TITLE = re.compile("|".join(f"{word}()" for _, words in _BY_TITLE for word in words))
# what tells of itself at its head comes before all other words, in this order
_BY_HEAD = (
    (
        "readout",
        re.compile(
            r"(?:Joint )?Readout\b|(?:Tele)?[Pp]hone (?:conversation|call)s? (?:with|between)\b"
            r"|(?:[^.,]{0,40}: )?[^.,:]{0,40}[’']s (?:[Pp]hone )?[Cc]all [Ww]ith\b"
            r"|[^.,:]{3,80} (?:had|held) a (?:tele)?phone (?:conversation|call) with\b"
            r"|(?:Состоялся т|Т)елефонный разговор|[^.,:]{3,80} пров[её]л телефонный разговор"
        ),
    ),
    (
        "press-release",
        re.compile(r"Об? (?:[а-я]+ ){0,2}(?:встреч|переговор|визит|разговор|консультаци)"),
    ),
)
# news of a text, which is in the headline what somebody does with it
_TOLD = re.compile(
    r"\b(?:[Aa]pproves?|[Ss]igns?|[Ss]igned|[Ii]ssues?|[Aa]dopts?|[Rr]eleases?|[Ww]elcomes?"
    r"|[Rr]ejects?|[Cc]ondemns?|подписал[аи]?|приняли|одобрил[аи]?|осудил[аи]?)\b"
)
# one side's statement on a meeting
_READOUT_OF = re.compile(
    r"(?:会[见晤谈]|通话|通电话)》?的?(?:白宫|总统府|总理府|首相府|外交部|国务院)(?:的?声明|新闻稿)$"
)
# a statement that names no kind but its two sides
_OF_TWO = re.compile(r"[^,]{2,60}(?:和|与|同)[^,]{2,60}声明$")

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
    *(f"{many}国{who}" for many in "三四五六七八" for who in ("总理", "外长")),
)
# A holder opens its clause, or follows a number. The first character stands before the look
# behind, so that the search runs on it.
_CLAUSE = r"(?<![^。,;:\n、.)） ].)"
_JOINT_ZH = re.compile(
    rf"(?:{'|'.join(name[0] + _CLAUSE + name[1:] for name in _HOLDERS)}){_ADVERBS}{_VERBS}"
)
# So does an English or Russian sentence: behind the one before, or at the head of a line.
_SENTENCE = r"(?<![^.\n ].)(?<![^.\n] .)(?<!\A .)"
_EN_HOLDERS = (
    r"The (?:two |three )?(?:[Ss]ides|[Pp]arties|[Ll]eaders|[Mm]inisters|[Pp]residents|countries)",
    r"The (?:two |three )?(?:Prime|Foreign) Ministers",
    r"Both (?:sides|countries|leaders|parties)",
    r"both (?:sides|countries|leaders|parties)",
    *("They", "We", r"The (?:Heads|Member States)"),
)
_EN_VERBS = (
    r"\b[^.\n]{0,40}\b(?:reaffirm|stress|emphasi|underlin|underscor|agree|welcom|condemn|support"
    r"|oppose|express|note|reiterat|call|urge|commit|recogni|affirm|will|discuss)"
)
_RU_HOLDERS = (
    *("Стороны", "Обе стороны", r"Россия и \w+", "Мы"),
    *("Главы государств", "Министры", "Лидеры"),
)
_RU_VERBS = (
    r"\b[^.\n]{0,40}(?:подтвержда|подч[её]ркива|отмеча|приветству|осужда|поддержива|призыва|выража"
    r"|намерен|договорились|выступа|согласи|счита|готовы|будут)"
)
_JOINT_ELSE = re.compile(
    "|".join(
        holder[0] + _SENTENCE + holder[1:] + verbs
        for holders, verbs in ((_EN_HOLDERS, _EN_VERBS), (_RU_HOLDERS, _RU_VERBS))
        for holder in holders
    )
)
_SPEECH_ZH = re.compile(
    r"[。\n](?!双方|各方|两国|我们|声明|公报|宣言|会议"
    r"|与会|中方|[一-鿿]方|[一-鿿]{2}双方)[一-鿿·]{2,16}?"
    r"(?:指出|强调|表示|说|谈到|介绍了?|提出)(?:[,:]|道)"
)
_SPEECH_ELSE = re.compile(
    rf"[A-ZА-Я](?:(?<=[A-Z]){_SENTENCE}"
    r"(?:\w+|(?<=M)r\.|(?<=P)rime Minister|(?<=T)he (?:President|Secretary))"
    r"(?: [A-Z][\w.'-]+){0,4} (?:also |further )?(?:said"
    r"|stressed|noted|emphasi[sz]ed|pointed out|underscored"
    r"|underlined|reiterated|expressed|thanked|raised)\b"
    r"|(?<=[А-Я])[а-яё]+ (?:также )?(?:отметил|подчеркнул|заявил|сказал|указал|напомнил|выразил"
    r"|высказался|проинформировал|поблагодарил|поздравил|подтвердил|обратил внимание)\b)"
)
_MEETING = re.compile(
    r"会见|会谈|会晤|举行(?:峰会|首脑会)|通(?:了)?电话|通话|视频|宴请|拜会|拜访"
    r"|约见|met with|held (?:a )?(?:talks|meeting|phone|video)"
    r"|spoke (?:by phone )?with|telephone (?:call|conversation)"
    r"|переговоры|встреч|телефонн"
)
_SAYS_ZH = "中?(?:还|并|全文|一致)?(?:说|称|指出|强调|写道|表示|提到|重申|显示|认为|宣布)"
_REPORT_ZH = re.compile("|".join(text + _SAYS_ZH for text in ("声明", "公报", "宣言", "文件")))
_TEXT_SAYS = (
    r" (?:[Ss]tatement|[Cc]ommuniqu[eé]|[Dd]eclaration) (?:said|says|noted|read|stressed|added)"
)
_ACCORDING = r"ccording to the (?:joint )?(?:statement|communiqu)"
_RU_SAYS = r" (?:говорится|отмечается|подч[её]ркивается|указывается)"
_RU_SAID = r"оворится в (?:совместном )?(?:заявлении|документе)"
_RU_TOLD = r" в (?:совместном |итоговом |этом )?(?:заявлении|документе|коммюнике|декларации)"
_REPORT_ELSE = re.compile(
    rf"the(?:ir)?{_TEXT_SAYS}|The(?:ir)?{_TEXT_SAYS}|joint{_TEXT_SAYS}|Joint{_TEXT_SAYS}"
    rf"|a{_ACCORDING}|A{_ACCORDING}|заявлении{_RU_SAYS}|документе{_RU_SAYS}|коммюнике{_RU_SAYS}"
    rf"|г{_RU_SAID}|Г{_RU_SAID}|отмечается{_RU_TOLD}|указывается{_RU_TOLD}|указано{_RU_TOLD}"
)
_REPORTER_ZH = re.compile(
    r"(?<!会见)记者(?!会|提问)|据[^,。\n]{2,16}(?:报道|报导|消息)|报道称|报导称|分析(?:人士|师"
    r"|认为|指出)|专家|学者|教授|讲师|评论员|网友|消息人士|观察人士|据信"
)
_REPORTER_ELSE = re.compile(
    r"reporters?\b|correspondent|analysts?\b|told (?:the )?(?:media"
    r"|press|AFP|Reuters)|корреспондент|журналист|эксперт"
    r"|аналитик"
)
# either of them
_TOLD_ZH = re.compile(f"{_REPORT_ZH.pattern}|{_REPORTER_ZH.pattern}")
# what a text has in which either of the others is found: a word, or one behind that for a text
_TOLD_WORDS = (
    *("ccording to the ", "reporter", "correspondent", "analyst", "told "),
    *("оворится", "отмечается", "ркивается", "указывается", "указано в "),
    *("корреспондент", "журналист", "эксперт", "аналитик"),
)
_TEXTS = ("tatement ", "ommunique ", "ommuniqué ", "eclaration ")
_SAYS = ("said", "says", "noted", "read", "stressed", "added")
_BREAK = re.compile(r"\n")
# the last words before the colon of a question
_ASKS = (
    *(
        "记者",
        "问",
        "Q",
        "Question",
        "QUESTION",
        "Journalist",
        "JOURNALIST",
        "Reporter",
        "REPORTER",
    ),
    *("Вопрос", "ВОПРОС", "Корреспондент"),
)
# both at the head of a line
_QUESTION = re.compile(
    r"(?:[一-鿿A-Za-z《》]{2,20})?(?:记者|问|提问|Q|Question|QUESTION|Journalist|JOURNALIST"
    r"|Reporter|REPORTER|Вопрос|ВОПРОС|Корреспондент)(?:问|提问)?\s*[:：]"
)
_ANSWER = re.compile(
    r"(?:答|[一-鿿]{2,4}|发言人|A|Answer|Spokesperson|[A-Z][a-z]+ [A-Z][a-z]+"
    r"|(?!QUESTION|JOURNALIST|REPORTER)[A-Z]{2,}\.?(?: [A-Z.’'-]+){0,3}"
    r"|Ответ|[А-Я]\.?[А-Я]?\.?\s?[А-Я][а-яё]+)\s*[:：]"
)
# formulas, by a word that all of them have
_FORMULAS = {
    "如下": ("声明如下", "宣布如下", "公报如下", "宣言如下"),
    "follow": ("declare as follows", "state the following"),
    "следующем": ("заявляют о следующем",),
}
# a headline that names a speech, and tells of none
_SPEECH_HEAD = re.compile(
    r"(?:演讲|讲话|致辞|致词|发言|署名文章|专访)(?:稿|实录|\(?(?:中文)?(?:翻译)?全文(?:实录)?\)?)*"
    r"(?:\s?[—|_-]+\s?[一-鿿]{2,16})?$"
)
_TELLS_OF = re.compile("发表|出席|会见|会谈|回应|评|谈")
# how news begin that put a text into their own words
_LATELY = ("近日", "日前", "昨日", "当日", "记者")
# a treaty has articles, and says what it is
_ARTICLES, _TREATY = ("第一条", "第二条"), re.compile(r"缔约|本(?:条约|协定|协议|公约|议定书)")
# a statement in numbered paragraphs, of which the first tells who came on whose invitation
_NUMBERED_VISIT = re.compile(r"(?:一、|1[.、])\s?应[^。\n]{4,60}邀请[^。\n]{4,100}访问")
# whose resolution a text is
_RESOLUTION = re.compile(
    r"(?:The (?:[A-Z][a-z]+ ){1,4}(?:Council|Assembly|Conference|Commission)"
    r"|Совет Безопасности|Генеральная Ассамблея|安全理事会|大会|安理会),\s*\n"
)
_ARTICLE = re.compile(r"\n(?:Article|ARTICLE) (?:1|I|One)\b")
# characters of a text by which its voice is told
_LOOKED_AT = 3_000
# characters of the opening in which a readout names its meeting
_OPENING = 300
# so many joint sentences make a text its parties' own; news quote fewer, or report them
_JOINT_NEEDED = 4
# kinds of texts that their parties adopt
_ADOPTED = ("joint-statement", "communique", "declaration")
# news let so many speak who took no part in a meeting
_REPORTERS = 3
# a press conference has a dialogue, not one quoted question
_QUESTIONS_NEEDED = 2


class Voices:
    """How often each voice speaks in the head of a text (normal form); counted when asked for."""

    def __init__(self, text: str) -> None:
        self.head = text[:_LOOKED_AT]
        self.zh = "。" in self.head

    @cached_property
    def joint(self) -> int:
        """Sentences in which the parties speak together."""
        return len((_JOINT_ZH if self.zh else _JOINT_ELSE).findall(self.head))

    def joint_enough(self) -> bool:
        """Whether the parties speak together so often that the text is their own."""
        found = (_JOINT_ZH if self.zh else _JOINT_ELSE).finditer(self.head)
        return len(list(islice(found, _JOINT_NEEDED))) == _JOINT_NEEDED

    @cached_property
    def speech(self) -> int:
        """Sentences that report what a speaker said."""
        if self.zh:
            return len(_SPEECH_ZH.findall("\n" + self.head))
        return len(_SPEECH_ELSE.findall(self.head))

    @cached_property
    def report(self) -> int:
        """Sentences that report what a text says."""
        return len((_REPORT_ZH if self.zh else _REPORT_ELSE).findall(self.head))

    @cached_property
    def reporters(self) -> int:
        """Words of reporters, and of those whom they ask."""
        return len((_REPORTER_ZH if self.zh else _REPORTER_ELSE).findall(self.head))

    @cached_property
    def reported(self) -> bool:
        """A text that reports what a statement says, or speaks through a reporter, is not one."""
        if self.formula() or not self._told():
            return False
        told = 2 * self.report + self.reporters
        return told > 2 and told * 2 > self.joint

    def _told(self) -> bool:
        """Whether any sentence reports what a text says, or any word is a reporter's."""
        if self.zh:
            return _TOLD_ZH.search(self.head) is not None
        if any(word in self.head for word in _TOLD_WORDS):
            return True
        return any(rest.startswith(_SAYS) for text in _TEXTS for rest in self.head.split(text)[1:])

    def questions(self) -> int:
        """Questions that have an answer."""
        # all but a few texts have no colon behind whoever asks
        before = self.head.split(":")[:-1]
        if not any(part.rstrip().endswith(_ASKS) for part in before):
            return 0
        lines = [0, *(match.end() for match in _BREAK.finditer(self.head))]
        asked = sum(_QUESTION.match(self.head, at) is not None for at in lines)
        return asked and min(asked, sum(_ANSWER.match(self.head, at) is not None for at in lines))

    def formula(self) -> bool:
        """Whether the parties state "the following"."""
        told = [words for word, words in _FORMULAS.items() if word in self.head]
        return any(formula in self.head for words in told for formula in words)


def kind_of(
    text: str, title: str | None, headlines: list[str], announced: str | None = None
) -> str:
    """One of joint-statement, communique, declaration, readout, press-release, news, other.

    `announced` is the line before the text that announces it: "… 公报全文如下:".
    """
    voices = Voices(text)
    if voices.questions() >= _QUESTIONS_NEEDED or speakers(voices.head) >= _QUESTIONS_NEEDED:
        return "other"
    if not title and _is_speech(headlines):
        return "other"
    if title and not voices.reported:
        kind = _titled(title) or _untitled(text, headlines, voices)
        return "other" if kind == "news" and is_own(title) else kind
    named = _titled(announced) if announced else None
    if named in _ADOPTED and not voices.reported:
        return named
    return _untitled(text, headlines, voices)


def told_kind(lead: str) -> str:
    """The kind of text that the site's own words before it announce."""
    return _titled(lead) or "other"


def _titled(title: str) -> str | None:
    if _READOUT_OF.search(title):
        return "readout"
    for kind, head in _BY_HEAD:
        if head.match(title):
            return kind
    match = _TITLE.search(title)
    if match and _TOLD.search(title, 0, match.start()):
        return None
    found = _KINDS[match.lastindex - 1] if match and match.lastindex else None
    if found != "joint-statement" and "声明" in title:
        # the words that stand first decide
        two = _OF_TWO.search(title)
        if two and (match is None or two.start() < match.start()):
            return "joint-statement"
    return found


def _is_speech(headlines: list[str]) -> bool:
    return any(_SPEECH_HEAD.search(h) and not _TELLS_OF.search(h) for h in headlines)


def _untitled(text: str, headlines: list[str], voices: Voices) -> str:
    if _RESOLUTION.match(text) or _is_treaty(voices.head):
        return "other"
    if voices.formula():
        return _headed(headlines) or "joint-statement"
    met = _MEETING.search(text[:_OPENING]) or any(_MEETING.search(line) for line in headlines)
    spoken = voices.speech >= 2 and voices.report < 2 and voices.reporters < _REPORTERS
    if met and spoken and voices.speech * 2 >= voices.joint:
        return "readout"
    if voices.reported or text.startswith(_LATELY):
        return "news"
    if any(_BY_HEAD[0][1].match(line) for line in headlines):
        return "readout"
    if any(SPOKEN.match(line) for line in headlines):
        return "other"
    if voices.joint_enough() or _NUMBERED_VISIT.match(text):
        return _headed(headlines) or "joint-statement"
    if met and voices.speech:
        return "readout"
    return "other" if greets(text[:_LOOKED_AT]) else "news"


def _is_treaty(head: str) -> bool:
    """Whether a text has the articles of a treaty."""
    if "оговаривающи" in head:
        return True
    if all(article in head for article in _ARTICLES):
        return _TREATY.search(head) is not None
    return ("Article " in head or "ARTICLE " in head) and _ARTICLE.search(head) is not None


def _headed(headlines: list[str]) -> str | None:
    return next((kind for line in headlines if (kind := _titled(line))), None)
