"""Sentences without a holder of their own: it was agreed, concern was expressed, bare facts."""

from __future__ import annotations

from dataclasses import replace

from chancery.annotating.drafts import Draft
from chancery.annotating.english.heads import Heads
from chancery.annotating.english.inflection import HAVE, MODALS
from chancery.annotating.english.opening import Inner
from chancery.annotating.english.predicates import Predicate
from chancery.annotating.english.state import EVERY_PARTY, SPEAKER, Voice

# words of a sentence in which its verb is looked for
_NEAR = 60
_BE = frozenset(["is", "are", "was", "were", "has", "have", "had", "been", "be"])
_TENSES = {
    **{"will": "future", "was": "past", "were": "past", "has": "past", "have": "past"},
    **{"had": "past", "did": "past", "do": "present", "does": "present", "is": "present"},
    **{"are": "present", "remains": "present", "remain": "present"},
}
# words of the shortest sentence that says something
_SHORTEST = 3
_AGREED = frozenset({"AGREE", "COMMIT", "REAFFIRM", "STRESS", "STATE", "NOTE", "RECOGNIZE"})
_SPOKEN = frozenset(["it", "there"])


class Bare(Heads):
    """Adds: sentences without a holder of their own."""

    def impersonal(self, place: int) -> None:
        """A sentence whose subject is nobody who speaks."""
        if self._borne_passive(place):
            return
        inner = self.bound(place)
        begin = self.line.start(place)
        if self.line.size - (self.line.word(self.line.size - 1) == ":") < _SHORTEST:
            return
        if inner is not None:
            draft = self.framed(inner, self._fact_before(inner, place, begin), None)
            draft.holder = self._whose()
            self._every_voice("modal")
            self.chain(inner.predicate.after, self.line.size)
            return
        if self._passive(place) or self._headless():
            return
        self.tell(self.line.start(0), self._tense(place))
        self._later(place)

    def _fact_before(self, inner: Inner, place: int, begin: int) -> int:
        """Where a rejection begins: such acts do harm | and are unacceptable holds a fact too."""
        at = inner.predicate.start
        linked = at > place + 1 and self.line.word(at - 1) == "and"
        if not linked or inner.predicate.row is None or inner.predicate.row.frame != "close":
            return begin
        if not any(self._is_fact(n) for n in range(place + 1, at - 1)):
            return begin
        self.tell(begin, self._tense(place))
        self.close(at - 1)
        return self.line.start(at)

    def _is_fact(self, at: int) -> bool:
        kind, form = self.cast.words.verb(self.line.word(at))
        verb = kind == "do" or (kind == "noun" and self.predicates.verbal(self.line, at))
        return verb and form in ("base", "s")

    def _headless(self) -> bool:
        """A heading or a line of a preamble that says nothing: Moving forward in friendship"""
        if not self.line.word(0).endswith("ing"):
            return False
        finite = _BE | HAVE.keys() | MODALS
        words = self.line.words
        return finite.isdisjoint(words) and not any(map(self._is_verb, words))

    def finite(self, at: int) -> bool:
        """Whether a finite verb that can be nothing else stands at a place."""
        word = self.line.word(at)
        if word in _BE or word in HAVE or word in MODALS:
            return word not in ("been", "be")
        kind, form = self.cast.words.verb(word)
        return form in ("s", "past") and kind == "do" and self.predicates.verbal(self.line, at)

    def _is_verb(self, word: str) -> bool:
        kind, form = self.cast.words.verb(word)
        return form == "s" and kind != "noun"

    def _later(self, place: int) -> None:
        """A holder's own clause behind a bare fact: …, and the two sides look forward to …"""
        first = place + (_SHORTEST if self.line.word(place) == "the" else 0)
        for at in range(first + 1, self.line.size - 1):
            behind = self._link(at)
            if behind is None or self.line.word(behind - 1) == ",":
                continue
            subject = self.subject(behind)
            if subject is None or subject.kind != "joint":
                continue
            turned = self._other_voice(at, behind)
            if turned is not None:
                self.chain(turned, self.line.size)
                return

    def behind_front(self) -> int:
        """Where `it` or `there` stands behind a fronted phrase; else the first word."""
        line, at = self.line, self.behind_adverbs(0)
        if line.word(at) in _SPOKEN:
            return at
        for at in range(1, min(line.size, _NEAR)):
            if line.word(at - 1) == "," and line.word(at) in _SPOKEN:
                return at
            if line.word(at) in _BE:
                break
        return 0

    def _whose(self) -> tuple[str, ...]:
        return self.speaker if self.retold and self.speaker else self.every()

    def _every_voice(self, form: str) -> None:
        ids = self._whose()
        basis = EVERY_PARTY if ids == self.every() else SPEAKER
        self.voice = Voice(ids, basis, form)

    def agreed(self, place: int) -> bool:
        """`It was agreed that`, `it is unacceptable to`."""
        line = self.line
        if line.word(place) not in _SPOKEN:
            return False
        predicate = self.predicates.at(line, place + 1)
        if line.word(place) == "there" and predicate and predicate.row is None:
            noun = self.predicates.noun(line, predicate.after)
            needed = noun and noun.row and noun.row.act == "NORM"
            predicate = noun if needed else None
        if predicate is None or predicate.row is None:
            return False
        if not predicate.passive and predicate.row.frame not in ("close", "norm", "stance"):
            return False
        if predicate.passive and not self._said(predicate):
            return False
        self.speaker = ()
        self._every_voice(predicate.form)
        if predicate.row.frame == "clause" and predicate.passive:
            predicate = replace(predicate, passive=False)
        if predicate.row and predicate.row.form == "agree that":
            row = next(f.row for f in self.cast.words.triggers["agree"] if not f.rest)
            predicate = replace(predicate, row=row)
        at = self.open(predicate, line.start(place))
        self.chain(at, line.size)
        return True

    def _said(self, predicate: Predicate) -> bool:
        row, last = predicate.row, self.line.word(predicate.after - 1)
        opens = self.line.word(predicate.after) in ("that", "to", "on", ":")
        return row is not None and row.act in _AGREED and (opens or last in ("that", "to", "on"))

    def _borne_passive(self, place: int) -> bool:
        """`Concern was expressed over …`: the noun says which act it is."""
        line = self.line
        noun = self.predicates.noun(line, place)
        if noun is None:
            return False
        for at in range(noun.after, min(line.size, noun.after + _NEAR)):
            if line.word(at) in _BE:
                continue
            bearer = self.cast.words.bearers.get(line.word(at))
            if bearer and bearer[1] == "past" and line.word(at - 1) in _BE:
                behind = noun.after == at - 1 or line.word(noun.after) in _BE
                self.speaker = ()
                self._every_voice("past")
                whole = replace(noun, first=noun.first, after=at + 1 if behind else noun.after)
                after = self.open(whole, line.start(place))
                self.chain(after, line.size)
                return True
        return False

    def _passive(self, place: int) -> bool:
        """`The importance of … was stressed`: the trigger stands behind its content."""
        line = self.line
        for at in range(place, min(line.size, place + _NEAR)):
            if line.word(at) not in _BE:
                continue
            found = self.predicates.at(line, at)
            if found is None or not found.passive or found.row is None:
                return False
            if found.row.act in ("STATE", "SUPPORT", "DEMAND", "VALUE", "NOTE", "PRACTISE"):
                return False
            self.speaker = ()
            self._every_voice(found.form)
            self._behind(found, place)
            return True
        return False

    def _behind(self, found: Predicate, place: int) -> None:
        draft = self._draft(found, self.line.start(place), None)
        draft.start = self.line.start(place)
        self.push(draft, found.row)
        draft.target = self.contents.target(self.line, place, found.start)
        self.chain(found.after, self.line.size)

    def _tense(self, place: int) -> str:
        """The aspect of a bare fact, by the first verb of the sentence."""
        line = self.line
        for at in range(place, min(line.size, place + _NEAR)):
            word = line.word(at)
            if word in _TENSES:
                return "negated" if line.word(at + 1) == "not" else _TENSES[word]
            kind, name = self.cast.words.verb(word)
            if kind and name == "past":
                return "past"
            if kind and name == "s" and kind != "noun":
                return "present"
        return "present"

    def tell(self, begin: int, aspect: str) -> None:
        """Adds a bare assertion that reaches to the end of the sentence."""
        holder = self._whose()
        draft = Draft("ASSERT", None, begin, begin + 1, 1, holder, "extend", aspect=aspect)
        draft.rule = "a bare assertion"
        basis = EVERY_PARTY if holder == self.every() else SPEAKER
        draft.why = ("no verb of speaking or binding, no modal", f"holder: {basis}")
        self.push(draft)
        self.voice = Voice(holder, basis, "")
