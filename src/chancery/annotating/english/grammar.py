"""The grammar of English statements, resolutions and readouts: sentences in order → acts.

The scheme is that of the Chinese grammar: Searle's illocutionary classes, UN practice of operative
verbs, the guide of the truth files. What differs is how English shows it: a main clause has its
subject before its verb, verbs agree with their holder, `to` and `that` open content. A verb makes
an act only as the predicate of a holder; in infinitives, relative clauses and nouns it is content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.annotating.drafts import Draft
from chancery.annotating.english.bare import Bare
from chancery.annotating.english.heads import Headed
from chancery.annotating.english.line import Line
from chancery.annotating.english.state import COMMISSIVE, EVERY_PARTY, SPEAKER, Voice
from chancery.annotating.masks import trimmed
from chancery.model import Span

_NUMBER = re.compile(
    r"\s*(?:(?:[•·▪●○*–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,3}(?=\s+[A-Z]))\s*)+"
)
_LETTER = re.compile(r"(?:[a-z]|[ivx]{1,4})[.)]\s")
_WORD = re.compile(r"[^\W\d_]{2}")
# what one does with another: a bare fact of both
_MUTUAL = frozenset(
    ["met", "spoke", "talked", "held", "had", "conferred", "meet", "meets", "holds"]
)
# We, the leaders of …
_APPOSED = frozenset([",", "the", "-", "as", "heads", "leaders", "ministers"])
# words of a line in which its verb is looked for
_TOLD = 40
_ENDS = ",:;-–— "


class Grammar(Bare):
    """Reads one text: `parse` gives its acts in order."""

    def parse(
        self, paragraphs: Sequence[tuple[Span, str]], split: Sequence[Sequence[Span]]
    ) -> list[Draft]:
        """The acts of paragraphs, given as spans of the normal form with their roles.

        `split` gives each paragraph's sentences.
        """
        for ((start, end), role), spans in zip(paragraphs, split, strict=True):
            if role in ("heading", "closing", "signature"):
                self.listing = None
                continue
            self._paragraph(start, end, spans)
        return self.drafts

    def _paragraph(self, start: int, end: int, spans: Sequence[Span]) -> None:
        item = self.listing
        if not self.retold or not self.speaker:
            self.voice = Voice(self.body or self.every(), EVERY_PARTY)
        before = ""
        for span in spans:
            if not _WORD.search(self.text, *span):
                continue
            if item and self._item(item, *span):
                before = ":"
                continue
            item = None
            self._sentence(*span, before == ";")
            before = self.text[span[1] : span[1] + 1]
        last = trimmed(self.text, start, end)[1]
        if item is None or before != ":":
            self.listing = self.current if self.text[last - 1 : last] == ":" else None
            if self.listing and self.listing.act == "PRACTISE":
                self.listing.takes = "conjuncts"

    def _begin(self, start: int, end: int) -> int:
        number = _NUMBER.match(self.text, start, end)
        start = number.end() if number and number.end() < end else start
        self.line = Line(self.text, start, end)
        return start

    def _item(self, draft: Draft, start: int, end: int) -> bool:
        """An item of a list under one trigger: one conjunct, unless it has a head of its own."""
        begin = self._begin(start, end)
        if self.line.words in (["and"], ["or"]):
            return True
        if not self.line.size or self.head(0) is not None:
            return False
        takes = draft.takes == "conjuncts" or draft.act in COMMISSIVE
        if not takes and (draft.act == "ASSERT" or self._tells(0) or self._opens_act(0)):
            return False
        self.current = draft
        if not takes:
            self.stretch(draft, self._last(begin, end))
            return True
        draft.conjuncts.append((begin, self._last(begin, end)))
        draft.end = draft.conjuncts[-1][1]
        if draft.time is None:
            draft.time = self.contents.due(self.line, 0, self.line.size, self.setting)
        return True

    def _opens_act(self, place: int) -> bool:
        found = self.predicates.at(self.line, place)
        return found is not None and found.row is not None

    def _tells(self, place: int) -> bool:
        """Whether a line has a finite verb, and so says something of its own."""
        return any(self.finite(at) for at in range(place, min(self.line.size, place + _TOLD)))

    def _last(self, start: int, end: int) -> int:
        while end > start + 1 and self.text[end - 1] in _ENDS:
            end -= 1
        return end

    def _sentence(self, start: int, end: int, carried: bool) -> None:
        self._begin(start, end)
        if not self.line.size:
            return
        count = len(self.drafts)
        if not (carried and self.current and self._carry()):
            self.current, self.outer, self.mode, self.opened = None, None, "", -1
            self._free()
        if self.current:
            if len(self.drafts) == count and not self.current.conjuncts:
                return
            self.stretch(self.current, self._last(self.current.start, end))

    def _carry(self) -> bool:
        """Behind a semicolon: the next predicate of the act, or the holder's next act."""
        self.opened = -1
        place = int(self.line.word(0) in ("and", "as"))
        if self.line.word(place) == "(" and self.line.word(place + 2) == ")":
            place += 3
        elif _LETTER.match(self.text, self.line.start(min(place, self.line.size - 1))):
            place += 1
        if self.subject(place) is not None or not self.voice.form:
            return False
        turned = self._turn(0, place)
        listed = self.mode == "base" and self.cast.words.verb(self.line.word(place))[1] == "base"
        if turned is None and listed and self.current and self.current.takes == "conjuncts":
            turned = self._conjunct(0, place)
        if turned is None:
            return self._fragment()
        self.chain(max(turned, 1), self.line.size)
        return True

    def _fragment(self) -> bool:
        """Behind a semicolon, what has no verb: more of what the act before it is about."""
        draft = self.current
        if draft is None or draft.act in ("ASSERT", "PRACTISE") or self._tells(0):
            return False
        if not self.line.printed[0][0].islower() or self.line.word(0) in ("that", "to"):
            return False
        self.opened = -1
        return True

    def _free(self) -> None:
        """A sentence that begins anew."""
        if self._names_body():
            return
        if self.line.word(0) == "we" and not self.every() and self.line.word(1) in _APPOSED:
            self._found_body(1, self.line.size)
        headed = self.head(0)
        if self.agreed(self.behind_front()):
            return
        if headed is not None:
            self._told(headed, self._front(headed))
        elif not self._operative():
            self.impersonal(0)

    def _names_body(self) -> bool:
        """`The General Assembly,`: whose resolution it is."""
        subject = self.subject(0)
        if subject is None or subject.end < self.line.size - 1 or subject.kind == "pronoun":
            return False
        if self.line.word(self.line.size - 1) != "," and subject.end != self.line.size:
            return False
        if subject.kind == "body" or not self.cast.parties:
            self.body = subject.ids
        self.speak(Voice(subject.ids, subject.basis))
        return True

    def _front(self, headed: Headed) -> int:
        """Where the main clause begins: with its fronted phrase, unless that is an act too.

        `Expressing concern at …, the two sides call …` holds two.
        """
        if not headed.place:
            return self.line.start(0)
        opening = self.predicates.at(self.line, 0)
        if opening is None or opening.form != "ing" or opening.row is None:
            opening = self.preamble(0)
        if opening is None or opening.row is None:
            return self.line.start(0)
        self.speak(Voice(headed.subject.ids, headed.subject.basis, "ing"))
        commas = (at for at in range(headed.place, 0, -1) if self.line.word(at - 1) == ",")
        limit = next(commas, headed.place)
        self.chain(self.open(opening, self.line.start(0)), limit)
        self.current, self.outer = None, None
        return self.line.start(limit)

    def _told(self, headed: Headed, begin: int) -> None:
        """A holder and what it does."""
        subject, predicate = headed.subject, headed.predicate
        if predicate is None and self.retold and subject.kind in ("person", "office"):
            self.speaker = self.reported = subject.ids
        if predicate is None or self.foreign(subject, predicate):
            self.impersonal(headed.place)
            return
        if not self.every() and len(subject.ids) > 1:
            self.body = subject.ids
        basis = SPEAKER if self.retold and subject.kind in ("person", "office") else subject.basis
        self.speak(Voice(subject.ids or self.every(), basis, predicate.form))
        if self.retold:
            self.speaker = subject.ids if subject.kind in ("person", "office", "pronoun") else ()
            self.reported = self.speaker or self.reported
        if predicate.row is None or predicate.passive:
            self._does(headed, begin)
            return
        if predicate.row.act == "CONSULT":
            self.voice.ids = self.every() or self.voice.ids
        if predicate.row.frame == "norm":
            self._bound_holder(headed, begin)
        else:
            self.chain(self.open(predicate, begin), self.line.size)

    def _bound_holder(self, headed: Headed, begin: int) -> None:
        inner = self.inside(headed.place)
        if inner is None:
            self.impersonal(headed.place)
            return
        self.framed(inner, begin, None)
        self.chain(inner.predicate.after, self.line.size)

    def _found_body(self, start: int, end: int) -> None:
        """We, the leaders of …: who makes a text whose parties are not known."""
        for at in range(start, min(end, start + 40)):
            found = self.finder.row(self.line, at) if self.line.is_name(at) else None
            if found:
                self.body = found.ids
                self.voice = Voice(found.ids, "we")
                return

    def _does(self, headed: Headed, begin: int) -> None:
        """A holder's verb that is no trigger: its own line, or a bare fact."""
        predicate = headed.predicate
        assert predicate is not None
        present = predicate.form in ("base", "s") and not predicate.perfect
        if predicate.kind == "do" and present and not self.retold:
            self.practise(predicate, begin)
            self.chain(predicate.after, self.line.size)
            return
        mutual = self.line.word(predicate.first) in _MUTUAL
        if self.retold and headed.subject.kind in ("person", "office") and mutual:
            self.speaker = ()
            self.voice.ids = self.every() or self.voice.ids
        voice = self.voice
        self.tell(begin, "past" if predicate.perfect else self._tense(headed.place))
        self.opened = predicate.after
        self.voice = Voice(voice.ids, voice.basis, predicate.form)
        self.chain(predicate.after, self.line.size)

    def _operative(self) -> bool:
        """`3. Urges …`, `Deeply concerned at …`: a verb whose holder is named before the text."""
        line = self.line
        place = int(line.word(0) == "and")
        if line.word(place) == "states":
            return False
        predicate = self.predicates.at(line, place)
        if predicate is None or predicate.row is None or predicate.form in ("modal", "noun"):
            dropped = self.preamble(place)
            if dropped is None:
                return False
            predicate = dropped
            begin = line.start(place)
        else:
            begin = line.start(place)
            last = predicate.after - 1
            single = predicate.after - predicate.first == 1
            if single and line.word(last) != "that" and not self.predicates.verbal(line, last):
                return False
        if predicate.row is None or predicate.row.frame == "close" or predicate.passive:
            return False
        self.inherit(predicate.form)
        self.chain(self.open(predicate, begin), line.size)
        return True
