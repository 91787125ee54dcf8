"""Who adopted a statement, and at which level.

Evidence is asked in the order of its weight: the printed title, the opening ("hereinafter the
two sides"), the page's headline, then how the text speaks of its sides. The first that names
enough states decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from chancery.identifying.groupings import authors, with_others
from chancery.identifying.names import Name, another_s, find_names, find_pairs, find_sides
from chancery.lexicon import Lexicon
from chancery.model import Day, Witness
from chancery.reading.characters import WIDE

# the opening of a statement names its parties in so many characters (normal form)
_OPENING = 700
# … and speaks of its participants in so many, or in a first line of so many
_FIRST = 200
_FIRST_LINE = 300
# a bilateral text speaks of each side at least so often
_SIDES_NEEDED = 2
# Here and below each alternative begins with a letter, before what is looked for behind it, so
# that the search runs on these letters.
_TOPIC = re.compile(
    r"关于|就[^,]{0,30}问题|o(?<!\wo)n\b|r(?<!\wr)egarding\b|c(?<!\wc)oncerning\b"
    r"|о(?<!\wо)(?:б|бо)?\b|п(?<!\wп)о\b|in connection with\b|в связи\b"
)
_ALIAS = re.compile(
    r"(?:以下|下)(?:简)?称[:为]?[“\"'(《]?(?:双方|两国|缔约双方|各方|三方|我们)"
    r"|hereinafter (?:referred to )?(?:as )?(?:[“\"']?(?:the )?(?:two )?(?:sides|parties))"
    r"|далее (?:именуемые|[-–—]) ",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"声明如下|宣布如下|公报如下|达成如下|as follows|о следующем|нижеследующ")

_LEVELS = (
    (
        "heads-of-state",
        (
            *("国家主席", "主(?<![副席会院党盟]主)席(?!国|团|声明|总结|台)", "总(?<!副总)统"),
            *("元首", "国王", "苏丹", "埃米尔", "天皇", "大公", "女王", "酋长", "总书记"),
            *("劳动党委员长", "国务委员长"),
            r"P(?<![Vv]ice P)(?<![Vv]ice-P)(?<!\wP)residents?\b",
            *(r"Heads? of State", r"HEADS? OF STATE", r"P(?<!VICE P)(?<!\wP)RESIDENTS?\b"),
            *(r"K(?<!\wK)ing\b", r"Q(?<!\wQ)ueen\b", r"E(?<!\wE)mir\b"),
            *(r"S(?<!\wS)ultan\b", "G(?<!Deputy G)eneral Secretary"),
            *("П(?<!вице-П)резидент", "п(?<!вице-п)резидент", "Корол", "Эмир", "Султан"),
            *("Глав[аы]? государств", "глав[аы]? государств", "Председател[ья] КНР"),
        ),
    ),
    (
        "heads-of-government",
        (
            *("总(?<!副总)理", "首相", "政府首脑", "部长会议主席"),
            "P(?<!Deputy P)(?<!Vice P)rime Ministers?",
            *("Taoiseach", "P(?<!Vice P)(?<!Vice-P)remiers?", "Heads? of Government"),
            *("HEADS? OF GOVERNMENT", "P(?<!DEPUTY P)RIME MINISTERS?"),
            *("C(?<!Vice C)hancellor", "П(?<!вице-П)ремьер", "п(?<!вице-п)ремьер"),
            *("Глав[аы] правительств", "глав[аы] правительств"),
            *("К(?<!вице-К)анцлер", "к(?<!вице-к)анцлер"),
        ),
    ),
    (
        "foreign-ministers",
        (
            *("外(?<!副外)长", "外交部部?长", "外交大臣", "外相", "外交和[^,。]{1,12}部长"),
            *("国务卿", "外务(?:大臣|相)", "F(?<!Deputy F)(?<!Vice F)oreign [Mm]inisters?"),
            *("f(?<!deputy f)(?<!vice f)oreign ministers?", "F(?<!DEPUTY F)OREIGN MINISTERS?"),
            "M(?<!Deputy M)(?<!Vice M)inisters? (?:of|for) Foreign",
            "M(?<!Deputy M)(?<!Vice M)inister for External",
            *("External Affairs Minister", "Foreign Secretar"),
            "S(?<!Assistant S)(?<!Deputy S)(?<!UnderS)ecretary of State",
            r"М(?<!заместител[ьяюе] М)(?<!заместителем М)инистр\w* иностранных дел",
            r"м(?<!заместител[ьяюе] м)(?<!заместителем м)инистр\w* иностранных дел",
            *("глав[аыеу]?й? МИД", "Глав[аы] МИД", "глав[аыеу]?й? внешнеполитическ"),
            *("Глав[аы] внешнеполитическ", r"осударственн\w+ секретар", "оссекретар"),
        ),
    ),
)
_OFFICES = [level for level, words in _LEVELS for _ in words]
# each alternative has a group, whose number is the level's
_ANY_LEVEL = re.compile("|".join(f"{word}()" for _, words in _LEVELS for word in words))
_OTHER_OFFICE = re.compile(
    r"部长|大臣|委员会主任|议长|委员长|副总理(?!兼外)|副主席|副总统|顾问|特使|国务委员(?!兼外)|大使"
    r"|Ministers?\b|Speaker|Advis[eo]r|Envoy|Ambassador|Vice President|Special Representative"
    r"|Director|Министр|министр|спикер|советник|спецпредставител|посол"
)
_LEADERS = re.compile(r"L(?<!\wL)eaders\b|l(?<!\wl)eaders\b|LEADERS|领导人|Лидер|лидер")
# a title that names one side's guests and not itself
_ONE_SIDED = re.compile(
    r"(?:(?:Tele)?[Pp]hone (?:conversation|call)|Meeting|Conversation|Talk)s? with "
    r"|(?:Телефонны[йе] разговоры?|Встреч[аи]|Переговоры|Бесед[аы]) со? "
)
# characters of what may be a line with an office, before what the line is about
_LONGEST_LINE = 200
# characters of a text in which offices are counted where its leaders have none by their name
_COUNTED = 3_000
# characters of a town's name
_TOWN = 8
# one leader with another: 同 … 通电话
_MET_WITH = re.compile(
    r"(?<!陪)(?<!共)(?:同|与|和)(?P<other>(?:(?!出席)[^,。同与和]){2,30}?)(?:举行会[谈晤]|通(?:了)?电话|通话|会[谈晤])"
)
_INVITED = re.compile(
    r"应[^,。]{2,60}邀请[^。]{2,120}"
    r"|At the invitation of[^.]{5,200}|at the invitation of[^.]{5,200}"
    r"|По приглашению[^.]{5,200}"
)
_HEADS_SPOKEN_OF = (
    *("两国元首", "元首外交", "两国领导人", "各国元首", "成员国领导人"),
    *("leaders of two countries", "leaders of the two countries"),
    *("глав двух государств", "двух лидеров"),
)


class Adopters:
    """Who adopted a witness; asked again for another day, it reads its lines no second time.

    `title` and `headlines` are in normal form. A grouping (the Group of Seven) stands for those
    who were its members on a day; `by_day` says whether that has been looked at.
    """

    def __init__(
        self, witness: Witness, title: str | None, headlines: list[str], lexicon: Lexicon
    ) -> None:
        self.text = witness.normal.text
        self.title, self.headlines, self.lexicon = title, headlines, lexicon
        self.by_day = False
        self._states: dict[str, set[str]] = {}
        self._named = _Named(self.text, lexicon)

    def on(self, day: Day | None) -> tuple[str, ...]:
        """The parties as sorted ISO 3166-1 alpha-2 codes; empty where the text does not say."""
        for states in self._evidence(day):
            if len(states) > 1:
                return tuple(sorted(state.partition(":")[2] for state in states))
        return ()

    def _evidence(self, day: Day | None) -> Iterator[set[str]]:
        text, lexicon, named = self.text, self.lexicon, self._named
        found, others = with_others(text[:_OPENING], lexicon, day)
        if found:
            self.by_day = True
            yield found | self._in(others)
        if self.title:
            head = _head(self.title)
            states = self._in(head)
            yield states
            self.by_day = True
            yield states | authors(head, lexicon, day)
            if len(states) == 1 and _names_union(head, lexicon):
                return
            yield self._in(self.title)
        opening = text[:_OPENING]
        alias = _ALIAS.search(opening) if _may_have_alias(opening) else None
        if alias:
            yield self._before(opening[: alias.start()])
        for headline in self.headlines:
            head = _head(headline)
            states = self._in(head)
            if len(states) > 1 and _ONE_SIDED.match(head):
                # such a title names those met, and the text says first whom they met
                states = states | self._speaker()
            yield states
        first = _first(text)
        yield self._met(first)
        self.by_day = True
        yield authors(first, lexicon, day, spoken=True) or self._in(first)
        sides = find_sides(text, lexicon, named)
        yield {state for state, count in sides.items() if count >= _SIDES_NEEDED}
        pairs = Counter(find_pairs(text, lexicon, named)).most_common(1)
        yield set(pairs[0][0]) if pairs else set()

    def _speaker(self) -> set[str]:
        return set(list(_states_of(_first(self.text), self.lexicon))[:1])

    def _in(self, line: str) -> set[str]:
        """The states that a line names."""
        states = self._states.get(line)
        if states is None:
            states = self._states[line] = _named_in(line, self.lexicon, self._named)
        return states

    def _met(self, first: str) -> set[str]:
        """Who spoke or met with whom, where the first sentence says so of one holder."""
        match = _MET_WITH.search(first)
        if match is None:
            return set()
        clause = max(first.rfind(",", 0, match.start()), first.rfind("。", 0, match.start())) + 1
        holders = list(find_names(first[clause : match.start()], self.lexicon, "state", "person"))
        if not holders:
            return set()
        last = first[clause + holders[-1].start : match.start()]
        return self._in(last) | self._in(match["other"])

    def _before(self, opening: str) -> set[str]:
        """The states of the sentence that an alias ends, or of the paragraph before it."""
        found = self._in(re.split(r"[。\n]|\. ", opening)[-1])
        return found if len(found) > 1 else self._in(opening)


def _head(line: str) -> str:
    return _TOPIC.split(line)[0]


def _names_union(line: str, lexicon: Lexicon) -> bool:
    """Whether a line names a body that acts beside states and has no code, or who leads it."""
    names = find_names(line, lexicon, "body", "person")
    whose = (lexicon.entries[n.id].holder if n.id.startswith("person:") else n.id for n in names)
    return any(body and (body + "-").startswith("body:EU-") for body in whose)


def _first(text: str) -> str:
    """The first line, where it is short, or the sentences with which a text begins."""
    line = text.find("\n")
    if 0 < line < _FIRST_LINE and text[line - 1] not in ",，":
        # a line in capitals above the text is a heading, and more of its title
        return _first(text[line + 1 :]) if _is_heading(text[:line]) else text[:line]
    end = text.find("。", _FIRST)
    if end < 0:
        # one long sentence introduces all who met, or who speak
        we = text.startswith(_WE)
        if we or not _STOP.search(text, 0, _FIRST):
            stop = _VERB.search(text, 0 if we else _FIRST)
            end = stop.start() if stop else -1
    return text[: end if 0 < end < _OPENING else _FIRST]


def _is_heading(line: str) -> bool:
    return line.isupper() and not any(sign >= WIDE for sign in line)


# the end of a sentence, and of no abbreviation
_STOP = re.compile(r"(?<=[a-zа-яё)]{2})\.(?= )|\n")
# … or the verb of one that names participants before it
_WE = ("We, ", "Мы, ")
_VERB = re.compile(
    rf"{_STOP.pattern}| (?:met|held|gathered|convened|ha(?:ve|s)|condemn|re-?affirm|agree|discuss)"
)


class _Named:
    """The states that a text names in full; looked for when a short form is in doubt."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon

    def __contains__(self, state: object) -> bool:
        return state in self.states

    @cached_property
    def states(self) -> Counter[str]:
        return _states_of(self.text, self.lexicon)


def _states_of(text: str, lexicon: Lexicon) -> Counter[str]:
    """The states named in a text, by their names or by their leaders'."""
    states: Counter[str] = Counter()
    before: Name | None = None
    for name in find_names(text, lexicon, "state", "person"):
        entry = lexicon.entries[name.id]
        if entry.type == "person":
            if entry.holder and not another_s(text, before, name.start, entry.holder):
                states[entry.holder] += 1
        else:
            states[name.id] += not _is_where(text, name, lexicon)
            before = name
    return +states


def _is_where(text: str, name: Name, lexicon: Lexicon) -> bool:
    """Whether a state is named for a town in it: 在 … 首都 …"""
    if name.start == 0 or text[name.start - 1] not in "在于":
        return False
    behind = text[name.end : name.end + _TOWN]
    towns = find_names(behind, lexicon, "place")
    return behind.startswith("首都") or any(town.start == 0 for town in towns)


# “met in Rosehaven, the Dawn Republic, on 5 June”: the state behind a town says where that is
_PLACED = re.compile(
    r" in [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?, (?:the )?[A-Z][\w’' -]{2,40}?"
    r"(?=,|\.| on | to | for |$)"
)
# “a statement on Cangyuan”: the state that others speak of
_SPOKEN_OF = re.compile(
    r" on [A-Z][\w-]+(?:(?: and)? [A-Z][\w-]+)*+(?![’'])"
    r"| по [А-ЯЁ][а-яё-]+(?:(?: и)? [А-ЯЁ][а-яё-]+)*+"
)


def _may_have_alias(opening: str) -> bool:
    """Whether it has a word that every alias has: most openings have none."""
    low = opening.lower()
    return "称" in low or "hereinafter" in low or "далее" in low


def _named_in(line: str, lexicon: Lexicon, named: _Named) -> set[str]:
    """The states of one line: by full names and leaders first, else by short forms in a row."""
    if " in " in line:
        line = _PLACED.sub(" ", line)
    if " on " in line or " по " in line:
        line = _SPOKEN_OF.sub(" ", line)
    full = _states_of(line, lexicon)
    if len(full) > 1:
        return set(full)
    rows = find_pairs(line, lexicon, named)
    return set(rows[0]) if rows else set(full)


def level_of(
    text: str,
    title: str | None,
    headlines: list[str],
    parties: tuple[str, ...] = (),
    led: frozenset[str] = frozenset(),
) -> str:
    """`heads-of-state`, `heads-of-government`, `foreign-ministers` or `other`.

    The title's office counts first, then who invited whom, then the headline and the opening.
    All are in normal form. "Leaders" are what most of the `parties` send, of which those `led` by
    their head of government send him.
    """
    places = _places(text[:_OPENING], title, headlines)
    found = next(filter(None, map(_office, places)), None)
    if found:
        return found
    if any(words in text for words in _HEADS_SPOKEN_OF):
        return "heads-of-state"
    if not any(map(_LEADERS.search, _places(text[:_OPENING], title, headlines))):
        return "other"
    governing = sum(party in led for party in parties)
    return _of_leaders(text) if not parties else _LEVELS[2 * governing > len(parties)][0]


def _places(opening: str, title: str | None, headlines: list[str]) -> Iterator[str]:
    """Where an office may stand, the best place first."""
    if title:
        yield title
    if "邀请" in opening or "nvitation" in opening or "риглашению" in opening:
        invited = _INVITED.search(opening)
        if invited:
            yield invited[0]
    # a headline is often the title
    yield from (line for line in headlines if line and line != title)
    yield opening


def _of_leaders(text: str) -> str:
    """The level of leaders without an office: that of most offices which the text names."""
    offices = Counter(map(_level, _ANY_LEVEL.finditer(text, 0, _COUNTED)))
    governing = offices["heads-of-government"] > offices["heads-of-state"]
    return "heads-of-government" if governing else "heads-of-state"


def _level(office: re.Match[str]) -> str:
    return _OFFICES[(office.lastindex or 0) - 1]


def _office(place: str) -> str | None:
    if len(place) >= _LONGEST_LINE:
        match = _ANY_LEVEL.search(place)
        return _level(match) if match else None
    head = _TOPIC.split(place, 1)[0] or place
    match, other = _ANY_LEVEL.search(head), _OTHER_OFFICE.search(head)
    if match and not (other and other.start() < match.start()):
        return _level(match)
    return "other" if other else None
