"""The rows of the lexicon tables, as frozen values.

| table | rows |
|---|---|
| states · bodies · persons · places | who and where |
| instruments · initiatives | what is cited: `begin` is the first day on which it can be |
| events | summits, fairs, games, wars, anniversaries' origins: `begin` and `end` |
| groups | who is meant without a name: all states, the parties concerned |
| situations | wordings that hold only from or until a day |
| acts | verbs and modals of diplomatic acts |
| topics | what statements speak of, and the words that show it |
| marks | what on a page is not the statement's own |
| terms | words by group: of the genre, of kinds, of levels … |

A cell with several names separates them by ` | `, the preferred one first.
"""

from __future__ import annotations

from dataclasses import dataclass

from chancery.model import Day


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that has a name.

    `zh`, `en`, `ru` are its names (Chinese in Simplified script; Traditional is matched through
    the normal form). `short` are one-character or otherwise ambiguous Chinese forms, used only in
    pairs and titles (中, 俄). `begin` is the first day on which a text can name it (treaty signed,
    initiative announced, event opens), `end` the last day of an event, or of a body or state that
    is no more. `holder` is the state whose organ, leader or host it is. `series` and `number`
    place an event in its series (`brics-summit`, 14); `source` is where the facts are from.
    """

    id: str
    zh: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    begin: Day | None = None
    end: Day | None = None
    holder: str | None = None
    series: str | None = None
    number: int | None = None
    symbol: str | None = None
    wikidata: str | None = None
    source: str | None = None

    @property
    def type(self) -> str:
        """`state`, `body`, `instrument`, `initiative`, `person`, `place`, `event` or `group`."""
        return self.id.partition(":")[0]

    def names(self) -> tuple[str, ...]:
        """All names in all languages, `short` ones left out."""
        return self.zh + self.en + self.ru


@dataclass(frozen=True, slots=True)
class Situation:
    """A wording that is true only from `begin` on, or only until `end`.

    Each pattern is a regular expression over the normal form, without look-behind of open width.
    """

    id: str
    pattern: str
    begin: Day | None
    end: Day | None
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How something on a page is recognised as not the statement's own.

    `where` is `line` (the whole line matches), `head` (the line begins so), `inside` (the words
    stand anywhere in the line, as they are), `lead` and `tail` (only the part that matches at the
    line's begin or end goes, the rest stays), `class` (a word of a class or id attribute) or
    `element` (an element's name). Patterns meet lines in their normal form. `effect` is `remove`,
    or `cut` where what follows on the page hardly belongs to the statement either.
    """

    where: str
    pattern: str
    reason: str
    effect: str
    example: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb, modal or set phrase that makes a diplomatic act.

    `act` is its class and `strength` its base, 1 to 5 within the class's family. `frame` says what
    it takes: `clause` (认为, a proposition), `action` (将, what the holder will do), `other` (呼吁,
    what another is asked to do), `object` (反对, a thing or another's doing), `stance` (表示关切,
    whose object stands before it after 对), `norm` (应, its subject is bound) or `close` (不可接受,
    ends its clause).
    """

    language: str
    form: str
    act: str
    strength: int
    frame: str
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What statements speak of. `zh`, `en`, `ru` are its labels.

    `words` are words of any language that show it, `mentions` the ids of what does so by being
    named. A word that begins with `?` shows it only where nothing else shows another topic.
    """

    id: str
    zh: str
    en: str
    ru: str
    words: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
