"""Which blocks of a page are the statement: weights by prose and genre, and the best run.

The statement is the run of blocks that weighs most, mended at both ends by what titles, datelines,
closing lines and signatures are known to look like.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from chancery.lexicon import Lexicon
from chancery.reading.blocks import Block
from chancery.reading.edges import (
    DAY,
    UNDER_TITLE,
    WHOLE,
    after_headings,
    announced,
    announces,
    cut_short,
    is_cut_short,
    led_by,
    led_in,
)
from chancery.reading.marks import Marks, marks_of
from chancery.reading.titles import title_lines
from chancery.reading.weighing import NUMERAL, SENTENCE_LENGTH, Genre, heaviest

# A block of so many characters is prose if it has a sentence's punctuation; one that ends as a
# sentence does may be shorter (双方反对外部势力干涉内政。 has 13).
_PROSE = 30
# No menu, credit or headline on one line is as long as this.
_CERTAINLY = 160
# a region marked by its class is unmarked if it holds so many times the rest of the page's prose
_TOO_MUCH = 2.0

_SENTENCE = re.compile(r"[。！？!?；;.…](?:(?<![.…])|[”\"')\]]?(?:\s|$))")
_CLOSING = re.compile(
    rf"[(（]?(?:.{{0,40}}?(?:{DAY})(?:.{{0,4}}(?:于|在|at|in|в|г\.).{{1,20}})?"
    rf"|(?:Done|Signed|Issued|Adopted|Совершено|Подписано|Принято) .{{3,200}})[)）]?\.?"
)
_SIGNER = re.compile(
    r"(?:代表)?[^,。;:!?]{0,40}(?:主席|总统|总理|首相|外长"
    r"|部长|国王|代表|委员长|国务委员|总书记|议长|"
    r"President|Prime Minister|Minister|Chancellor|King|For the .{3,80}"
    r"|Президент|Министр|За .{3,60})"
    r"[^,。;!?]{0,40}"
)
_NAME = re.compile(
    r"[一-鿿·.]{2,24}(?:\(签字\))?|\(签字\).{0,20}|[A-ZА-Я][\w.'-]+(?: [A-ZА-Я][\w.'-]+){1,3}"
)
_CAPTION = re.compile(r"\d{1,2}月\d{1,2}日|摄|图|photo|Photo|фото|Фото")
# a line of a preamble: The General Assembly, / Recalling …, / ссылаясь …,
_PREAMBLE = re.compile(
    r"(?:(?:The [A-Z]|We, |Мы, |Совет |Генеральная |Государства)[^.;]{2,120}"
    r"|(?:[A-Z][a-z]+ly )?[A-Za-z]+(?:ing|ed|ful|aware|ious)\b[^.]{4,600}"
    r"|(?:[А-Яа-я]+ ){0,3}?[А-Яа-я]+(?:ая|яя|уя|ясь|вшись|ив|ав)\b[^.]{4,600})[,;]"
)
# whom a speech or a statement addresses, or who speaks in it, on the line before: Dear colleagues,
_ADDRESS = re.compile(r"[A-ZА-ЯЁ][^.;:!?\d|]{8,160},")
# a box inside a text has its heading, so many lines at the most, and so many paragraphs behind it;
# fewer are the first lines of other articles
_BOX, _BEHIND = 5, 4
# a title is one of so many lines at least, which may be the site's
_TITLE_LINES = 10
# who signs without a name: a state, its government, an organisation, or those who act for them
_PARTY = re.compile(
    r"(?=.{0,40}$)[一-鿿·()]{2,40}(?:国|政府|联邦|联盟|组织|委员会|秘书处|代表|大使|公使)(?:\(签字\))?"
)
# a section's number, and its heading
_SECTION = re.compile(r"(?:[一二三四五六七八九十]{1,2}|\d{1,2})[、.][^,。;]{1,30}$")
_PART_OF_SECTION = re.compile(r"\([一1]\)|1\.1")
# the first line of a preamble: 值此 … 周年之际, …(以下称“双方”)
_ON_OCCASION = ("值此", "鉴于", "在庆祝")
_PREAMBLE_ZH = re.compile(r"[^。]{20,300}(?:之际[,:]?|[,;:]|”\))")
# captions are one sentence
_CAPTION_LIMIT = 70
# characters of the shortest headline, and of the longest line that goes on with one
_HEADLINE, _HEADLINE_LINE = 6, 40
# how a headline ends that goes on in the next line
_SAYING = ("强调", "指出", "时表示", "时说")


@dataclass(slots=True)
class Selection:
    """What was decided of a page's blocks.

    `reasons[i]` is None where block i is the statement's. `titles` are the index ranges of
    printed titles.
    """

    reasons: list[str | None]
    titles: list[tuple[int, int]]


def select(blocks: list[Block], lines: list[str], lexicon: Lexicon) -> Selection:
    """Which of a page's blocks, whose normal forms are `lines`, are the statement's own text."""
    marks = marks_of(lexicon)
    prose = [is_prose(line) for line in lines]
    genre = Genre(lines, prose, lexicon)
    _unmark(blocks, lines, prose, genre)
    reasons, cuts = _marked(blocks, lines, prose, marks)
    _repeated(lines, reasons, prose)
    start, end = heaviest(blocks, lines, reasons, cuts, genre)
    if start == end:
        # nothing on the page reads as prose: all that no mark takes away is its text
        start, end = 0, len(blocks)
    titles = _titles(blocks, lines, reasons, start, end)
    start = announced(lines, prose, start, end)
    start = led_in(lines, prose, reasons, titles, start)
    end = cut_short(lines, reasons, genre, end)
    return _decided(blocks, lines, prose, reasons, titles, (start, end))


def is_prose(line: str) -> bool:
    """Whether a line is running text: long enough, and punctuated as a sentence is."""
    size = len(line)
    if size < SENTENCE_LENGTH:
        return False
    if size >= _CERTAINLY or line.endswith(("。", ";", "!")):
        return True
    return size >= _PROSE and (
        _SENTENCE.search(line) is not None or line.count(",") + line.count("、") > 1
    )


def _unmark(blocks: list[Block], lines: list[str], prose: list[bool], genre: Genre) -> None:
    """Takes back the mark of an element that holds nearly all the prose: its class misleads."""
    sizes: Counter[int] = Counter()
    for index, block in enumerate(blocks):
        if block.reason and prose[index] and genre[index]:
            sizes[block.region] += len(lines[index])
    if not sizes:
        return
    region, size = sizes.most_common(1)[0]
    rest = sum(sizes.values()) - size
    for index, block in enumerate(blocks):
        if region < 0 or size <= _TOO_MUCH * rest:
            return
        if not block.reason and prose[index] and genre[index]:
            rest += len(lines[index])
    if size > _TOO_MUCH * rest:
        for block in blocks:
            if block.region == region:
                block.reason, block.region = None, -1


def _marked(
    blocks: list[Block], lines: list[str], prose: list[bool], marks: Marks
) -> tuple[list[str | None], list[int]]:
    reasons = [block.reason for block in blocks]
    asked = [index for index, reason in enumerate(reasons) if reason is None]
    hits = marks.of_lines([lines[index] for index in asked])
    often = _often(lines)
    cuts: list[int] = []
    for index, hit in zip(asked, hits, strict=True):
        if hit:
            reasons[index] = hit.reason
            if hit.cuts and not _is_box(blocks, prose, reasons, index):
                cuts.append(index)
        elif lines[index] in often:
            reasons[index] = "repetition"
        elif blocks[index].pictured and _is_caption(lines[index]):
            reasons[index] = "caption"
    return reasons, cuts


def _is_box(blocks: list[Block], prose: list[bool], reasons: list[str | None], index: int) -> bool:
    """Whether a heading (See also) begins a box of links inside a text, and marks it.

    Behind a box the text goes on: paragraphs of prose follow, without a link between.
    """
    last = index + 1
    most = min(len(blocks), last + _BOX)
    while last < most and (not prose[last] or blocks[last].is_link):
        last += 1
    inside, behind = range(index + 1, last), range(last, last + _BEHIND)
    if behind.stop > len(blocks) or not any(blocks[i].is_link for i in inside):
        return False
    if not all(prose[i] for i in behind) or not any(islice(prose, index)):
        return False
    if any(blocks[i].is_link or blocks[i].level for i in behind):
        return False
    for i in inside:
        reasons[i] = reasons[i] or "related"
    return True


def _is_caption(line: str) -> bool:
    return len(line) <= _CAPTION_LIMIT and _CAPTION.search(line) is not None


def _often(lines: list[str]) -> set[str]:
    """Short lines, numerals and names of speakers apart, that a page has more than twice."""
    if len(set(lines)) > len(lines) - 2:
        return set()
    short = Counter([line for line in lines if 4 < len(line) <= _CAPTION_LIMIT])
    often = [line for line, count in short.items() if count > 2 and not line.endswith(":")]
    return {line for line in often if not NUMERAL.fullmatch(line)}


def _titles(
    blocks: list[Block], lines: list[str], reasons: list[str | None], start: int, end: int
) -> list[tuple[int, int]]:
    """Printed titles before the run and in its first third, in order, as index ranges."""
    limit = start + max(_TITLE_LINES, (end - start) // 3)
    found: list[tuple[int, int]] = []
    index = 0
    while index < min(limit, end):
        count = 0
        # a title does not end as a sentence does, and most lines do
        asked = reasons[index] in (None, "page title") and not lines[index].endswith("。")
        # a link inside the text leads to another one
        if asked and not (index > start and blocks[index].is_link):
            count = title_lines(lines, index)
        if count:
            found.append((index, index + count))
        index += count or 1
    return found


def _decided(
    blocks: list[Block],
    lines: list[str],
    prose: list[bool],
    reasons: list[str | None],
    titles: list[tuple[int, int]],
    run: tuple[int, int],
) -> Selection:
    decided = list(reasons)
    start = _after_titles(titles, reasons, *run)
    start = after_headings(blocks, lines, titles, start, run[1])
    if not titles:
        start = led_by(blocks, prose, reasons, start)
    start = _opened(blocks, lines, reasons, start)
    end = _closed(blocks, lines, reasons, run[1])
    end += end == run[1] and is_cut_short(blocks, lines, reasons, end)
    for a, b in titles:
        for index in range(a, b):
            decided[index] = decided[index] or "title"
    headline = _headline(blocks, lines, prose, decided, start)
    for index in _headline_lines(lines, decided, headline, start):
        decided[index] = "headline"
    for index in (*range(start), *range(end, len(blocks))):
        if decided[index] is None:
            before = index < start
            if lines[index] == headline:
                decided[index] = "headline"
            elif before and titles and UNDER_TITLE.fullmatch(lines[index]):
                decided[index] = "dateline"
            else:
                leads = before and (prose[index] or announces(lines[index]))
                decided[index] = _outside(blocks[index], leads)
    told = headline and not headline.endswith(":")
    for index in range(start, end) if told else ():
        if decided[index] is None and lines[index] in (headline, f"{headline}."):
            decided[index] = "repetition"
    _repeated(lines, decided, [True] * len(lines))
    if all(decided):
        decided = [None] * len(blocks)
        titles = []
    return Selection(decided, titles)


def _after_titles(
    titles: list[tuple[int, int]], reasons: list[str | None], start: int, end: int
) -> int:
    """The text begins behind its title; what stands before that is the site's."""
    inside = [b for a, b in titles if b < end and not reasons[a]]
    return max([start, *inside]) if inside else start


def _opened(blocks: list[Block], lines: list[str], reasons: list[str | None], start: int) -> int:
    """A section number, an address or a preamble right before the run begins the text too."""
    while start and not reasons[start - 1] and _opens(lines[start - 1], lines[start]):
        if blocks[start - 1].is_link:
            break
        start -= 1
    return start


def _opens(line: str, first: str) -> bool:
    if len(line) <= _CAPTION_LIMIT and _PART_OF_SECTION.match(first) and _SECTION.match(line):
        return True
    if line.startswith(_ON_OCCASION) and _PREAMBLE_ZH.fullmatch(line):
        return True
    if line.endswith(":"):
        # the preamble's own verb: “declare as follows:”
        return line[0].islower()
    if line.endswith((",", ";")):
        return (_PREAMBLE.fullmatch(line) or _ADDRESS.fullmatch(line)) is not None
    return NUMERAL.fullmatch(line) is not None


def _closed(blocks: list[Block], lines: list[str], reasons: list[str | None], end: int) -> int:
    """Closing lines and signatures right behind the run are part of the text."""
    last = end
    for index in range(end, min(end + 12, len(lines))):
        line = lines[index]
        if reasons[index] == "related":
            break
        if reasons[index]:
            continue
        if blocks[index].is_link:
            break
        if _CLOSING.fullmatch(line) or (len(line) <= 100 and _SIGNER.fullmatch(line)):
            last = index + 1
        elif not (_NAME.fullmatch(line) if last > end else _PARTY.fullmatch(line)):
            break
        elif last == index and last > end:
            last = index + 1
    return last


def _headline(
    blocks: list[Block], lines: list[str], prose: list[bool], decided: list[str | None], start: int
) -> str | None:
    """The page's own headline: a heading before the text, or else the longest line there."""
    asked = [i for i in range(start) if decided[i] is None and not blocks[i].is_link]
    before = [i for i in asked if not prose[i] or blocks[i].level]
    before.sort(key=lambda i: (blocks[i].level, -len(lines[i])))
    headings = [i for i in before if blocks[i].level or blocks[i].bold]
    found = next((i for i in (*headings, *before) if not _no_headline(lines[i])), None)
    return lines[found] if found is not None and len(lines[found]) >= _HEADLINE else None


def _no_headline(line: str) -> bool:
    return UNDER_TITLE.fullmatch(line) is not None or announces(line)


def _headline_lines(
    lines: list[str], decided: list[str | None], headline: str | None, start: int
) -> list[int]:
    """The lines right behind a headline that ends in a verb of saying: what was said."""
    if headline is None or not headline.endswith(_SAYING):
        return []
    found = []
    for index in range(lines.index(headline) + 1, start):
        line = lines[index]
        if decided[index] or len(line) > _HEADLINE_LINE or line.endswith(WHOLE):
            break
        found.append(index)
    return found


def _outside(block: Block, leads_in: bool) -> str:
    if leads_in:
        return "lead-in"
    return "navigation" if block.is_link else "site chrome"


def _repeated(lines: list[str], reasons: list[str | None], among: list[bool]) -> None:
    """Paragraphs that the page prints again go; short ones only in a row of such."""
    if len(set(lines)) == len(lines):
        return
    kept = [i for i, asked in enumerate(among) if asked and reasons[i] is None]
    first: dict[str, int] = {}
    follows = False
    for place, index in enumerate(kept):
        before = first.setdefault(lines[index], place)
        long = len(lines[index]) >= _PROSE
        follows = before < place and (follows or long or _in_row(lines, kept, before, place))
        if follows:
            reasons[index] = "repetition"


def _in_row(lines: list[str], kept: list[int], before: int, place: int) -> bool:
    """Whether the line behind a repeated one repeats the line behind its first print."""
    if before + 1 >= place or place + 1 >= len(kept):
        return False
    return lines[kept[before + 1]] == lines[kept[place + 1]]
