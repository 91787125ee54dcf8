"""What stands at a place of a Russian sentence: a holder, a predicate, an infinitive, actors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chancery.annotating.drafts import Ids
from chancery.annotating.english.line import Line
from chancery.annotating.masks import ACTOR, DATE, PARTY, PERSON, Masked
from chancery.annotating.russian.cast import Cast, Words, plain
from chancery.annotating.setting import Setting
from chancery.lexicon import Trigger

# adverbs in a row, and words between a bearer and its noun, that are looked over
_ADVERBS = 6
_GAP = 4
# words of a content in which an actor is looked for
_NEAR = 10
_INFINITIVES = ("ть", "ти", "чь", "ться", "тись", "чься")
_NO_INFINITIVES = frozenset(
    ["путь", "часть", "область", "пять", "шесть", "десять", "опять", "мать", "треть", "четверть"]
)
_NOUNS = ("ость", "есть")
_APART = frozenset(["с", "со", "в", "во", "на", "между", "при", "под", "для", "о", "об"])
_LIMITS = frozenset(["до", "к", "конца", "концу", "позднее"])
# in which year something is to happen, where no limit is named
_WITHIN = frozenset(["в", "на"])
# the heads of those who are asked: Президента Казахстана
_BEARERS = ("президент", "премьер", "правительств", "руководств", "лидер", "власт", "министр")
# words between an office and its bearer: the President of the Republic, Bo Ortiz
_BETWEEN = 4
_LINKS = frozenset(["и", "а", "но"])


@dataclass(frozen=True, slots=True)
class Who:
    """Who speaks: ids, the place behind the words, and how it was found."""

    ids: Ids
    end: int
    basis: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A trigger with its place (`first` to `after`); `start` is that of its adverbs."""

    start: int
    first: int
    after: int
    row: Trigger
    intense: Words = ()
    gerund: bool = False
    negated: bool = False
    nest: str | None = None


class Reader:
    """Reads the sentences of one text."""

    def __init__(self, masked: Masked, cast: Cast) -> None:
        self.masked, self.cast = masked, cast

    def line(self, start: int, end: int) -> Line:
        """A sentence's words, with е for ё."""
        line = Line(self.masked.text, start, end)
        line.words = [plain(word) for word in line.words]
        return line

    def who(self, line: Line, place: int) -> Who | None:
        """The holder whose name, side or role begins at a place."""
        if (found := _phrase(line, place, self.cast.joint)) is not None:
            return Who(self.cast.parties, found[0], line.word(place))
        if (found := _phrase(line, place, self.cast.sides)) is not None:
            return Who((found[1],), found[0], line.word(place))
        if (found := _phrase(line, place, self.cast.offices)) is not None:
            return self._officer(line, found[0])
        if line.word(place) == PERSON:
            return self._person(line, place)
        if line.word(place) not in (PARTY, ACTOR):
            return None
        ids, end = self._names(line, place)
        if (office := _phrase(line, end, self.cast.offices)) is not None:
            end = office[0] + (line.word(office[0]) == PERSON)
        return Who(ids, end, "its name")

    def _officer(self, line: Line, place: int) -> Who | None:
        """Who bears an office that ends at a place: by the state behind it, or by the person."""
        for at in range(place, place + _BETWEEN):
            if line.word(at) in (PARTY, ACTOR):
                ids, end = self._names(line, at)
                return Who(ids, end + (line.word(end) == PERSON), "an office")
            if line.word(at) == PERSON:
                return self._person(line, at)
            if not line.word(at)[:1].isalpha():
                return None
        return None

    def _person(self, line: Line, place: int) -> Who | None:
        holder = self.cast.holders.get(self.masked.names[line.start(place)].id)
        return Who((holder,), place + 1, "a person") if holder else None

    def _names(self, line: Line, place: int) -> tuple[Ids, int]:
        ids: list[str] = []
        while line.word(place) in (PARTY, ACTOR):
            ids += self.masked.names[line.start(place)].id.split("+")
            place += 1
            linked = line.word(place) in ("и", ",")
            if not linked or line.word(place + 1) not in (PARTY, ACTOR):
                break
            place += 1
        return tuple(sorted(set(ids))), place

    def predicate(self, line: Line, place: int) -> Predicate | None:
        """The predicate that begins at a place, behind its adverbs."""
        at, intense, negated = place, list[str](), False
        for _ in range(_ADVERBS):
            word = line.word(at)
            if (found := self._trigger(line, at)) is not None:
                row, after, gerund, more, nest = found
                return Predicate(
                    place, at, after, row, (*intense, *more), gerund, negated, nest
                )  # fmt: skip
            if (aside := self._aside(line, at)) > at:
                at = aside
                continue
            if word not in self.cast.adverbs and word != "не":
                return None
            negated = negated or word == "не"
            if self.cast.adverbs.get(word, "0") != "0":
                intense.append(word)
            at += 1
        return None

    def _aside(self, line: Line, place: int) -> int:
        """The place behind a phrase that says nothing of the act, with commas around it."""
        comma = line.word(place) == ","
        found = _phrase(line, place + comma, self.cast.asides)
        if found is None:
            return place
        return found[0] + (comma and line.word(found[0]) == ",")

    def _trigger(
        self, line: Line, place: int
    ) -> tuple[Trigger, int, bool, Words, str | None] | None:
        borne = self._borne(line, place)
        if borne is not None:
            return borne
        for wording in self.cast.triggers.get(line.word(place), ()):
            after = place + 1 + len(wording.rest)
            if tuple(line.words[place + 1 : after]) == wording.rest:
                return wording.row, after, wording.gerund, (), None
        return None

    def _borne(self, line: Line, place: int) -> tuple[Trigger, int, bool, Words, str | None] | None:
        """A verb and the noun that says what it is: выражают глубокую озабоченность."""
        bearer = self.cast.bearers.get(line.word(place))
        intense: list[str] = []
        for at in range(place + 1, place + 1 + _GAP * (bearer is not None)):
            word = line.word(at)
            if (row := self.cast.stances.get(word)) is not None:
                nest = bearer if row.act == "COMMIT" or bearer == "REAFFIRM" else None
                gerund = line.word(place).endswith("ая")
                return row, at + 1, gerund, tuple(intense), nest
            if word in (",", ":") or line.is_name(at):
                break
            if self.cast.adverbs.get(word, "0") != "0":
                intense.append(word)
        return None

    def infinitive(self, line: Line, place: int) -> int | None:
        """The place of the infinitive that begins a predicate here, behind its adverbs."""
        for at in range(place, place + _ADVERBS):
            word = line.word(at)
            if word.endswith(_INFINITIVES):
                return None if word in _NO_INFINITIVES or word.endswith(_NOUNS) else at
            if word not in self.cast.adverbs and word != "не":
                return None
        return None

    def asked(self, line: Line, place: int) -> Ids:
        """Who is asked: the actors right behind a directive."""
        ids: list[str] = []
        at = place + line.word(place).startswith(_BEARERS)
        while (found := self._actors(line, at)) is not None:
            ids += found[0]
            if line.word(found[1]) not in (",", "и"):
                break
            at = found[1] + 1
        return tuple(ids)

    def target(self, line: Line, place: int) -> Ids:
        """Whose conduct is meant: the first actor that no preposition sets apart."""
        for at in range(place, min(line.size, place + _NEAR)):
            if line.word(at) == "," or (line.word(at) == "и" and self.predicate(line, at + 1)):
                break
            found = self._actors(line, at)
            if found is not None and line.word(at - 1) not in _APART:
                return found[0]
        return ()

    def _actors(self, line: Line, place: int) -> tuple[Ids, int] | None:
        if line.word(place) in (PARTY, ACTOR):
            return self._names(line, place)
        group = _phrase(line, place, self.cast.groups)
        return ((group[1],), group[0]) if group else None

    def due(self, line: Line, place: int, end: int, setting: Setting) -> str | None:
        """The day or year up to which something is due: до 2035 года."""
        best: str | None = None
        for at in range(place, end):
            before = line.word(at - 1)
            if line.word(at) != DATE or before not in _LIMITS | _WITHIN:
                continue
            value = self.masked.names[line.start(at)].id
            if not setting.ahead(value):
                continue
            if before in _LIMITS:
                return value
            best = best or value
        return best

    @staticmethod
    def link(line: Line, place: int) -> int | None:
        """The place behind a comma or a link (и, а также), or both; None where neither is."""
        at = place + (line.word(place) in (",", "-", ":"))
        if line.word(at) in _LINKS:
            at += 1 + (line.word(at + 1) == "также")
        return at if at > place else None


def _phrase(
    line: Line, place: int, phrases: Mapping[str, tuple[tuple[Words, str], ...]]
) -> tuple[int, str] | None:
    for words, value in phrases.get(line.word(place), ()):
        if tuple(line.words[place : place + len(words)]) == words:
            return place + len(words), value
    return None
