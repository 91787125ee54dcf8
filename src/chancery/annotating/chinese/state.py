"""What is known at a place of a text: the holder, the speaker, the act that is still open."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.annotating.chinese import content
from chancery.annotating.chinese import patterns as p
from chancery.annotating.chinese.actors import Cast
from chancery.annotating.chinese.clauses import Head, Reader
from chancery.annotating.chinese.guests import guests_in
from chancery.annotating.chinese.subjects import Subject
from chancery.annotating.drafts import Draft, Ids
from chancery.annotating.masks import PARTY, Masked
from chancery.annotating.setting import Setting
from chancery.lexicon import Trigger
from chancery.model import Span

EVERY_PARTY = "every party"
SPEAKER = "the reported speaker"
NAMED = "its name"


@dataclass(slots=True)
class Pending:
    """What earlier clauses of the sentence leave to the next: a phrase, a holder, an outer verb."""

    start: int
    subject: Subject | None = None
    outer: Head | None = None
    aim: bool = False
    about: int | None = None


class State:
    """One text being read, from its first clause to its last.

    `holder` is who speaks and how that was found, `speaker` the leader whom a readout reports.
    `current` is the act that this sentence's clauses may go on with, `list` the last one that
    takes further predicates, which the next sentence or ——items may go on with, `opened` the one
    that a colon made the head of such a list. `outer` is the class of the verb that frames the
    sentence. `agents` are those whom 对此 and 上述行为 point
    back to, `doer` the subject of a bare assertion, `teller` the leader whom the sentence told
    of before he speaks. `blocked` says that the sentence tells of a
    third party, `finished` that it tells of what is done, `wanting` that it has a 要.
    """

    def __init__(self, masked: Masked, cast: Cast, setting: Setting) -> None:
        self.masked, self.text, self.cast, self.setting = masked, masked.text, cast, setting
        self.retold = setting.kind in ("readout", "news", "press-release")
        self.reader = Reader(masked, cast, guests_in(masked, cast) if self.retold else None)
        self.drafts: list[Draft] = []
        self.holder: tuple[Ids, str] = (cast.parties, EVERY_PARTY)
        self.speaker: Ids | None = None
        self.agents: Ids = ()
        self.doer: Ids = ()
        self.teller: Ids = ()
        self.list: Draft | None = None
        self.opened: Draft | None = None
        self.current: Draft | None = None
        self.outer: str | None = None
        self.pending: Pending | None = None
        self.spans: list[Span] = []
        self.next = 0
        self.finished = self.blocked = self.first = self.wanting = False

    @property
    def rest(self) -> list[Span]:
        """The next clauses of the sentence, as far as is looked ahead."""
        return self.spans[self.next : self.next + p.AHEAD - 1]

    @property
    def held(self) -> str:
        """How the holder was found, as a reason."""
        return f"holder: {self.holder[1] or NAMED}"

    def _begin_sentence(self) -> None:
        self.current = self.outer = self.pending = None
        self.blocked, self.doer, self.teller = False, (), ()

    def _why(self, row: str, intense: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The reasons of an act: its row, what makes it stronger, how its holder was found."""
        return (row, *(f"{form} adds 1" for form in intense[:1]), self.held)

    def _add(self, draft: Draft, *spans: Span) -> None:
        draft.conjuncts += spans
        draft.end = spans[-1][1]
        first = spans[0][0]
        if (
            draft.time is None
            and draft.act in p.DATED
            and p.GOAL.search(self.text, first, draft.end)
        ):
            draft.time = content.due(self.masked, first, draft.end, self.setting)

    @staticmethod
    def _extend(draft: Draft, end: int) -> None:
        """More of the last predicate: what it includes, what it is for, or its verb at last."""
        if draft.conjuncts and draft.conjuncts[-1][1] == draft.end:
            draft.conjuncts[-1] = (draft.conjuncts[-1][0], end)
        draft.end = end

    def _push(self, draft: Draft) -> None:
        if draft.act in ("STATE", "STRESS", "NOTE") and draft.trigger:
            place = draft.trigger[1]
            while self.text.startswith((",", ":", " "), place):
                place += 1
            row = self.cast.row(self.masked, place)
            self.agents = row.ids if row else self.agents
        if draft.target:
            self.agents = draft.target
        if draft.act in p.OPEN:
            self.list = draft
        elif self.current is None and (
            draft.act == "ASSERT" or self.text[draft.start] in (PARTY, *"双中两各")
        ):
            self.list = None
        if draft.act not in p.STILL_FRAMED and draft.nest is None:
            self.outer = None
        self.current = draft
        self.drafts.append(draft)

    def _spans(self, place: int, head: Head) -> list[Span]:
        more = content.split(self.masked, self.cast, place, head.end)
        return [(place, more[0][0] - 1 if more else head.end), *more]

    def _without_links(self, place: int) -> int:
        """The offset behind 并, 同时 and their like."""
        while link := p.LINK.match(self.text, place):
            place = link.end()
        return place

    def _row(self, form: str) -> Trigger:
        return self.cast.words.rows[form]

    def _verbal(self, adverbs: tuple[str, ...]) -> bool:
        """Whether these adverbs show that an unknown verb follows; some may be adjectives."""
        return any(self.cast.words.adverb_kinds[form] != "-" for form in adverbs)
