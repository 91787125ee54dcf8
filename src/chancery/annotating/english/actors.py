"""Actors at a place of an English sentence: names, sides, offices, persons, groups, and lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chancery.annotating.drafts import Ids
from chancery.annotating.english.cast import Cast
from chancery.annotating.english.line import Line
from chancery.annotating.english.words import Phrases
from chancery.annotating.masks import ACTOR, NAME, PARTY, PERSON, Masked

_DETERMINERS = frozenset(
    [
        "the",
        "all",
        "other",
        "any",
        "both",
        "relevant",
        "each",
        "every",
        "remaining",
        "these",
        "those",
    ]
)
_TITLES = frozenset(
    ["mr", "mrs", "ms", "mr.", "mrs.", "ms.", "h.e", "he.", "dr", "dr.", "excellency", "his", "her"]
)
# His Royal Highness President NAME
_HONOURS = frozenset(
    [
        "excellency",
        "highness",
        "majesty",
        "royal",
        "honourable",
        "honorable",
        "sheikh",
        "shri",
        "rt",
    ]
)
# longest list of actors that is read as one
_LONGEST_LIST = 40
# whom `other States` does not name
_ANY = ("group:all-states",)
_SUFFIXES = frozenset(["jr", "sr"])
_OWNERS = frozenset(["our", "its", "their", "his", "her", "of", "’s", "'s", "other"])
_MEMBERS = frozenset(["states", "countries", "nations", "partners"])
_SIDE = frozenset(
    [
        "side",
        "sides",
        "government",
        "governments",
        "authorities",
        "authority",
        "members",
        "leadership",
        "federation",
        "representatives",
        "administration",
    ]
)


@dataclass(frozen=True, slots=True)
class Actors:
    """Sorted ids of actors, where they stand, the words that name them.

    `kind` is `joint`, `weak`, `pronoun`, `state`, `body`, `person`, `office` or `group`; `owner`
    says that they only own what follows (Aurora's …).
    """

    ids: Ids
    start: int
    end: int
    basis: str
    kind: str
    owner: bool = False


class Finder:
    """Finds actors in the sentences of one text."""

    def __init__(self, masked: Masked, cast: Cast, persons: Mapping[str, str]) -> None:
        self.masked, self.cast, self.persons = masked, cast, persons

    def row(self, line: Line, place: int) -> Actors | None:
        """The list of actors that begins at a place (Aurora, Lanhai and all States)."""
        first = found = self.one(line, place)
        if first is None or found is None:
            return None
        ids, count = list(found.ids), 1
        while count < _LONGEST_LIST and (start := self._further(line, found.end)) is not None:
            more = None if found.owner else self.one(line, start)
            if more is None:
                break
            found, count = more, count + 1
            ids += found.ids
        kind = first.kind if count == 1 else found.kind
        return Actors(
            tuple(sorted(set(ids))), place, found.end, _basis(line, place, found.end), kind,
            found.owner,
        )  # fmt: skip

    @staticmethod
    def _further(line: Line, place: int) -> int | None:
        if line.word(place) == "," and line.word(place + 1) == "and":
            return place + 2
        if line.word(place) in (",", "and", "or"):
            return place + 1
        if line.words[place : place + 3] == ["as", "well", "as"]:
            return place + 3
        return None

    def one(self, line: Line, place: int) -> Actors | None:
        """The one actor at a place; looked for once in each line."""
        if place not in line.actors:
            line.actors[place] = self._one(line, place)
        found = line.actors[place]
        assert found is None or isinstance(found, Actors)
        return found

    def _one(self, line: Line, place: int) -> Actors | None:
        start = place
        place = self._behind_honours(line, place)
        for _ in range(4):
            found = (
                self.group(line, place) or self.named(line, place) or self.office(line, place)
                or self.joint(line, place)
                or self.side(line, place)
            )  # fmt: skip
            if found and found.ids == _ANY and line.word(place - 1) == "other":
                return None
            if found:
                return Actors(found.ids, start, found.end, found.basis, found.kind, found.owner)
            if line.word(place) not in _DETERMINERS:
                return None
            place += 1
        return None

    @staticmethod
    def _behind_honours(line: Line, place: int) -> int:
        at = place + (line.word(place) in ("his", "her", "the", "their", "h.e"))
        while line.word(at) in _HONOURS and line.printed[at][0].isupper():
            at += 1
            place = at
        return place

    def offices(self, line: Line, place: int) -> Actors | None:
        """Two offices without names: the President and the Prime Minister, every party."""
        first = self._bare_office(line, place + 1) if line.word(place) == "the" else None
        if first is None or line.word(first) != "and":
            return None
        second = self._bare_office(line, first + 1 + (line.word(first + 1) == "the"))
        if second is None or line.is_person(second) or line.word(second) in ("of", "from", "for"):
            return None
        return Actors(self.cast.parties, place, second, _basis(line, place, second), "joint")

    def _bare_office(self, line: Line, place: int) -> int | None:
        found = _phrase(line, place, self.cast.words.offices)
        return found[0] if found and line.printed[place][0].isupper() else None

    def group(self, line: Line, place: int) -> Actors | None:
        """A group without names: all States, the parties concerned."""
        found = _phrase(line, place, self.cast.words.groups)
        if found is None:
            return None
        end, id_ = found
        if line.words[end : end + 2] == ["to", "the"] and line.is_thing(end + 2):
            return Actors(("group:states-parties",), place, end + 3, "", "group")
        return Actors((id_,), place, end, _basis(line, place, end), "group")

    def side(self, line: Line, place: int) -> Actors | None:
        """A state's side (the Auroran side), which is a role and no name."""
        found = _phrase(line, place, self.cast.sides)
        if found is None:
            return None
        return Actors((found[1],), place, found[0], _basis(line, place, found[0]), "state")

    def named(self, line: Line, place: int) -> Actors | None:
        """A state, body or person by its name, with what stands for it: Aurora's President."""
        sign = line.word(place)
        if sign == PERSON:
            return self._person(line, place, place)
        if sign in _TITLES and line.is_person(place + 1):
            return self._person(line, place, place + 1)
        if sign not in (PARTY, ACTOR):
            return None
        mention = self.masked.names[line.start(place)]
        ids: Ids = tuple(mention.id.split("+"))
        kind = "body" if mention.type == "body" else "state"
        end, owner = place + 1, False
        if line.word(end) in ("'s", "’s", "'", "’"):
            end, owner = end + 1, True
        office = _phrase(line, end, self.cast.words.offices)
        if office:
            known = self.cast.members.get(mention.id) if "ember" in line.words[end] else None
            ids = tuple(known.split()) if known else ids
            last = self._after_office(line, office[0])
            return Actors(ids, place, last, mention.id, "person" if kind == "state" else kind)
        if line.word(end) in _SIDE:
            return Actors(ids, place, end + 1, mention.id, kind)
        if line.word(end) in _MEMBERS and kind == "body":
            known = self.cast.members.get(mention.id)
            return Actors(tuple(known.split()) if known else ids, place, end + 1, mention.id, kind)
        return Actors(ids, place, end, mention.id, kind, owner)

    def _after_office(self, line: Line, end: int) -> int:
        """Behind further offices and the person: Minister of Foreign Affairs and Trade NAME."""
        for _ in range(3):
            if line.word(end) in _TITLES:
                end += 1
            elif line.word(end) == "and" and (more := _phrase(line, end + 1, self._offices())):
                end = more[0]
            elif line.is_person(end):
                return end + 1
        return end

    def _offices(self) -> Phrases:
        return self.cast.words.offices

    def _person(self, line: Line, start: int, place: int) -> Actors | None:
        mention = self.masked.names[line.start(place)]
        holder = self.persons.get(mention.id)
        end = place + 1
        if line.word(end) in ("'s", "’s"):
            return Actors((holder,), start, end + 1, mention.id, "person", True) if holder else None
        if line.word(end) == "," and line.word(end + 1) in _SUFFIXES:
            end += 2
        end = self._of_state(line, end)
        return Actors((holder,), start, end, mention.id, "person") if holder else None

    @staticmethod
    def _of_state(line: Line, end: int) -> int:
        """Behind `of the Republic of Aurora`, if that follows."""
        if line.word(end) != "of":
            return end
        after = end + 2 if line.word(end + 1) == "the" else end + 1
        return after + 1 if line.word(after) in (PARTY, ACTOR) else end

    def office(self, line: Line, place: int) -> Actors | None:
        """An office with its holder or its state: President NAME, the Government of Aurora."""
        found = _phrase(line, place, self.cast.words.offices)
        if found is None:
            return None
        end = found[0]
        while line.word(end) in ("and", "for", ",") and (
            more := _phrase(line, end + 1, self.cast.words.offices)
        ):
            end = more[0]
            if end - place > _LONGEST_LIST:
                break
        if line.word(end) in _TITLES | _HONOURS:
            end += 1
        if line.is_person(end) and (person := self._person(line, place, end)):
            return person
        if line.word(end) in ("of", "from"):
            return self._office_of(line, place, end)
        return None

    def _office_of(self, line: Line, place: int, end: int) -> Actors | None:
        after = end + 2 if line.word(end + 1) == "the" else end + 1
        if line.word(after) not in (PARTY, ACTOR):
            return None
        ids: list[str] = []
        for _ in range(_LONGEST_LIST):
            mention = self.masked.names[line.start(after)]
            ids += mention.id.split("+")
            end = after + 1
            more = self._further(line, end)
            more = more + 1 if more is not None and line.word(more) == "the" else more
            if more is None or line.word(more) not in (PARTY, ACTOR):
                break
            after = more
        if line.is_person(end):
            end += 1
        elif line.word(end) in _TITLES and line.is_person(end + 1):
            end += 2
        return Actors(tuple(ids), place, end, _basis(line, place, end), "person")

    def joint(self, line: Line, place: int) -> Actors | None:
        """The two sides, the Parties, we: every party."""
        joint = self.cast.words.joint
        two = f"{line.word(place)} {line.word(place + 1)}"
        found = _phrase(line, place, joint, two) or _phrase(line, place, joint)
        if found is None or (found[1] == "many" and not self.cast.many):
            return None
        end, value = found
        if end - place == 1 and line.word(place - 1) in _OWNERS:
            return None
        kind = "weak" if value == "weak" else "joint"
        if line.word(end) == "of" and (of := self._office_of(line, place, end)):
            states = self.cast.parties or of.ids
            return Actors(states, place, of.end, _basis(line, place, of.end), kind)
        return Actors(self.cast.parties, place, end, _basis(line, place, end), kind)


def _phrase(line: Line, place: int, phrases: Phrases, key: str = "") -> tuple[int, str] | None:
    for words, value in phrases.get(key or line.word(place), ()):
        if len(words) == 1 and words[0] != words[0].lower() and line.printed[place].islower():
            continue
        if line.starts(place, words):
            return place + len(words), value
    return None


def _basis(line: Line, start: int, end: int) -> str:
    return " ".join(w for w in line.printed[start:end] if w[0] not in (NAME, PARTY, ACTOR, PERSON))
