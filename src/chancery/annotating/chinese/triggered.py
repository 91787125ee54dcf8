"""Acts with a trigger: who speaks, what frames them, whom they mean, what goes on with them."""

from __future__ import annotations

import re
from dataclasses import replace

from chancery.annotating.chinese import content
from chancery.annotating.chinese import patterns as p
from chancery.annotating.chinese.bare import Bare
from chancery.annotating.chinese.clauses import Head
from chancery.annotating.chinese.state import SPEAKER, Pending
from chancery.annotating.chinese.subjects import Subject
from chancery.annotating.drafts import Draft, Ids
from chancery.annotating.masks import ACTOR, PARTY

_WITH = re.compile("以[^的]+为[^的]{1,4}$")


class Triggered(Bare):
    """Adds: acts with a trigger."""

    def _act(self, head: Head, pending: Pending | None, start: int) -> None:
        row = head.row
        assert row is not None
        if head.subject is None and self._goes_on(head):
            if self.current and self.current.hungry:
                self._extend(self.current, head.end)
                self.current.hungry = False
            else:
                self._continue(head, pending)
            return
        self._speak(head)
        if row.act in p.FRAMES and row.frame == "clause":
            inner = self.reader.inner(head.content, head.end, self.speaker)
            self._framed(head, self._inner(inner), pending)
            return
        nest = self.outer if head.subject is None and row.frame == "norm" else None
        self._draft(head, nest, self._begin(head, pending))

    def _inner(self, inner: Head) -> Head:
        if (
            inner.subject
            and inner.subject.weak
            and (inner.row is None or inner.row.frame == "norm")
        ):
            return replace(inner, subject=None, row=None, verb=None, place=inner.start)
        return inner

    def _begin(self, head: Head, pending: Pending | None) -> int:
        if head.subject:
            return head.subject.start
        return head.begin

    def _speak(self, head: Head) -> None:
        """The holder printed in the clause speaks from here on."""
        subject = head.subject
        if subject is None:
            self.speaker = self.teller or self.speaker
            return
        other = self.speaker and subject.ids != self.speaker and len(subject.ids) == 1
        side = other and subject.basis.endswith("方") and self.current is None
        if self.retold and head.row and (subject.person or (side and head.row.act in p.OWN_WORDS)):
            self.speaker = subject.ids
        elif self.retold and head.row and self._both(subject):
            self.speaker = None
        self.holder = (subject.ids, subject.basis)
        if self.retold and self.speaker and head.row and not self._own(subject, head):
            self.holder = (self.speaker, SPEAKER)

    def _both(self, subject: Subject) -> bool:
        """Whether a readout tells what both sides did, and not what one said of them."""
        joint = subject.ids == self.cast.parties and not subject.basis.startswith("我")
        return joint and (subject.basis.startswith(p.LEADERS) or self.first)

    def _own(self, subject: Subject, head: Head) -> bool:
        """Whether a subject in a readout speaks for itself and not by its reporter's mouth."""
        assert head.row is not None
        return subject.ids == self.speaker or head.row.act == "CONSULT"

    def _goes_on(self, head: Head) -> bool:
        """Whether a verb of stance is only a further predicate of what another is asked to do."""
        row, current = head.row, self.current
        assert row is not None
        if current is None or current.takes != "conjuncts":
            return False
        if current.hungry and row.frame in ("object", "other"):
            return True
        if row.form not in p.MAY_GO_ON:
            return False
        if current is self.opened or self._mutual(head):
            return True
        if row.form == "不允许":
            return current.act in p.DIRECTIVE
        linked = self.text[head.begin - 1 : head.begin] in ("并", "且") or "并" in head.adverbs
        if current.act in p.DIRECTIVE and current.addressee:
            if row.frame == "norm":
                return current.act != "NORM"
            actor = self.cast.row(self.masked, head.content)
            return not head.intense and not (actor and row.form in ("支持", "欢迎"))
        if current.act not in p.COMMISSIVE or head.intense:
            return False
        if row.form in ("力争", "准备"):
            return True
        if row.frame not in ("object", "other"):
            return False
        return linked or (row.form in ("支持", "鼓励", "理解", "相互支持") and self._amid(head))

    def _mutual(self, head: Head) -> bool:
        """坚定支持彼此核心利益, amid what the holders will do."""
        assert self.current is not None and head.row is not None
        each = self.text.startswith(("彼此", "对方"), head.content)
        own = self.current.act in p.COMMISSIVE and head.row.act == "SUPPORT"
        both = head.row.form == "相互支持" or "相互" in head.adverbs
        return own and (both or (each and self._amid(head)))

    def _amid(self, head: Head) -> bool:
        """Whether a stance stands amid a list of what the holder will do, which then goes on."""
        actor = self.masked.text[head.content : head.content + 1] in (PARTY, ACTOR)
        if actor or self.cast.side(self.text, head.content) or not self.rest:
            return False
        heads = [self.reader.head(*span, self.speaker) for span in self.rest]
        return all(h.row is None and h.subject is None for h in heads)

    def _framed(self, outer: Head, inner: Head, pending: Pending | None) -> None:
        """An outer verb and what it frames."""
        row = outer.row
        assert row is not None
        self._speak(outer)
        begin = self._begin(outer, pending)
        if row.frame in ("other", "action"):
            self._draft(replace(outer, end=inner.end, content=inner.start), None, begin)
            return
        self.outer = row.act if row.act in p.OUTER else None
        if (
            row.act in p.OUTER
            and inner.row
            and inner.row.frame != "clause"
            and self._may_frame(outer, inner)
        ):
            if inner.subject and not self.retold:
                self.holder = (inner.subject.ids, inner.subject.basis)
            self._draft(inner, row.act, begin)
            return
        if (
            inner.row
            and inner.row.frame == "clause"
            and inner.subject is None
            and inner.start > outer.content
        ):
            self._draft(inner, row.act, begin)
            return
        if (
            self.retold
            and inner.subject
            and not inner.subject.person
            and self._wills(inner, begin, row.act)
        ):
            return
        framed = row.act in p.OUTER
        if framed and (self._normed(inner, begin, row.act) or self._closed(inner, begin, row.act)):
            return
        self._draft(replace(outer, end=inner.end), None, begin)

    def _may_frame(self, outer: Head, inner: Head) -> bool:
        subject = inner.subject
        if subject is None or not self.retold:
            return True
        return not subject.person and self.text[subject.start] != PARTY

    def _draft(self, head: Head, nest: str | None, begin: int) -> None:
        row, trigger = head.row, head.trigger
        assert row is not None and trigger is not None
        act, strength = row.act, row.strength + bool(head.intense)
        if row.frame == "stance":
            strength = row.strength
            if row.form.startswith("表示") and row.act == "SUPPORT":
                nest = nest or "STATE"
        draft = Draft(act, trigger, begin, head.end, strength, self.holder[0], "extend", nest=nest)
        draft.rule = f"acts.tsv zh {row.form}"
        draft.why = (
            f"{row.form}: {row.act} {row.strength}",
            *(f"{form} adds 1" for form in head.intense[:1]),
            self.held,
        )
        if act == "NORM" and head.subject and self.retold:
            draft.act, draft.strength, draft.aspect = "INTEND", 1, "future"
            head = replace(head, row=replace(row, act="INTEND", frame="action"))
        self._fill(draft, head)
        self._push(draft)

    def _fill(self, draft: Draft, head: Head) -> None:
        row = head.row
        assert row is not None
        start, end = head.content, head.end
        act = draft.act
        if act in p.COMMISSIVE:
            draft.aspect = (
                "present" if "始终" in head.adverbs or "一直" in head.adverbs else "future"
            )
        if act == "REJECT" and row.form.startswith("不会"):
            draft.aspect = "future"
        if (
            act in ("DECLARE", "CONSULT")
            and not row.form.startswith("声明")
            and (self.retold or self.finished)
        ):
            draft.aspect = "past"
        if row.frame == "norm":
            self._norm_parts(
                draft, head, head.subject.ids if head.subject and not self.retold else ()
            )
        elif row.frame == "other":
            draft.addressee, start = content.addressee(self.masked, self.cast, start, end)
            if not draft.addressee:
                draft.addressee = content.those_named(self.text, start, self.agents)
        elif act in content.TARGETED or act in ("COMMIT", "AGREE"):
            draft.target = self._target(draft, head)
        draft.takes = self._takes(draft, row.frame, start, end)
        draft.hungry = self._hungers(row.frame, start, end)
        if draft.takes == "conjuncts" or draft.act in ("OPPOSE", "CONDEMN"):
            draft.conjuncts += content.split(self.masked, self.cast, start, end)
        if act in p.DATED:
            draft.time = content.due(self.masked, start, end, self.setting, draft.act in p.FRAMES)

    def _hungers(self, frame: str, start: int, end: int) -> bool:
        if frame in ("object", "stance"):
            open_ = frame == "object" and self.next < len(self.spans)
            return _WITH.match(self.text[start:end]) is not None or (
                open_ and self._lacks_verb(start, end)
            )
        return frame != "clause" and self._phrase_only(start, end)

    def _lacks_verb(self, start: int, end: int) -> bool:
        """支持国际社会为应对挑战, 支持根据《宣言》: whose verb is in the next clause."""
        if self.text[start : start + 1] in p.LEADS_ON:
            return self._leads_on(start, end)
        row = self.cast.row(self.masked, start)
        if row is None or row.end >= end or self.text[row.end] not in p.LEADS_ON:
            return False
        return self._leads_on(row.end, end)

    def _takes(self, draft: Draft, frame: str, start: int, end: int) -> str:
        if draft.act in p.OPEN:
            return "conjuncts"
        if draft.act in p.FRAMES:
            return "extend"
        chains = frame == "object" and draft.act in ("SUPPORT", "OPPOSE", "CONDEMN")
        if chains and content.is_chain(self.masked, self.cast, start, end):
            return "conjuncts"
        return "practise"

    def _target(self, draft: Draft, head: Head) -> Ids:
        row, text = head.row, self.text
        assert row is not None and head.trigger is not None
        start, end = head.content, head.end
        if row.frame == "action":
            start, _ = self.reader.adverbs(start, end)
            backing = content._BACKING.match(text, start)
            if backing is None:
                return ()
            start = backing.end()
            return content.target(self.masked, self.cast, start, end, "COMMIT")
        if row.frame == "stance":
            end = head.trigger[0]
        if "相互" in head.adverbs or "互" in head.adverbs or row.form in ("相互支持", "互予支持"):
            return self.cast.parties
        back = {"对此", "就此"}.intersection(head.adverbs) or text.startswith(
            ("对此", "就此"), head.place
        )
        if back and self.current and set(self.current.holder) != set(self.holder[0]):
            return tuple(i for i in self.current.holder if i not in self.holder[0])
        if back:
            return self.agents
        if content.looks_back(text, start - 1 if row.frame == "stance" else start, end):
            return self.agents
        if row.frame == "stance" and end - start <= 1:
            return self.agents
        found = content.target(self.masked, self.cast, start, end, draft.act)
        if not found and draft.act == "APPRECIATE" and content._OWN_WORK.search(text, start, end):
            return self.holder[0]
        return found
