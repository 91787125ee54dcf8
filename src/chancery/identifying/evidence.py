"""Bounds that a text's own words prove: what it cites, what it names, what it looks forward to.

Each finder yields `Bound`s over the normal form; `dating` intersects them. All work is done
around hits, so that it is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from chancery.identifying.bounds import CITATION, EVENT, NAME, OPENING, SITUATION, Bound
from chancery.identifying.dates import DateMention, days_of
from chancery.identifying.names import Hit, Name
from chancery.identifying.numerals import number
from chancery.identifying.situations import find_situations
from chancery.lexicon import Entry, Lexicon
from chancery.model import Day

# a goal that lies more years ahead than this says nothing of when it was set; goals are set for
# round years (2030, 2035), meetings for any
_HORIZON = 5
# days; what lasts longer is still spoken of as to come while it runs
_LONG = 31
# characters before a name in which its being drafted is told
_DRAFTED = 12
# characters of a clause looked at before a name
_BEFORE = 64

_DRAFT_BEFORE = re.compile(
    r"(?:缔结|制定|商签|谈判|起草|达成|签署|制订|拟定|通过)(?:一项"
    r"|新的|关于|有关)?[^,。《》]{0,4}$"
)
# right behind these no words of drafting stand
_NO_DRAFT = frozenset(",。《》")
_DRAFT_BEFORE_EN = re.compile(r"(?:negotiat|draft|conclu)\w* (?:of )?(?:a |an |the )?$")
# what the words behind a name that is a draft begin with
_DRAFTS = frozenset('》”"草谈的缔制(和两')
_DRAFT_AFTER = re.compile(
    r"[》”\"]?(?:(?:和《[^《》]{2,60}》)?(?:[一二两三四五]份)?(?:成果)?(?:文件)?草案|谈判|的?(?:缔结|谈判|制定)|\(草案)"
)
_Patterns = tuple[re.Pattern[str], re.Pattern[str]]
# what is asked in English and Russian needs one of their letters; here and below these stand apart
_WESTERN = re.compile("[A-Za-zа-яё]")
_FUTURE = (
    re.compile(
        r"(?:将|愿|支持|预祝|期待|希望|全力|办好|筹备|即将|拟"
        r"|计划|商定|同意|确保|推动|争取|迎接|做好|开好|相信)[^。;]*$"
    ),
    re.compile(
        r"\b(?:will|upcoming|look(?:s|ing)? forward|forthcoming"
        r"|support\w*|prepar\w+|plan\w*|scheduled)\b[^.;]*$"
        r"|(?:будет|будут|предстоящ|состоится|поддерж|готов|подготовк|намечен|планир)[^.;]*$"
    ),
)
_FUTURE_AFTER = re.compile(
    r"[^。,;]{0,16}(?:将(?:于|在)|即将|筹备|的?(?:举办|举行"
    r"|召开)(?:工作|提供|作))|[^.;]{0,20}(?:will be|to be held"
    r"|состоится|пройд)"
)
_PAST = (
    re.compile(
        r"(?:赞赏|祝贺|评价|欢迎|满意|感谢|高兴地|肯定|回顾|注意到"
        r"|自|根据|落实|遵循|重申|按照|积极落实|在)[^。;,]*$"
    ),
    re.compile(
        r"\b(?:held|hosted|congratulat\w+|success of|outcomes? of"
        r"|results of|adopted at)\b[^.;]*$|(?:итог|успешн|прошедш"
        r"|состоявш|проведённ|проведенн)[^.;]*$"
    ),
)
_WELL = re.compile("成功|圆满|顺利|期间|成果")
_PAST_AFTER = re.compile(
    r"[^。,;]{0,12}(?:成功(?:举办|举行|召开|闭幕)|胜利(?:召开"
    r"|闭幕)|圆满|闭幕|举行了|举办了|已|期间(?:举行|达成|通过"
    r"|签署|会[见晤])|通过的|上(?:通过|达成)|取得(?:的|了)"
    r"|发表的|成果|达成的)"
    r"|[^.;]{0,20}(?:was held|took place|concluded|outcomes"
    r"|results)|[^.;]{0,20}(?:состоял|прош[её]л)"
)
_CERTAIN_PAST = (
    re.compile(
        r"成功(?:主办|举办|举行|召开)(?:的|了)?$|(?:举办|主办"
        r"|举行|召开)(?:了|的)[^。;,]{0,12}$|闭幕"
    ),
    re.compile(
        r"held|hosted|\b[Cc]ongratulat\w+[^.;]{0,40}\bsuccess\w*[^.;]{0,30}$"
        r"|\boutcomes? of the\s$|состоявш|прошедш"
    ),
)
# what is kept is the anniversary, not the event
_JUBILEE_AFTER = re.compile(r"[^。,;]{0,12}周年")
_JUBILEE_BEFORE = re.compile(r"\b[Aa]nniversary of\b[^.;,]{0,40}$|(?:лети|годовщин)[^.;,]{0,40}$")
# only what is over has results to carry out
_CARRIED_OUT = (
    re.compile(r"(?:落实|执行|遵循|履行|回顾|贯彻|学习)[^。;,]{0,12}$"),
    re.compile(r"\b(?:implement\w*|follow-up to|results of|outcomes? of)\b[^.;,]{0,24}$"),
)
# of what may follow an event's name one of these is a part, so many characters behind it
_WORD_AFTER = re.compile(
    "周年|将[于在]|即将|筹备|举办|举行|召开|will be|to be held|состоится|пройд|成功|胜利|圆满|闭幕"
    "|已|期间|通过|达成|取得|发表|成果|was held|took place|concluded|outcomes|results|состоял|прош"
)
_NEAR = 40
_RESULTS_AFTER = re.compile(
    r"(?:和[^,。;]{0,12}?)?的?(?:重要|积极|丰硕)?(?:成果|共识|精神|宣言|决议|决定)"
)
_SUPPORTS = re.compile(r"(?:推动|做好|支持|预祝|期待|希望|相信|确保|祝愿|愿|将|全力)[^。;,]*$")


def first_day(printed: str) -> Day:
    """The first day of a printed day, month or year."""
    return printed + "-01-01"[len(printed) - 4 :] if len(printed) < 10 else printed


def last_day(printed: str) -> Day:
    """The last day of a printed day, month or year."""
    if len(printed) == 4:
        return f"{printed}-12-31"
    if len(printed) == 7:
        year, month = map(int, printed.split("-"))
        return f"{printed}-{days_of(year, month)}"
    return printed


def cited(dates: tuple[DateMention, ...]) -> Iterator[Bound]:
    """What is cited as past is not later than the text, nor is the visit that its opening tells of.

    Of several days in an opening the first counts: a visit may go on behind the text's own day.
    """
    openings: list[tuple[Day, DateMention]] = []
    for item in dates:
        if item.first is None:
            continue
        day = first_day(item.first)
        if item.role == "citation":
            why = f"cites what happened {_in(item.first)}"
            yield Bound(item.start, item.end, "from", day, why, CITATION)
        elif item.role == "opening":
            openings.append((day, item))
    if openings:
        day, item = min(openings, key=lambda opening: opening[0])
        why = f"the opening tells of the visit or talks that began on {day}"
        yield Bound(item.start, item.end, "from", day, why, OPENING)


def planned(dates: tuple[DateMention, ...], bounds: list[Bound]) -> list[Bound]:
    """A plan for a year is made before the year is over; far goals prove nothing.

    How far a goal is counts from the earliest day that the text's other `bounds` leave.
    """
    plans = [item for item in dates if item.first and item.role == "plan"]
    days = [bound.day for bound in bounds if bound.kind == "from"] if plans else []
    earliest = int(max(days)[:4]) if days else None
    found = []
    for item in plans:
        day = last_day(item.last or item.first or "")
        year = int(day[:4])
        if earliest is None or year - earliest <= _HORIZON or year % 5:
            why = f"plans for {item.first}"
            found.append(Bound(item.start, item.end, "until", day, why, SITUATION))
    return found


def _in(printed: str) -> str:
    return f"on {printed}" if len(printed) == 10 else f"in {printed}"


def situations(text: str, lexicon: Lexicon, hits: list[Hit] | None = None) -> Iterator[Bound]:
    """Wordings that hold only from or until a day; `hits` as `find_situations` takes them."""
    for match, situation in find_situations(text, lexicon, hits):
        why = f"{situation.why} ({situation.source})"
        for kind, day in (("from", situation.begin), ("until", situation.end)):
            if day:
                yield Bound(*match.span(), kind, day, why, SITUATION)


@cache
def _begins(lexicon: Lexicon) -> dict[str, tuple[Day, str]]:
    """From which day on instruments, initiatives and bodies can be named, and how that is said."""
    entries = [e for kind in ("instrument", "initiative", "body") for e in lexicon.of(kind)]
    return {
        entry.id: (entry.begin, f", known since {entry.begin}{_source(entry)}")
        for entry in entries
        if entry.begin
    }


def named(text: str, names: list[Name], lexicon: Lexicon) -> Iterator[Bound]:
    """What is named exists: treaties, bodies and initiatives from their first day on."""
    begins = _begins(lexicon)
    seen: set[str] = set()
    for name in names:
        known = begins.get(name.id)
        if known is None or name.id in seen or _is_draft(text, name):
            continue
        seen.add(name.id)
        begin, since = known
        yield Bound(name.start, name.end, "from", begin, f"names {name.text}{since}", NAME)


def _is_draft(text: str, name: Name) -> bool:
    start, end = max(0, name.start - _DRAFTED), name.start
    before = text[end - 1 : end]
    if before not in _NO_DRAFT and _DRAFT_BEFORE.search(text, start, end):
        return True
    if before == " " and _DRAFT_BEFORE_EN.search(text, start, end):
        return True
    follows = text[name.end : name.end + 1] in _DRAFTS
    return follows and _DRAFT_AFTER.match(text, name.end) is not None


def _source(entry: Entry) -> str:
    return f" ({entry.source})" if entry.source else ""


def events(text: str, names: list[Name], lexicon: Lexicon, year: int | None) -> Iterator[Bound]:
    """Summits, fairs, games: until they begin where they are to come, from then on if past."""
    for name in names:
        if not name.id.startswith("event:"):
            continue
        entry: Entry | None = lexicon.entries[name.id]
        if entry and not entry.begin and entry.series:
            entry = _of_series(text, name, entry, lexicon, year)
        if entry and entry.begin:
            yield from _by_event(text, name, entry)


def _by_event(text: str, name: Name, entry: Entry) -> Iterator[Bound]:
    assert entry.begin is not None
    before = _sentence_before(text, name.start)
    told = _YEAR_OF.search(before) if "年" in before else None
    if told:
        shift, whose = _SHIFTS[told[1]]
        year = int(entry.begin[:4]) + shift
        why = f"{name.text} is called {whose}; it began on {entry.begin}{_source(entry)}"
        yield Bound(name.start, name.end, "from", f"{year}-01-01", why, EVENT)
        yield Bound(name.start, name.end, "until", f"{year}-12-31", why, EVENT)
    tense = tense_of(text, name.start, name.end)
    if tense == "future":
        day, verb = _still_to_come(entry)
        why = f"{name.text} is still to come; it {verb} on {day}{_source(entry)}"
        yield Bound(name.start, name.end, "until", day, why, EVENT)
    elif tense == "past":
        why = f"{name.text} is past; it began on {entry.begin}{_source(entry)}"
        yield Bound(name.start, name.end, "from", entry.begin, why, EVENT)


# 今年9月在厦门举行的…: nothing but when and where stands between the year and the name
_YEAR_OF = re.compile(
    r"(今年|本年|明年|去年)(?:[0-9一二三四五六七八九十]{1,2}月|年?[底初中末]|[上下]半年|[春夏秋冬][季天]?)?份?"
    r"(?:即?将)?(?:在[^,。的]{1,10}?)?(?:举行|举办|召开|主办|承办)?的?[“《]?$"
)
# years from the event to the text
_SHIFTS = {
    "今年": (0, "this year's"),
    "本年": (0, "this year's"),
    "明年": (-1, "next year's"),
    "去年": (1, "last year's"),
}


def _still_to_come(entry: Entry) -> tuple[Day, str]:
    """Until when an event can be looked forward to: a year of culture until it is over."""
    begin, end = entry.begin or "", entry.end
    if end and (date.fromisoformat(end) - date.fromisoformat(begin)).days > _LONG:
        return end, "ended"
    return begin, "began"


def tense_of(text: str, start: int, end: int) -> str | None:
    """`future` or `past` for an event named at `[start, end)`, None where the words do not say."""
    before = _sentence_before(text, start)
    clause = before[max(map(before.rfind, ",;，；")) + 1 :]
    western = _WESTERN.search(before) is not None
    words = _WORD_AFTER.search(text, end, end + _NEAR)
    if (words and _JUBILEE_AFTER.match(text, end)) or (western and _JUBILEE_BEFORE.search(clause)):
        return None
    if _found(_CARRIED_OUT, clause, western) or _RESULTS_AFTER.match(text, end):
        return "past"
    if _SUPPORTS.search(clause) or (words and _FUTURE_AFTER.match(text, end)):
        return "future"
    if _found(_CERTAIN_PAST, clause, western) or (words and _PAST_AFTER.match(text, end)):
        return "past"
    if _found(_FUTURE, before, western):
        return "future"
    return "past" if _WELL.search(clause) and _found(_PAST, clause, western) else None


def _found(patterns: _Patterns, text: str, western: bool) -> bool:
    chinese, other = patterns
    return chinese.search(text) is not None or (western and other.search(text) is not None)


def _sentence_before(text: str, start: int) -> str:
    before = text[max(0, start - _BEFORE) : start]
    return before[max(map(before.rfind, "。\n;")) + 1 :]


_THIS_YEAR = re.compile(r"今年|本年|this year|в этом году|в текущем году|этого года")
_ORDINAL = re.compile(r"第([0-9]{1,3}|[一二三四五六七八九十百]{1,5})[次届]")


@cache
def _numbered(lexicon: Lexicon, series: str | None) -> tuple[Entry, ...]:
    """The dated events of a series."""
    return tuple(e for e in lexicon.of("event") if e.series == series and e.begin)


def _of_series(
    text: str, name: Name, generic: Entry, lexicon: Lexicon, year: int | None
) -> Entry | None:
    """The very event that a generic name means, by its number or by its year."""
    before = _sentence_before(text, name.start)
    around = before[-16:] + text[name.start : name.end + 8]
    ordinal = _ORDINAL.search(around)
    numbered = _numbered(lexicon, generic.series)
    if ordinal:
        wanted = number(ordinal[1])
        return next((e for e in numbered if e.number == wanted), None)
    if year is not None and _THIS_YEAR.search(before + text[name.start : name.end]):
        found = [e for e in numbered if e.begin and e.begin[:4] == str(year)]
        return found[0] if len(found) == 1 else None
    return None
