"""Along a sentence: where its next act, its next predicate or its next holder begins."""

from __future__ import annotations

from dataclasses import replace

from chancery.annotating.drafts import Draft
from chancery.annotating.english.actors import Actors
from chancery.annotating.english.content import PREPOSITIONS
from chancery.annotating.english.opening import Inner, Opening
from chancery.annotating.english.predicates import Predicate
from chancery.annotating.english.state import CLOSED, INHERITED, Voice

_LINKS = frozenset(["and", "but", "while", "whereas"])
# participles that only add to what stands before them
_ADDING = frozenset(
    [
        "including",
        "regarding",
        "concerning",
        "following",
        "according",
        "using",
        "thereby",
        "thus",
        "being",
        "having",
    ]
)
# words before a comma in which the gerund that a preposition governs is looked for
_GERUND = 30
# words in which the last `and to` of a row is looked for
_ROW = 80
# words that are verbs only before an object with an article: open the port, a free and open sea
_ADJECTIVES = frozenset(["open", "free", "clean", "complete", "secure", "clear", "equal", "direct"])
_DETERMINERS = frozenset(
    ["the", "a", "an", "its", "their", "our", "his", "her", "this", "these", "new", "more", "up"]
)
_MODAL = frozenset(["will", "would", "can", "could", "may", "might", "should", "must"])
# words of a phrase between a link and the next holder: …, and in that spirit, we …
_PHRASE = 6
_MEANS = frozenset(["by", "through", "including", "of", "in", "for", "via", "from", "at", "with"])


class Chain(Opening):
    """Adds: what stands behind commas and links."""

    def chain(self, place: int, limit: int) -> None:
        """Reads the content of the current act, up to `limit`, for what begins inside it."""
        while place < limit:
            behind = self._link(place)
            turned = self._turn(place, behind) if behind and behind < limit else None
            place = behind or place + 1 if turned is None else max(turned, place + 1)
        self.close(limit)

    def _link(self, place: int) -> int | None:
        """The place behind a comma or a link, or both; None where neither stands."""
        line = self.line
        at = place
        if line.word(at) in (",", "-"):
            at += 1
            if line.word(at) == "or":
                return at + 1
        if line.word(at) in _LINKS:
            at += 1
        elif line.words[at : at + 3] == ["as", "well", "as"]:
            at += 3
        return at if at > place else None

    def _turn(self, place: int, behind: int) -> int | None:
        """What begins behind a link: another clause, act or predicate; None if it is content."""
        if self.line.word(behind) == "that" and self.outer:
            self.close(place)
            return self.proposition(behind + 1)
        return (
            self._other_voice(place, behind)
            or self._third_party(place, behind)
            or self._same_voice(place, behind)
            or self._further(place, behind)
            or self._voice_behind_phrase(place, behind)
        )

    def _voice_behind_phrase(self, place: int, behind: int) -> int | None:
        """The next holder behind a short phrase: …, and in that spirit, we …"""
        if self.line.word(behind) not in PREPOSITIONS or self.line.word(behind - 1) == ",":
            return None
        for at in range(behind + 1, behind + _PHRASE):
            if self.line.word(at) == ",":
                return self._other_voice(place, at + 1)
        return None

    def _other_voice(self, place: int, behind: int) -> int | None:
        subject = self.subject(behind)
        if subject is None or (subject.kind in ("state", "body") and self._listed(place, behind)):
            return None
        predicate = self.predicates.at(self.line, subject.end)
        if predicate is None or predicate.row is None or not predicate.finite:
            return None
        own = not self.foreign(subject, predicate)
        if predicate.row.frame == "norm" or not own:
            return None if not own else self._norm_of(place, behind, subject, predicate)
        self.close(place)
        if predicate.row.act == "COMMIT" and self.outer and subject.kind != "state":
            nest = self.outer.predicate.row.act if self.outer.predicate.row else None
            self.framed(Inner(predicate, (), True, False), self.line.start(behind), nest)
            return predicate.after
        self.outer = None
        self.speak(Voice(subject.ids, subject.basis, predicate.form))
        return self.open(predicate, self.line.start(behind))

    def _norm_of(self, place: int, behind: int, subject: Actors, predicate: Predicate) -> int:
        """What a holder should do, in the frame of the outer verb if there is one."""
        self.close(place)
        nest = self.outer.predicate.row.act if self.outer and self.outer.predicate.row else None
        joint = subject.kind in ("joint", "weak")
        self.framed(Inner(predicate, (), True, joint), self.line.start(behind), nest)
        return predicate.after

    def _listed(self, place: int, behind: int) -> bool:
        """Whether a link only joins names: between Aurora and Lanhai."""
        turning = self.line.word(behind - 1) in ("while", "whereas", "but")
        return self.line.is_actor(place - 1) and not turning

    def _third_party(self, place: int, behind: int) -> int | None:
        """A norm whose subject is another: and all States should …"""
        found = self.finder.row(self.line, behind)
        if found is None or self._listed(place, behind):
            return None
        predicate = self.predicates.at(self.line, found.end)
        if predicate is None or predicate.row is None or predicate.row.frame != "norm":
            return None
        self.close(place)
        nest = self.outer.predicate.row.act if self.outer and self.outer.predicate.row else None
        inner = Inner(predicate, self._asked(behind, predicate), False, False)
        self.framed(inner, self.line.start(behind), nest)
        return predicate.after

    def _same_voice(self, place: int, behind: int) -> int | None:
        """A new act of the same holder: …, and urge all States to …"""
        predicate = self.predicates.at(self.line, behind)
        if (predicate is None or predicate.row is None) and self.voice.form == "ing":
            predicate = self.preamble(behind)
        if predicate is None or predicate.row is None:
            return None
        row = predicate.row
        if row.act == "DECLARE" and "follow" in row.form and predicate.finite:
            return self._formula(predicate) or self._fresh(place, predicate)
        trails = self._trails(place, predicate)
        if not trails and not self._agrees(predicate) and not self._shifts(place, predicate):
            return None
        if row.frame == "close" or (predicate.passive and not predicate.perfect):
            return None
        if self._in_relative(place, predicate):
            return None
        if row.frame == "norm" and self.outer is None and not self._norm_before():
            return None
        last = self.line.word(predicate.after - 1)
        single = predicate.after - predicate.first == 1 and predicate.form != "modal"
        if single and last != "that" and not self.predicates.verbal(self.line, predicate.after - 1):
            return None
        if self._goes_on(predicate):
            return self._conjunct(place, behind)
        if trails:
            return self._fresh(place, predicate)
        if single and self._shares(place, predicate):
            assert self.current is not None
            self._content(self.current, predicate)
            return predicate.after
        return self._fresh(place, predicate)

    def _in_relative(self, place: int, predicate: Predicate) -> bool:
        """Whether a verb goes on a relative clause: a pact which will help ports and support …"""
        line = self.line
        if predicate.form != "base" or line.word(place) == ",":
            return False
        for at in range(place - 1, max(self.opened, place - _GERUND, 0), -1):
            if line.word(at) in ("which", "that", "who"):
                return line.word(at + 1) in _MODAL
            if line.word(at) == ",":
                return line.word(at + 1) == "which" and line.word(at + 2) in _MODAL
        return False

    def _trails(self, place: int, predicate: Predicate) -> bool:
        """A participle of speaking behind a comma: …, stressing that …, and reaffirming …"""
        line = self.line
        if predicate.form != "ing" or self.voice.form in ("", "ing") or self.mode == "ing":
            return False
        base = self.cast.words.trailing.get(line.word(predicate.first))
        return base is not None and line.word(place) == "," and not self._by_doing(place)

    def _shifts(self, place: int, predicate: Predicate) -> bool:
        """From narration to the act itself: expressed concern over …, and strongly oppose …"""
        if predicate.form != "base" or self.voice.form != "past" or len(self.voice.ids) == 1:
            return False
        parted = self.line.word(place) == "," and self.line.word(place + 1) == "and"
        parted |= predicate.after - predicate.first > 1 and self.line.word(place) == "and"
        closed = self.current is not None and self.current.act in CLOSED
        return parted and closed and not self.contents.embedded(
            self.line, max(self.opened, 0), place
        )  # fmt: skip

    def _by_doing(self, place: int) -> bool:
        """Whether a row of gerunds is open: including by supporting ports, welcoming pilots."""
        line = self.line
        for at in range(place - 1, max(self.opened, place - _GERUND, 0), -1):
            if line.word(at) == ",":
                return line.word(at + 1) in _MEANS or line.word(at + 2) in _MEANS
            if line.word(at) in _MEANS and line.word(at + 1).endswith("ing"):
                return True
        return False

    def _formula(self, predicate: Predicate) -> int | None:
        """Who met and declares the following has made one act, the formula."""
        draft, row = self.current, predicate.row
        if draft is None or draft.act != "ASSERT" or row is None:
            return None
        self.drafts.remove(draft)
        return self.open(predicate, draft.start)

    def _fresh(self, place: int, predicate: Predicate) -> int:
        row = predicate.row
        assert row is not None
        self.close(place)
        nest = None
        if row.frame == "norm" and self.outer and self.outer.predicate.row:
            nest = self.outer.predicate.row.act
        else:
            self.outer = None
        begin = predicate.start + (self.line.word(predicate.start) == ",")
        return self.open(predicate, self.line.start(begin), nest)

    def _shares(self, place: int, predicate: Predicate) -> bool:
        """Whether two verbs have one object: support and encourage exchanges."""
        draft, row = self.current, predicate.row
        if draft is None or draft.trigger is None or row is None or place != self.opened:
            return False
        one_word = not self.text[slice(*draft.trigger)].count(" ")
        return one_word and self.line.word(place) == "and" and predicate.form == self.voice.form

    def preamble(self, place: int) -> Predicate | None:
        """A trigger that leaves out `be`: deeply concerned at …"""
        after, intense = self.predicates.adverbs(self.line, place)
        if self.line.word(after) == "against":
            return None
        found = self.predicates.trigger(self.line, after, dropped=True)
        return found and replace(found, start=place, intense=intense + found.intense)

    def _norm_before(self) -> bool:
        return self.current is not None and self.current.act == "NORM"

    def _agrees(self, predicate: Predicate) -> bool:
        """Whether a verb's form is one that the holder's own next verb can have."""
        form, own = predicate.form, self.voice.form
        if form == "modal" or predicate.perfect:
            return form != "ing"
        if form in (own, self.inner):
            return True
        several = len(self.voice.ids) != 1
        if own == "modal":
            return form == ("base" if several else "s") or (several and form == "base")
        return False

    def _goes_on(self, predicate: Predicate) -> bool:
        """Whether a trigger is only one more predicate of what is asked or intended."""
        row = predicate.row
        draft = self.current
        if draft is None or row is None or draft.takes != "conjuncts" or self.mode != "base":
            return False
        return predicate.form == "base" and row.form in self.cast.words.going_on

    def _further(self, place: int, behind: int) -> int | None:
        """One more predicate: a conjunct, or the holder's own line behind a closed act."""
        draft, line = self.current, self.line
        if draft is None:
            return None
        at, _ = self.predicates.adverbs(line, behind)
        if draft.takes == "conjuncts" and self._is_further(at, place):
            return self._conjunct(place, behind)
        if draft.act in CLOSED and self.voice.form in ("base", "s"):
            return self._own_line(place, behind)
        return None

    def _is_further(self, at: int, place: int) -> bool:
        line = self.line
        if place and place - 1 == self.verb and line.word(at) != "to":
            self.verb = at
            return False
        if self.mode == "ing":
            ing = self.cast.words.verb(line.word(at))[1] == "ing" or self._trigger_form(at) == "ing"
            return ing and line.word(at) not in _ADDING
        if self.mode != "base":
            return False
        if line.word(at) == "not" or line.word(at) == "to":
            linked = line.word(at) == "not" or (self.linked and self._in_row(at))
            return linked and self.contents.is_plain_verb(line, at + 1)
        kind, name = self.cast.words.verb(line.word(at))
        if line.word(at) in _ADJECTIVES and line.word(at + 1) not in _DETERMINERS:
            return False
        if name == "base":
            return kind != "noun" or self._governs(at)
        return self._trigger_form(at) == "base" and self.predicates.verbal(line, at)

    def _in_row(self, at: int) -> bool:
        """Whether `to` behind a bare comma is one of a row (to …, and to …) and no purpose."""
        line = self.line
        if line.word(at - 1) != "," or self.verb < 0:
            return True
        for place in range(at + 1, min(line.size, at + _ROW)):
            if line.words[place : place + 2] == ["and", "to"]:
                return True
        return False

    def _trigger_form(self, at: int) -> str:
        found = self.predicates.trigger(self.line, at)
        return found.form if found else ""

    def _governs(self, at: int) -> bool:
        """Whether a word that may be a noun has an object of its own: respect the Charter."""
        behind = self.line.word(at + 1)
        return behind in _OBJECT_BEGINS or self.line.is_name(at + 1)

    def _conjunct(self, place: int, behind: int) -> int:
        draft = self.current
        assert draft is not None
        self.close(place)
        self.verb = self._verb(behind)
        at = self.line.start(min(behind, self.line.size - 1))
        draft.conjuncts.append((at, at + 1))
        return behind + 1

    def _own_line(self, place: int, behind: int) -> int | None:
        """A bare present verb of the same holder: condemn piracy, promote …"""
        predicate = self.predicates.at(self.line, behind)
        if predicate is None or predicate.kind != "do" or predicate.form != self.voice.form:
            return None
        if self.contents.embedded(self.line, max(self.opened, 0), place):
            return None
        self.close(place)
        self.practise(predicate, self.line.start(predicate.start))
        return predicate.after

    def practise(self, predicate: Predicate, begin: int) -> Draft:
        """Adds the holder's own line: a present verb that describes it."""
        line, voice = self.line, self.voice
        trigger = line.start(predicate.first), line.end(predicate.after)
        strength = 1 + bool(predicate.intense)
        draft = Draft("PRACTISE", trigger, begin, trigger[1], strength, voice.ids, "extend")
        draft.rule = f"terms.tsv en verb {line.word(predicate.first)}"
        told = "a bare present-tense verb of the holder's own line"
        draft.why = self.why(told, predicate.intense, voice.basis)
        return self.push(draft)

    def foreign(self, subject: Actors, predicate: Predicate) -> bool:
        """Whether a statement tells of another than those who make it."""
        if subject.kind not in ("state", "body", "person", "office"):
            return False
        ours = set(self.every())
        if not ours or ours & set(subject.ids) or self.retold:
            return False
        return not (subject.kind == "body" and predicate.row and predicate.form in ("s", "base"))

    def inherit(self, form: str) -> None:
        """The holder goes on from before, with a verb of this form."""
        ids = self.voice.ids or self.every()
        self.voice = Voice(ids, self.voice.basis if self.voice.form else INHERITED, form)


_OBJECTS = (
    "the a an its their his her our each all any every this these that those other "
    "more further new greater closer full international regional bilateral "
    "multilateral mutual joint common"
)
_OBJECT_BEGINS = frozenset(_OBJECTS.split())
