"""Texts, and all that can be asked of them: what a corpus and single pages have in common."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence

from chancery.annotating.topics import topic_named
from chancery.corpus.parties import code
from chancery.corpus.references import nearest
from chancery.errors import ReferenceUnknown
from chancery.lexicon import Lexicon
from chancery.model import Day
from chancery.publishing import lists, names
from chancery.publishing.asked import Asked
from chancery.publishing.compared import Compared
from chancery.publishing.counting import counts
from chancery.publishing.dossier import dossier
from chancery.publishing.doubts import doubts
from chancery.publishing.explaining import Explanation, explain
from chancery.publishing.followed import followed
from chancery.publishing.results import Results
from chancery.publishing.said import (
    Record,
    Text,
    act_records,
    commitment_records,
    mention_records,
)
from chancery.publishing.series import against_series, before_it, series
from chancery.publishing.topical import overview, without
from chancery.publishing.using import formulas, trace

Words = str | Iterable[str]
# sections, paragraphs and sentences, each with its number, then an act or a mention
_PLACE = re.compile(r"(?:s\d+\.)?p\d+\.\d+(?:\.[am]\d+)?")
TYPES = (
    *("state", "pair", "body", "instrument", "initiative"),
    *("person", "place", "event", "date"),
)


class Library(ABC):
    """Statements in order of date. A list is asked for in plain words, ids or classes.

    An actor is an id (`state:US`), what follows its type (`US`) or any of its names; a topic its
    id or label. Every method raises ReferenceUnknown, with the nearest known names, for a word
    that means nothing. `statement` is one reference or several; without it all are meant.
    """

    @abstractmethod
    def texts(self, statements: Sequence[str] = ()) -> Iterator[Text]:
        """The texts of these references, or all, in order of date."""

    def texts_of(self, parties: Iterable[str]) -> Iterator[Text]:
        """The texts that all of these parties, by their codes, have made."""
        wanted = set(parties)
        return (t for t in self.texts() if wanted <= set(t.statement.identity.parties))

    def whole(self, name: str) -> str:
        """The reference of the statement that the text of this name is a copy of."""
        return name

    def parties(self) -> Sequence[str]:
        """The codes of all parties of these texts."""
        return sorted({party for t in self.texts() for party in t.statement.identity.parties})

    @property
    @abstractmethod
    def lexicon(self) -> Lexicon:
        """The names, topics and acts that are known."""

    def acts(  # noqa: PLR0913 (each is one filter)
        self,
        statement: Words = (),
        *,
        holder: str | None = None,
        act: Words = (),
        family: Words = (),
        strength: str | int | None = None,
        addressee: str | None = None,
        target: str | None = None,
        topic: str | None = None,
        year: int | None = None,
    ) -> Results:
        """The diplomatic acts that match: by class or family, strength (`3`, `3-5`), actors.

        `year` is one that the statement is, or may be, of.
        """
        acts = self._acts(statement)
        who = _actors(acts, self.lexicon)
        asked = Asked(
            holder=who(holder),
            addressee=who(addressee),
            target=who(target),
            acts=frozenset(map(names.act_class, _words(act))),
            families=frozenset(map(names.family, _words(family))),
            strengths=None if strength is None else names.strengths(strength),
            topic=self._topic(topic),
            year=year,
        )
        return lists.acts(asked.of(acts))

    def commitments(
        self,
        statement: Words = (),
        *,
        holder: str | None = None,
        topic: str | None = None,
        year: int | None = None,
        due_before: Day | None = None,
    ) -> Results:
        """What holders bind themselves to do, predicate by predicate, with days due.

        `due_before` keeps what must be done before a day; what has no due date is left out then.
        """
        acts = self._acts(statement)
        asked = Asked(
            holder=_actors(acts, self.lexicon)(holder),
            topic=self._topic(topic),
            year=year,
            due_before=due_before,
        )
        return lists.commitments(asked.of(commitment_records(acts)))

    def mentions(
        self,
        statement: Words = (),
        *,
        type: str | None = None,
        id: str | None = None,
        year: int | None = None,
    ) -> Results:
        """The names in the texts: of a type, or of what an id or any of its names means.

        A pair of states counts as each of them.
        """
        found = [r for text in self.texts(_words(statement)) for r in mention_records(text)]
        if type is not None and type not in TYPES:
            raise ReferenceUnknown(f"no type {type!r}; there are {', '.join(TYPES)}")
        known = frozenset(x for r in found for x in (r["id"], *r["id"].split("+")))
        wanted = None if id is None else names.any_id(id, self.lexicon, known)
        return lists.mentions(Asked(type=type, id=wanted, year=year).of(found))

    def topics(self, statement: Words = ()) -> Results:
        """Every topic that is spoken of: statements, sentences, positions, commitments, days."""
        return overview(self.texts(_words(statement)), self.lexicon)

    def without_topic(self, statement: Words = ()) -> Results:
        """The sentences that are about none of the topics."""
        return without(self.texts(_words(statement)))

    def topic(self, topic: str, statement: Words = ()) -> Results:
        """Positions, commitments, instruments and dates of one topic, over time."""
        wanted = topic_named(topic, self.lexicon)
        return dossier(self.texts(_words(statement)), wanted)

    def count(self, *words: str, statement: Words = ()) -> Results:
        """How often each statement has a word, a name by its id, or a class of acts.

        The notes of the results say by which rule each was counted.
        """
        return counts(self.texts(_words(statement)), words, self.lexicon)

    def compare(self, a: str, b: str | None = None) -> Compared:
        """What became of the statement `a` in `b`, and whether it is new to their series.

        Without `b`, what became of its predecessor in `a`. Raises ReferenceUnknown, or
        NotComparable if one is empty, they are in two languages, or there is no predecessor.
        """
        one = next(self.texts((a,)))
        two = next(self.texts((b,))) if b is not None else one
        own = {self.whole(text.statement.name) for text in (one, two)}
        parties = two.statement.identity.parties
        texts = [t for t in self.texts_of(parties) if t.statement.name not in own]
        before = one if b is not None else before_it(two, texts)
        return against_series(before, two, texts, self.lexicon)

    def series(self, *parties: str) -> Results:
        """The statements of these parties over time, held or only known, each with its changes.

        A party is a code (`CN`) or any name of a state.
        """
        codes = [code(party, self.lexicon, self.parties()) for party in parties]
        return series(codes, self.texts_of(codes), self.lexicon)

    def trace(self, formula: str, statement: Words = (), *, near: bool = True) -> Results:
        """Every use of a formula over time, in the same words or in similar ones."""
        return trace(formula, self.texts(_words(statement)), near=near)

    def formulas(
        self, statement: Words = (), *, least: int = 3, most: int | None = None
    ) -> Results:
        """Wordings that come back in at least `least` statements, the most telling ones first."""
        return formulas(list(self.texts(_words(statement))), least=least, most=most)

    def reuse(self, statement: str | None = None, *, least: int = 25) -> Results:
        """Every passage of `least` characters and more that two texts share."""
        from chancery.publishing.reused import reuse

        name = None if statement is None else self.whole(statement)
        return reuse(self.texts(), statement=name, least=least)

    def followed(self, statement: Words = (), *, states: Words = ()) -> Results:
        """Commitments of joint texts, each once, with what later statements say of them."""
        return followed(self.texts(_words(statement)), self.lexicon, frozenset(_words(states)))

    def explain(self, reference: str) -> Explanation:
        """Why a record is what it is: an act, a mention, a sentence, a statement's date."""
        name, place = divided(reference)
        (text,) = self.texts((name,))
        return explain(text, place, self.lexicon)

    def doubts(self, statement: Words = ()) -> Results:
        """What a person should look at, each with the rule that makes it doubtful."""
        return doubts(self.texts(_words(statement)), self.lexicon)

    def _acts(self, statement: Words) -> list[Record]:
        return [r for text in self.texts(_words(statement)) for r in act_records(text)]

    def _topic(self, topic: str | None) -> str | None:
        return None if topic is None else topic_named(topic, self.lexicon).id


class Texts(Library):
    """Texts at hand, in the order given; each is cited by its own name."""

    def __init__(self, texts: Iterable[Text], lexicon: Lexicon) -> None:
        self._given = tuple(texts)
        self._lexicon = lexicon

    @property
    def lexicon(self) -> Lexicon:
        """The names, topics and acts that are known."""
        return self._lexicon

    def texts(self, statements: Sequence[str] = ()) -> Iterator[Text]:
        """The texts of these names, or all."""
        named = {text.statement.name: text for text in self._given}
        for name in statements:
            if name not in named:
                near = ", ".join(nearest(name, named))
                raise ReferenceUnknown(f"no text {name!r}" + (f"; nearest: {near}" if near else ""))
        return iter([named[name] for name in statements] if statements else self._given)


def divided(reference: str) -> tuple[str, str]:
    """A reference as the statement's name and the place in it; the place may be missing."""
    name, sign, place = reference.rpartition("#")
    return (name, place) if sign and _PLACE.fullmatch(place) else (reference, "")


def _words(given: Words) -> Sequence[str]:
    return (given,) if isinstance(given, str) else tuple(given)


def _actors(acts: Iterable[Record], lexicon: Lexicon) -> Callable[[str | None], str | None]:
    """From a word to an actor's id; those of the acts count also where no table has them."""
    roles = ("holder", "addressee", "target")
    known = frozenset(id_ for act in acts for role in roles for id_ in act[role])
    return lambda word: None if word is None else names.actor_id(word, lexicon, known)
