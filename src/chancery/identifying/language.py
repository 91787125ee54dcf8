"""Language and script of a text, by its letters."""

from __future__ import annotations

import re
import string
from functools import cache

from chancery.reading.characters import maybe_traditional, traditional

# the high bytes of Chinese characters (U+3400–9FFF) in UTF-16, and that of Cyrillic letters
_ZH, _RU = bytes(range(0x34, 0xA0)), 0x04
_EN = string.ascii_letters.encode()
# Chinese says in one character what takes Latin or Cyrillic script about three letters
_PER_CHARACTER = 3
# code points looked at; a statement does not change its language behind its first page
_LOOKED_AT = 2_000
# code points that tell a language; scripts take more, as most characters are common to both
_LETTERS_ENOUGH = 600
# of the characters that only one script uses, the share that conversion errors and quotations
# reach in a text of the other script
_STRAY = 0.06
# mainland-style Traditional keeps 于, 后, 里 as they are, up to a sixth of the tell-tale characters
_MOSTLY = 0.8


def language_of(text: str) -> str:
    """`zh`, `en` or `ru`: the language that most of the text's letters belong to."""
    head = text[:_LETTERS_ENOUGH]
    high = head.encode("utf-16-le", "surrogatepass")[1::2]
    chinese = _PER_CHARACTER * _count_bytes(high, _ZH)
    if chinese >= len(head):
        return "zh"
    latin = _count_bytes(head.encode("ascii", "ignore"), _EN)
    counts = {"zh": chinese, "ru": high.count(_RU), "en": latin}
    return max(counts, key=lambda name: counts[name])


def _count_bytes(text: bytes, which: bytes) -> int:
    """How many of these bytes a text has: removing them takes less time than finding each."""
    return len(text) - len(text.translate(None, which))


def script_of(text: str, title: str = "") -> str:
    """`Hans`, `Hant` or `mixed`; a title in another script than its text makes them mixed."""
    share = _traditional_share(text)
    script = "Hans" if share <= _STRAY else "Hant" if share >= _MOSTLY else "mixed"
    headed = _traditional_share(title) if title else share
    apart = (script == "Hans" and headed > 0.5) or (script == "Hant" and headed < 0.5)
    return "mixed" if apart and _telling(title) else script


def _telling(text: str) -> int:
    old, new = _only()
    return len(old.findall(text)) + len(new.findall(text))


def _traditional_share(text: str) -> float:
    # what tells the scripts apart takes a tenth of a second to make, and few texts need it
    if not maybe_traditional(text, _LOOKED_AT):
        return 0.0
    old, new = _only()
    # most texts have none: a search says so in a third of the time that counting takes
    first = old.search(text, 0, _LOOKED_AT)
    if first is None:
        return 0.0
    before = len(old.findall(text, first.start(), _LOOKED_AT))
    return before / (before + len(new.findall(text, 0, _LOOKED_AT)))


@cache
def _only() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The characters that only Traditional and only Simplified texts use."""
    import opencc

    to_old = opencc.OpenCC("s2t")
    common = [chr(c) for c in range(0x4E00, 0xA000)]
    changed = to_old.convert("\n".join(common)).split("\n")
    new = {a for a, b in zip(common, changed, strict=True) if a != b}
    old = traditional()
    return _any_of(old - new), _any_of(new - old)


def _any_of(characters: set[str] | frozenset[str]) -> re.Pattern[str]:
    return re.compile("[" + "".join(sorted(characters)) + "]")
