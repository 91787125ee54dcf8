"""What copying did to characters: pinyin glosses, and runs of GBK read from the wrong byte.

A gloss is removed, a shifted run read again from the right byte; both stay on record with their
place in the page. Where a run cannot be read again it stays as it is and is said to be broken.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from chancery.model import Piece, Removal
from chancery.reading.blocks import cut, spans
from chancery.reading.characters import HAN, simplified

# Initials and finals of Hanyu pinyin (GB/T 16159), toned or not; case is part of the rule, as a
# real gloss in brackets is an acronym or begins with a capital: (AUKUS), (Kazan).
_VOWELS = "aeiouüvāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜɑɡńňǹê"
_OPEN = "aoeāáǎàōóǒòēéěèêɑ"
_SYLLABLE = (
    rf"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])[{_VOWELS}]{{1,4}}|[{_OPEN}][{_VOWELS}]{{0,2}})"
    r"(?:ng|ɡ|nɡ|n|r)?|n[gɡ]|hm|hng"
)
_OPENS = "(（"
_GLOSS = re.compile(
    rf"[{_OPENS}](?<=[\u3400-\u9fff)）].)(?![a-z][)）])\s?(?:{_SYLLABLE})[1-5]?\s?[)）]"
)
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
# one untoned syllable in brackets may be a real gloss; several on a page are a copy filter's
_UNTONED_NEEDED = 3


class Mended(NamedTuple):
    """A block's text after repair: its pieces, what was taken out of it, what was said of it."""

    text: str
    pieces: tuple[Piece, ...]
    removed: tuple[tuple[tuple[Piece, ...], int], ...]


def has_glosses(text: str) -> bool:
    """Whether a text's characters are glossed with their readings, as copy filters make them."""
    found = 0
    for sign in _OPENS:
        at = text.find(sign)
        while at >= 0:
            match = _GLOSS.match(text, at)
            if match:
                found += 1
                if found >= _UNTONED_NEEDED or _TONED.search(match[0]):
                    return True
            at = text.find(sign, at + 1)
    return False


def without_glosses(text: str, pieces: tuple[Piece, ...]) -> Mended:
    """A block without its glosses, each named with its offset in the text that stays."""
    kept: list[Piece] = []
    removed: list[tuple[tuple[Piece, ...], int]] = []
    at = length = 0
    for match in _GLOSS.finditer(text):
        start, end = match.span()
        kept += cut(pieces, at, start)
        length += start - at
        removed.append((cut(pieces, start, end), length))
        at = end
    kept += cut(pieces, at, len(text))
    return Mended("".join([piece.text for piece in kept]), tuple(kept), tuple(removed))


def gloss(pieces: tuple[Piece, ...], at: int) -> Removal:
    """The record of one gloss taken out before offset `at` of the witness's text."""
    return Removal(spans(pieces), "".join([piece.text for piece in pieces]), "gloss", at)


# --- runs of GBK read from the wrong byte -----------------------------------------------------

# The 400 commonest characters of written Chinese (general frequency counts agree on these but for
# their order). Running prose of any kind has them in more than two of five characters; a run read
# from the wrong byte has its characters from all over GBK, and hardly one in ten of these.
_COMMONEST = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方"
    "多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情"
    "明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给"
    "世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太"
    "量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象"
    "完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运"
)
_HANS = re.compile(f"{HAN.pattern}+")
# a run is what stands between ASCII characters, at which the shift ends of itself; a question
# mark inside stands for two bytes that no character has
_RUN = re.compile(r"[^\x00-\x7f\ufffd]{3,}+(?:\?{1,3}+[^\x00-\x7f\ufffd]++)*+\??")
# shares of those in a run: up to the one it is suspect, from the other on it is sound
_SUSPECT, _SOUND = 0.25, 0.4
# what shifts a run is most often the half of an ideographic space, with which paragraphs begin
_SPACE = "\u3000".encode("gb18030")
# fewer Chinese characters than this say nothing: a rare name has as many
_HAN_NEEDED = 6


# Characters outside the first level of GB 2312 (3,755, by use): .004 of running prose at the most,
# measured on five statements, and .14 to .40 of the same prose read from the wrong byte. A
# paragraph with fewer of them than this, in Simplified script too, is not looked at any further.
_RARE_NEEDED = 2


@cache
def _not_rare() -> re.Pattern[str]:
    """Runs of all other characters but line breaks."""
    rows = [range(0xB0, 0xD8), range(0xA1, 0xFF)]
    usual = {bytes((r, c)).decode("gb2312", errors="ignore") for r in rows[0] for c in rows[1]}
    rare = "".join(chr(c) for c in range(0x4E00, 0xA000) if chr(c) not in usual)
    return re.compile(f"[^\n{rare}]+")


def suspects(texts: list[str]) -> list[int]:
    """Which of some texts without line breaks have enough rare characters to be looked at."""
    rare = _not_rare().sub("", "\n".join(texts)).split("\n")
    return [index for index, found in enumerate(rare) if len(found) >= _RARE_NEEDED]


class Shifted(NamedTuple):
    """A run `[start, end)` that was read from the wrong byte, and its right reading.

    `reading` has one string for each character of the run, U+FFFD where a byte is lost (the
    first always is); it is None where no reading was found.
    """

    start: int
    end: int
    reading: tuple[str, ...] | None


def shifted_runs(text: str) -> list[Shifted]:
    """The runs of a text that were read from the wrong byte."""
    if not suspects([text]) or not suspects([simplified(text)]):
        return []
    found: list[Shifted] = []
    for match in _RUN.finditer(text):
        run = match[0]
        if _han(run) >= _HAN_NEEDED and common(simplified(run)) <= _SUSPECT:
            found.append(Shifted(match.start(), match.end(), _read_again(run)))
    return found


def _han(text: str) -> int:
    """How many Chinese characters a text has; they are left out in runs."""
    return len(text) - len(_HANS.sub("", text))


def common(text: str) -> float:
    """The share of a run's Chinese characters among the commonest; 1 where it has none."""
    han = _han(text)
    return sum(map(_COMMONEST.__contains__, text)) / han if han else 1.0


def _read_again(run: str) -> tuple[str, ...] | None:
    stream: list[int | None] = [None]
    for character in run.removesuffix("?"):
        # the wider standard also has the private characters that stand for unassigned pairs
        raw = character.encode("gb18030")
        stream += raw if len(raw) == 2 else (None, None)
    pairs = zip(stream[::2], stream[1::2], strict=False)
    reading = [_pair(first, second) for first, second in pairs]
    if stream[1] == _SPACE[1]:
        reading[0] = "\u3000"
    last = stream[-1]
    if run.endswith("?"):
        # half of the last character, which the question mark stands for
        reading.append("\ufffd")
    elif last is not None and last < 0x80:
        # the run's last byte has taken an ASCII character into step with it
        reading[-1] += chr(last)
    return tuple(reading) if common("".join(reading)) >= _SOUND else None


def _pair(first: int | None, second: int | None) -> str:
    if first is None or second is None:
        return "\ufffd"
    return bytes((first, second)).decode("gb18030", errors="replace")
