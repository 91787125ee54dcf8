"""All that is said of a witness, put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from chancery.identifying.completeness import missing_from, part_of
from chancery.identifying.dating import date_statement, page_conflict
from chancery.identifying.groupings import led, named
from chancery.identifying.kinds import kind_of, told_kind
from chancery.identifying.language import language_of, script_of
from chancery.identifying.origin import agency_of, announcing, page_day, place_of
from chancery.identifying.parties import Adopters, level_of
from chancery.identifying.spoken import is_own
from chancery.identifying.translation import translated_back
from chancery.lexicon import Lexicon
from chancery.model import Identity, Layer, Removal, Span, Witness
from chancery.reading.characters import normal
from chancery.reading.titles import title_in

# a transcript is known by its headline, which names its day
_CONFERENCE = re.compile(
    r"记者会|记者招待会|新闻发布会|答记者问|[Pp]ress [Cc]onference|[Бб]рифинг|[Пп]ресс-конференци"
    r"|[Nn]ews [Cc]onference|Press [Ss]tatements|Заявления для прессы"
)
# what parts a headline from its site's name and section
_NO_SITE = r"(?! ?(?:член|участни|наблюдател))"
_SITE = re.compile(
    rf"\s[-–—|•·»_]\s{_NO_SITE}|[|»_]|\s[-–—]{_NO_SITE}"
    rf"|(?<=[声明公报宣言)）])-|(?<!\.)[-–—]\s{_NO_SITE}"
)
# one of which each of these has
_SIGN = re.compile("[-–—|•·»_]")
_QUOTED = re.compile(r"[“\"《][^”\"》]*[”\"》]")
_CITED = re.compile(r"《([^《》]{6,120})》")
_TALKS = re.compile("会[见晤谈]|通话|通(?:了)?电话|磋商|对话|met with|talks|call")
_LABELLED = re.compile(r"(?:标\s*题|题\s*目|Subject|Title|Headline|Тема)\s*[:：]\s*([^\n]{4,200})")
_LABELS = ("标", "题", "Subject", "Title", "Тема")
# a site's words before a text, of which they tell what it is
_ANNOUNCED = re.compile(
    r"(?:(?:The )?[Ff]ollowing is |(?:Here|Below) is |(?:The )?Full text of ).{0,90}?"
    r"(?:[Ss]tatement|[Cc]ommuniqu|[Dd]eclaration|remarks|speech|address)"
)
# removals that print a title
_TITLES = frozenset({"title", "repetition"})
# what stood before the text and may say when it was published
_LEADS = frozenset({"lead-in", "dateline"})
_DATELINE = re.compile(r"^[(（【]?\S{2,12}?\d{1,2}月\d{1,2}日[电讯電訊][)）】]?$")
# code points of an opening in which a grouping speaks
_FIRST = 300
# kinds whose text is of one day; a news page may speak of any
_DATED = frozenset({"joint-statement", "communique", "declaration", "readout", "press-release"})


def identify(witness: Witness, lexicon: Lexicon) -> Identity:
    """The identity of a witness. Linear in its text; raises nothing."""
    text = witness.normal.text
    headlines = _headlines(witness)
    forms = _Forms()
    title = _title(witness, headlines, forms)
    spare = forms[title].text if title else None
    heads = [forms[line].text for line in headlines]
    announced = [forms[line].text for line in announcing(witness)]
    kind = kind_of(text, spare, heads, announced[-1] if announced else None)
    if kind == "news":
        told = [r.text for r in witness.removed if _ANNOUNCED.match(r.text, 0, _FIRST)]
        kind = told_kind(normal(told[0]).text) if told else kind
    # one side's statement has its title, and no other party
    own = kind == "other" and spare is not None and is_own(spare)
    if kind == "readout":
        title = title or (_without_site(headlines[0], forms) if headlines else None)
    elif kind == "news" or (kind == "other" and not own):
        title = next((line for line in headlines if _CONFERENCE.search(line)), None)
    language = language_of(witness.text)
    page = page_day(witness)
    adopters = Adopters(witness, spare, heads, lexicon)
    parties = () if own else adopters.on(page[0] if page else None)
    dating = date_statement(
        witness.text,
        witness.normal,
        lexicon,
        kind=kind,
        parties=parties,
        page_date=page[0] if page else None,
        title=title if kind in ("readout", "press-release", "other") else None,
        leads=tuple([removal for removal in witness.removed if _is_lead(removal)]),
    )
    known = dating.best or dating.earliest
    if known and parties and adopters.by_day and named([spare or "", text[:_FIRST]], lexicon):
        parties = adopters.on(known)
    part = part_of(witness)
    missing = missing_from(witness, kind, part)
    back = translated_back(text, kind, len(parties), lexicon) if language == "zh" else ()
    return Identity(
        title=title,
        kind=kind,
        parties=parties,
        level=level_of(text, spare, heads + announced, parties, led(lexicon)),
        place=place_of(witness, lexicon),
        language=language,
        script=script_of(witness.text, title or "") if language == "zh" else "",
        agency=agency_of(witness, lexicon),
        date=dating,
        page_date=page[0] if page else None,
        page_date_conflict=kind in _DATED and page_conflict(dating, page[0] if page else None),
        complete=not missing,
        missing=missing,
        part=part,
        translated_back=bool(back),
        reasons=back,
    )


def _is_lead(removal: Removal) -> bool:
    if removal.reason in _LEADS:
        return True
    return "月" in removal.text and _DATELINE.search(removal.text) is not None


class _Forms(dict[str, Layer]):
    """The normal forms of lines, each made once."""

    def __missing__(self, line: str) -> Layer:
        form = self[line] = normal(line)
        return form


def _title(witness: Witness, headlines: list[str], forms: _Forms) -> str | None:
    """The statement's printed title, from its own lines or from a headline that prints it whole."""
    printed = [claim.value for claim in witness.titles] + headlines
    best = ""
    # what a page prints twice has no site's name behind its dash
    printings = Counter(r.text for r in witness.removed if r.reason in _TITLES)
    twice = {claim.value for claim in witness.titles if printings[claim.value] > 1}
    for line in dict.fromkeys([part for whole in printed for part in _parts(whole)]):
        if len(line) <= len(best):
            continue
        form = forms[line]
        span = title_in(form.text)
        if span and (line in twice or not _has_site(form.text, *span)):
            start, end = form.back(*span)
            best = max(best, line[start:end], key=len)
    return best or _cited_title(witness)


def _cited_title(witness: Witness) -> str | None:
    """The title in the line that announces the text, where none is printed above it."""
    for line in announcing(witness):
        for match in reversed(list(_CITED.finditer(line))):
            if title_in(normal(match[1]).text):
                return match[1]
    return None


def _without_site(headline: str, forms: _Forms) -> str:
    """A headline without the name of a site or section behind it."""
    parts = _parts(headline)
    if len(parts) < 2 or _CONFERENCE.search(headline):
        return headline
    first = parts[1].strip()
    told = _TALKS.search(forms[first].text)
    return first if told and len(first) >= len(headline) // 2 else headline


def _parts(whole: str) -> list[str]:
    """A line, and what signs of a site's name cut it into, none of them in quotation marks."""
    if not _SIGN.search(whole):
        return [whole]
    cuts = list(_cuts(_unquoted(whole)))
    ends = zip([0, *(end for _, end in cuts)], [*(begin for begin, _ in cuts), None], strict=True)
    return [whole, *(whole[begin:end] for begin, end in ends)]


def _cuts(line: str) -> Iterator[Span]:
    """Where the site's name is parted from a headline: a sign, and spaces beside it."""
    last = 0
    for sign in _SIGN.finditer(line):
        for begin in (sign.start() - 1, sign.start()):
            cut = _SITE.match(line, begin) if begin >= last else None
            if cut:
                last = cut.end()
                yield cut.span()
                break


def _has_site(line: str, start: int, end: int) -> bool:
    if not _SIGN.search(line, start, end):
        return False
    return _SITE.search(_unquoted(line), start, end) is not None


def _unquoted(line: str) -> str:
    return _QUOTED.sub(lambda match: "Q" * len(match[0]), line)


def _headlines(witness: Witness) -> list[str]:
    """The page's own headlines, the printed one first."""
    claims = [c for c in witness.claims if c.field == "headline"]
    printed = [c.value for c in claims if c.basis == "page line"]
    lines = [r.text for r in witness.removed if r.text.startswith(_LABELS)]
    labelled = [match[1].strip() for line in lines if (match := _LABELLED.match(line))]
    others = [c.value for c in claims if c.basis != "page line"]
    return list(dict.fromkeys(printed + labelled + others))
