"""What an English act is about: who is asked, whose conduct is meant, by when it is due."""

from __future__ import annotations

from chancery.annotating.drafts import Ids
from chancery.annotating.english.actors import Finder
from chancery.annotating.english.line import Line
from chancery.annotating.english.words import Vocabulary
from chancery.annotating.masks import DATE
from chancery.annotating.setting import Setting

TARGETED = frozenset({"OPPOSE", "REJECT", "CONDEMN", "CONCERN", "WELCOME", "SUPPORT", "APPRECIATE"})
# words of a content in which its addressee or its doer is looked for
_NEAR = 60
PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "about",
        "over",
        "for",
        "to",
        "between",
        "among",
        "within",
        "against",
        "through",
        "under",
        "during",
        "across",
        "towards",
        "toward",
        "into",
        "upon",
        "via",
        "per",
        "beyond",
        "outside",
    ]
)
_LEADING = frozenset(
    [
        "at",
        "about",
        "over",
        "by",
        "with",
        "for",
        "to",
        "of",
        "on",
        "in",
        "that",
        "the",
        "against",
        "regarding",
    ]
)
_RELATIVE = frozenset(["that", "which", "who", "whose", "where"])
_NOT_A_VERB = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "this",
        "that",
        "these",
        "those",
        "all",
        "any",
        "each",
    ]
)
_SKIPPED = frozenset(
    ["the", "all", "other", "any", "both", "relevant", "each", "every", "those", "these"]
)
_DUE = frozenset(
    [
        "by",
        "before",
        "until",
        "till",
        "than",
        "in",
        "during",
        "through",
        "within",
        "from",
        "for",
        "on",
        "between",
    ]
)
_STRONG_DUE = frozenset(["by", "before", "until", "till", "than", "within"])
_MADE = frozenset(
    ["held", "issued", "made", "begun", "reached", "set", "taken", "dated", "of", "since"]
)


_FINISHED = frozenset(["was", "were", "has", "had", "entered", "took"])


class Contents:
    """Reads contents with a text's actors.

    `agents` are those of whom a text told last, whom `it` and `such actions` mean.
    """

    def __init__(self, finder: Finder, words: Vocabulary) -> None:
        self.finder, self.words = finder, words
        self.agents: Ids = ()

    def verb_after_to(self, line: Line, place: int) -> int | None:
        """The first `to` with a verb behind it, from a place on; None where none is near."""
        for at in range(place, min(line.size, place + _NEAR)):
            if line.word(at) == "to" and self.is_plain_verb(line, at + 1):
                return at
        return None

    def embedded(self, line: Line, place: int, end: int) -> bool:
        """Whether a verb at the end may go on a clause inside the content.

        Such a clause hangs on `to`, or on a relative whose verb is that of several or a modal:
        actions that raise tension, increase costs; not: a pact that serves peace, and promote.
        """
        low = max(place, end - _NEAR)
        for at in range(end - 1, low - 1, -1):
            word = line.word(at)
            if word == "to" and self.is_plain_verb(line, at + 1):
                return True
            if word in ("that", "which", "who"):
                behind = line.word(at + 1)
                return not (behind.endswith("s") or behind in _FINISHED)
        return False

    @staticmethod
    def may_be_verb(line: Line, place: int) -> bool:
        """Whether an unknown word behind `to` or a modal can be a verb."""
        word = line.word(place)
        return word.isalpha() and word.isascii() and word not in _NOT_A_VERB | PREPOSITIONS

    def is_plain_verb(self, line: Line, place: int) -> bool:
        """Whether a verb in its plain form stands at a place, after adverbs and `not`."""
        for _ in range(4):
            word = line.word(place)
            if word.endswith("ly") or word in ("not", "further", "also", "better", "jointly"):
                place += 1
            else:
                break
        word = line.word(place)
        if not word.isalpha() or word in _NOT_A_VERB:
            return False
        if word == "be" or self.words.verb(word)[1] == "base":
            return True
        return any(form.name == "base" for form in self.words.triggers.get(word, ()))

    def addressee(self, line: Line, place: int, to: int | None) -> Ids:
        """Who is asked: the actors between a directive and what they are to do."""
        if to is None and line.word(place) == "that" and line.word(place + 1) in ("it", "they"):
            return self.agents
        if to is None:
            end = place + 1 + (line.word(place) == "that")
            place = end - 1
        else:
            end = to
        ids: list[str] = []
        at = place
        while at < end:
            found = None if self._behind_preposition(line, place, at) else (
                self.finder.row(line, at)
            )  # fmt: skip
            if found and not found.owner:
                ids += found.ids
            at = max(found.end if found else 0, at + 1)
        return tuple(ids)

    @staticmethod
    def _behind_preposition(line: Line, first: int, place: int) -> bool:
        while place > first and line.word(place - 1) in _SKIPPED:
            place -= 1
        return place > first and line.word(place - 1) in PREPOSITIONS

    def target(self, line: Line, place: int, end: int) -> Ids:
        """Whose conduct the content is about; nobody where no actor is named."""
        end, first = min(end, place + _NEAR), place
        if line.word(place) == "of":
            first = place = place + 1 + (line.word(place + 1) == "the")
        while first < end and line.word(first) in _LEADING:
            first += 1
        for at in range(max(place, first - 1), first + 1):
            if (found := self.finder.row(line, at)) and self._whole(found.kind):
                return found.ids
        agent = self._agent(line, first, end)
        return agent or self._owner(line, first, end)

    @staticmethod
    def _whole(kind: str) -> bool:
        return kind not in ("joint", "weak", "pronoun")

    def _agent(self, line: Line, place: int, end: int) -> Ids:
        for at in range(place, end):
            if line.word(at) in _RELATIVE:
                break
            by = line.word(at) == "by" or line.words[at - 3 : at + 1] == ["on", "the", "part", "of"]
            if by and (found := self.finder.row(line, at + 1)) and self._whole(found.kind):
                return found.ids
        return ()

    def _owner(self, line: Line, place: int, end: int) -> Ids:
        """Who stands behind the first `of`, or owns the first noun (recent Auroran proposals)."""
        for at in range(place, end):
            word = line.word(at)
            if word in ("of", "between") or line.is_name(at):
                found = self.finder.row(line, at + (not line.is_name(at)))
                if found and self._whole(found.kind):
                    return found.ids
                continue
            if word in PREPOSITIONS or word in _RELATIVE or word in (",", ":"):
                return ()
        return ()

    def due(self, line: Line, place: int, end: int, setting: Setting) -> str | None:
        """The ISO day, year or range by or in which the content is due, or None."""
        best: str | None = None
        for at in range(place, end):
            if line.word(at) != DATE:
                continue
            mention = self.finder.masked.names.get(line.start(at))
            strong = self._is_due(line, at, place)
            if mention is None or strong is None or not setting.ahead(mention.id):
                continue
            if strong:
                return mention.id
            best = best or mention.id
        return best

    @staticmethod
    def _is_due(line: Line, at: int, first: int) -> bool | None:
        """Whether a date is a limit (True), only when something happens (False), or neither."""
        for back in range(at - 1, max(first - 1, at - 7), -1):
            word = line.word(back)
            if word in _DUE:
                before = line.word(back - 1)
                if before.endswith("ed") or before in _MADE:
                    return None
                return word in _STRONG_DUE
            if word == "of" and line.word(back - 1) not in (
                *("end", "beginning", "half", "quarter", "course", "middle", "start"),
            ):
                return None
        return None
