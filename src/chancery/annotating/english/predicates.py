"""The predicate behind a subject: adverbs, auxiliaries, and a trigger or another verb."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from chancery.annotating.english.inflection import BE, HAVE
from chancery.annotating.english.line import Line
from chancery.annotating.english.words import Form, Vocabulary, Words
from chancery.lexicon import Trigger

# adverbs in a row, and words between a bearer and its noun, that are looked over
_ADVERBS = 8
_GAP = 9
# longest aside between a verb and its `to` or `that`
_ASIDE = 16
_NOT_ADVERBS = frozenset(
    ["family", "supply", "apply", "comply", "rely", "ally", "assembly", "july", "early", "only"]
)
_DOING = {"do": "base", "does": "s", "did": "past"}
_REMAIN = {"remain": "base", "remains": "s", "remained": "past"}
_PREFIXES = {
    **{"continue": "base", "continues": "s", "continued": "past", "continuing": "ing"},
    **{"wish": "base", "wishes": "s", "wished": "past", "wishing": "ing"},
    **{"want": "base", "wants": "s", "wanted": "past", "desire": "base", "desires": "s"},
}
_STOPS = frozenset(
    [
        "of",
        "to",
        "for",
        "on",
        "in",
        "at",
        "by",
        "with",
        "from",
        "about",
        "over",
        "that",
        "which",
        "who",
        ",",
        ":",
        "(",
        ")",
        "is",
        "are",
        "was",
        "were",
    ]
)
# behind these a word that looks like a verb is a noun: support for, requests from
_NOUN_BEFORE = frozenset(
    [
        "for",
        "of",
        "from",
        "to",
        "by",
        "in",
        ",",
        "as",
        "at",
        "between",
        "among",
        "within",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "will",
        "with",
    ]
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a subject does. `row` is None where no trigger does it; then `kind` is that of its verb.

    `start` is the word with which it begins, `first` to `after` the trigger's words. `form` is the
    form of its finite word: `base` (they reaffirm), `s` (it reaffirms), `past`, `ing`, `modal`.
    `passive` is one whose doer is not its subject.
    """

    start: int
    first: int
    after: int
    form: str
    row: Trigger | None = None
    kind: str = ""
    intense: tuple[str, ...] = ()
    negated: bool = False
    perfect: bool = False
    passive: bool = False
    steady: bool = False
    nest: str | None = None

    @property
    def finite(self) -> bool:
        """Whether a subject can have it: no participle or infinitive."""
        return self.form in ("base", "s", "past", "modal")


class Predicates:
    """Reads predicates with the lexicon's words."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words

    def adverbs(self, line: Line, place: int) -> tuple[int, tuple[str, ...]]:
        """The place behind the adverbs at a place, and those that make an act stronger."""
        intense: list[str] = []
        for _ in range(_ADVERBS):
            word = line.word(place)
            if word in self.words.adverbs:
                if self.words.adverbs[word] != "0":
                    intense.append(word)
                place += 1
            elif word.endswith("ly") and word not in _NOT_ADVERBS and not self.words.verb(word)[0]:
                place += 1
            elif (size := self._set_phrase(line, place)) > 0:
                place += size
            elif word == "and" and intense and line.word(place + 1) in self.words.adverbs:
                place += 1
            else:
                break
        return place, tuple(intense)

    def _set_phrase(self, line: Line, place: int) -> int:
        """The words of an aside at a place, with the commas around it: , in this regard,"""
        comma = line.word(place) == ","
        for words, _ in self.words.asides.get(line.word(place + comma), ()):
            if line.starts(place + comma, words):
                size = len(words) + comma
                opens = comma or line.word(place - 1) in ("and", "but")
                return size + (opens and line.word(place + size) == ",")
        return 0

    @staticmethod
    def behind_aside(line: Line, place: int, words: Container[str]) -> int:
        """The place behind what stands between commas, if one of these words follows it:
        we commit, as members of the club, to …"""
        if line.word(place) == "," and ("to" in words or "that" in words):
            for at in range(place + 2, min(line.size, place + _ASIDE)):
                if line.word(at) == ",":
                    return at + 1 if line.word(at + 1) in words else place
        return place

    def at(self, line: Line, place: int) -> Predicate | None:
        """The predicate that begins at a place, or None."""
        found = self.trigger(line, place)
        first, intense = (place, ()) if found else self.adverbs(line, place)
        word = line.word(first)
        found = found or self.trigger(line, first) or self._steadfast(line, first)
        if found is None and word in HAVE:
            found = self._perfect(line, first)
        elif found is None and word in _DOING:
            found = self._denied(line, first, _DOING[word])
        elif found is None and word in BE:
            found = self._being(line, first)
        elif found is None and (word in _PREFIXES or line.starts(first, ("would", "like"))):
            found = self._prefixed(line, first)
        found = found or self._plain(line, first)
        if found is None:
            return None
        always = any(w in ("always", "consistently") for w in line.words[place : found.after])
        return replace(found, start=place, intense=intense + found.intense, steady=always)

    def trigger(self, line: Line, place: int, dropped: bool = False) -> Predicate | None:
        """The longest trigger at a place; `dropped` for preambles, which leave out `be`."""
        if line.word(place + 1) in ("tank", "tanks"):
            return None
        index = self.words.dropped if dropped else self.words.triggers
        best: Predicate | None = None
        ahead = self._ahead(line, place + 1) if line.word(place) in index else ()
        for form in index.get(line.word(place), ()):
            if form.rest and form.rest[0] not in ahead:
                continue
            found = self._matched(line, place, form)
            if found and (best is None or found.after > best.after):
                best = found
        if dropped:
            return best
        noun = self._borne(line, place)
        if noun and (best is None or best.row is None or best.after < noun.after):
            return noun
        return best

    def _ahead(self, line: Line, place: int) -> Words:
        """The words with which a trigger can go on here: the next, or that behind an aside."""
        aside = self.behind_aside(line, place, ("to", "that"))
        after, _ = self.adverbs(line, place)
        return line.word(place), line.word(after), line.word(aside)

    def _matched(self, line: Line, place: int, form: Form) -> Predicate | None:
        at, intense = place + 1, list[str]()
        for word in form.rest:
            if line.word(at) != word:
                after, more = self.adverbs(line, at)
                if line.word(after) != word:
                    after = self.behind_aside(line, at, (word,))
                if line.word(after) != word:
                    return None
                at, intense = after, intense + list(more)
            at += 1
        return Predicate(place, place, at, form.name, form.row, intense=tuple(intense))

    def _borne(self, line: Line, place: int) -> Predicate | None:
        """A verb and the noun that says what it is: express their deep concern."""
        bearer = self.words.bearers.get(line.word(place))
        if bearer is None:
            return None
        found = self.noun(line, place + 1)
        if found is None or found.row is None:
            return None
        commits = found.row.act in ("COMMIT", "COMPLY") and bearer[0] != "-"
        nest = bearer[0] if commits else None
        first = found.first if commits else place
        return replace(found, start=place, first=first, form=bearer[1], nest=nest)

    def _steadfast(self, line: Line, place: int) -> Predicate | None:
        """We are united in our commitment: the noun says which act it is."""
        form = BE.get(line.word(place)) or _REMAIN.get(line.word(place))
        if form is None:
            return None
        at, intense = self.adverbs(line, place + 1)
        at -= at > place + 1 and line.word(at) == "in"
        if line.word(at) not in self.words.steadfast or line.word(at + 1) != "in":
            return None
        found = self.noun(line, at + 2)
        if found is None or found.row is None or line.word(at + 2) not in ("our", "their", "its"):
            return None
        first = found.first if found.row.act in ("COMMIT", "COMPLY") else place
        kept = found.intense + intense
        return replace(found, start=place, first=first, form=form, intense=kept)

    def noun(self, line: Line, place: int) -> Predicate | None:
        """A noun of stance near a place, with nothing but its attributes before it."""
        intense: list[str] = []
        for at in range(place, place + _GAP):
            word = line.word(at)
            if word in _STOPS or not word:
                return None
            if (row := self.words.stances.get(word)) and line.word(at + 1) not in ("'s", "’s"):
                return Predicate(place, at, at + 1, "noun", row, intense=tuple(intense))
            if self.words.adverbs.get(word, "0") != "0":
                intense.append(word)
        return None

    def _perfect(self, line: Line, place: int) -> Predicate | None:
        after, intense = self.adverbs(line, place + 1)
        negated = line.word(after) == "not"
        if negated:
            after, intense = self.adverbs(line, after + 1)
        form = HAVE[line.word(place)]
        found = self.trigger(line, after)
        if found and found.form in ("past", "part"):
            kept = found.intense + intense
            first = place if found.row and found.row.form.startswith("be ") else found.first
            return replace(
                found, first=first, form=form, perfect=True, negated=negated, intense=kept
            )
        kind, name = self.words.verb(line.word(after))
        verb = kind and (name == "past" or line.word(after) == "been")
        return Predicate(
            place, place, after + bool(verb), form, kind="be", perfect=bool(verb), negated=negated
        )

    def _denied(self, line: Line, place: int, form: str) -> Predicate | None:
        negated = line.word(place + 1) == "not"
        after, intense = self.adverbs(line, place + 1 + negated)
        found = self.trigger(line, after)
        undone = negated and form == "past" and found and found.row and found.row.frame == "action"
        if found and found.form == "base" and not undone:
            return replace(found, form=form, negated=negated, intense=found.intense + intense)
        return Predicate(place, place, after, form, kind="be", negated=negated)

    def _being(self, line: Line, place: int) -> Predicate:
        after, intense = self.adverbs(line, place + 1)
        negated = line.word(after) == "not"
        if negated:
            after, intense = self.adverbs(line, after + 1)
        form = BE[line.word(place)]
        found = self.trigger(line, after)
        if found and found.form in ("ing", "past"):
            passive = found.form == "past"
            return replace(
                found, form=form, negated=negated, passive=passive, intense=found.intense + intense
            )
        kind, name = self.words.verb(line.word(after))
        if name == "ing" and kind in ("do", "noun") and not negated:
            return Predicate(place, place, after + 1, form, kind="do", intense=intense)
        return Predicate(place, place, after, form, kind="be", negated=negated)

    def _prefixed(self, line: Line, place: int) -> Predicate | None:
        form = _PREFIXES.get(line.word(place), "base")
        at = place + 1
        while at < place + 4 and line.word(at) in ("like", "also", "again"):
            at += 1
        if line.word(at) != "to":
            return None
        after, intense = self.adverbs(line, at + 1)
        found = self.trigger(line, after)
        if found is None or found.form != "base":
            return None
        return replace(found, form=form, intense=found.intense + intense)

    def _plain(self, line: Line, place: int) -> Predicate | None:
        word = line.word(place)
        if word in ("would", "can", "could", "may", "might"):
            kind = "would" if word == "would" else "be"
            return Predicate(place, place, place + 1, "modal", kind=kind)
        kind, form = self.words.verb(word)
        if not kind or (kind == "noun" and form != "past" and not self.verbal(line, place)):
            return None
        return Predicate(place, place, place + 1, form, kind="be" if kind == "be" else "do")

    def verbal(self, line: Line, place: int) -> bool:
        """Whether a word that may be a noun stands where only a verb can: support the efforts."""
        behind = line.word(place + 1)
        if self._set_phrase(line, place + 1) or behind in self.words.groups:
            return True
        return not (
            not behind or behind in _NOUN_BEFORE or behind.endswith("ed") or behind in BE
        )  # fmt: skip
