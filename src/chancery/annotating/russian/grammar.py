"""The grammar of Russian statements: sentences in order → acts.

The classes are those of the Chinese and English grammars. It reads main clauses whose holder stands
before its verb, and what goes on behind their commas; it knows no passives and no free word order.
"""

from __future__ import annotations

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
        self.line = line = self.reader.line(start, end)
        if self._goes_on(start):
            return
        self.current = None
        self.holder, self.basis = self.cast.parties, "every party"
        predicate = self._head()
        if predicate is None:
            return
        self._act(predicate, line.start(0))
        self._chain(predicate.after)

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
                self.holder, self.basis = who.ids or self.cast.parties, who.basis
                return found
            if line.word(at) in _RELATIVE:
                break
        first = self.reader.predicate(line, 0)
        own = first is not None and line.word(first.first).endswith(("ем", "им"))
        return first if own else None

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
                self.holder, self.basis = who.ids or self.cast.parties, who.basis
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
            draft.time = self.reader.due(line, max(self.opened, 0), place, self.setting.year)
            self.opened = place
