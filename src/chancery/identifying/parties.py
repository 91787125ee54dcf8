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

from chancery.identifying.names import Name, another_s, find_names, find_pairs, find_sides
from chancery.lexicon import Lexicon
from chancery.model import Witness

# the opening of a statement names its parties in so many characters (normal form)
_OPENING = 700
# … and speaks of its participants in so many, or in a first line of so many
_FIRST = 200
_FIRST_LINE = 300
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_LEADERS = re.compile(
    r"(?:各?成员国|国家)?(?:元首|领导人|首脑|政府首脑|外长|外交部长|总理|安全会议秘书)"
)
# a bilateral text speaks of each side at least so often
_SIDES_NEEDED = 2
_TOPIC = re.compile(
    r"关于|就[^,]{0,30}问题|\bon\b|\bregarding\b|\bconcerning\b"
    r"|\bо(?:б|бо)?\b|\bпо\b"
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
        r"国家主席|(?<![副席])主席(?!国|团|声明|总结|台)|总统"
        r"|元首|国王|苏丹|埃米尔|天皇|大公|女王|酋长|总书记"
        r"|劳动党委员长|国务委员长"
        r"|\bPresidents?\b|Heads? of State|\bKing\b|\bQueen\b|\bEmir\b|\bSultan\b|General Secretary"
        r"|[Пп]резидент|[Гг]лав[аы]? государств|Корол|Эмир|Султан|Председател[ья] КНР",
    ),
    (
        "heads-of-government",
        r"总理|首相|政府首脑|部长会议主席|Prime Ministers?"
        r"|Premiers?|Heads? of Government|Chancellor"
        r"|[Пп]ремьер|[Гг]лав[аы] правительств|[Кк]анцлер",
    ),
    (
        "foreign-ministers",
        r"外长|外交部部?长|外交大臣|外相|外交和[^,。]{1,12}部长"
        r"|国务卿|外务(?:大臣|相)|Foreign Ministers?|Ministers? (?:of"
        r"|for) Foreign"
        r"|Foreign Secretar|Secretary of State|[Мм]инистр\w* иностранных дел|глав МИД|глава МИД",
    ),
)
_ANY_LEVEL = re.compile("|".join(f"(?P<_{i}>{p})" for i, (_, p) in enumerate(_LEVELS)))
_OTHER_OFFICE = re.compile(r"部长|大臣|委员会主任|议长|委员长|Ministers?|Speaker|[Мм]инистр|спикер")
_INVITED = re.compile(
    r"应[^,。]{2,60}邀请[^。]{2,120}|[Aa]t the invitation of[^.]{5,200}"
    r"|По приглашению[^.]{5,200}"
)
_HEADS_SPOKEN_OF = re.compile(
    r"两国元首|元首外交|两国领导人|各国元首|成员国领导人|leaders of (?:the )?two countries"
    r"|глав двух государств|двух лидеров"
)


def parties_of(
    witness: Witness, title: str | None, headlines: list[str], lexicon: Lexicon
) -> tuple[str, ...]:
    """The parties as sorted ISO 3166-1 alpha-2 codes; empty where the text does not say.

    `title` and `headlines` are in normal form.
    """
    for states in _evidence(witness, title, headlines, lexicon):
        if len(states) > 1:
            return tuple(sorted(state.partition(":")[2] for state in states))
    return ()


def _evidence(
    witness: Witness, title: str | None, headlines: list[str], lexicon: Lexicon
) -> Iterator[set[str]]:
    text = witness.normal.text
    named = _Named(text, lexicon)
    if title:
        yield _named_in(_TOPIC.split(title)[0], lexicon, named)
        yield _named_in(title, lexicon, named)
    opening = text[:_OPENING]
    alias = _ALIAS.search(opening)
    if alias:
        yield _named_before(opening[: alias.start()], lexicon, named)
    for headline in headlines:
        yield _named_in(_TOPIC.split(headline)[0], lexicon, named)
    yield _members(" ".join([title or "", *headlines, text[:_FIRST]]), text[-_OPENING:], lexicon)
    yield _named_in(_first(text), lexicon, named)
    sides = find_sides(text, lexicon, named)
    yield {state for state, count in sides.items() if count >= _SIDES_NEEDED}
    pairs = Counter(find_pairs(text, lexicon, named)).most_common(1)
    yield set(pairs[0][0]) if pairs else set()


def _first(text: str) -> str:
    """The first line, where it is short, or the sentences with which a text begins."""
    line = text.find("\n")
    if 0 < line < _FIRST_LINE:
        return text[:line]
    end = text.find("。", _FIRST)
    return text[: end if 0 < end < _OPENING else _FIRST]


def _members(opening: str, closing: str, lexicon: Lexicon) -> set[str]:
    """The members of the body whose leaders speak, in the year that is named first or last."""
    year = _YEAR.search(opening) or _YEAR.search(closing)
    known = lexicon.terms.get("members", {})
    for name in find_names(opening, lexicon, "body") if year else ():
        if name.id in known and _LEADERS.match(opening, name.end):
            return members_in(known[name.id], int(year[1]) if year else 0)
    return set()


def members_in(row: str, year: int) -> set[str]:
    """The states of a row (`state:XA state:XB@2017`) that were members at the end of a year."""
    pairs = (one.partition("@") for one in row.split())
    return {state for state, _, since in pairs if not since or int(since) <= year}


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
            states[name.id] += 1
            before = name
    return states


def _named_in(line: str, lexicon: Lexicon, named: _Named) -> set[str]:
    """The states of one line: by full names and leaders first, else by short forms in a row."""
    full = _states_of(line, lexicon)
    if len(full) > 1:
        return set(full)
    rows = find_pairs(line, lexicon, named)
    return set(rows[0]) if rows else set(full)


def _named_before(opening: str, lexicon: Lexicon, named: _Named) -> set[str]:
    """The states of the sentence that an alias ends, or of the paragraph before it."""
    sentence = re.split(r"[。\n]|\. ", opening)[-1]
    found = _named_in(sentence, lexicon, named)
    return found if len(found) > 1 else _named_in(opening, lexicon, named)


def level_of(text: str, title: str | None, headlines: list[str]) -> str:
    """`heads-of-state`, `heads-of-government`, `foreign-ministers` or `other`.

    The title's office counts first, then who invited whom, then the headline and the opening.
    All are in normal form.
    """
    opening = text[:_OPENING]
    invited = _INVITED.search(opening)
    places = [title or "", invited[0] if invited else "", *headlines, opening]
    for place in places:
        found = _office(place)
        if found:
            return found
    return "heads-of-state" if _HEADS_SPOKEN_OF.search(text) else "other"


def _office(place: str) -> str | None:
    head = (_TOPIC.split(place)[0] if len(place) < 200 else "") or place
    match = _ANY_LEVEL.search(head)
    if match and match.lastgroup:
        return _LEVELS[int(match.lastgroup[1:])][0]
    return "other" if len(place) < 200 and _OTHER_OFFICE.search(head) else None
