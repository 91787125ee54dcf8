"""The nouns: frozen values with spans, and nothing that reads or writes.

Offsets are Unicode code points, half-open `[start, end)`. Those called `source` point into the
decoded page (`Page.text`); all others point into the witness's own text (`Witness.text`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

Span = tuple[int, int]
"""A half-open range of code points."""

Day = str
"""An ISO 8601 calendar day, `2022-02-04`. Strings of this form sort in time."""


class Piece(NamedTuple):
    """A run of characters and where it stands in the page.

    `text` equals the page's slice `[start, end)` but for an entity (`&nbsp;`), an escape
    (`\\u4e2d`), a line break that stands for a space, or a repaired run: there it differs.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page came from: `bytes` is its size, `sha256` its name for ever."""

    path: str
    sha256: str
    media_type: str
    encoding: str
    bytes: int
    url: str | None = None
    fetched: Day | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a page says of itself outside the statement: its date, headline, author, address.

    `field` is one of `headline`, `date`, `author`, `agency`, `url`; `basis` says where it was
    found (`front matter`, `meta element`, `title element`, `page line`, `address`, `container`).
    """

    field: str
    value: str
    basis: str
    source: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One decoded page: its characters, the layout they are in, and what its container claims.

    `layout` is `html`, `markdown` or `text`. `body` is where the layout begins: what stands
    before it (a byte-order mark, front matter) is named in `skipped` with its reason.
    """

    source: Source
    text: str
    layout: str
    body: int = 0
    skipped: tuple[tuple[Span, str], ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a witness: `[start, end)` of its text, and where it stands in the page.

    `section` is the last printed section number or heading above it (`一`, `2`), `role` one of
    `opening`, `heading`, `body`, `item`, `closing`, `signature`.
    """

    start: int
    end: int
    source: tuple[Span, ...]
    section: str | None = None
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Removal:
    """Characters of the page that are not the statement's own, and the rule that says so.

    `at` is the offset in the witness's text before which they stood.
    """

    source: tuple[Span, ...]
    text: str
    reason: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Layer:
    """A normal form of a text with the way back: `text[i]` comes from `i + shift` of the print.

    `cuts` are the offsets in `text`, ascending from 0, from which on `shifts` of the same index
    applies. A normal form only replaces characters one for one or leaves them out.
    """

    text: str
    cuts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    @property
    def level(self) -> bool:
        """Whether each character of the text stands where it stands in the print."""
        return self.shifts == (0,)

    def back(self, start: int, end: int) -> Span:
        """The printed span of `text[start:end]`; an empty span stays empty."""
        first = start + self.shifts[bisect_right(self.cuts, start) - 1]
        if end <= start:
            return first, first
        return first, end + self.shifts[bisect_right(self.cuts, end - 1) - 1]

    def part(self, start: int, end: int) -> str:
        """The normal form of the printed span `[start, end)`."""
        return self.text[self.place(start) : self.place(end)]

    def place(self, offset: int) -> int:
        """The first place of `text` that comes from `offset` of the print or from behind it."""
        cuts, shifts = self.cuts, self.shifts
        at = bisect_right(range(len(cuts)), offset, key=lambda i: cuts[i] + shifts[i]) - 1
        if at < 0:
            return 0
        following = cuts[at + 1] if at + 1 < len(cuts) else len(self.text)
        return min(offset - shifts[at], following)


@dataclass(frozen=True, slots=True)
class Witness:
    """The text that one page carries, with offsets into the page, and its removals.

    `page` is the decoded page, `titles` the statement's own printed titles, best first,
    `normal` the text's normal form, in which names, numbers and dates are looked for.
    """

    source: Source
    page: str = field(repr=False)
    text: str = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    removed: tuple[Removal, ...] = field(repr=False)
    claims: tuple[Claim, ...] = ()
    titles: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()
    normal: Layer = field(default=Layer(""), repr=False)


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """One reason for a bound.

    `bound` is `from` (not before `date`), `until` (not after) or `on`. `start` and `end` point
    into the text, or are None where the quote stands outside it: then `source` says where.
    """

    quote: str
    start: int | None
    end: int | None
    bound: str
    date: Day
    why: str
    source: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Dating:
    """When a statement was adopted, or the event of a readout took place.

    `best` is a day only where one is proved; `earliest` (terminus post quem) and `latest`
    (terminus ante quem) are the tightest bounds that the text's own evidence proves. `basis`
    names what proved `best`, or is None.
    """

    best: Day | None = None
    earliest: Day | None = None
    latest: Day | None = None
    basis: str | None = None
    evidence: tuple[DateEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """What a witness is a copy of. Values are those of the record in `docs/record.md`."""

    title: str | None
    kind: str
    parties: tuple[str, ...]
    level: str
    place: str | None
    language: str
    script: str
    agency: str | None
    date: Dating
    page_date: Day | None
    page_date_conflict: bool
    complete: bool
    missing: tuple[str, ...] = ()
    part: tuple[int, int | None] | None = None
    translated_back: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text, without the space around it.

    `paragraph` is the index of its paragraph, `number` its place in it, from 1. `topics` are ids
    of the topic table in order of weight; none where nothing shows one.
    """

    start: int
    end: int
    paragraph: int
    number: int
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and what it means.

    `type` is `state`, `pair`, `body`, `instrument`, `initiative`, `person`, `place`, `event` or
    `date`; `id` is the lexicon's, of a pair the states' joined by `+`, of a date ISO 8601 (`2022`,
    `2023/2027`). `rule` names what found it: a table, or a rule of grammar.
    """

    start: int
    end: int
    type: str
    id: str
    rule: str


@dataclass(frozen=True, slots=True)
class Act:
    """One diplomatic act: a verb of speaking or binding, a modal or bare assertion, and its holder.

    `trigger` is None for a bare assertion; `span` runs from the holder or the trigger to the end
    of the content. `holder`, `addressee` and `target` are sorted ids; `conjuncts` the further
    predicates under the same trigger. `strength` is 1 to 5 within the class's family. `time` is
    the ISO day, year or range by which the content is due. `rule` names the row and the rule of
    grammar that made it, `why` says in words how each part was found.
    """

    trigger: Span | None
    span: Span
    act: str
    strength: int
    holder: tuple[str, ...]
    addressee: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    conjuncts: tuple[Span, ...] = ()
    nest: str | None = None
    aspect: str = "present"
    time: str | None = None
    topics: tuple[str, ...] = ()
    rule: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotations:
    """What was said in a text: its sentences, names and acts, each in order of the text."""

    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    acts: tuple[Act, ...] = ()
