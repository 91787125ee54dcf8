"""Norms, what a leader says both sides will do, and rejections at the end of a clause."""

from __future__ import annotations

import re
from dataclasses import replace

from chancery.annotating.chinese import content
from chancery.annotating.chinese import patterns as p
from chancery.annotating.chinese.clauses import Head
from chancery.annotating.chinese.phrasal import Phrases
from chancery.annotating.chinese.phrases import preposition_at
from chancery.annotating.chinese.state import EVERY_PARTY, SPEAKER
from chancery.annotating.chinese.words import at
from chancery.annotating.drafts import Draft, Ids
from chancery.model import Span

_JOINED = re.compile("联合|同|与")


class Norms(Phrases):
    """Adds: norms, intentions, and rejections at the end of a clause."""

    def _normed(self, head: Head, begin: int, nest: str | None) -> bool:
        """A norm whose subject is a third party: 国际社会应……"""
        text, end = self.text, head.end
        for match in p.DEONTIC.finditer(text, head.start, end):
            place = match.start()
            if (
                text[place - 1 : place] in p.BEFORE_NO and place > head.start
            ) or p.NO_DEONTIC.match(text, place):
                continue
            if text.startswith("关于", place - 2):
                continue
            if (
                place == head.start
                and match[0] == "应"
                and self.reader._deontic("应", place, place + 1, end) is False
            ):
                continue
            form = match[0].lstrip("也")
            offset = match.end() - len(form)
            self._norm(head, form, offset, begin, nest)
            return True
        return self._must(head, begin, nest)

    def _must(self, head: Head, begin: int, nest: str | None) -> bool:
        """要合作不要对抗, and what 要 asks of a group."""
        text = self.text
        if not self.wanting:
            return False
        row = self.cast.row(self.masked, head.start)
        place = row.end if row else head.start
        place, _ = self.reader.adverbs(place, head.end)
        if (
            not text.startswith("要", place)
            or text.startswith(("要求", "要素"), place)
            or at(self.cast.words.guards, text, place)
        ):
            return False
        contrast = p.NOT_TO.search(text, place, head.end)
        if row is None and contrast is None:
            return False
        draft = Draft(
            "NORM", (place, place + 1), begin, head.end, 2, self.holder[0], "conjuncts", nest=nest
        )
        draft.addressee = (
            row.ids
            if row
            else (self.current.addressee if self.current and self.current.act == "NORM" else ())
        )
        if contrast:
            draft.conjuncts.append(contrast.span())
        draft.rule = "acts.tsv zh 要"
        draft.why = ("要: NORM 2", self.held)
        self._push(draft)
        return True

    def _norm(self, head: Head, form: str, place: int, begin: int, nest: str | None) -> None:
        row = self.cast.words.rows[form]
        after, adverbs = self.reader.adverbs(place + len(form), head.end)
        intense = self.reader.intense(adverbs)
        if self.holder[1] != SPEAKER and not self.retold and self.current is None and nest is None:
            self.holder = (self.cast.parties, EVERY_PARTY)
        draft = Draft(
            "NORM",
            (place, place + len(form)),
            begin,
            head.end,
            row.strength + bool(intense),
            self.holder[0],
            "conjuncts",
            nest=nest,
        )
        draft.rule = f"acts.tsv zh {form}"
        draft.why = (
            f"{form}: NORM {row.strength}",
            *(f"{i} adds 1" for i in intense[:1]),
            self.held,
        )
        self._norm_parts(draft, replace(head, trigger=draft.trigger, content=after), ())
        draft.conjuncts += content.split(self.masked, self.cast, after, head.end)
        draft.hungry = self._phrase_only(after, head.end)
        draft.time = content.due(self.masked, after, head.end, self.setting)
        self._push(draft)

    def _norm_parts(self, draft: Draft, head: Head, holder: Ids) -> None:
        text = self.text
        assert head.trigger is not None
        form = text[slice(*head.trigger)]
        if form.startswith(("不", "没")):
            draft.aspect = "negated"
        if form.startswith("有权") or p.RIGHTS.match(text, head.content, head.end):
            return
        if holder:
            draft.addressee = holder
            return
        row = self.cast.row(self.masked, head.start)
        if row and self._up_to(row.end, head.trigger[0]):
            draft.addressee = row.ids
            return
        for by in p.MUTUAL.finditer(text, head.start, head.end):
            agent = self.cast.row(self.masked, by.end())
            if agent and not text.startswith(("人民", "各"), agent.end):
                draft.addressee = agent.ids
                return
        if head.trigger[0] == head.start or self._up_to(head.start, head.trigger[0]):
            before = self.current
            again = before.addressee if before and before.act == "NORM" else ()
            draft.addressee = self.doer or again
        joined = _JOINED.match(text, head.content)
        if (
            joined
            and head.trigger[1] == head.content
            and (row := self.cast.row(self.masked, joined.end()))
            and row.ids[0].startswith("group")
        ):
            draft.addressee = row.ids

    def _up_to(self, place: int, end: int) -> bool:
        while place < end:
            form = at(self.cast.words.adverbs, self.text, place) or next(
                (
                    w
                    for w in ("无一例外", "而", "都不能", "不能", "能", "，", ",")
                    if self.text.startswith(w, place)
                ),
                None,
            )
            if form is None:
                return False
            place += len(form)
        return True

    def _closed(self, head: Head, begin: int, nest: str | None) -> bool:
        """不可接受 and the like at the end of a clause."""
        found = self.cast.words.closes.search(self.text, head.start, head.end + 1)
        if found is None:
            return False
        row = self.cast.words.rows[found[0]]
        draft = Draft(
            row.act,
            found.span(),
            begin,
            head.end,
            row.strength,
            self.holder[0],
            "practise",
            nest=nest,
        )
        if row.act in ("CONSULT", "AGREE"):
            draft.aspect = "past"
        elif row.form.startswith("不会"):
            draft.aspect = "future"
        draft.rule, draft.why = (
            f"acts.tsv zh {row.form}",
            (f"{row.form}: {row.act} {row.strength}", self.held),
        )
        if (
            content.looks_back(self.text, head.start, head.end)
            or "对此" in self.text[head.start : found.start()]
        ):
            draft.target = self.agents
        else:
            row_ = self.cast.row(self.masked, head.start)
            draft.target = (
                row_.ids if row_ and row.act == "REJECT" and row_.end < found.start() else ()
            )
        self._push(draft)
        return True

    def _wills(self, head: Head, begin: int, nest: str | None) -> bool:
        """要, 应该 behind both sides in a leader's words."""
        place, _ = self.reader.adverbs(head.place, head.end)
        found = p.INTENDS.match(self.text, place, head.end)
        if found is None or at(self.cast.words.guards, self.text, place):
            return False
        self._intends(head, found.span(), begin, nest)
        return True

    def _wanted(self, head: Head) -> bool:
        """要 without a subject in a leader's words: 要深化……"""
        place, _ = self.reader.adverbs(head.start, head.end)
        if not self.text.startswith("要", place) or at(self.cast.words.guards, self.text, place):
            return False
        after, adverbs = self.reader.adverbs(place + 1, head.end)
        verb = at(self.cast.words.verbs, self.text, after) or preposition_at(self.text, after)
        if not (adverbs or verb):
            return False
        self._intends(head, (place, place + 1), place, None)
        return True

    def _intends(self, head: Head, trigger: Span, begin: int, nest: str | None) -> None:
        holder = self.speaker or self.holder[0]
        draft = Draft("INTEND", trigger, begin, head.end, 1, holder, "conjuncts", nest=nest)
        draft.aspect = "future"
        draft.rule = "acts.tsv zh 要"
        draft.why = (
            "要, 应该 of both sides in a readout: INTEND 1",
            "holder: the reported speaker",
        )
        draft.conjuncts += content.split(self.masked, self.cast, trigger[1], head.end)
        draft.time = content.due(self.masked, trigger[1], head.end, self.setting)
        self._push(draft)
