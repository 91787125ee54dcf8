"""What a page says of its text's origin: news agency, place of adoption, the page's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chancery.identifying.closings import NO_PLACE
from chancery.identifying.dates import parse_day
from chancery.identifying.names import find_names
from chancery.lexicon import Lexicon
from chancery.model import Day, Removal, Span, Witness
from chancery.reading.characters import WIDE, normal, simplified

# removals that credit the text (a caption credits a photograph)
_CREDITS = frozenset({"credit", "dateline", "lead-in", "site chrome", "headline"})
_DATED = re.compile(r"【[^】]{1,24}日[讯訊电電]】")
# what clearly labels the page's own day
_PUBLISHED = re.compile("发布|发表|日期|Publish|publish|Posted|posted|Date|date|来源")
_REPORTED = re.compile(
    r"据[^,。]{2,10}(?:[^,。]{0,6}日)?(?:报道|消息|电)|新华社[^,。]{1,10}日电"
    r"|\((?:Xinhua|TASS)\)|/(?:ТАСС|Синьхуа)/"
)
_CLOSING_PLACE = re.compile(
    r"日\s?(?:签署|签订|发表)?[于在]([一-鿿·]{2,10})|(?:[Dd]one"
    r"|[Ss]igned|[Ii]ssued|[Aa]dopted) (?:at|in) ([A-Z][\w’' -]{2,30}?),? (?:on"
    r"|this|in|\d)"
    r"|[A-Z][a-z]{2,8} \d{1,2}, \d{4}, ([A-Z][\w-]+)"
    r"|(?:^|\n)([A-Z][a-z]+(?: [A-Z][a-z]+)?), (?:[A-Z][a-z]+ \d"
    r"|\d)|Совершено в ([А-Я][\w -]{2,30}?),? \d|(?:г\. ?"
    r"|в )([А-Я][а-я-]{2,20}),? \d{1,2} [а-я]{3,8} \d{4}"
)
# a dateline under a title: a day and a place, or a place and a day
_UNDER_TITLE = re.compile(
    r"[(]?(?:.{0,12}\d{4}(?: ?г\.| года)?,? ([A-ZА-ЯЁ][\w-]+)\b\D*"
    r"|([A-ZА-ЯЁ][\w-]+)[^.]{0,30}, ?\D{0,10}\d{1,2}\D{2,14}\d{4}.{0,8})[)]?"
)
# each alternative begins with a letter, so that the search runs on these letters
_IN = r"[^.]{0,30} in ([A-Z][\w-]+(?: [A-Z][\w-]+)?)"
_HELD = re.compile(
    r"在([一-鿿·]{2,12}?)(?:举行|会[见晤谈]|同|与|出席|签署|签订|召开|共同主持)"
    rf"|talks{_IN}|meeting{_IN}|met{_IN}|summit{_IN}|held{_IN}"
    r"|состоял\w+ в ([А-Я][а-я-]{2,20})"
)
# a day with its place beside it, on a line of its own under the title
_YEAR_ON = r"(?:19|20|二[〇0零]|一九)[\d〇零一二三四五六七八九]{2}年[^\n,]{1,3}月[^\n,]{1,3}日"
_HEADING_PLACE = re.compile(
    rf"[(]?(?:{_YEAR_ON}[,、 ]*[于在]?(?P<behind>{NO_PLACE}[一-鿿·]{{2,10}})"
    rf"|(?P<before>{NO_PLACE}[一-鿿·]{{2,10}})[,、 ]+{_YEAR_ON})[)]?"
)
# what is still to be held
_TO_COME = re.compile(r"(?:将|拟|年内|明年|下次|下届|即将|届时|邀请)[^。]{0,12}$")
_AGENCY = re.compile(r"(?<!报)(?<!版)(?<!志)(?<!合作)社$")
# what is between the word of a meeting and a place that it is about
_ABOUT = re.compile(
    r"\b(?:discuss|focus|address|review|about|situation|developments?|security|on (?![A-Z\d]))"
)
# another meeting, of which a clause tells where it was
_ANOTHER = re.compile(r"\b(?:which|that) (?:(?:was|were|had been) )?$")
# characters of the longest line under a title that gives its place
_HEADING_LINE = 40
# characters of the opening in which talks and their place are named
_OPENING = 500
# … and in which a report names whose it is
_REPORT = 200
_LABEL = re.compile(
    r"发布|发表|时间|日期|Publish|publish|Posted|posted|Updated|updated"
    r"|Date|date|Дата|:(?<=\d:)\d{2}|时(?<=\d时)\d{2}"
)
_YEAR = re.compile(r"19\d\d|20\d\d|二[〇○零]")
# a text's first paragraph may be set above the page's date, within so many characters
_LEAD = 400
# a line with the page's date has little else
_DATE_LINE = 120


@cache
def _agencies(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    """News agencies, and the usual name of each: those of the terms, and bodies called 社."""
    usual = {name: name for body in lexicon.of("body") for name in body.zh if _AGENCY.search(name)}
    usual |= lexicon.terms.get("agency", {})
    names = sorted(usual, key=len, reverse=True)
    return re.compile("|".join(map(_whole_word, names)) or r"(?!)"), usual


def _whole_word(name: str) -> str:
    """A name that is no part of a longer word, where its script has words (PTI, TRANSCRIPTION)."""
    first, rest = re.escape(name[0]), re.escape(name[1:])
    return rf"{first}(?<!\w{first}){rest}(?!\w)" if name[0] < WIDE else first + rest


def agency_of(witness: Witness, lexicon: Lexicon) -> str | None:
    """The news agency credited with the text, by its usual name in the page's language."""
    agencies, usual = _agencies(lexicon)
    places = [r.text for r in _own(witness) if r.reason in _CREDITS and len(r.text) < 200]
    places += [c.value for c in witness.claims if c.field in ("agency", "author")]
    reported = _REPORTED.search(witness.normal.text, 0, _REPORT)
    if reported:
        places.append(reported[0])
    together = "\n".join(places)
    # most pages have nothing to convert: their lines are searched at once
    for place in [together] if simplified(together) == together else places:
        match = agencies.search(simplified(place))
        if match:
            return usual[match[0]]
    return None


def place_of(witness: Witness, lexicon: Lexicon) -> str | None:
    """The place of adoption or of the talks, as printed: closing line first, then the opening."""
    for paragraph in reversed(witness.paragraphs[-6:]):
        if paragraph.role in ("closing", "signature"):
            line = witness.text[paragraph.start : paragraph.end]
            form = normal(line)
            match = _CLOSING_PLACE.search(form.text)
            if match and match.lastindex:
                start, end = form.back(*match.span(match.lastindex))
                return _trimmed(line[start:end], lexicon)
    for removal in witness.removed:
        if removal.reason == "dateline":
            match = _UNDER_TITLE.fullmatch(removal.text.strip())
            if match:
                return _trimmed(match[1] or match[2], lexicon)
    for line in _heading_lines(witness):
        form = normal(line)
        match = _HEADING_PLACE.fullmatch(form.text)
        if match:
            start, end = form.back(*match.span(match.lastgroup or 0))
            return _without_state(line[start:end], lexicon)
    text = witness.normal.text[:_OPENING]
    found = _held_at(text, lexicon)
    if found:
        start, end = witness.normal.back(*found)
        return witness.text[start:end]
    return _held_before(witness, lexicon)


def _held_before(witness: Witness, lexicon: Lexicon) -> str | None:
    """The place of talks that the lines before an announced text tell of."""
    if not announcing(witness):
        return None
    for line in _leads(witness):
        form = normal(line[:_OPENING])
        found = _held_at(form.text, lexicon)
        if found:
            start, end = form.back(*found)
            return line[start:end]
    return None


def announcing(witness: Witness) -> list[str]:
    """The lines before the text that announce it: "… 公报全文如下："."""
    return [line for line in _leads(witness) if line.rstrip().endswith((":", "："))]


def _leads(witness: Witness) -> list[str]:
    """The site's own words before the text."""
    return [r.text for r in witness.removed if r.reason == "lead-in" and r.at == 0]


def _heading_lines(witness: Witness) -> Iterator[str]:
    """The short lines under a title: those of the text, and those taken away as its dateline."""
    for paragraph in witness.paragraphs[:2]:
        if paragraph.end - paragraph.start <= _HEADING_LINE:
            yield witness.text[paragraph.start : paragraph.end]
    for removal in witness.removed:
        if removal.reason == "dateline" and removal.at == 0 and len(removal.text) <= _HEADING_LINE:
            yield removal.text.strip()


def _without_state(place: str, lexicon: Lexicon) -> str:
    """A town without the name of its state before it."""
    state = next((n for n in find_names(place, lexicon, "state") if n.start == 0), None)
    return place[state.end :] if state and len(place) > state.end + 1 else place


def _held_at(text: str, lexicon: Lexicon) -> Span | None:
    """Where in an opening (normal form) the place of the talks stands that it tells of."""
    for match in _HELD.finditer(text):
        at = match.start(match.lastindex or 0)
        held = match[match.lastindex or 0]
        if _TO_COME.search(text, max(0, match.start() - 24), match.start()):
            continue
        if _ABOUT.search(match[0]) or _ANOTHER.search(text, 0, match.start()):
            continue
        state = next((n for n in find_names(held, lexicon, "state") if n.start == 0), None)
        starts = (0, state.end if state else 0)
        known = [n for n in find_names(held, lexicon, "place") if n.start in starts]
        if known:
            return at + known[0].start, at + known[0].end
    return None


def _trimmed(printed: str, lexicon: Lexicon) -> str:
    known = [name for name in find_names(printed, lexicon, "place") if name.start == 0]
    return known[0].text if known else printed.strip(" ,.)）")


def page_day(witness: Witness) -> tuple[Day, str] | None:
    """The day that the page claims for itself, and where; None where it claims none.

    Front matter and meta elements speak first, then lines above the text, then lines below it.
    """
    for claim in witness.claims:
        if claim.field == "date" and (claim.basis != "container" or _is_record(witness)):
            day = parse_day(claim.value)
            if day:
                return day, claim.basis
    lines = [r for r in _own(witness) if r.reason in _CREDITS and len(r.text) <= _DATE_LINE]
    lines += [r for r in _own(witness) if r.reason == "lead-in" and _DATED.match(r.text)]
    dated = [r for r in lines if _YEAR.search(r.text) and not _of_text(r)]
    above = [r for r in dated if r.at == 0]
    below = [r for r in dated if r.at > 0 and r.reason == "credit" and _LABEL.search(r.text)]
    lead = [r for r in dated if 0 < r.at < _LEAD and r.reason == "credit"]
    for removal in sorted(above, key=_vagueness) + lead + below:
        day = parse_day(removal.text[:_DATE_LINE])
        if day:
            return day, "page line"
    return None


def _of_text(removal: Removal) -> bool:
    """Whether a line under the title gives the text's own day and place, not the page's day."""
    if removal.reason != "dateline":
        return False
    line = normal(removal.text.strip()).text
    return bool(_HEADING_PLACE.fullmatch(line) or _UNDER_TITLE.fullmatch(line))


def _is_record(witness: Witness) -> bool:
    """A JSON record's date is its page's; a DOCX or PDF container's is of the file's making."""
    return witness.source.media_type == "application/json"


def _own(witness: Witness) -> list[Removal]:
    """What was removed up to the list of other articles behind the text."""
    for index, removal in enumerate(witness.removed):
        if removal.reason == "related" and removal.at > 0:
            return list(witness.removed[:index])
    return list(witness.removed)


def _vagueness(removal: Removal) -> int:
    """How little a line says that its day is that of the page's publication."""
    if _PUBLISHED.search(simplified(removal.text)):
        return 0
    return 1 if _LABEL.search(removal.text) else 2
