"""Where a paragraph stands in a statement: its section, and its role there."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"(?P<number>第?[(（]?[一二三四五六七八九十百]{1,4}|[(（]?\d{1,2}|[IVX]{1,5})"
    r"(?:[)）、.．:][章条节部分]?|[章条节部分]|\s|$)"
)
# what a number can begin with beside a digit
_NUMBERS = frozenset("第(（一二三四五六七八九十百IVX")
# what begins an item of a list, and its first characters
_ITEMS, _ITEM = frozenset("—-•·"), ("—", "- ", "•", "·")
# Each alternative begins with a letter, so that the search runs on these letters.
_EN_FORMULA, _RU_FORMULA = (
    r"\w* (?:as follows|the following)",
    r"\w* о? ?(?:следующ\w+|нижеследующ\w+)",
)
_FORMULA = re.compile(
    r"声明如下|公报如下|宣布如下|达成如下|共识如下|协议如下|宣言如下"
    rf"|state{_EN_FORMULA}|declare{_EN_FORMULA}|announce{_EN_FORMULA}|agree{_EN_FORMULA}"
    rf"|заявля{_RU_FORMULA}|договорились{_RU_FORMULA}|провозглаша{_RU_FORMULA}"
)
_CLOSING = re.compile(
    r"[(（]?.{0,20}?(?:二[〇○OoО0零]|19|20|一九)[〇○OoО0零一二三四五六七八九\d]{2}年.{1,4}月."
    r"{1,4}日.{0,20}"
    r"|(?:Done|Signed|Issued|Adopted|Совершено|Подписано) .{3,200}"
)
# a day alone, with its place, closes an English or Russian text if no prose follows
_DAY_ALONE = re.compile(
    r"(?:[A-Z][\w .-]{2,30}, )?(?:[A-Z][a-z]{2,8} \d{1,2},|\d{1,2} [A-Z][a-z]{2,8}) \d{4}"
    r"(?:, [A-Z][\w .-]{2,30})?\.?"
    r"|(?:(?:г\. ?)?[А-ЯЁ][\w -]{2,30}, )?\d{1,2} [а-я]{3,8} \d{4} ?(?:г\.|года)?"
    r"(?:, (?:г\. ?)?[А-ЯЁ]\D{2,30})?"
)
# a sentence that closes a text: when, where, in how many copies; code points of the longest
_COPIES = re.compile(r"年.{1,4}月.{1,4}日.{0,60}一式[一二两三四五六七八九十\d]{1,2}份")
_COPIES_LIMIT = 160
_SENTENCE = re.compile(r"[。.!?！？;；:：,]")
# a heading is set on one line
_HEADING_LIMIT = 40
# code points of a heading in capitals, or whose longer words all begin with one
_LATIN_LIMIT = 160
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
# the scripts behind this character have no capitals
_NO_CAPITALS = "\u04ff"
_SMALL = 4
# longer words that headings leave small
_LINKING = re.compile(
    r"(?:across|from|with|into|over|through|under|between|towards?|among|within|against|their|without"
    r"|после|через|между|среди|перед)$"
)
_SPEAKS = re.compile(
    r"(?:We|They|The (?:[Tt]wo )?(?:Sides|Leaders|Parties|Presidents|Ministers))\b"
)


def place(lines: list[str]) -> list[tuple[str | None, str]]:
    """Section and role of each paragraph (in normal form), in order.

    Roles: `opening` up to the formula ("… declare as follows"), `heading`, `item` of a list,
    `closing` line, `signature` behind it, and `body`.
    """
    opening = _opening(lines)
    closing = _closing(lines)
    found: list[tuple[str | None, str]] = [(None, "opening")] * opening
    section: str | None = None
    for index in range(opening, len(lines)):
        line = lines[index]
        role = _at_end(line, index - closing) if index > closing - _SIGNATURE_LINES else None
        if role is None:
            first = line[:1]
            number = _NUMBER.match(line) if first in _NUMBERS or first.isdecimal() else None
            if first in _ITEMS and line.startswith(_ITEM):
                role = "item"
            else:
                role = "heading" if _is_heading(line, number) else "body"
            if number:
                section = number["number"].strip("(（第")
            elif role == "heading":
                section = line
        found.append((section, role))
    return found


def _opening(lines: list[str]) -> int:
    """How many lines there are up to the formula that opens a text, this among them."""
    for index, line in enumerate(lines[:8]):
        asked = "如下" in line or "follow" in line or "следующ" in line
        if asked and _FORMULA.search(line):
            return index + 1
    return 0


def _closing(lines: list[str]) -> int:
    alone = True
    for index in range(len(lines) - 1, max(len(lines) - 6, 0), -1):
        line = lines[index]
        if _closes(line) or (alone and len(line) <= 60 and _DAY_ALONE.fullmatch(line)):
            return index
        alone = alone and len(line) < _HEADING_LIMIT
    return _NEVER


def _at_end(line: str, behind: int) -> str | None:
    """The role of a line near a closing line, which it stands so many lines behind."""
    if behind == 0:
        return "closing"
    return "signature" if behind > 0 or _signs(line) else None


# signatures stand on the last lines, before the closing line or behind it
_SIGNATURE_LINES = 5
# the line of a closing that is not there
_NEVER = 1 << 30
_OFFICE = re.compile(r"主席|总统|总理|首相|外长|部长|President|Minister|Президент|Министр")


def _signs(line: str) -> bool:
    return len(line) < _HEADING_LIMIT and "。" not in line and _OFFICE.search(line) is not None


def _closes(line: str) -> bool:
    if line.endswith((":", ";", ",")):
        return False
    if len(line) <= 60 and "。" not in line:
        return _CLOSING.fullmatch(line) is not None
    return len(line) <= _COPIES_LIMIT and "一式" in line and _COPIES.search(line) is not None


def _is_heading(line: str, number: re.Match[str] | None) -> bool:
    """Whether a line is set like a heading; with the number at its begin, if it has one."""
    size = len(line)
    if size > _LATIN_LIMIT:
        return False
    if not (line[:1] > _NO_CAPITALS and line[0].isalpha()) and _is_capital(line):
        return True
    if size > _HEADING_LIMIT or line.startswith("—"):
        return False
    return not _SENTENCE.search(line, number.end() if number else 0)


def _is_capital(line: str) -> bool:
    """Whether a line in Latin or Cyrillic letters is set like a heading: Ties and Trade."""
    if line[-1:] in ".;:,!?" or _SPEAKS.match(line):
        return False
    first = _LETTER.search(line)
    if not first or first[0] > _NO_CAPITALS or not first[0].isupper():
        return False
    words = _WORD.findall(line)
    long = [word for word in words if len(word) >= _SMALL and not _LINKING.match(word)]
    return len(words) > 1 and (
        line.isupper() or (len(long) > 1 and all(word[0].isupper() for word in long))
    )
