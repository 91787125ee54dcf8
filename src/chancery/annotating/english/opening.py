"""The acts that a trigger opens: what it takes, what it frames, how its content goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chancery.annotating.drafts import STRONGEST, Draft, Ids
from chancery.annotating.english.predicates import Predicate
from chancery.annotating.english.state import (
    CHAINS,
    COMMISSIVE,
    TAKES_MORE,
    Outer,
    State,
    Voice,
)

# words before the modal of a clause that are its subject
_SUBJECT = 60
_NEEDING = frozenset({"STRESS", "RECOGNIZE", "REAFFIRM", "NOTE", "STATE"})
_RELATIVE = frozenset(["that", "which", "who", "whose", "where", "if", "when", "as"])
_BE_FORMS = frozenset(["is", "are", "was", "were", "has", "have", "had"])
_UNSPOKEN_THAT = frozenset({"STATE", "STRESS", "EXPECT", "DECLARE", "REAFFIRM"})
# what a noun of stance governs: commitment to, support for; not commitments made
_TAILS = frozenset(
    [
        "",
        "to",
        "for",
        "on",
        "that",
        "against",
        "in",
        "over",
        "about",
        "at",
        "with",
        "regarding",
        "concerning",
        "of",
        "and",
        ",",
        ":",
        "by",
        "towards",
    ]
)
# words behind a verb of backing in which whom it backs is looked for
_BACKED = 12
_IN_TERMS = ("in", "the", "strongest")
_GRAVE = "2"


@dataclass(frozen=True, slots=True)
class Inner:
    """A predicate inside a framed clause, whom it asks, and whether its subject is the holder."""

    predicate: Predicate
    asked: Ids
    own: bool
    joint: bool


class Opening(State):
    """Adds: triggers → acts."""

    def open(self, predicate: Predicate, begin: int, nest: str | None = None) -> int:
        """Adds the act of a trigger; the place from which its content is read."""
        row = predicate.row
        assert row is not None
        if row.frame == "clause" and not predicate.passive and not row.form.endswith(" that"):
            framed = self._framing(predicate, begin)
            if framed is not None:
                return framed
        spoken = row.form.endswith(" that")
        if row.frame == "clause" and (spoken or self.line.word(predicate.after) == "that"):
            self.outer = Outer(predicate, begin)
            return self.proposition(predicate.after + (not spoken))
        draft = self.push(self._draft(predicate, begin, nest or predicate.nest), row)
        self._content(draft, predicate)
        return predicate.after

    def _framing(self, predicate: Predicate, begin: int) -> int | None:
        """What a verb of speaking frames without `that`: a noun of stance, a need, a clause."""
        row, line = predicate.row, self.line
        assert row is not None
        at, _ = self.predicates.adverbs(line, predicate.after)
        at = self.predicates.behind_aside(line, at, ("that",))
        if line.word(at) == "that":
            self.outer = Outer(predicate, begin)
            return self.proposition(at + 1)
        noun = self.predicates.noun(line, at)
        if noun and noun.row and self._frames(row.act, noun):
            inner = replace(noun, form=predicate.form, negated=predicate.negated)
            return self.open(inner, begin, row.act)
        if row.act in _UNSPOKEN_THAT and self.inside(at, unspoken=True):
            self.outer = Outer(predicate, begin)
            return self.proposition(at)
        return None

    def _frames(self, act: str, noun: Predicate) -> bool:
        """Whether a noun behind a verb of speaking is the holder's own stance."""
        line = self.line
        if noun.row and noun.row.act == "NORM":
            return act in _NEEDING and line.word(noun.after) == "to"
        if act != "REAFFIRM" or line.word(noun.after) not in _TAILS:
            return False
        return line.word(noun.after) != "of" or line.word(noun.start) in ("their", "its", "our")

    def _draft(self, predicate: Predicate, begin: int, nest: str | None) -> Draft:
        row, line, voice = predicate.row, self.line, self.voice
        assert row is not None
        trigger = line.start(predicate.first), line.end(self._trigger_end(predicate))
        intense = (*predicate.intense, *self._after_modal(predicate))
        draft = Draft(
            *(row.act, trigger, min(begin, trigger[0]), trigger[1]),
            min(STRONGEST, row.strength + self._added(row.act, intense)),
            *(voice.ids, "extend"),
        )
        draft.nest = nest
        draft.aspect = self._aspect(predicate)
        draft.why = self.why(f"{row.form}: {row.act} {row.strength}", intense, voice.basis)
        if nest:
            draft.why = (*draft.why, f"framed by {nest}")
        return draft

    def _trigger_end(self, predicate: Predicate) -> int:
        """The place behind a trigger without its `to` or `that`, and without an aside before it."""
        line, after = self.line, predicate.after
        while after - 1 > predicate.first and line.word(after - 1) in ("to", "that"):
            after -= 1
        if line.word(after - 1) != ",":
            return after
        commas = (at for at in range(after - 2, predicate.first, -1) if line.word(at) == ",")
        return next(commas, after)

    def _after_modal(self, predicate: Predicate) -> tuple[str, ...]:
        if self.line.starts(predicate.after, _IN_TERMS) or self.line.starts(
            predicate.after + 1, _IN_TERMS
        ):
            return ("strongest",)
        if predicate.form != "modal" or predicate.row is None or predicate.row.frame != "action":
            return ()
        after, intense = self.predicates.adverbs(self.line, predicate.after)
        found = self.predicates.trigger(self.line, after)
        borne = found is not None and found.row is not None and found.row.frame == "stance"
        return intense + found.intense if found and borne else intense

    def _added(self, act: str, intense: tuple[str, ...]) -> int:
        """1 for what makes an act stronger; grave or serious concern is 2 above concern."""
        values = [self.cast.words.adverbs.get(word, "1") for word in intense]
        if not values:
            return 0
        return 2 if act == "CONCERN" and _GRAVE in values else 1

    def _aspect(self, predicate: Predicate) -> str:
        row, line = predicate.row, self.line
        assert row is not None
        refused = row.act == "NORM" and (
            "not" in row.form or "never" in row.form or line.word(predicate.after) == "never"
        )
        denied = row.frame == "action" and line.word(predicate.after) in ("not", "never")
        nobody = row.frame in ("action", "norm") and self.voice.basis.lower().startswith("neither")
        if predicate.negated or refused or denied or nobody:
            return "negated"
        if row.act not in COMMISSIVE:
            return "present"
        lasting = predicate.steady or (
            predicate.perfect and row.frame == "action" and row.form.startswith("be ")
        )
        return "present" if lasting else "future"

    def _content(self, draft: Draft, predicate: Predicate) -> None:
        """How an act's content goes on, and who is asked in it."""
        row, line = predicate.row, self.line
        assert row is not None
        at = self.opened = predicate.after
        self.verb = self._verb(at)
        if row.frame == "other":
            to = None if row.form.endswith(" for") else self._to(at)
            alone = not row.form.endswith(" for") and row.act != "EXPECT"
            wholes = to is not None or line.word(at) == "that" or alone
            draft.addressee = self.contents.addressee(line, at, to) if wholes else ()
            self.mode, self.linked = ("base" if to is not None else ""), True
            self.verb = at if to is None else self._verb(to)
            draft.takes = "conjuncts" if to is not None else "extend"
        elif row.frame in TAKES_MORE or draft.act in COMMISSIVE or draft.act == "NORM":
            self.mode = self._mode(at)
            self._backs(draft)
            self.linked = row.form.endswith(" to") or line.word(at) in ("to", ":")
            self.linked |= line.words[at : at + 2] == ["the", "following"]
            draft.takes = "conjuncts" if self.mode else "extend"
        elif draft.act in CHAINS and self.cast.words.verb(line.word(at))[1] == "ing":
            self.mode, draft.takes = "ing", "conjuncts"

    def _backs(self, draft: Draft) -> None:
        """Whom a holder will support, help or oppose."""
        found = self.predicates.trigger(self.line, self.verb)
        backing = found and found.row and found.row.act in ("SUPPORT", "OPPOSE", "WELCOME")
        place = found.after if found and backing else self.verb + 1
        if backing or self.line.word(self.verb) in ("help", "assist"):
            draft.target = self.contents.target(self.line, place, place + _BACKED)

    def _verb(self, place: int) -> int:
        """The verb with which a content begins, behind `to` and adverbs."""
        place, _ = self.predicates.adverbs(self.line, place)
        if self.line.word(place) == "to":
            place, _ = self.predicates.adverbs(self.line, place + 1)
        return place

    def _to(self, place: int) -> int | None:
        """The `to` of what another is asked, unless the holder's next act begins before it."""
        to = self.contents.verb_after_to(self.line, place)
        for at in range(place, to or place):
            if self.line.word(at) in ("and", ","):
                found = self.predicates.at(self.line, at + 1)
                if found and found.row and found.form == self.voice.form:
                    return None
                other = self.subject(at + 1)
                told = self.predicates.at(self.line, other.end) if other else None
                if told and told.row and told.finite:
                    return None
        return to

    def _mode(self, place: int) -> str:
        line = self.line
        place += 2 * (line.words[place : place + 2] == ["the", "following"])
        led = line.word(place - 1) in ("to", "will", "shall", "should", "must", "not")
        place, _ = self.predicates.adverbs(line, place)
        if line.word(place) == "to":
            place, _ = self.predicates.adverbs(line, place + 1)
        if line.word(place) in ("not", "never"):
            place += 1
        if line.word(place) in (":", ""):
            return "base"
        name = self.cast.words.verb(line.word(place))[1]
        if name == "ing" or line.word(place).endswith("ing"):
            return "ing"
        known = self.contents.is_plain_verb(line, place)
        return "base" if known or (led and self.contents.may_be_verb(line, place)) else ""

    def proposition(self, place: int) -> int:
        """A clause behind `that`: its norm or its intent is an act in the frame of the outer verb;
        any other is the outer verb's own content."""
        outer = self.outer
        assert outer is not None and outer.predicate.row is not None
        begin = self.line.start(place) if outer.told and place < self.line.size else outer.start
        found = self.inside(place)
        if found is None:
            if not outer.told or (self.current and self.current.nest):
                draft = self._draft(outer.predicate, begin, outer.predicate.nest)
                draft.start = begin
                self.push(draft, outer.predicate.row)
                self.opened = place
            outer.told = True
            return place
        outer.told = True
        self.framed(found, begin, outer.predicate.row.act)
        return found.predicate.after

    def framed(self, found: Inner, begin: int, nest: str | None) -> Draft:
        """Adds the act of a predicate inside a framed clause."""
        predicate, row = found.predicate, found.predicate.row
        assert row is not None
        if row.frame == "norm" and self.retold and found.joint and self.speaker:
            nest = None
        draft = self._draft(predicate, begin, nest)
        draft.start = begin
        if row.frame == "norm" and self.retold and found.joint and self.speaker:
            draft.act, draft.strength, draft.aspect = "INTEND", 1, "future"
            draft.why = (f"{row.form}: what a leader says both should do", *draft.why[1:])
        elif row.frame == "norm" and found.own and row.form.startswith("shall"):
            draft.act, draft.strength = "COMMIT", row.strength
            draft.aspect = "negated" if draft.aspect == "negated" else "future"
        draft.addressee = found.asked
        self.inner = predicate.form if found.own else ""
        self.push(draft, row)
        self._content(draft, predicate)
        draft.addressee = draft.addressee or found.asked
        return draft

    def inside(self, place: int, unspoken: bool = False) -> Inner | None:
        """The predicate of a framed clause that makes an act of its own, or None."""
        subject = self.subject(place)
        if subject:
            predicate = self.predicates.at(self.line, subject.end)
            own = subject.kind in ("joint", "weak", "pronoun") or set(subject.ids) <= set(
                self.voice.ids
            )
            if predicate and predicate.kind == "would" and own:
                row = next(f.row for f in self.cast.words.triggers["will"] if not f.rest)
                predicate = replace(predicate, row=row)
            if predicate and predicate.row and predicate.finite and not predicate.passive:
                if own or predicate.row.frame in ("norm", "close"):
                    asked = () if own else self._asked(place, predicate)
                    joint = subject.kind in ("joint", "weak")
                    return Inner(predicate, asked, own, joint)
                return None
        if unspoken:
            return None
        return self.bound(place)

    def bound(self, place: int) -> Inner | None:
        """The modal or the rejection whose subject, a third party or a thing, begins here."""
        line, relative = self.line, False
        for at in range(place, min(line.size, place + _SUBJECT)):
            word = line.word(at)
            found = self.predicates.trigger(line, at)
            if found and found.row and found.row.frame in ("norm", "close") and found.finite:
                denied = line.word(place) == "no" and found.row.frame == "norm"
                found = replace(found, negated=found.negated or denied)
                return Inner(found, self._asked(place, found), False, False)
            if word == "that" and line.word(at - 1) in ("and", ","):
                return None
            if word in _RELATIVE:
                relative = True
            elif word in ("can", "may") and line.word(at + 1) in ("or", "and"):
                continue
            elif word in _BE_FORMS or word in ("will", "would", "can", "could", "may", "might"):
                if not relative:
                    return None
                relative = False
        return None

    def _asked(self, place: int, predicate: Predicate) -> Ids:
        """The subject of a norm where it is asked to act: no thing, no right, no passive."""
        row, line = predicate.row, self.line
        assert row is not None
        after, _ = self.predicates.adverbs(line, predicate.after)
        if row.frame != "norm" or "right" in row.form or "entitled" in row.form:
            return ()
        if line.word(after) == "be" and self.cast.words.verb(line.word(after + 1))[1] == "past":
            return ()
        found = self.finder.row(line, place)
        near = found is not None and found.end <= predicate.start and not found.owner
        return found.ids if found and near else ()

    def speak(self, voice: Voice) -> None:
        """Another speaks from here on."""
        self.voice, self.inner = voice, ""
        if not set(self.every()) <= set(voice.ids):
            self.last = voice.ids
