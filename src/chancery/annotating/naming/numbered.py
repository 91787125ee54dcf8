"""Meetings by number and years by theme, whether a table knows them or not.

金砖国家领导人第14次会晤, 第十四次金砖国家领导人会晤  →  event:brics-summit-14
第九届海港博览会  →  event:fair-9-… (the same words, the same id)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from chancery.annotating.naming.found import Found
from chancery.annotating.naming.slugs import codes, kind_of, mark, slug, words_of
from chancery.annotating.naming.tables import plain_names
from chancery.identifying.numerals import number
from chancery.lexicon import Lexicon

_N = r"(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,6})"
_NTH = re.compile(rf"第(?P<n>{_N})(?P<unit>[届次])(?![^。\n]{{0,3}}(?:声明|世界大战))")
# no word of a name: whoever meets these has left the name
_GAP = (
    r"[^,。;:!?()《》“”\n的了于将并是应愿已均在为对向就由从到至与同出席举行召开"
    r"主办承办担任成功届次第]"
)
# 领导人 in 金砖国家领导人第十四次会晤
_BETWEEN = re.compile(rf"(?:(?![和及]){_GAP}){{0,14}}")
_NEAR = 14
_THEMES = re.compile(r"(?:[0-9]{4}[至~-])?(?:[0-9]{4}年)?$")
EVENTS = "zh event"
THEMES = "zh theme"
_MARK = "#"


class _Series:
    """The series of a lexicon by their meetings' names without the number."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.bases: dict[str, str] = {}
        self.known: dict[tuple[str, int], str] = {}
        rows = [e for e in lexicon.of("event") if e.series and e.series != "origin"]
        pairs = [(name, e) for e in rows for name in e.zh]
        for name, (_, entry) in zip(plain_names(n for n, _ in pairs), pairs, strict=True):
            base, count = base_of(name)
            if count == entry.number or (entry.number is None and count is None):
                self.bases.setdefault(base, entry.series or "")
            if entry.number is not None:
                self.known.setdefault((entry.series or "", entry.number), entry.id)
        for entry in lexicon.of("event"):
            if not entry.series and entry.number is None and entry.zh:
                for name in plain_names(entry.zh):
                    self.bases.setdefault(name, entry.id.partition(":")[2])
        theme = "|".join(
            map(re.escape, sorted(lexicon.terms.get(THEMES, {}), key=len, reverse=True))
        )
        nouns = sorted(lexicon.terms.get(EVENTS, {}), key=len, reverse=True)
        noun = "|".join(map(re.escape, nouns)) or "\0"
        self.behind = re.compile(
            rf"(?P<name>(?:“[^”\n]{{1,16}}”)?(?:{_GAP}){{0,22}}?(?:{noun}))(?!室|员|厅|场|报)"
        )
        self.themes = re.compile(f"(?:{theme or chr(0)}){{1,6}}年(?!代|度|龄|轻|级|会|来|间)")


@cache
def _series(lexicon: Lexicon) -> _Series:
    return _Series(lexicon)


def base_of(name: str) -> tuple[str, int | None]:
    """A meeting's name without its number and particles, and the number."""
    match = _NTH.search(name)
    if match is None:
        return name, None
    rest = name[: match.start()] + name[match.end() :]
    return rest, number(match["n"])


def numbered_in(text: str, names: Sequence[Found], lexicon: Lexicon) -> Iterator[Found]:
    """The numbered meetings of a folded text; `names` are those of the tables, in order."""
    if "第" not in text:
        return
    ends = [one.end for one in names]
    end = 0
    for match in _NTH.finditer(text):
        if match.start() < end:
            continue
        found = _event(text, match, names, ends, lexicon)
        if found:
            end = found.end
            yield found


def _event(
    text: str, match: re.Match[str], names: Sequence[Found], ends: list[int], lexicon: Lexicon
) -> Found | None:
    behind = _series(lexicon).behind.match(text, match.end(), match.end() + 48)
    if behind is None:
        return None
    start = _start(text, match.start(), names, ends)
    index = bisect_left(ends, match.end() + 1)
    inside = index < len(names) and names[index].start <= match.end() + 1
    inside = inside and names[index].start < behind.end()
    bare = kind_of(behind["name"], EVENTS, lexicon)
    plain = match["unit"] == "次" or bool(bare and bare[0] == behind["name"])
    if plain and start == match.start() and not inside:
        return None
    printed = _glossed_host(text, start, names, ends) + text[start : behind.end()]
    return Found(start, behind.end(), "event", meeting_id(printed, lexicon), "number")


def _start(text: str, at: int, names: Sequence[Found], ends: list[int]) -> int:
    """Where the meeting's name begins: with the body or treaty that meets, right before."""
    index = bisect_left(ends, at + 1) - 1
    if index < 0 or at - ends[index] > _NEAR or names[index].type not in _HOSTS:
        return at
    if not _BETWEEN.fullmatch(text, ends[index], at):
        return at
    # 联合国《海港公约》第二次缔约方大会: the treaty's own body stands before it
    host = names[index - 1] if index and names[index].type == "instrument" else None
    if host and host.type == "body" and host.end == names[index].start:
        return host.start
    return names[index].start


def _glossed_host(text: str, start: int, names: Sequence[Found], ends: list[int]) -> str:
    """The body whose meeting's name goes on behind a gloss: 海港组织(以下简称……)成员国……会议."""
    if text[start - 1 : start] != ")":
        return ""
    opened = text.rfind("(", max(0, start - _LONGEST_GLOSS), start)
    index = bisect_left(ends, opened)
    if opened < 0 or index == len(ends) or ends[index] != opened or names[index].type != "body":
        return ""
    return text[names[index].start : opened]


# code points of a gloss in brackets
_LONGEST_GLOSS = 60
_HOSTS = frozenset({"body", "event", "instrument", "pair", "initiative"})


def meeting_id(printed: str, lexicon: Lexicon) -> str:
    """The id of a numbered meeting by its name: of a known series, else made."""
    base, count = base_of(printed)
    series = _series(lexicon)
    known = series.bases.get(base) or series.bases.get(base.replace("《", "").replace("》", ""))
    if known:
        return series.known.get((known, count or 0)) or f"event:{known}-{count}"
    kind = kind_of(base, EVENTS, lexicon)
    rest = base.removesuffix(kind[0]) if kind else base
    return f"event:{slug((kind[1] if kind else 'meeting', str(count or ''), mark(rest)))}"


def years_in(text: str, pairs: Sequence[Found], lexicon: Lexicon) -> Iterator[Found]:
    """Years that two states keep together: 中俄科技创新年, 2022-2023年中俄体育交流年."""
    themes = _series(lexicon).themes
    for pair in pairs:
        match = themes.match(text, pair.end, pair.end + 24) if pair.type == "pair" else None
        if match:
            years = _THEMES.search(text[max(0, pair.start - 10) : pair.start])
            start = pair.start - (len(years[0]) if years else 0)
            words, _ = words_of(match[0][:-1], THEMES, lexicon)
            name = slug((*codes(pair.id.split("+")), *words, "year"))
            yield Found(start, match.end(), "event", f"event:{name}", "theme")
