"""Who can speak or be named in an English text: its parties, their offices and persons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chancery.annotating.drafts import Ids
from chancery.annotating.english.words import Phrases, Vocabulary, phrases, vocabulary
from chancery.annotating.masks import ACTOR, FILL, PARTY, Masked
from chancery.annotating.setting import Setting
from chancery.identifying.groupings import member_states, members
from chancery.lexicon import Lexicon

# code points around a person's name in which its state is looked for
_NEAR = 90
# words of an office
_LONGEST_OFFICE = 4
_STATE = f"([{PARTY}{ACTOR}]){FILL}*+"
_OF_OFFICE = "(?: (?:[A-Z][\\w.’'-]*|of|for|and|the|foreign))"
_BEFORE = re.compile(f"{_STATE}(?:['’]s)?{_OF_OFFICE}{{1,9}},? $")
_BESIDE = re.compile(f"[A-Z][a-z]+( of )(?:the )?(?={_STATE}, $)")
_AFTER = re.compile(
    f"(?:,? (?:the )?(?:[A-Z][\\w-]* (?:[\\w-]+ ){{0,5}}?)?)?(?:,? )?of (?:the )?(?={_STATE})"
)


@dataclass(frozen=True)
class Cast:
    """Who can be named in a text with this setting. `own` are groupings of just its parties."""

    words: Vocabulary
    sides: Phrases
    members: Mapping[str, str]
    holders: Mapping[str, str | None]
    parties: Ids
    many: bool
    own: frozenset[str] = frozenset()


def cast_of(setting: Setting, lexicon: Lexicon) -> Cast:
    """The cast of a text with this setting."""
    return Cast(
        vocabulary(lexicon),
        _sides(lexicon),
        member_states(lexicon, setting.at),
        lexicon.holders,
        tuple(sorted(setting.parties)),
        len(setting.parties) > 2 or not setting.parties,
        _own(setting, lexicon),
    )


@cache
def _sides(lexicon: Lexicon) -> Phrases:
    """The names of states' sides: Auroran side."""
    return phrases({f"{name.rstrip('.')} side": e.id for e in lexicon.of("state") for name in e.en})


def _own(setting: Setting, lexicon: Lexicon) -> frozenset[str]:
    parties = set(setting.parties)
    bodies = lexicon.terms.get("grouping", {}) if parties else ()
    return frozenset(body for body in bodies if members(body, lexicon, setting.day) == parties)


def persons_of(masked: Masked, cast: Cast, told: Mapping[str, str] | None = None) -> dict[str, str]:
    """The state or body that each person of a text speaks for, by the lexicon or the text.

    `told` are those whom its title names already.
    """
    found: dict[str, str] = dict(told or {})
    for place, mention in masked.names.items():
        if mention.type != "person" or mention.id in found:
            continue
        holder = cast.holders.get(mention.id) or _told(masked, place, mention.end)
        if holder:
            found[mention.id] = holder
    return found | _by_one_name(masked, found)


def offices_of(masked: Masked, cast: Cast, persons: Mapping[str, str]) -> dict[str, set[str]]:
    """Who bears each office that stands before a person's name: `president` → states, bodies."""
    found: dict[str, set[str]] = {}
    for place, mention in masked.names.items():
        if mention.type != "person" or mention.id not in persons:
            continue
        low = max(0, place - _NEAR)
        beside = _BESIDE.search(masked.text[low:place])
        end = low + beside.start(1) if beside else place
        before = masked.form[low:end].split()[-_LONGEST_OFFICE:]
        for at in range(len(before)):
            office = " ".join(before[at:])
            if any(
                " ".join(w) == office for w, _ in cast.words.offices.get(before[at].lower(), ())
            ):
                found.setdefault(office.lower(), set()).add(persons[mention.id])
                break
    return found


def _by_one_name(masked: Masked, known: Mapping[str, str]) -> dict[str, str]:
    """Persons whom a text names again by a part of their name alone."""
    parts: dict[str, set[str]] = {}
    persons = [mention for mention in masked.names.values() if mention.type == "person"]
    for mention in persons:
        for part in masked.form[mention.start : mention.end].split():
            if mention.id in known:
                parts.setdefault(part, set()).add(known[mention.id])
    found: dict[str, str] = {}
    for mention in persons:
        last = masked.form[mention.start : mention.end].split()[-1]
        holders = parts.get(last, set())
        if mention.id not in known and len(holders) == 1:
            found[mention.id] = min(holders)
    return found


def _told(masked: Masked, start: int, end: int) -> str | None:
    text = masked.text
    after = _AFTER.match(text, end, min(len(text), end + _NEAR))
    if after:
        return _state(masked, after.end())
    low = max(0, start - _NEAR)
    beside = _BESIDE.search(text[low:start])
    if beside:
        return _state(masked, low + beside.end())
    before = _BEFORE.search(text[low:start])
    return _state(masked, low + before.start()) if before else None


def _state(masked: Masked, place: int) -> str | None:
    mention = masked.names.get(place)
    return mention.id if mention and mention.type in ("state", "body") else None
