"""Which witness is the base text of an edition, and why: stated rules, each with its verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from chancery.collating.values import Facts

# of as many witnesses in each, in this order: what the program reads best
_FIRST = ("zh", "en", "ru", "Hans", "Hant")


class Choice(NamedTuple):
    """The base, and in words what each rule said, in order."""

    base: Facts
    reasons: tuple[str, ...]


class _Rule(NamedTuple):
    """A rule: a witness ranks by `rank`, least first; `said` is of the base."""

    rank: Callable[[Facts], object]
    said: Callable[[Facts], str]
    name: str


def choose(witnesses: Collection[Facts]) -> Choice:
    """The base among the witnesses of one statement. Raises ValueError for none.

    In order: complete; not translated back, and in the language most complete witnesses have;
    of an official source or an agency; in the script most are in, as the other may be converted;
    cleanest (fewest repairs and removals inside the text); longest; least sha256.
    """
    language = _most(witnesses, lambda f: f.language)
    script = _most([f for f in witnesses if f.language == language], lambda f: f.script)
    rules = (
        _Rule(lambda f: not f.complete, _completeness, "complete"),
        _Rule(lambda f: f.translated_back, _wording, "original wording"),
        _Rule(lambda f: f.language != language, lambda f: f"in {f.language}", "language"),
        _Rule(lambda f: not official(f), _source, "official or agency source"),
        _Rule(lambda f: f.script != script, lambda f: f"in {f.script or f.language}", "script"),
        _Rule(lambda f: f.repairs, lambda f: f"{f.repairs} repairs and removals inside", "clean"),
        _Rule(lambda f: -f.characters, lambda f: f"{f.characters:,} characters", "longest"),
    )
    ranked = sorted(witnesses, key=lambda f: (*(rule.rank(f) for rule in rules), f.sha256))
    if not ranked:
        raise ValueError("no witnesses")
    return Choice(ranked[0], tuple(_reasons(ranked, rules)))


def official(facts: Facts) -> bool:
    """Whether a government or a news agency is the source."""
    host = (facts.url or "").partition("://")[2].partition("/")[0].lower()
    return facts.agency is not None or ".gov" in host or host.startswith("gov.")


def _reasons(ranked: Sequence[Facts], rules: Sequence[_Rule]) -> list[str]:
    """What each rule left: it says so of the base, and of how many witnesses it holds as well."""
    base, left = ranked[0], list(ranked)
    said = []
    for rule in rules:
        same = [facts for facts in left if rule.rank(facts) == rule.rank(base)]
        number = f"{len(same)} of {len(left)}" if len(same) > 1 else f"alone of {len(left)}"
        said.append(f"{rule.name}: {rule.said(base)} ({number})")
        left = same
        if len(left) == 1:
            break
    if len(left) > 1:
        said.append("sha256: the least of those that are left, so that the choice never changes")
    return said


def _most(witnesses: Collection[Facts], value: Callable[[Facts], str]) -> str:
    """What most complete witnesses have, translations back left out; then most of all others."""
    pools = (
        [f for f in witnesses if f.complete and not f.translated_back],
        [f for f in witnesses if not f.translated_back],
    )
    ranked = [Counter(map(value, pool)) for pool in (*pools, witnesses)]
    known = {value(f) for pool in pools for f in pool} or {value(f) for f in witnesses}
    return min(known, key=lambda v: (*(-counts[v] for counts in ranked), _place(v), v), default="")


def _place(value: str) -> int:
    return _FIRST.index(value) if value in _FIRST else len(_FIRST)


def _completeness(facts: Facts) -> str:
    return "yes" if facts.complete else f"no, {' and '.join(facts.missing) or 'a part'} missing"


def _wording(facts: Facts) -> str:
    return "no, translated back" if facts.translated_back else "not translated back"


def _source(facts: Facts) -> str:
    return (facts.agency or "official address") if official(facts) else "none named"
