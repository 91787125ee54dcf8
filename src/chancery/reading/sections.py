"""Where a paragraph stands in a statement: its section, and its role there."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"(?P<number>第?[(（]?[一二三四五六七八九十百]{1,4}|[(（]?\d{1,2}|[IVX]{1,5})"
    r"(?:[)）、.．:][章条节部分]?|[章条节部分]|\s|$)"
)
# what a number can begin with beside a digit, and the roles of paragraphs that have one
_NUMBERS = frozenset("第(（一二三四五六七八九十百IVX")
_NUMBERED = frozenset({"heading", "body", "item"})
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
_SENTENCE = re.compile(r"[。.!?！？;；:：,]")
# a heading is set on one line
_HEADING_LIMIT = 40
# code points of a heading in capitals, or whose longer words all begin with one
_LATIN_LIMIT = 160
_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
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
    formula = next((i for i, line in enumerate(lines[:8]) if _FORMULA.search(line)), -1)
    last = range(len(lines) - 1, max(len(lines) - 6, 0), -1)
    closing = next((i for i in last if _closes(lines[i])), _NEVER)
    found: list[tuple[str | None, str]] = []
    section: str | None = None
    for index, line in enumerate(lines):
        role = _role(line, index, formula, closing)
        begins = role in _NUMBERED and (line[:1] in _NUMBERS or line[:1].isdecimal())
        number = _NUMBER.match(line) if begins else None
        if number:
            section = number["number"].strip("(（第")
        elif role == "heading":
            section = line
        found.append((section, role))
    return found


def _role(line: str, index: int, formula: int, closing: int) -> str:
    if index <= formula:
        return "opening"
    if index == closing:
        return "closing"
    if index > closing or (closing - index < _SIGNATURE_LINES and _signs(line)):
        return "signature"
    if line.startswith(("——", "—", "- ", "•", "·")):
        return "item"
    return "heading" if _is_heading(line) else "body"


# signatures stand on the last lines, before the closing line or behind it
_SIGNATURE_LINES = 5
# the line of a closing that is not there
_NEVER = 1 << 30
_OFFICE = re.compile(r"主席|总统|总理|首相|外长|部长|President|Minister|Президент|Министр")


def _signs(line: str) -> bool:
    return len(line) < _HEADING_LIMIT and "。" not in line and _OFFICE.search(line) is not None


def _closes(line: str) -> bool:
    return len(line) <= 60 and _CLOSING.fullmatch(line) is not None and "。" not in line


def _is_capital(line: str) -> bool:
    """Whether a line in Latin or Cyrillic letters is set like a heading: Ties and Trade."""
    if len(line) > _LATIN_LIMIT or line[-1:] in ".;:,!?" or _SPEAKS.match(line):
        return False
    words = _WORD.findall(line)
    if len(words) < 2 or words[0][0] > "ӿ" or not words[0][0].isupper():
        return False
    long = [word for word in words if len(word) >= _SMALL and not _LINKING.match(word)]
    return line.isupper() or (len(long) > 1 and all(word[0].isupper() for word in long))


def _is_heading(line: str) -> bool:
    if _is_capital(line):
        return True
    if len(line) > _HEADING_LIMIT:
        return False
    bare = _NUMBER.sub("", line, count=1) if _NUMBER.match(line) else line
    return not _SENTENCE.search(bare) and not line.startswith("—")
