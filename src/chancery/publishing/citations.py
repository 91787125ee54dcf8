"""What a citation of a statement or a sentence says; `citing` writes it in each form.

The parties are the authors, as libraries have corporate bodies. A date that is not proved is cited
by its bounds, never by the page's own. The reference of the program names the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chancery.errors import ReferenceUnknown
from chancery.model import Day
from chancery.publishing.facts import kind
from chancery.publishing.fair import FairCopy
from chancery.publishing.fitting import line

LANGUAGES = ("en", "zh")
# what the kinds of statements are called in Chinese
_CHINESE = {
    "joint-statement": "联合声明",
    "communique": "公报",
    "declaration": "宣言",
    "readout": "会晤消息",
    "press-release": "新闻稿",
    "news": "新闻",
}


class When(NamedTuple):
    """The day, or the first and last day that evidence allows; any may be None."""

    best: Day | None
    earliest: Day | None
    latest: Day | None


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited, every value one fit line.

    `key` is made of ASCII letters, digits and hyphens; `reference` is `8d36a334#s5.p3.2`, `words`
    the sentence that is meant, or nothing. By the language of the citation, `titles` have the
    statement's own title, or one supplied in brackets, `authors` the names of the parties, and
    `places` that of the place.
    """

    key: str
    kind: str
    titles: Mapping[str, str]
    authors: Mapping[str, tuple[str, ...]]
    when: When
    places: Mapping[str, str]
    url: str | None
    accessed: Day | None
    language: str
    reference: str
    sentence: str
    words: str
    sha256: str


def citation(copy: FairCopy) -> Citation:
    """The citation of a statement, or of the sentence at `copy.place`. Raises ReferenceUnknown."""
    identity, source = copy.identity, copy.source
    states = [f"state:{party}" for party in identity.parties]
    reference = f"{copy.name}#{copy.place}" if copy.place else copy.name
    return Citation(
        _key(copy, reference),
        kind(identity.kind),
        {lang: _title(copy, lang) for lang in LANGUAGES},
        {lang: tuple(line(copy.label(s, lang)) for s in states) for lang in LANGUAGES},
        When(identity.date.best, identity.date.earliest, identity.date.latest),
        {lang: copy.place_name(lang) for lang in LANGUAGES},
        copy.url,
        source.fetched,
        copy.tag,
        reference,
        copy.place,
        _words(copy),
        source.sha256,
    )


def _title(copy: FairCopy, language: str) -> str:
    """The statement's own title, else one supplied in brackets: what it is, and by whom."""
    if copy.identity.title and (own := line(copy.identity.title)):
        return own
    who = [line(copy.label(f"state:{party}", language)) for party in copy.identity.parties]
    if language == "zh":
        return f"[{'、'.join(who)}{_CHINESE.get(copy.identity.kind, '文件')}]"
    what = kind(copy.identity.kind) if copy.identity.kind != "other" else "document"
    return f"[{what.capitalize()}{' by ' if who else ''}{listed(who)}]"


def listed(names: Sequence[str]) -> str:
    """Names as English joins them: `A`, `A and B`, `A, B, and C`."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _words(copy: FairCopy) -> str:
    """The words of the sentence that is meant. Raises ReferenceUnknown if there is no such one."""
    if not copy.place:
        return ""
    known = {name: span for each in copy.lines for name, span in each.sentences}
    known |= {each.name: each.span for each in copy.lines}
    if copy.place not in known:
        raise ReferenceUnknown(f"no sentence {copy.name}#{copy.place}; 'read --json' lists them")
    return line(copy.text[slice(*known[copy.place])])


def _key(copy: FairCopy, reference: str) -> str:
    """`cn-ru-2022-8d36a334`: parties, year and the page's own name, and the sentence."""
    date = copy.identity.date
    year = (date.best or date.earliest or date.latest or "nd")[:4]
    parts = (*copy.identity.parties, year, copy.source.sha256[:8], copy.place)
    return re.sub("[^a-z0-9]+", "-", "-".join(filter(None, parts)).lower()).strip("-")
