"""What is known at a place of an English text: the holder, the speaker, the act still open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chancery.annotating.drafts import Draft, Ids
from chancery.annotating.english.actors import Actors, Finder
from chancery.annotating.english.cast import Cast, offices_of, persons_of
from chancery.annotating.english.content import TARGETED, Contents
from chancery.annotating.english.line import Line
from chancery.annotating.english.predicates import Predicate, Predicates
from chancery.annotating.masks import Masked
from chancery.annotating.setting import Setting
from chancery.lexicon import Trigger

# parties of a readout in which one may stay unnamed
_TWO = 2
EVERY_PARTY = "every party"
SPEAKER = "the reported speaker"
INHERITED = "goes on from before"
NAMED = "its name"
COMMISSIVE = frozenset({"COMMIT", "AGREE", "COMPLY", "INTEND"})
TAKES_MORE = frozenset({"action", "other", "norm"})
DATED = COMMISSIVE | {"CALL_UPON", "URGE", "DEMAND", "NORM", "SUPPORT", "ENCOURAGE", "EXPECT"}
TELLING = frozenset({"NOTE", "STATE", "STRESS"})
CHAINS = frozenset({"SUPPORT", "OPPOSE", "CONDEMN"})
CLOSED = frozenset(
    {
        *("OPPOSE", "CONDEMN", "CONCERN", "REJECT", "WELCOME", "APPRECIATE", "SUPPORT"),
        *("VALUE", "PRACTISE"),
    }
)


@dataclass(slots=True)
class Voice:
    """Who speaks: the ids, how they were found, and the form of the sentence's first verb."""

    ids: Ids
    basis: str
    form: str = ""


@dataclass(slots=True)
class Outer:
    """A verb that frames what follows `that`: its trigger, and where its clause begins."""

    predicate: Predicate
    start: int
    told: bool = False


class State:
    """One text being read.

    `voice` is who speaks, `body` the body whose resolution it is, `speaker` the person whom a
    readout reports, `reported` the one before, `last` the last holder who is not all parties.
    `offices` are those that persons of the text bear, `unnamed` is the party of whom it names
    nobody. `current` is the act that goes on, `mode` the form its further predicates have (`base`,
    `ing` or none), `linked` whether each may have a `to` of its own, `opened` the place at which
    its content begins, `verb` that of the last predicate's verb. `outer` frames the clauses behind
    `that`, `inner` is the form of a holder's verb in them. `listing` is the act whose items stand
    in the paragraphs below it.
    """

    def __init__(
        self, masked: Masked, cast: Cast, setting: Setting, title: Masked | None = None
    ) -> None:
        self.masked, self.text, self.cast, self.setting = masked, masked.text, cast, setting
        self.retold = setting.kind in ("readout", "news", "press-release")
        told = persons_of(title, cast) if title else {}
        persons = persons_of(masked, cast, told)
        self.offices = offices_of(masked, cast, persons) if self.retold else {}
        for office, whose in (offices_of(title, cast, told) if title else {}).items():
            self.offices.setdefault(office, whose)
        self.unnamed = self._unnamed(persons.values())
        if self.retold and self.unnamed:
            others = {m.id for m in masked.names.values() if m.type == "person"} - set(persons)
            persons |= dict.fromkeys(others, self.unnamed[0])
        self.finder = Finder(masked, cast, persons)
        self.predicates = Predicates(cast.words)
        self.contents = Contents(self.finder, cast.words)
        self.drafts: list[Draft] = []
        self.voice = Voice(cast.parties, EVERY_PARTY)
        self.body: Ids = ()
        self.speaker: Ids = ()
        self.reported: Ids = ()
        self.last: Ids = ()
        self.current: Draft | None = None
        self.listing: Draft | None = None
        self.outer: Outer | None = None
        self.mode, self.linked, self.opened = "", False, 0
        self.inner, self.verb = "", -1
        self.line = Line("", 0, 0)

    def every(self) -> Ids:
        """All parties, or the body that speaks where no state is known to."""
        return self.cast.parties or self.body

    def subject(self, place: int) -> Actors | None:
        """Who begins a clause at a place and can be the holder of its act."""
        line = self.line
        word = line.word(place)
        if word in ("it", "he", "she"):
            whom = self.last or self.speaker or self.body
            basis = INHERITED
            return Actors(whom, place, place + 1, basis, "pronoun") if whom else None
        joint = self.finder.joint(line, place) or self.finder.offices(line, place)
        found = joint or self.finder.row(line, place) or self._the_office(place)
        if found is None or found.kind == "group" or found.owner:
            return None
        if found.kind in ("joint", "weak"):
            ids = found.ids or self.body
            return Actors(ids, place, found.end, found.basis, found.kind)
        if self.cast.own.issuperset(found.ids):
            return Actors(self.cast.parties, place, found.end, found.basis, "joint")
        return found

    def _unnamed(self, known: Iterable[str]) -> Ids:
        """The one of two parties whose persons a text never names."""
        others = set(self.cast.parties) - set(known)
        return tuple(others) if len(others) == 1 and len(self.cast.parties) == _TWO else ()

    def _the_office(self, place: int) -> Actors | None:
        """`The President` of a readout: who bears that office, else the one who speaks."""
        line = self.line
        at = place + (line.word(place) == "the")
        if not self.retold or at == place:
            return None
        for words, _ in self.cast.words.offices.get(line.word(at), ()):
            if line.starts(at, words) and line.printed[at][0].isupper():
                whose = self._bearer(" ".join(words).lower())
                return self._and_others(whose, place, at + len(words)) if whose else None
        return None

    def _and_others(self, whose: Ids, place: int, end: int) -> Actors:
        """The President, or he and whoever is named with him: the President and Premier NAME."""
        other = self.finder.one(self.line, end + 1) if self.line.word(end) == "and" else None
        if other is None or other.kind != "person" or other.owner:
            return Actors(whose, place, end, SPEAKER, "office")
        ids = tuple(sorted({*whose, *other.ids}))
        kind = "joint" if ids == self.cast.parties else "person"
        return Actors(ids, place, other.end, other.basis, kind)

    def _bearer(self, office: str) -> Ids:
        """Who is meant by an office: its one bearer, who speaks, or the party never named."""
        bearers: set[str] = set()
        for known, ids in self.offices.items():
            if known == office or known.endswith(f" {office}") or known.startswith(f"{office} of"):
                bearers |= ids
        if self.speaker and (not bearers or bearers & set(self.speaker)):
            return self.unnamed if self.unnamed and not bearers else self.speaker
        if len(bearers) == 1:
            return tuple(bearers)
        return self.unnamed if not bearers else self.reported

    def push(self, draft: Draft, row: Trigger | None = None) -> Draft:
        """Adds an act; it is the current one, and its sentence's later predicates go on with it."""
        if draft.act not in ("ASSERT",) and row is not None:
            draft.rule = f"acts.tsv en {row.form}"
        self.current, self.mode, self.linked, self.opened = draft, "", False, -1
        self.drafts.append(draft)
        return draft

    def why(self, first: str, intense: Iterable[str], basis: str) -> tuple[str, ...]:
        """The reasons of an act: its row, what makes it stronger, how its holder was found."""
        added = tuple(f"{word} adds to its strength" for word in list(intense)[:1])
        return (first, *added, f"holder: {basis or NAMED}")

    def close(self, place: int) -> None:
        """Ends the current act, and its last predicate, before a word."""
        draft = self.current
        if draft is None or place <= 0:
            return
        end = max(self.line.end(place), draft.trigger[1] if draft.trigger else draft.end)
        self.stretch(draft, end)
        if 0 <= self.opened < place:
            self.fill(draft, self.opened, place)

    @staticmethod
    def stretch(draft: Draft, end: int) -> None:
        """Moves the end of an act, and of its last conjunct."""
        if draft.conjuncts and draft.conjuncts[-1][0] < end:
            draft.conjuncts[-1] = (draft.conjuncts[-1][0], end)
        draft.end = max(end, draft.start + 1)

    def _behind_adverbs(self, place: int) -> int:
        after, _ = self.predicates.adverbs(self.line, place)
        comma = after > place and self.line.word(after) == ","
        return after + comma if self.line.word(place) == "," else place

    def fill(self, draft: Draft, place: int, end: int) -> None:
        """Looks for target and time in the content that ends before a word."""
        if draft.act in TARGETED and not draft.target:
            place = self._behind_adverbs(place)
            draft.target = self.contents.target(self.line, place, end)
            if not draft.target and self.line.word(place) in ("such", "these", "this", "those"):
                draft.target = self.contents.agents
        told = draft.act in TELLING and self.contents.target(self.line, place, end)
        self.contents.agents = draft.target or told or self.contents.agents
        if draft.time is None and draft.act in DATED:
            draft.time = self.contents.due(self.line, place, end, self.setting)
