"""What a pattern asks of a text before it is worth trying: how it begins or ends, and words.

Rows of the lexicon may be any regular expression. What is not certain is not said: such a row is
tried on every line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# a run of letters, of which none has a quantifier, is one sign; so are an escape, a class, a
# quantifier's braces, and the begin of a group that changes nothing of what is inside
_SIGN = re.compile(
    r"[^.^$*+?{}\[\]\\|()]+(?![?*+{])|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[^}]*\}|\(\?<?[:=!]|.",
    re.DOTALL,
)
# signs that are understood: not so groups with flags, escapes of other kinds, braces as they are
_READ = re.compile(
    r"[^({\\].*|\(\?.*|\\[dDwWsSbBAZ\W_]|\{\d+,?\d*\}|\{,\d+\}",
    re.DOTALL,
)
_QUANTIFIERS = "?*+{"
_AT_LEAST_ONCE = re.compile(r"\+?|\{[1-9].*", re.DOTALL)
_LETTERS = re.compile(r"[^.^$*+?{}\[\]\\|()]+")
# what stands for one character: a class, any character, classes and signs by their escapes
_CLASS = re.compile(r"\[.*|\.|\\[dDwWsS\W_]|[\]}]", re.DOTALL)
_NO_WIDTH = frozenset({"^", "$", r"\b", r"\B", r"\A", r"\Z", "(?=", "(?!", "(?<=", "(?<!"})


class _Part(NamedTuple):
    """A sign and how often it stands there; of a group, the sign that begins it and what it has."""

    sign: str
    quantifier: str
    inside: _Branches

    def stands(self) -> bool:
        """Whether every match has it at least once."""
        return _AT_LEAST_ONCE.fullmatch(self.quantifier) is not None


_Branches = list[list[_Part]]


class Edge(NamedTuple):
    """The characters that may stand at an end of what a pattern matches."""

    letters: frozenset[str]
    classes: tuple[re.Pattern[str], ...]

    def meets(self, character: str) -> bool:
        """Whether a character is one of them."""
        return character in self.letters or any(a.match(character) for a in self.classes)


def begins(pattern: str) -> Edge | None:
    """The characters with which a match can begin; None where any might, or none."""
    return _edge(_branches(pattern), 1)


def ends(pattern: str) -> Edge | None:
    """The last characters of lines to whose very end a match goes; None where it may not."""
    branches = _branches(pattern)
    closed = all(branch and branch[-1].sign == "$" for branch in branches)
    return _edge(branches, -1) if closed else None


def words_of(pattern: str) -> tuple[str, ...]:
    """Words of which every match has at least one; none where not even a letter is sure.

    The choice is between plain runs and groups, each of whose alternatives must have one; the
    longest, by the shortest of its words, is taken.
    """
    return _words(_branches(pattern))


def choices_of(pattern: str) -> list[tuple[str, ...]]:
    """All choices of words of which every match has one of each, for a pattern of one branch.

    The longest first, by the shortest of their words, then those of fewest words.
    """
    branches = _branches(pattern)
    found = [words for words in _choices(branches[0]) if words] if len(branches) == 1 else []
    return sorted(found, key=lambda words: (-min(map(len, words)), len(words)))


def alternatives_of(pattern: str) -> list[str]:
    """A pattern's alternatives at its outermost level; itself where it may say more than these."""
    if not _branches(pattern):
        return [pattern]
    parts, depth = [""], 0
    for sign in _SIGN.findall(pattern):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _branches(pattern: str) -> _Branches:
    """A pattern's alternatives, part by part; none where a sign may say more than is known here."""
    groups: list[tuple[str, _Branches]] = [("", [[]])]
    for sign in _SIGN.findall(pattern):
        branch = groups[-1][1][-1]
        if not _READ.fullmatch(sign):
            return []
        if sign.startswith("(?"):
            groups.append((sign, [[]]))
        elif sign == ")":
            begin, inside = groups.pop()
            groups[-1][1][-1].append(_Part(begin, "", inside))
        elif sign == "|":
            groups[-1][1].append([])
        elif sign[0] in _QUANTIFIERS:
            # a second quantifier only says how greedy the first is
            branch[-1] = branch[-1]._replace(quantifier=branch[-1].quantifier or sign)
        else:
            branch.append(_Part(sign, "", []))
    return groups[0][1]


def _edge(branches: _Branches, step: int) -> Edge | None:
    found = _characters(branches, step)
    if not found:
        return None
    classes = [sign for sign in found if not _LETTERS.fullmatch(sign)]
    return Edge(frozenset(found) - frozenset(classes), tuple(map(re.compile, classes)))


def _characters(branches: _Branches, step: int) -> dict[str, None]:
    """The letters and classes at an end of all branches; empty where one may have none or any."""
    found: dict[str, None] = {}
    for branch in branches:
        outermost = _outermost(branch[::step], step)
        if not outermost:
            return {}
        found.update(outermost)
    return found


def _outermost(parts: list[_Part], step: int) -> dict[str, None]:
    """Those of the parts up to the first that must stand there; empty where none must."""
    found: dict[str, None] = {}
    for part in parts:
        if part.sign in _NO_WIDTH:
            continue
        inside = _characters(part.inside, step) if part.inside else _character(part.sign, step)
        if not inside:
            break
        found.update(inside)
        if part.stands():
            return found
    return {}


def _character(sign: str, step: int) -> dict[str, None]:
    if _LETTERS.fullmatch(sign):
        return {sign[::step][0]: None}
    return {sign: None} if _CLASS.fullmatch(sign) else {}


def _words(branches: _Branches) -> tuple[str, ...]:
    found = [_branch_words(branch) for branch in branches]
    return tuple(word for words in found for word in words) if all(found) else ()


def _branch_words(branch: list[_Part]) -> tuple[str, ...]:
    return max(_choices(branch), key=lambda words: min(map(len, words), default=0), default=())


def _choices(branch: list[_Part]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for part in branch:
        if not part.stands():
            continue
        if part.sign == "(?:":
            found.append(_words(part.inside))
        elif _LETTERS.fullmatch(part.sign):
            found.append((part.sign,))
    return found
