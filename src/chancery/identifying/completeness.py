"""What of a statement a witness lacks: its opening, its closing, other pages."""

from __future__ import annotations

import re

from chancery.model import Witness
from chancery.reading.cases import any_case

# kinds that open with a formula and close with a date: readouts and news do neither
FORMAL = frozenset({"joint-statement", "communique", "declaration"})

# what a text's first line begins with where it goes on from another page: a number, or the middle
# of a sentence
_GOES_ON = re.compile(
    r"(?:第?[(（]?一|I)(?:[)）、.．]|$|\s)|[(（]?1(?:[)）、.．]\s?(?![A-ZА-ЯЁa-zа-яё ])|$)"
    r"|(?:第?[(（]?(?:[二三四五六七八九]|十[一二三四五六七八九]?)"
    r"|[(（]?[2-9]\d?|[IV]{2,4})(?:[)）、.．]|$)"
    r"|[,;:、)”。а-яa-z]",
    re.MULTILINE,
)
_OPENED = re.compile(
    r"应[^。]{2,80}邀请|声明如下|宣布如下|公报如下|举行[^。]{0,20}(?:会[谈晤议]|峰会)|访问|我们,|聚集|齐聚|"
    + any_case(
        *("at the invitation", "as follows", "met (?:in|on|at)", "paid (?:a|an)"),
        *("приглашени", "о следующем", "состоял", "we, ", "мы, "),
    )
)
# what ends a text: a sign of its last sentence, with what closes behind it, or a bracket
_ENDS, _CLOSERS, _BRACKETS = tuple("。.!?！？…"), "”\"'」』)）»", (")", "）")
# "page 2 of 3" in pagers, headlines and addresses
_PARTS = (
    re.compile(
        r"第\s?(?P<n>\d{1,2})\s?[页頁部][分]?\s?[,(/ ]*\s?(?:共|总共)\s?(?P<m>\d{1,2})\s?[页頁部]"
    ),
    re.compile(r"共\s?(?P<m>\d{1,2})\s?[页頁][^\d]{0,6}第\s?(?P<n>\d{1,2})\s?[页頁]"),
    re.compile(
        r"[Pp]age (?P<n>\d{1,2}) of (?P<m>\d{1,2})|[Pp]art (?P<n2>\d{1,2}) of (?P<m2>\d{1,2})"
    ),
    re.compile(
        r"[Сс]траница (?P<n>\d{1,2}) из (?P<m>\d{1,2})|[Чч]асть (?P<n2>\d{1,2}) из (?P<m2>\d{1,2})"
    ),
    re.compile(r"[(（](?P<n>\d{1,2})\s?/\s?(?P<m>\d{1,2})[)）]\s*$"),
    re.compile(r"^\s*(?P<n>[1-9]\d?)\s?/\s?(?P<m>[1-9]\d?)\s*$"),
)
# what all of these have; each alternative begins with a letter, so that the search runs on these
_TOTAL = r"分?[\s,(/]*(?:共|总共)"
_ANY_PART = re.compile(
    rf"页(?:{_TOTAL}|\D{{0,6}}第)|頁(?:{_TOTAL}|\D{{0,6}}第)|部{_TOTAL}"
    r"|Page \d|page \d|Part \d|part \d|Страница \d|страница \d|Часть \d|часть \d"
    r"|/\s?\d{1,2}(?:[)）]|\s*$)",
    re.MULTILINE,
)
_UNFINISHED = re.compile(
    r"未完待续|下一页|接下页|to be continued|Next page|Продолжение следует"
    r"|Следующая страница"
)


def part_of(witness: Witness) -> tuple[int, int | None] | None:
    """Which part of how many the page says it is, by its pager or headline; None if whole."""
    lines = [removal.text for removal in witness.removed if len(removal.text) <= 120]
    lines += [c.value for c in (*witness.titles, *witness.claims) if c.field != "url"]
    together = "\n".join(lines)
    if not _ANY_COUNT.search(together):
        return None
    if _ANY_PART.search(together):
        for line in lines:
            part = _counted(line)
            if part:
                return part
    return _numbered(lines)


def _counted(line: str) -> tuple[int, int] | None:
    """Page n of m, as a line counts it."""
    for pattern in _PARTS:
        match = pattern.search(line)
        if match:
            found = match.groupdict()
            n, m = int(found.get("n") or found["n2"]), int(found.get("m") or found["m2"])
            if 1 <= n <= m > 1:
                return n, m
    return None


_NUMBERED = re.compile(r"[一-鿿》”a-zа-я]\s?[(（](\d{1,2})[)）]\s*(?:$|[-_|–—])")
_ANY_NUMBER = re.compile(r"\(\d{1,2}[)）]|（\d{1,2}[)）]")
# most pages have neither
_ANY_COUNT = re.compile(f"{_ANY_PART.pattern}|{_ANY_NUMBER.pattern}", re.MULTILINE)
_COUNTS_READERS = re.compile(r"(?:评论|跟帖|跟贴|回复|点赞|阅读|浏览|收藏|分享|留言)\s?[(（]\d")
_PAGER = re.compile(r"上一页|下一页|Previous|previous|Next|next|Назад|Далее")


def _numbered(lines: list[str]) -> tuple[int, int | None] | None:
    """A number behind the headline, and the last number of a pager if there is one."""
    counting = [line for line in lines if _ANY_NUMBER.search(line)]
    found = {int(match[1]) for line in counting if (match := _NUMBERED.search(line))}
    if any(_COUNTS_READERS.search(line) for line in counting):
        return None
    if len(found) != 1:
        return None
    pages = [int(n) for line in lines if _PAGER.search(line) for n in re.findall(r"\d{1,2}", line)]
    n, m = found.pop(), max(pages, default=0)
    return (n, m if m >= n else None) if 1 <= n <= 20 and (n > 1 or m > 1) else None


def missing_from(
    witness: Witness, kind: str, part: tuple[int, int | None] | None
) -> tuple[str, ...]:
    """`opening` and `closing` where they are not there; a readout lacks only a cut end."""
    if kind in ("news", "other") and part is None:
        return ()
    text = witness.normal.text
    missing = []
    if (part and part[0] > 1) or (kind in FORMAL and _no_opening(text)):
        missing.append("opening")
    later = part is not None and part[1] is not None and part[0] < part[1]
    # a Chinese statement closes with its day; elsewhere most are published without
    closes = kind in FORMAL and "。" in text
    if later or _no_ending(witness) or (closes and not _closing(witness)):
        missing.append("closing")
    return tuple(missing)


def _no_opening(text: str) -> bool:
    if _GOES_ON.match(text):
        return not any(_OPENED.search(line) for line in text.split("\n", 4)[:4])
    return False


def _no_ending(witness: Witness) -> bool:
    end = len(witness.text)
    below = [r.text for r in witness.removed if r.at >= end and len(r.text) < 40]
    if _UNFINISHED.search("\n".join(below)):
        return True
    if witness.paragraphs[-1].role in ("closing", "signature"):
        return False
    text = witness.normal.text
    last = text[text.rfind("\n") + 1 :]
    return not last.endswith(_BRACKETS) and not last.rstrip(_CLOSERS).endswith(_ENDS)


def _closing(witness: Witness) -> bool:
    return any(p.role in ("closing", "signature") for p in witness.paragraphs[-6:])
