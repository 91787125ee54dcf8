"""The grammar of Russian statements: sentences in order → acts.

The classes are those of the Chinese and English grammars. It reads main clauses whose holder stands
before its verb, and what goes on behind their commas; it knows no passives and no free word order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.annotating.drafts import STRONGEST, Draft, Ids
from chancery.annotating.english.line import Line
from chancery.annotating.masks import Masked
from chancery.annotating.russian.cast import Cast
from chancery.annotating.russian.reader import Predicate, Reader
from chancery.annotating.setting import Setting
from chancery.model import Span

COMMISSIVE = frozenset({"COMMIT", "AGREE", "COMPLY"})
_TARGETED = frozenset(
    {"OPPOSE", "REJECT", "CONDEMN", "CONCERN", "WELCOME", "SUPPORT", "APPRECIATE"}
)
# what a holder says of itself behind `что`: that it will, that it opposes, that it calls on
_OWN = frozenset(["action", "object", "other"])
# whose verb names whom it asks
_ASKING = frozenset({"CALL_UPON", "URGE", "DEMAND", "ENCOURAGE"})
# words of a sentence before its holder
_FRONT = 60
# code points between two sentences in which their semicolon stands
_SIGN = 3
# words of a framed clause in which its norm is looked for
_INSIDE = 40
_NUMBER = re.compile(r"\s*(?:(?:[•·–—-]|\(?(?:\d{1,3}|[а-яa-z])[.)])\s*)+")
# words behind a holder in which its verb is looked for
_BEHIND = 40
# words of the shortest sentence that says something; words in which its tense is looked for
_SHORTEST, _TENSE = 4, 14
_PAST = re.compile(r"[а-я]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)(?<!или)(?<!если)")
_FINITE = re.compile(
    r"[а-я]+(?:[еёия]т|[уюая]т|[еяи]тся|[уюая]тся|л|ла|ло|ли|лся|лась|лось|лись)|есть|нет|является"
    r"|[а-я]+(?:ен|ена|ено|ены|ан|ана|ано|аны)"
)
_RELATIVE = frozenset(["что", "который", "которые", "которая", "которое", "где", "если", "когда"])
_SUBORDINATE = frozenset(["чтобы", "если", "когда"])


class Grammar:
    """Reads one text: `parse` gives its acts in order."""

    def __init__(self, masked: Masked, cast: Cast, setting: Setting) -> None:
        self.reader, self.cast, self.setting = Reader(masked, cast), cast, setting
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self.holder: Ids = cast.parties
        self.basis = "every party"
        self.line, self.opened = Line("", 0, 0), 0
        self.body: Ids = ()

    def every(self) -> Ids:
        """All parties, or the body whose resolution it is."""
        return self.cast.parties or self.body

    def parse(
        self, paragraphs: Sequence[tuple[Span, str]], split: Sequence[Sequence[Span]]
    ) -> list[Draft]:
        """The acts of paragraphs, given as spans of the normal form with their roles.

        `split` gives each paragraph's sentences.
        """
        for (_, role), spans in zip(paragraphs, split, strict=True):
            if role not in ("heading", "closing", "signature"):
                for span in spans:
                    self._sentence(*span)
        return self.drafts

    def _sentence(self, start: int, end: int) -> None:
        number = _NUMBER.match(self.reader.masked.text, start, end)
        start = number.end() if number and number.end() < end else start
        self.line = line = self.reader.line(start, end)
        if self._goes_on(start):
            return
        self.current = None
        if self._names_body():
            return
        self.holder, self.basis = self.every(), "every party"
        predicate = self._head()
        if predicate is not None:
            self._act(predicate, line.start(0))
            self._chain(predicate.after)
        elif not self._norm():
            self._tell()

    def _names_body(self) -> bool:
        """`Совет Безопасности,`: whose resolution it is."""
        who = self.reader.who(self.line, 0)
        if who is None or not who.ids or who.end < self.line.size - 1 or self.cast.parties:
            return False
        self.body = who.ids
        return True

    def _norm(self) -> bool:
        """What others must do: Все государства должны …, Необходимо …"""
        line = self.line
        for at in range(line.size):
            found = self.reader.predicate(line, at)
            if found is not None and found.row.frame == "norm":
                self._act(found, line.start(0))
                draft = self.drafts[-1]
                draft.start = line.start(0)
                draft.addressee = self.reader.asked(line, 0) if at else ()
                draft.takes = "conjuncts"
                self._chain(found.after)
                return True
            if line.word(at) in _RELATIVE:
                return False
        return False

    def _tell(self) -> None:
        """A sentence in which nobody speaks or binds himself is a bare assertion."""
        line = self.line
        words = [word for word in line.words if word[:1].isalpha()]
        if len(words) < _SHORTEST or not any(map(_FINITE.fullmatch, words)):
            return
        aspect = "past" if any(map(_PAST.fullmatch, words[:_TENSE])) else "present"
        end = line.end(line.size)
        draft = Draft("ASSERT", None, line.start(0), end, 1, self.holder, "extend", aspect=aspect)
        draft.rule = "a bare assertion"
        draft.why = ("no verb of speaking or binding, no modal", f"holder: {self.basis}")
        self.drafts.append(draft)

    def _goes_on(self, start: int) -> bool:
        """Behind a semicolon, the next predicates of the act that is open: …; строить порты"""
        draft, place = self.current, int(self.line.word(0) == "и")
        carried = ";" in self.reader.masked.text[max(0, start - _SIGN) : start]
        verb = self.reader.infinitive(self.line, place)
        if draft is None or draft.takes != "conjuncts" or not carried or verb is None:
            return False
        draft.conjuncts.append((self.line.start(place), self.line.end(verb + 1)))
        self.opened = -1
        self._chain(verb + 1)
        return True

    def _head(self) -> Predicate | None:
        """The first holder that a predicate follows; a verb in `we` form needs none."""
        line = self.line
        for at in range(min(line.size, _FRONT)):
            who = self.reader.who(line, at)
            found = self.reader.predicate(line, who.end) if who else None
            if who and found and not found.gerund and found.row.frame != "norm":
                self.holder, self.basis = who.ids or self.every(), who.basis
                return found
            if line.word(at) in _RELATIVE or line.word(at) == ",":
                break
        first = self._behind_phrase() or self.reader.predicate(line, 0)
        if first is None or first.row.frame == "norm":
            return self._behind_front()
        verb = line.word(first.first)
        operative = line.printed[0][:1].islower() or self.body == self.holder != ()
        own = verb.endswith(("ем", "им", "ли", "лись")) or first.gerund or operative
        own |= first.start > 0
        return first if own else self._behind_front()

    def _behind_phrase(self) -> Predicate | None:
        """Руководители … по итогам … заявляют: a verb behind what belongs to its holder."""
        line = self.line
        who = self.reader.who(line, 0)
        for at in range(who.end, min(line.size, who.end + _BEHIND)) if who else ():
            found = self.reader.predicate(line, at)
            if found is not None and found.first == at and found.row.frame != "norm":
                told = not found.gerund or line.word(at - 1) == ","
                assert who is not None
                self.holder, self.basis = who.ids or self.every(), who.basis
                return found if told else None
            if line.word(at) in _RELATIVE:
                return None
        return None

    def _behind_front(self) -> Predicate | None:
        """A holder and what it does, behind a fronted clause: Учитывая …, стороны …"""
        line = self.line
        for at in range(min(line.size, _FRONT)):
            who = self.reader.who(line, at) if line.word(at - 1) == "," else None
            found = self.reader.predicate(line, who.end) if who else None
            if who and found and not found.gerund and found.row.frame != "norm":
                self.holder, self.basis = who.ids or self.every(), who.basis
                return found
        return None

    def _act(self, predicate: Predicate, begin: int) -> None:
        row, line = predicate.row, self.line
        inner = self._inside(predicate) if row.frame == "clause" else None
        chosen = inner or predicate
        draft = self._draft(chosen, begin, row.act if inner else predicate.nest)
        if draft.act in _ASKING:
            draft.addressee = self.reader.asked(line, chosen.after)
        if draft.act in _TARGETED:
            draft.target = self.reader.target(line, chosen.after)
        follows = self.reader.infinitive(line, chosen.after) is not None
        asks = draft.act in _ASKING and bool(draft.addressee)
        if follows or asks or draft.act in COMMISSIVE:
            draft.takes = "conjuncts"
        self.current, self.opened = draft, chosen.after
        self.drafts.append(draft)

    def _draft(self, predicate: Predicate, begin: int, nest: str | None) -> Draft:
        row, line = predicate.row, self.line
        added = [self.cast.adverbs[word] for word in predicate.intense]
        more = bool(added) + (row.act == "CONCERN" and "2" in added)
        trigger = line.start(predicate.first), line.end(predicate.after)
        draft = Draft(
            *(row.act, trigger, min(begin, trigger[0]), trigger[1]),
            min(STRONGEST, row.strength + more),
            *(self.holder, "extend"),
        )
        draft.nest = nest
        future = "future" if row.act in COMMISSIVE else "present"
        draft.aspect = "negated" if predicate.negated else future
        draft.rule = f"acts.tsv ru {row.form}"
        draft.why = (f"{row.form}: {row.act} {row.strength}", f"holder: {self.basis}")
        return draft

    def _inside(self, outer: Predicate) -> Predicate | None:
        """The norm or the intent of a clause behind `что`, which the outer verb frames."""
        line, reader = self.line, self.reader
        opened = next(
            (n for n in range(outer.after, outer.after + 4) if line.word(n) == "что"), None
        )
        if opened is None:
            return None
        who = reader.who(line, opened + 1)
        own = reader.predicate(line, who.end if who else opened + 1)
        same = who is None or set(who.ids) <= set(self.holder)
        if own and same and own.row.frame in _OWN and not own.gerund:
            return own
        for at in range(opened + 1, min(line.size, opened + _INSIDE)):
            found = reader.predicate(line, at)
            if found and found.row.frame == "norm":
                return found
            if line.word(at) in _RELATIVE or (found and not found.gerund):
                return None
        return None

    def _chain(self, place: int) -> None:
        """Reads on behind commas and links, to the end of the sentence."""
        line = self.line
        while place < line.size:
            behind = self.reader.link(line, place)
            turned = self._turn(place, behind) if behind and behind < line.size else None
            place = max(turned or behind or 0, place + 1)
        self._close(line.size)

    def _turn(self, place: int, behind: int) -> int | None:
        line, current = self.line, self.current
        if line.word(behind) in _SUBORDINATE or current is None:
            return None
        who = self.reader.who(line, behind)
        found = self.reader.predicate(line, who.end if who else behind)
        if found and found.row.frame != "norm" and not (who and found.gerund):
            self._close(place)
            if who:
                self.holder, self.basis = who.ids or self.every(), who.basis
            self._act(found, line.start(behind))
            return found.after
        verb = self.reader.infinitive(line, behind)
        if verb is None or current.takes != "conjuncts":
            return None
        if place == self.opened or self._is_first(place):
            return verb + 1
        self._close(place)
        current.conjuncts.append((line.start(behind), line.end(verb + 1)))
        return verb + 1

    def _is_first(self, place: int) -> bool:
        """Whether no predicate stands before a link, or one without an object of its own."""
        return self.reader.infinitive(self.line, place - 1) is not None

    def _close(self, place: int) -> None:
        draft, line = self.current, self.line
        if draft is None or draft.trigger is None or not place:
            return
        end = max(line.end(place), draft.trigger[1])
        if draft.conjuncts:
            draft.conjuncts[-1] = (draft.conjuncts[-1][0], end)
        draft.end = end
        if draft.time is None and draft.act in COMMISSIVE:
            draft.time = self.reader.due(line, max(self.opened, 0), place, self.setting)
            self.opened = place
