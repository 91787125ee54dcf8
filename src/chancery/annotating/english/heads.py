"""The head of a sentence: who does what in its main clause."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.annotating.english.actors import Actors
from chancery.annotating.english.chain import Chain
from chancery.annotating.english.content import PREPOSITIONS
from chancery.annotating.english.inflection import HAVE
from chancery.annotating.english.predicates import Predicate

# words and commas of a sentence before its subject
_FRONT = 90
_APPOSITIVE = 70
_CONNECTIVES = frozenset(
    ["and", "but", "also", "moreover", "furthermore", "however", "therefore", "thus", "hereby"]
)
_LINKS = frozenset(["and", "or", "as", "both", "all"])
_BLOCKS = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "shall",
        "should",
        "must",
        "can",
        "could",
        "may",
        "might",
        "that",
        "which",
        "who",
        "cannot",
    ]
)
# what opens a clause beside the main one: As we mark the day, we welcome …
_BESIDE = frozenset(
    ["as", "while", "when", "although", "though", "because", "since", "once", "after", "before"]
)
_OPENERS = PREPOSITIONS | frozenset(
    [
        "when",
        "if",
        "as",
        "while",
        "although",
        "though",
        "since",
        "given",
        "because",
        "after",
        "before",
        "once",
        "whereas",
        "having",
        "being",
        "until",
        "upon",
        "amid",
        "despite",
        "recalling",
        "noting",
        "bearing",
        "based",
        "according",
        "guided",
        "inspired",
        "proceeding",
        "regarding",
        "concerning",
        "following",
        "considering",
        "pursuant",
        "where",
    ]
)


@dataclass(frozen=True, slots=True)
class Headed:
    """A main clause: where it begins, its subject, and its predicate if one is known."""

    place: int
    subject: Actors
    predicate: Predicate | None


class Heads(Chain):
    """Adds: finding the main clause."""

    def head(self, place: int) -> Headed | None:
        """The first holder that a predicate follows; fronted phrases are passed over."""
        line, blocked = self.line, False
        opened = line.word(place) in _OPENERS or line.word(place).endswith(("ing", "ed"))
        passed, bare, beside = place, self.behind_adverbs(place), None
        for at in range(place, min(line.size, place + _FRONT)):
            word = line.word(at)
            if at < passed:
                continue
            if line.word(at - 1) in PREPOSITIONS and (inside := self.finder.one(line, at)):
                passed = inside.end
                continue
            if word == ",":
                blocked = blocked and not opened
                continue
            begins = at in (place, bare) or line.word(at - 1) in (",", ":", "-")
            found = None if blocked else self._headed(place, at, begins, opened)
            if found is not None and at == bare + 1 and self._only_beside(bare, found):
                beside, blocked = found, True
            elif found is not None:
                return found
            blocked = blocked or word in _BLOCKS
        return beside

    def _only_beside(self, place: int, found: Headed) -> bool:
        """Whether a clause only says when the main one holds, and speaks for nothing itself."""
        row = found.predicate.row if found.predicate else None
        marks = row is None or row.act == "APPRECIATE"
        return self.line.word(place) in _BESIDE and marks

    def behind_adverbs(self, place: int) -> int:
        """The place behind the links and adverbs with which a sentence begins."""
        at = place + (self.line.word(place) in _CONNECTIVES)
        return self.predicates.adverbs(self.line, at)[0]

    def _headed(self, first: int, at: int, begins: bool, opened: bool) -> Headed | None:
        line = self.line
        if not begins and not opened:
            return None
        if not begins and line.word(at - 1) in PREPOSITIONS:
            return None
        subject = self.subject(at)
        if subject is None or (not begins and subject.kind in ("state", "body", "weak")):
            return None
        predicate, end = self._after(subject)
        if predicate and predicate.finite:
            return Headed(at, subject, predicate)
        if at == first and predicate is None and self._must_tell(subject, end):
            return Headed(at, subject, None)
        return None

    def _after(self, subject: Actors) -> tuple[Predicate | None, int]:
        """The predicate behind a subject, or behind what stands between commas after it."""
        line, end = self.line, subject.end
        predicate = self.predicates.at(line, end)
        if predicate is None and line.word(end - 1) == "we":
            predicate = self._unknown(end)
        if predicate is not None or subject.kind == "pronoun":
            return predicate, end
        if line.word(end) == "," or line.word(end) in PREPOSITIONS:
            for at in range(end, min(line.size, end + _APPOSITIVE)):
                if line.word(at) != "," or at == end:
                    continue
                found = self.predicates.at(line, at + 1)
                if found and found.finite and (found.row or found.kind):
                    return found, at + 1
            if line.word(end) in PREPOSITIONS:
                return self._behind_phrase(end), end
            return self._behind_names(end), end
        return None, end

    def _unknown(self, place: int) -> Predicate | None:
        """A verb that no table knows, behind `we`, where hardly anything else can stand."""
        at = self.predicates.adverbs(self.line, place)[0]
        word = self.line.word(at)
        if not self.contents.may_be_verb(self.line, at) or word in _BLOCKS | _LINKS:
            return None
        form = "past" if word.endswith("ed") else "base"
        return Predicate(place, at, at + 1, form, kind="do")

    def _behind_phrase(self, place: int) -> Predicate | None:
        """The ministers of … reaffirmed: a predicate behind a phrase that belongs to the subject"""
        for at in range(place, min(self.line.size, place + 12)):
            found = self.predicates.trigger(self.line, at)
            if self.line.word(at) in HAVE:
                return self.predicates.at(self.line, at)
            if found and found.row and found.form in ("s", "past", "modal"):
                return self.predicates.at(self.line, at)
        return None

    def _behind_names(self, place: int) -> Predicate | None:
        """We, the leaders of A and B met …: a finite verb right behind a name."""
        for at in range(place + 1, min(self.line.size, place + _APPOSITIVE)):
            if self.line.is_name(at - 1):
                found = self.predicates.at(self.line, at)
                if found and found.form in ("past", "modal", "base"):
                    return found
        return None

    def _must_tell(self, subject: Actors, end: int) -> bool:
        whole = subject.kind in ("joint", "person", "office") and subject.end < self.line.size
        return whole and self.line.word(end) not in (",", "of", "and", ":")
