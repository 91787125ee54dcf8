"""Clauses without a trigger: they go on with the act before, tell the own line, or assert."""

from __future__ import annotations

from dataclasses import replace

from chancery.annotating.chinese import content
from chancery.annotating.chinese import patterns as p
from chancery.annotating.chinese.clauses import Head
from chancery.annotating.chinese.norms import Norms
from chancery.annotating.chinese.phrases import NOMINAL, preposition_at
from chancery.annotating.chinese.state import EVERY_PARTY, SPEAKER, Pending
from chancery.annotating.chinese.subjects import Subject
from chancery.annotating.chinese.words import at
from chancery.annotating.drafts import Draft
from chancery.annotating.masks import ACTOR, PARTY


class Bare(Norms):
    """Adds: clauses without a trigger."""

    def _plain(self, head: Head, pending: Pending | None, start: int) -> None:
        """A clause without a trigger."""
        if head.subject:
            self._told(head, pending, start)
            return
        if self.retold and self.speaker and self._wanted(head):
            return
        if self.current and self._fills(self.current, head, start):
            return
        begin = pending.start if pending else head.start
        head = self._as_subject(head)
        if head.verb and self._is_after_all(head):
            self._assert(head, begin)
        elif not (self._third_party(head) or self._adds_to_list(head)):
            taking = self.current is not None and self.current.takes == "conjuncts"
            if head.verb or (taking and not self._new_subject(head)):
                self._continue(head, pending)
            else:
                self._other(head, begin)

    def _fills(self, draft: Draft, head: Head, start: int) -> bool:
        """What a predicate includes, what it is for, or the verb that it still lacked."""
        text = self.text
        added, purpose = p.ADDS.match(text, start), self._is_purpose(head)
        if self._belongs(draft, head):
            if draft.takes == "practise" and p.SO_THAT.match(text, head.start):
                draft.takes = "extend"
            self._extend(draft, head.end)
        elif added and self._added_verb(draft, head, added[0]):
            self._add(draft, (head.start, head.end))
        elif added or purpose:
            if added and not draft.target and draft.act in content.TARGETED:
                row = self.cast.row(self.masked, added.end())
                draft.target = row.ids if row else ()
            draft.aims = purpose
            if purpose and draft.takes == "practise":
                draft.takes = "extend"
            self._extend(draft, head.end)
        elif draft.hungry:
            draft.hungry = self._phrase_only(head.start, head.end) or self._still_open(head)
            self._extend(draft, head.end)
        else:
            return False
        return True

    def _is_purpose(self, head: Head) -> bool:
        """以便……, 以深化……: what the predicate before is for."""
        text, start = self.text, head.start
        if text[start] != "以":
            return False
        if p.PURPOSE.match(text, start):
            return True
        verb = p.PURPOSE_OF.match(text, start) and at(self.cast.words.verbs, text, start + 1)
        return bool(verb) and start + 1 + len(verb or "") < head.end

    def _belongs(self, draft: Draft, head: Head) -> bool:
        """Whether a clause is still part of the object before it, which has commas of its own."""
        text, start, end = self.text, head.start, head.end
        worked = draft.act in ("APPRECIATE", "WELCOME")
        if not worked and text[start] not in p.BELONG_SIGNS:
            return False
        if not self.rest and p.WHATEVER.match(text, start):
            return True
        if head.adverbs:
            return False
        if worked and p.DONE_WORK.match(text, start, end):
            return True
        if draft.takes != "extend" and p.WHAT_IS.match(text, start, end):
            return True
        return draft.act in content.TARGETED and p.SO_THAT.match(text, start, end) is not None

    def _added_verb(self, draft: Draft, head: Head, word: str) -> bool:
        """特别是推动……: a predicate of its own in a list of them."""
        if word not in ("特别是", "尤其", "尤其是") or head.verb is None:
            return False
        verb = self.text[slice(*head.verb)]
        phrase = preposition_at(self.text, head.place)
        return draft.takes == "conjuncts" and verb not in NOMINAL and not phrase

    def _as_subject(self, head: Head) -> Head:
        """A verb phrase that is the subject of its clause is no predicate: 推进人权是……"""
        free = self.current is None or self.current.takes == "extend"
        if not (head.verb and free):
            return head
        if p.IS_SUBJECT.match(self.text, head.verb[0], head.end) or self._is_told_of(head):
            return replace(head, verb=None)
        return head

    def _is_after_all(self, head: Head) -> bool:
        """这才是正确选择, 是大势所趋: what all of it is."""
        text, start, end = self.text, head.start, head.end
        is_there = text.find("是", start, end) >= 0
        return is_there and p.IS_AFTER_ALL.match(text, start, end) is not None

    def _third_party(self, head: Head) -> bool:
        """A norm or a rejection whose subject is a third party or a thing."""
        if head.verb and self.current and self.current.takes == "conjuncts":
            return False
        if self._normed(head, head.start, self.outer):
            return True
        return not self._agreed_as_told(head) and self._closed(head, head.start, self.outer)

    def _agreed_as_told(self, head: Head) -> bool:
        """指出……,达成重要共识: part of what is told, and no agreement of the holder's."""
        if self.current is None or self.current.act not in ("ASSERT", "STATE", "STRESS"):
            return False
        found = self.cast.words.closes.search(self.text, head.start, head.end + 1)
        return found is not None and self._row(found[0]).act == "AGREE"

    def _adds_to_list(self, head: Head) -> bool:
        """What belongs to the last predicate of a list, or is an exchange of views behind it."""
        draft, text = self.current, self.text
        if draft is None:
            return False
        noun = (
            draft.takes == "conjuncts" and not head.verb and p.IS.match(text, head.start, head.end)
        )
        listed = p.ATTRIBUTE.match(text, head.start, head.end) and p.ENUMERATED.search(
            text, max(0, head.start - 8), head.start
        )
        if noun or listed:
            self._extend(draft, head.end)
            return True
        found = self.cast.words.closes.search(text, head.start, head.end + 1)
        if found and draft.takes == "conjuncts" and self._row(found[0]).act == "CONSULT":
            return self._closed(head, head.start, None)
        return False

    def _new_subject(self, head: Head) -> bool:
        text = self.text
        noun = head.verb is None and not preposition_at(text, head.place)
        if noun and not head.adverbs and p.NOUN_THEN_VERB.match(text, head.start, head.end):
            return True
        return (
            bool(p.NEW_SUBJECT.match(text, head.start))
            or text[head.start] in (PARTY, ACTOR)
            or self.cast.group(text, head.start) is not None
        )

    def _told(self, head: Head, pending: Pending | None, start: int) -> None:
        """A holder tells what it does, or what is."""
        subject = head.subject
        assert subject is not None
        begin = min(subject.start, pending.start) if pending else subject.start
        if self._closed_by_holder(head, begin):
            return
        if self.retold and not subject.person and self._wills(head, begin, None):
            return
        if self.current and self._framed_still(head):
            self._extend(self.current, head.end)
            return
        if not self.retold or self.speaker is None:
            self.holder = (subject.ids, subject.basis)
        elif subject.ids != self.speaker:
            self.holder = (self.speaker, SPEAKER)
        if self._narrated(head, subject, pending):
            self._narrate(head, subject, begin)
        elif self._met(head, subject):
            self._assert(head, begin, "past")
        elif self._named_other(subject):
            self._assert(head, begin)
        elif (head.verb is None and not self._verbal(head.adverbs)) or self._passive(head):
            if not (self._normed(head, begin, self.outer) or self._closed(head, begin, self.outer)):
                self._assert(head, start)
        elif self.finished or self._is_state(head) or self._is_told_of(head):
            self._assert(head, start, "past" if self.finished else "present")
        else:
            self._practise(head, begin)

    def _narrate(self, head: Head, subject: Subject, begin: int) -> None:
        """What was done is told; a leader of whom it is told may speak next (……,强调……)."""
        self.holder = (self.cast.parties, EVERY_PARTY)
        self._assert(head, begin, "past")
        if self.retold and subject.person and len(subject.ids) == 1:
            self.holder = (subject.ids, subject.basis)
            self.teller = subject.ids

    def _framed_still(self, head: Head) -> bool:
        """Whether what is goes on with the proposition before: 指出……,两国友好源远流长."""
        current = self.current
        if current is None or current.act not in p.FRAMES or current.takes != "extend":
            return False
        if self._passive(head) or p.DEONTIC.search(self.text, head.start, head.end):
            return False
        found = self.cast.words.closes.search(self.text, head.start, head.end + 1)
        return found is None and (
            self._is_state(head) or (head.verb is None and not self._verbal(head.adverbs))
        )

    def _narrated(self, head: Head, subject: Subject, pending: Pending | None) -> bool:
        """What leaders did at their meeting, told by the text and not by one of them."""
        if self._in_speech(head, subject):
            return False
        free = subject.person or pending is not None or self.speaker is None
        free = free or (subject.ids == self.cast.parties and not subject.basis.startswith("我"))
        if self.retold and free and p.ADOPTED.match(self.text, head.place):
            self.speaker = None
            return True
        if free and p.MEETING.search(self.text, head.place, head.end):
            self.speaker = None
            return True
        return self.retold and (subject.person or subject.basis.startswith(p.LEADERS))

    def _in_speech(self, head: Head, subject: Subject) -> bool:
        """Whether a speaker tells his guest of a meeting: 去年习近平主席同总统先生会晤……"""
        if not self.retold or self.speaker is None or not subject.person:
            return False
        if self.rest and self.text.startswith(("是", "就是"), self.rest[0][0]):
            return True
        return p.YOU.search(self.text, head.place, head.end) is not None

    def _met(self, head: Head, subject: Subject) -> bool:
        """Whether a speaker tells of a meeting, another's or his own."""
        own = self.retold and subject.basis.startswith("我")
        if not (own or self._in_speech(head, subject)):
            return False
        return p.MEETING.search(self.text, head.place, head.end) is not None

    def _named_other(self, subject: Subject) -> bool:
        """A readout's speaker tells of the other state by its name."""
        named = self.masked.names.get(subject.start)
        mere = named is not None and named.type == "state"
        return self.retold and self.speaker is not None and mere and subject.ids != self.speaker

    def _passive(self, head: Head) -> bool:
        return self.text.startswith("由", head.place)

    def _is_state(self, head: Head) -> bool:
        """Whether the verb says what is, not what the holder does."""
        verb = self.text[slice(*head.verb)] if head.verb else ""
        return self.cast.words.kinds.get(verb) == "be"

    def _is_told_of(self, head: Head) -> bool:
        """Whether the next clause says what this one is: 两国加强合作,符合……"""
        rest = self.rest
        return bool(rest) and p.OF_IT.match(self.text, *rest[0]) is not None

    def _closed_by_holder(self, head: Head, begin: int) -> bool:
        found = self.cast.words.closes.search(self.text, head.start, head.end + 1)
        if found is None:
            return False
        if self.cast.words.rows[found[0]].act == "CONSULT":
            self.holder = (self.cast.parties, EVERY_PARTY)
            self.speaker = None
        return self._closed(head, begin, None)

    def _continue(self, head: Head, pending: Pending | None) -> None:
        """A bare predicate goes on with the act before it."""
        begin = min(pending.start, head.begin or head.start) if pending else head.start
        place = self._without_links(begin)
        draft = self.current
        done = draft is None and p.DONE.search(self.text, head.start, head.end)
        if draft is None and self.list is not None and not done:
            draft = self.current = self.list
        if draft is None:
            self._alone(head, begin)
        elif draft.takes == "conjuncts" and not self._turns(draft, head):
            if not draft.addressee and draft.act == "NORM" and self.text[place] == "由":
                agent = self.cast.row(self.masked, place + 1)
                draft.addressee = agent.ids if agent else ()
            if draft.aims and not head.adverbs and not p.RESULT.match(self.text, place):
                self._extend(draft, head.end)
                return
            self._add(draft, *self._spans(place, head))
            draft.hungry = self._open_phrase(place, head.end)
        elif draft.takes == "extend":
            draft.end = head.end
        else:
            self._alone(head, begin)

    def _turns(self, draft: Draft, head: Head) -> bool:
        """Whether a bare predicate behind a chain is the holder's own line again."""
        if draft.act not in ("SUPPORT", "OPPOSE", "CONDEMN", "PRACTISE"):
            return False
        text = self.text
        verb = text[slice(*head.verb)] if head.verb else ""
        if draft.act == "SUPPORT":
            if p.DONE.search(text, head.start, head.end):
                return True
            return "共同" in head.adverbs or bool(head.intense)
        if draft.act == "PRACTISE":
            return bool(head.verb) and text[head.start] not in "在合就"
        return self.cast.words.kinds.get(verb) == "do" and verb not in (
            "实现",
            "搞",
            "利用",
            "使用",
            "推行",
            "构建",
        )

    def _alone(self, head: Head, begin: int) -> None:
        verb = self.text[slice(*head.verb)] if head.verb else ""
        if self.current is None and not self.drafts:
            self._assert(head, begin)
        elif self.current and verb in ("是", "有", "为", "不是", "没有", "也是", "更是"):
            self.current.end = head.end
        elif self.cast.words.kinds.get(verb, "do") == "be" and not (
            self.current and self.current.act == "PRACTISE"
        ):
            self._assert(head, begin)
        elif self.current and self.current.act == "ASSERT":
            self.current.end = head.end
        elif self.finished:
            self._assert(head, begin, "past")
        else:
            self._practise(head, begin if self.text[begin : begin + 1] else head.start)

    def _practise(self, head: Head, begin: int) -> None:
        text, place = self.text, head.place
        after, _ = self.reader.adverbs(place, head.end)
        verb = head.verb or (after, min(head.end, after + 2))
        if head.subject is None:
            begin = self._without_links(begin)
        draft = Draft(
            "PRACTISE", verb, begin, head.end, 1 + bool(head.intense), self.holder[0], "practise"
        )
        draft.rule = "terms.tsv zh verb " + text[slice(*verb)]
        draft.why = (
            "a bare present-tense verb of the holder's own line",
            *(f"{i} adds 1" for i in head.intense[:1]),
            self.held,
        )
        if text[slice(*verb)] in ("推动", "促使", "促进", "帮助") and self.cast.row(
            self.masked, verb[1]
        ):
            draft.takes = "conjuncts"
        self._push(draft)

    def _other(self, head: Head, begin: int) -> None:
        """A third party's doing, or a state of things."""
        current = self.current
        if (current and current.takes == "extend") or (current and current.act == "ASSERT"):
            current.end = head.end
        else:
            self._assert(head, begin)

    def _assert(self, head: Head, begin: int, aspect: str | None = None) -> None:
        row = self.cast.row(self.masked, head.start)
        if row:
            self.agents = row.ids
            ours = (*self.cast.parties, "group:all-states", "group:international-community")
            self.blocked = head.subject is None and not set(row.ids) <= set(ours)
            whole = preposition_at(self.text, row.end) or at(
                self.cast.words.verbs, self.text, row.end
            )
            self.doer = row.ids if whole else ()
        elif self.retold and self.speaker and p.YOU.match(self.text, head.start):
            self.agents = tuple(p for p in self.cast.parties if p not in self.speaker)
            self.blocked = True
        if head.subject is None and self.current is None and not self.retold:
            self.holder = (self.cast.parties, EVERY_PARTY)
        if self.current and self.current.act == "ASSERT":
            self.current.end = head.end
            return
        past = (
            "past"
            if self.finished
            else "negated"
            if p.NEGATED.search(self.text, head.start, head.end)
            else "present"
        )
        draft = Draft(
            "ASSERT", None, begin, head.end, 1, self.holder[0], "extend", aspect=aspect or past
        )
        draft.rule, draft.why = (
            "a bare assertion",
            ("no verb of speaking or binding, no modal", self.held),
        )
        self._push(draft)
