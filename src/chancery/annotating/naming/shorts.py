"""States by one character: in rows (中俄, 美英澳), after verbs (访华, 驻俄), in lists (俄、白、哈).

A row of them is one name, a pair. Many of these characters are parts of everyday words (执法,
今日): a table of such words tells where they are, and a character that is doubtful counts only
where the text names its state in full.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

from chancery.annotating.naming.found import Found
from chancery.annotating.setting import Setting
from chancery.identifying.names import short_names
from chancery.lexicon import Lexicon

# Short names that are everyday words: they count only in a text of their state's …
_EVERYDAY = frozenset("马图格基白利几科卡布安金海尼和多意西比特德希波黑冰克智古爱博拉")
# … and these only in a row with words of diplomacy behind it (中新关系; 其中新增 is none)
_WEAK = frozenset("新南加东文老以约土和多")
_DOUBTFUL = _EVERYDAY | _WEAK
# of states that every text may speak of; a row of them needs no name in full
_KNOWN = frozenset("中美俄日英法德韩朝")
# … nor these, where they stand in a row
_OFTEN = _KNOWN | frozenset("印澳蒙越")
# … and by one character alone: 访华
_ALONE = _KNOWN | {"华"}
# a longer run of such characters is no row
_LONGEST = 6
# what follows a row of states where it is one, and not a chance meeting of two words
_AFTER = re.compile(
    r"[两三四五]国|[双各]方|双边|三边|四方|关系|元首|外长|总理|总统|首脑|领导人|联合|三方|外交|建交|战略|战争"
    r"|合作|友好|睦邻|边[界境]|贸易|经贸|自由贸易|自贸|投资|友谊|伙伴|之?间|人民|政府|国防|军[事队演]|同盟"
    r"|联盟|博览|论坛|企业|青年|关于|冲突|对话|谈判|会谈|磋商|委员会|班列|命运共同体|经济走廊|和平|核"
)
_BEFORE_ONE = "访驻赴抵离来在对涉援旅留返侨售反"
# what an office, an organ or a thing of a state's is, right behind its short form
_OWN = (
    "副?总统|副?总理|首相|副?外长|防长|国防部长|国务卿|国王|女王|国防部|议长|议会|国会|政府|军方|军队|央行"
    "|驻华|驻联合国|外交|军(?![事控备工衔旅种])|官员|媒体|企业|民众|领导人|国家元首|代表团|外交官|使馆"
)
# what a party does, right behind its short form at the head of a clause
_DOES = "坚定|坚决|高度|始终|一贯|支持|愿|将继续|希望|感谢|赞赏|钦佩|奉行|恪守|珍视|期待|祝贺|欢迎"
_NUMBER_SIGN = frozenset("0123456789〇一二三四五六七八九十")
_PAIR = "pair"


class _Shorts:
    """The short forms of a lexicon, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.whose = dict(short_names(lexicon))
        self.others = {
            short: entry.id
            for kind in ("place", "body")
            for entry in lexicon.of(kind)
            for short in entry.short
            if len(short) == 1
        }
        self.fixed = {
            row: tuple(ids.split("+")) for row, ids in lexicon.terms.get("pair", {}).items()
        }
        # by a character, and by the offset at which it stands in them
        self.words: dict[str, dict[int, tuple[str, ...]]] = {}
        for word in lexicon.terms.get("no short", {}):
            for offset, sign in enumerate(word):
                held = self.words.setdefault(sign, {})
                held[offset] = (*held.get(offset, ()), word)
        rows = {**self.whose, **dict.fromkeys("".join(self.fixed))}
        one = "".join(map(re.escape, rows)) or "\0"
        every = "".join(map(re.escape, {**self.whose, **self.others})) or "\0"
        # the first character stands before the look behind, so that the search runs on it
        self.rows = re.compile(f"[{one}](?<![{one}].)[{one}]{{1,{_LONGEST - 1}}}+(?![{one}])")
        self.ones = re.compile(f"[{every}](?<=[{_BEFORE_ONE}].)(?!方)")
        self.owners = re.compile(f"[{one}](?={_OWN}|人(?:主导|所有|治))")
        self.heads = re.compile(f"(?<=[,。;:\n])[{one}](?={_DOES})")
        self.lists = re.compile(
            f"[{one}](?<![{one}].)(?:、[{one}])++(?:[和与及][{one}])?+(?![{one}方])"
        )

    def in_word(self, text: str, at: int) -> bool:
        """Whether the character at `at` is part of one of the everyday words."""
        held = self.words.get(text[at])
        if held:
            for offset, words in held.items():
                if offset <= at and text.startswith(words, at - offset):
                    return True
        return False


@cache
def _shorts(lexicon: Lexicon) -> _Shorts:
    return _Shorts(lexicon)


def shorts_in(
    text: str, setting: Setting, named: Container[str], lexicon: Lexicon
) -> Iterator[Found]:
    """The pairs and single short forms of a folded Chinese text.

    `named` are the ids that the text names in full.
    """
    if setting.language not in ("zh", "") and not re.search(r"[\u4e00-\u9fff]{4}", text[:2000]):
        return
    shorts = _shorts(lexicon)
    reader = _Reader(text, setting, named, shorts)
    yield from reader.rows()
    yield from reader.ones()
    yield from reader.listed()
    yield from reader.leading()


class _Reader:
    def __init__(self, text: str, setting: Setting, named: Container[str], shorts: _Shorts) -> None:
        self.text = text
        self.parties = frozenset(setting.parties)
        self.named = named
        self.shorts = shorts
        self.whose: dict[str, str | None] = {}

    def rows(self) -> Iterator[Found]:
        for match in self.shorts.rows.finditer(self.text):
            found = self._row(match.start(), match.end())
            if found:
                yield found

    def _row(self, start: int, end: int) -> Found | None:
        """The row that begins or ends a run of short forms; a run is seldom more than one."""
        for low, high in _parts(start, end):
            ids = self._fixed(low, high) or self._ids(low, high, high == end)
            if not ids:
                continue
            told = self.parties.issuperset(ids) and _AFTER.match(self.text, high)
            if told or not any(self.shorts.in_word(self.text, at) for at in (low, high - 1)):
                return Found(low, high, _PAIR, "+".join(sorted(ids)), "short:row")
        return None

    def _fixed(self, start: int, end: int) -> tuple[str, ...] | None:
        """A row of the table; one of others than states (中欧) where the text names them."""
        ids = self.shorts.fixed.get(self.text[start:end], ())
        told = all(one.startswith("state:") or one in self.named for one in ids)
        return ids if ids and told and self.text[end : end + 1] != "方" else None

    def _ids(self, start: int, end: int, whole: bool) -> tuple[str, ...] | None:
        row = self.text[start:end]
        known = [one for c in row if (one := self.meant(c))]
        if len(set(known)) < len(row):
            return None
        if self.text[end : end + 1] == "方" and self.text[end : end + 2] != "方面":
            return None
        if self.parties.issuperset(known) and _WEAK.isdisjoint(row):
            return tuple(known)
        if not all(map(self._sure, known, row)):
            return None
        after = whole and _AFTER.match(self.text, end) is not None
        return tuple(known) if after or _DOUBTFUL.isdisjoint(row) else None

    def _sure(self, state: str, short: str) -> bool:
        return state in self.parties or state in self.named or short in _OFTEN

    def meant(self, short: str) -> str | None:
        """Whose short form it is in this text; a row's are asked for again and again."""
        if short not in self.whose:
            self.whose[short] = self._meant(short)
        return self.whose[short]

    def _meant(self, short: str) -> str | None:
        """Whose short form it is: a party's, that of a state named in full, the only one's."""
        whose = self.shorts.whose.get(short, ())
        for among in (self.parties, self.named):
            found = [state for state in whose if state in among]
            if found:
                return found[0]
        return whose[0] if len(whose) == 1 and short not in _DOUBTFUL else None

    def ones(self) -> Iterator[Found]:
        for pattern, rule in ((self.shorts.ones, "verb"), (self.shorts.owners, "owner")):
            for match in pattern.finditer(self.text):
                at = match.start()
                found = self._one(at)
                if found and not self.shorts.in_word(self.text, at):
                    yield Found(at, at + 1, found.partition(":")[0], found, f"short:{rule}")

    def leading(self) -> Iterator[Found]:
        """A party's at the head of its clause: 曙坚定支持……"""
        for match in self.shorts.heads.finditer(self.text):
            found = self._one(match.start())
            if found in self.parties and not self.shorts.in_word(self.text, match.start()):
                yield Found(*match.span(), "state", found, "short:head")

    def _one(self, at: int) -> str | None:
        short = self.text[at]
        if short == "中" or short in _WEAK or self.text[at - 1 : at] in _NUMBER_SIGN:
            return None
        found = self.meant(short) if short in self.shorts.whose else None
        if found and (found in self.parties or found in self.named or short in _ALONE):
            return found
        other = self.shorts.others.get(short)
        return other if other and (other in self.named or short in "台港藏疆") else None

    def listed(self) -> Iterator[Found]:
        for match in self.shorts.lists.finditer(self.text):
            places = range(match.start(), match.end(), 2)
            ids = [self.meant(self.text[at]) for at in places]
            sure = all(
                one and (one in self.named or one in self.parties or c in _KNOWN)
                for one, c in zip(ids, match[0][::2], strict=True)
            )
            if sure and not any(self.shorts.in_word(self.text, at) for at in places):
                for at, one in zip(places, ids, strict=True):
                    yield Found(at, at + 1, "state", one or "", "short:list")


def _parts(start: int, end: int) -> Sequence[tuple[int, int]]:
    """The whole run, then its parts of two and more, the longest first, the first first."""
    if end - start == 2:
        return ((start, end),)
    return [
        (low, low + size)
        for size in range(end - start, 1, -1)
        for low in range(start, end - size + 1)
    ]
