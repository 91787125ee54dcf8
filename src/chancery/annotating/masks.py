"""A text with its names and quotations masked: words inside them are no words of the clause.

Each name becomes a sign for its kind and filling of the same length: all offsets hold. What
stands in quotation marks, book-title marks or brackets is masked too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chancery.model import Mention, Span

# signs of Unicode's private use area, which no text holds after reading
PARTY = "\ue001"
ACTOR = "\ue002"
PERSON = "\ue003"
NAME = "\ue004"
PLACE = "\ue005"
DATE = "\ue006"
QUOTE = "\ue007"
FILL = "\ue00f"
_KINDS = {"state": ACTOR, "pair": ACTOR, "body": ACTOR, "person": PERSON, "place": PLACE} | {
    "date": DATE
}
# Longest contents, in code points, that are one name or quotation and not sentences of their own;
# every pattern stops at the next sign of its kind, so that time stays linear.
_CLOSED = re.compile(
    '《[^《》\n]{0,200}》|“[^“”\n]{0,120}”|«[^«»\n]{0,120}»|\\([^()\n]{0,200}\\)|"[^"\n]{1,60}"'
)


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked text, its form without masks, and the names by the offset at which they begin."""

    text: str
    form: str
    names: Mapping[int, Mention] = field(default_factory=dict)


def mask(form: str, mentions: Iterable[Mention], parties: Iterable[str]) -> Masked:
    """The text (normal form) with its names and quotations masked. `parties` are ids."""
    ours, names, parts, at = frozenset(parties), {}, [], 0
    for mention in mentions:
        if mention.start < at:
            continue
        names[mention.start] = mention
        parts.append(form[at : mention.start])
        parts.append(_sign(mention, ours) + FILL * (mention.end - mention.start - 1))
        at = mention.end
    parts.append(form[at:])
    return Masked(_CLOSED.sub(_quoted, "".join(parts)), form, names)


def _sign(mention: Mention, parties: frozenset[str]) -> str:
    if mention.type in ("state", "pair") and parties.issuperset(mention.id.split("+")):
        return PARTY
    return _KINDS.get(mention.type, NAME)


def _quoted(match: re.Match[str]) -> str:
    return QUOTE + FILL * (len(match[0]) - 1)


def trimmed(text: str, start: int, end: int) -> Span:
    """`[start, end)` without white space at either end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
