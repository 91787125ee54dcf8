"""The clause grammar of Chinese statements and readouts: clauses in order → acts.

Source of the scheme: Searle's illocutionary classes, UN practice of operative verbs, and the
guide to which the truth files keep. A holder is printed in the clause, or goes on from the clause
or sentence before, or is every party. An outer verb (重申, 强调) frames what follows it in its
sentence. A clause with a bare verb goes on with the act before it, or tells the holder's own line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chancery.annotating.chinese import patterns as p
from chancery.annotating.chinese.clauses import Head
from chancery.annotating.chinese.state import EVERY_PARTY, Pending
from chancery.annotating.chinese.triggered import Triggered
from chancery.annotating.drafts import Draft
from chancery.annotating.sentences import clauses
from chancery.lexicon import Trigger
from chancery.model import Span


class Grammar(Triggered):
    """Reads one text: `parse` gives its acts in order."""

    def parse(
        self, paragraphs: Sequence[tuple[Span, str]], split: Sequence[Sequence[Span]]
    ) -> list[Draft]:
        """The acts of paragraphs, given as spans of the normal form with their roles.

        `split` are the sentences of each paragraph.
        """
        for ((start, _), role), spans in zip(paragraphs, split, strict=True):
            if role not in ("heading", "closing", "signature"):
                self._paragraph(start, spans)
        return self.drafts

    def _paragraph(self, start: int, spans: Sequence[Span]) -> None:
        if not (self._listing() and p.ITEM.match(self.text, start)):
            self.list = self.opened = None
            if not self.retold or not self.speaker:
                self.holder = (self.cast.parties, EVERY_PARTY)
        for number, span in enumerate(spans):
            self.first = not number
            if p.WORD.search(self.text, *span):
                self._sentence(*span)

    def _sentence(self, start: int, end: int) -> None:
        self._begin_sentence()
        self.finished = p.PASSED.search(self.text, start, end) is not None
        self.wanting = self.text.find("要", start, end) >= 0
        spans = clauses(self.text, start, end)
        item = self.text[start] in p.ITEM_SIGNS and p.ITEM.match(self.text, start, end)
        if item and self._item(spans):
            return
        if item and item[0] != "——":
            self.list = None
        for n, (first, last) in enumerate(spans):
            sign = self.text[spans[n - 1][1] : first] if n else ""
            if ":" in sign and p.ITEM.match(self.text, first) and self.list is self.current:
                self.opened = self.list
                if self._item(spans[n:]):
                    return
            if self.current and sign.strip() == ":" and self._explains(self.current, spans[n - 1]):
                self._extend(self.current, last)
                continue
            if "——" in sign and self.list:
                self.opened = self.list if ":" in sign else self.opened
                if self._item(spans[n:]):
                    return
            self.spans, self.next = spans, n + 1
            self._clause(first, last, n + 1 == len(spans))
        if self.list is not self.current:
            self.opened = None
        elif self.text[end - 1] == ":":
            self.opened = self.list

    def _listing(self) -> bool:
        """Whether items may follow: the last act that takes further predicates opened a list."""
        return self.opened is not None and self.opened is self.list

    def _explains(self, draft: Draft, before: Span) -> bool:
        """Whether what follows a colon only says more of the predicate before it."""
        return bool(draft.trigger and draft.trigger[1] < before[1] and self.pending is None)

    def _item(self, spans: list[Span]) -> bool:
        """An item of a list under one trigger: one conjunct, if it names no holder of its own."""
        draft = self.list
        if draft is None or not self._listing() or not spans:
            return False
        head = self.reader.head(*spans[0], self.speaker)
        if head.subject and (head.row or head.verb):
            self.list = self.opened = None
            return False
        numbered = p.ITEM.match(self.text, spans[0][0])
        start = head.start if numbered and numbered[0] != "——" else spans[0][0]
        self._add(draft, (start, spans[-1][1]))
        return True

    def _clause(self, start: int, end: int, last: bool) -> None:
        pending = self.pending
        head = self._head(start, end)
        if not last and self._leads(head, start, end):
            return
        self.pending = None
        if pending and pending.outer:
            self._framed(pending.outer, head, pending)
        elif self._foreign(head):
            assert self.current is not None
            self.current.end = head.end
        elif head.row:
            self._act(head, pending, start)
        else:
            self._plain(head, pending, start)

    def _foreign(self, head: Head) -> bool:
        """Whether a clause still tells of another than the holder: 你……支持中方……"""
        current = self.current
        if current is None or current.takes != "extend":
            return False
        if head.subject is None:
            own = head.row is not None and (head.row.frame == "norm" or head.row.act == "DECLARE")
            return self.blocked and current.act == "ASSERT" and not own
        named = self.masked.names.get(head.subject.start)
        mere = named is not None and named.type == "state" and not head.subject.person
        return self.retold and mere and bool(head.row and head.row.frame == "action")

    def _head(self, start: int, end: int) -> Head:
        pending = self.pending
        head = self.reader.head(
            start, end, self.speaker or (None if not self.retold else self.cast.parties)
        )
        if pending and pending.about is not None and head.row is None:
            head = self._stance_at_last(head, pending.about)
        if (
            head.row
            and head.row.frame in ("object", "other")
            and not head.subject
            and not self.current
        ):
            doing = self.text.startswith(
                ("和", "与", "、"), head.content
            ) or head.content - head.begin > len(head.row.form)
            if doing and p.IS_SUBJECT.match(self.text, head.content, end):
                head = replace(head, row=None, verb=None, place=head.start)
        if pending and pending.subject and head.subject is None:
            head = replace(head, subject=pending.subject)
        wills = self.retold and p.INTENDS.match(self.text, head.place)
        weak = head.subject and head.subject.weak and not wills
        if head.subject and weak and head.row is None and head.place < end:
            if head.verb is None or (head.subject.basis != "各方" and not self.retold):
                head = replace(head, subject=None, verb=None, place=head.start)
        elif (
            head.subject
            and head.row
            and head.row.frame == "norm"
            and head.subject.weak
            and not self.retold
        ):
            head = replace(head, subject=None, row=None, verb=None, place=head.start)
        return head

    def _stance_at_last(self, head: Head, about: int) -> Head:
        """对……, ……表示关切: the stance behind a phrase that has commas of its own."""
        for match in self.reader.words.stances.finditer(self.text, head.start, head.end):
            if match.end() == head.end:
                row = self.reader.words.rows[match[0]]
                return replace(
                    head, row=row, trigger=match.span(), verb=None, begin=about, content=about + 1
                )
        return head

    def _opens_stance(self, head: Head) -> bool:
        """Whether 对 begins a phrase here whose stance ends the next clause."""
        if self.text[head.place : head.place + 1] != "对" or not self.rest:
            return False
        start, end = self.rest[0]
        if self.text[start] in "对并":
            return False
        found = any(
            m.end() == end for m in self.reader.words.stances.finditer(self.text, start, end)
        )
        return found and self.reader.head(start, end, self.speaker).row is None

    @staticmethod
    def _opens(row: Trigger) -> bool:
        """Whether what a trigger takes may stand in the next clause: 双方商定,……"""
        return row.frame in ("clause", "other") or row.act == "AGREE" or row.form == "决定"

    def _leads(self, head: Head, start: int, end: int) -> bool:
        """Whether a clause only leads to the next one; it is kept for that."""
        if head.row:
            if self._only_when(head, end):
                self.pending = self.pending or Pending(start)
                return True
            if head.content < end or not self._opens(head.row):
                return False
            pending = self.pending or Pending(start)
            if pending.outer:
                return False
            pending.outer = head
        elif self._opens_stance(head):
            pending = self.pending or Pending(start)
            pending.subject, pending.about = head.subject or pending.subject, head.place
        elif self._adverbial(head, start, end):
            pending = self.pending or Pending(start)
            pending.aim = self.text[head.start] == "为"
            moment = end - start <= p.LONGEST_MOMENT and p.MOMENT.search(self.text, head.place, end)
            ours = pending.subject and pending.subject.basis == "我们"
            if head.subject and not moment and not ours:
                pending.subject = head.subject
        elif self.pending and self.pending.aim and self._aims_on(head):
            pending = self.pending
        else:
            return False
        self.pending = pending
        return True

    def _only_when(self, head: Head, end: int) -> bool:
        """欢迎仪式后, 支持方案通过前: a noun or clause that only says when."""
        assert head.row is not None
        short = self.text[end - 1] in p.MOMENT_SIGNS and end - head.start <= p.LONGEST_MOMENT
        short = short and head.subject is None and head.row.frame in ("object", "action")
        return short and p.MOMENT.search(self.text, head.start, end) is not None

    def _aims_on(self, head: Head) -> bool:
        """Whether a clause goes on with an aim (为落实……, 推动……) whose predicate is to come."""
        if head.subject or head.verb is None:
            return False
        for span in self.rest:
            if self.reader.head(*span, self.speaker).row or p.DEONTIC.search(self.text, *span):
                return True
        return False
