"""Whether a wording is an official Chinese text translated out of Chinese and back.

Official diplomatic Chinese names its speakers (双方, 中方, 两国); it does not call them 他们, and
it has one fixed wording for each institution and principle. A back-translation keeps neither. Each
sign is weak alone; their sum decides, and every one is given as a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chancery.lexicon import Lexicon

# what follows 他们 or 它们 at the head of a clause
_SPEAK = re.compile(
    r"(?<![^。,;\n]..)(?:还|也|都|均|一致|强烈|坚决|共同|再次|将|高度|进一步){0,2}"
    r"(?:指出|强调|重申|认为|同意|将|愿|支持|反对|呼吁|欢迎"
    r"|谴责|敦促|注意|承认|表示|致力|确认|主张|对|决心|坚信"
    r"|声明|鼓励|希望)",
)
_SIDES = re.compile(
    r"各(?<![^。,;\n、].)方(?:还|也|均|一致|强烈|坚决|共同"
    r"|再次|将|高度|特别){0,2}(?:指出|强调|重申|认为|同意"
    r"|愿|支持|反对|呼吁|欢迎|谴责|敦促|主张|声明|表示|高度"
    r"|对|在)"
)
# the first characters of 他们 and 它们
_THEY = frozenset("他它")
_BOTH = re.compile(r"双方|两国")
# signs needed: one pronoun may be a quotation, one calque a slip
_PRONOUNS_NEEDED, _CALQUES_NEEDED, _SUM_NEEDED = 2, 2, 3
# what calques weigh at the most
_CALQUES_WEIGH = 2


def translated_back(text: str, kind: str, parties: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The reasons for which a Chinese text (normal form) is a back-translation; none if it is not.

    `parties` is their number: in a bilateral text 各方 stands where the official one has 双方.
    """
    if kind not in ("joint-statement", "communique", "declaration"):
        return ()
    # calques alone are not enough: most texts are spared the search for them
    they = "们" in text and ("他们" in text or "它们" in text)
    if not they and "各方" not in text:
        return ()
    reasons: list[str] = []
    weight = 0
    pronouns = [text[m.start() - 2 : m.end()] for m in _spoken(text)] if they else []
    if len(pronouns) >= _PRONOUNS_NEEDED:
        weight += 2 if len(pronouns) < 4 else 3
        reasons.append(f"the parties are spoken of as 他们 {len(pronouns)} times ({pronouns[0]} …)")
    sides = [m[0].strip("。,;\n、") for m in _SIDES.finditer(text)]
    if parties == 2 and len(sides) >= _PRONOUNS_NEEDED and _BOTH.search(text):
        weight += 1
        reasons.append(f"two parties are called 各方 {len(sides)} times ({sides[0]} …)")
    if weight + _CALQUES_WEIGH < _SUM_NEEDED:
        return ()
    calques = _calques(text, lexicon)
    if calques:
        weight += _CALQUES_WEIGH if len(calques) >= _CALQUES_NEEDED else 1
        reasons += [f"{bad} stands where official texts have {good}" for bad, good in calques]
    return tuple(reasons) if weight >= _SUM_NEEDED else ()


@cache
def _any_calque(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon.terms.get("calque", {}))) or r"(?!)")


def _calques(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """The calques of a text that are no part of another, each with its official wording."""
    # official texts have none
    if not _any_calque(lexicon).search(text):
        return []
    found = {bad: good for bad, good in lexicon.terms.get("calque", {}).items() if bad in text}
    return [(b, good) for b, good in found.items() if not any(b in c for c in found if c != b)]


def _spoken(text: str) -> Iterator[re.Match[str]]:
    """Where 他们 or 它们 speak, in order: what follows the pronoun."""
    at = text.find("们")
    while at >= 0:
        match = _SPEAK.match(text, at + 1) if text[at - 1 : at] in _THEY else None
        if match:
            yield match
        at = text.find("们", at + 1)
