"""Lists for a terminal: grouped by statement, columns in line, the wording folded at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from chancery.publishing.facts import UNTITLED, day, visible
from chancery.publishing.results import Record, Results

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table


class Show(NamedTuple):
    """A column as a terminal shows it: at most so many cells wide, 0 for all that is left."""

    header: str
    cell: Callable[[Record], str]
    width: int = 0
    right: bool = False


def grouped(records: Sequence[Record], shows: Sequence[Show]) -> RenderableType:
    """A heading for each statement, below it the records; names of the columns once, on top."""
    from rich.console import Group
    from rich.text import Text

    widths = _widths(records, shows)
    things: list[RenderableType] = []
    for _, found in groupby(records, key=lambda record: record["statement"]):
        lines = list(found)
        things += [*_heading(lines[0]), _rows(lines, shows, widths, header=not things), Text("")]
    return Group(*things[:-1])


def plain(records: Sequence[Record], shows: Sequence[Show]) -> RenderableType:
    """One table without headings."""
    return _rows(records, shows, _widths(records, shows), header=True)


def _heading(record: Record) -> Iterator[RenderableType]:
    from rich.text import Text

    said = day(record["date"], record["earliest"], record["latest"])
    title = visible(record["title"]) if record["title"] else UNTITLED
    yield Text.assemble((title, "bold"), overflow="fold")
    yield Text(f"{said} · {visible(record['statement'])}", "dim", overflow="fold")


def _rows(
    records: Sequence[Record], shows: Sequence[Show], widths: Sequence[int], *, header: bool = False
) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE_HEAD,
        show_header=header,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="bold",
        expand=True,
    )
    for show, width in zip(shows, widths, strict=True):
        table.add_column(
            show.header,
            width=width or None,
            ratio=None if width else 1,
            overflow="fold",
            justify="right" if show.right else "left",
        )
    for record in records:
        table.add_row(*(Text(visible(show.cell(record))) for show in shows))
    return table


def _widths(records: Sequence[Record], shows: Sequence[Show]) -> list[int]:
    from rich.cells import cell_len

    return [
        show.width
        and min(
            show.width,
            max(
                [cell_len(show.header)]
                + [cell_len(line) for r in records for line in visible(show.cell(r)).split("\n")]
            ),
        )
        for show in shows
    ]


def bare(name: str) -> str:
    """An id as a person reads it where its type is plain: `CN`, `UN`, `certain-states`."""
    return name.partition(":")[2] or name


def act_and_who(record: Record) -> str:
    """The act and its strength; below it who speaks, who is asked and who is meant."""
    lines = [f"{record['act']} {record['strength']}", " ".join(map(bare, record["holder"]))]
    lines += [f"to {bare(name)}" for name in record["addressee"]]
    lines += [f"on {bare(name)}" for name in record["target"]]
    return "\n".join(filter(None, lines))


def local(record: Record) -> str:
    """The place within its statement."""
    return str(record["reference"]).rpartition("#")[2]


def one_line(words: str) -> str:
    """Words without line breaks."""
    return " ".join(words.split())


_WORDS = Show("words", lambda r: one_line(r["text"]))
# group:international-community, the longest of the table, in one line
_ACT = Show("act", act_and_who, 26)
ACTS = (Show("where", local, 14), _ACT, _WORDS)
COMMITMENTS = (
    Show("where", lambda r: local(r) if r["part"] == 1 else f"  +{r['part'] - 1}", 14),
    Show("due", lambda r: r["time"] or "", 10),
    Show("act", lambda r: act_and_who(r) if r["part"] == 1 else "", 26),
    _WORDS,
)
DOUBTS = (
    Show("where", lambda r: local(r) if "#" in r["reference"] else "", 14),
    Show("why", lambda r: f"{r['what']}: {one_line(r['why'])}\n{one_line(r['text'])}".rstrip()),
)


def _in_context(record: Record) -> str:
    """The name in its sentence, between brackets, with what stands near it."""
    sentence, at = record["context"], record["at"]
    end = at + len(record["words"])
    before, after = sentence[max(0, at - 20) : at], sentence[end : end + 20]
    return one_line(f"{'…' if at > 20 else ''}{before}[{record['words']}]{after}")


def _meaning(record: Record) -> str:
    return f"date {record['id']}" if record["type"] == "date" else str(record["id"])


MENTIONS = (
    Show("where", local, 14),
    Show("words", lambda r: f"{_in_context(r)}\n{_meaning(r)}"),
)


def _citation(record: Record) -> str:
    """When, and where: two lines."""
    when = _when(record).replace(" … ", " …\n")
    more = f" +{record['part_number'] - 1}" if record.get("part_number", 1) > 1 else ""
    return f"{when}\n{record['reference']}{more}"


_CITED = Show("when and where", _citation, 24)
_SINCE = Show("first", _citation, 24)
VARIANTS = (
    Show("where", local, 14),
    Show("base", lambda r: r["base"] or "—", 36),
    Show("reading", lambda r: r["reading"] or "—"),
    Show("witnesses", lambda r: " ".join(r["witnesses"]), 24),
)
TOPIC = {
    "position": (_CITED, *ACTS[1:]),
    "commitment": (_CITED, COMMITMENTS[1], _ACT, _WORDS),
    "instrument": (
        Show("times", lambda r: str(r["times"]), 5, right=True),
        _SINCE,
        Show("instrument", lambda r: f"{one_line(r['text'])}\n{r['id']}"),
    ),
    "date": (
        Show("times", lambda r: str(r["times"]), 5, right=True),
        _SINCE,
        Show("date", lambda r: f"{r['id']}  {one_line(r['text'])}"),
    ),
}


def _number(header: str, key: str) -> Show:
    return Show(header, lambda r: f"{r[key]:,}", len(header), right=True)


TOPICS = (
    Show("topic", lambda r: f"{r['topic']}\n{r['label']} · {r['label_zh']}"),
    *(_number("statements", "statements"), _number("sentences", "sentences")),
    *(_number("positions", "positions"), _number("commitments", "commitments")),
    *(Show(key, lambda r, key=key: r[key] or "", 10) for key in ("first", "last")),  # type: ignore[misc]
)
BARE = (Show("where", local, 14), _WORDS)


def counts(found: Results) -> RenderableType:
    """Statements by date, a column for each thing that was counted, sums at the foot."""
    names = list(found[0]["counts"])
    total = {name: sum(record["counts"][name] for record in found) for name in names}
    foot = {"counts": total}
    numbers = [
        Show(name, lambda r, name=name: f"{r['counts'][name]:,}", 14, right=True)  # type: ignore[misc]
        for name in names
    ]
    return plain([*found, foot] if len(found) > 1 else list(found), (_STATEMENT, *numbers))


def _when(record: Record) -> str:
    return day(record["date"], record["earliest"], record["latest"])


def _statement(record: Record) -> str:
    if "statement" not in record:
        return "all"
    title = one_line(record["title"]) if record["title"] else UNTITLED
    return f"{_when(record)} · {record['statement']}\n{title}"


_STATEMENT = Show("statement", _statement)


def _used(record: Record) -> str:
    """A line of a concordance."""
    sign = "" if record["use"] == "exact" else f"  ≈ {record['likeness']:.2f}"
    return one_line(f"{record['before']}[{record['words']}]{record['after']}") + sign


TRACE = (_CITED, Show("in context", _used))
FORMULAS = (
    Show("in", lambda r: str(r["statements"]), 4, right=True),
    Show("first", lambda r: r["first_date"] or "", 10),
    Show("last", lambda r: r["last_date"] or "", 10),
    Show("of", lambda r: " ".join(r["parties"]), 12),
    Show("formula", lambda r: one_line(r["words"])),
)
FOLLOWED = (
    _CITED,
    Show("due", lambda r: r["time"] or "", 10),
    Show("state", lambda r: r["state"], 16),
    Show("words", lambda r: "\n→ ".join(filter(None, (one_line(r["text"]), _later(r))))),
)


def _later(record: Record) -> str:
    return f"{record['last']}: {one_line(record['last_text'])}" if record["last"] else ""


def _change(name: str) -> Show:
    return Show(name, lambda r: str(r[name]) if r.get(name) else "", 11, right=True)


def series(found: Results) -> RenderableType:
    """Statements by date, held or not, with what changed against the one before."""
    names = ("added", "dropped", "stronger", "weaker", "substantive")
    held = Show("held", lambda r: r["held"], 4)
    return plain(found, (_STATEMENT, held, *map(_change, names)))


REUSE = (
    Show("characters", lambda r: f"{r['characters']:,}", 10, right=True),
    Show("bits", lambda r: f"{r['bits']:,}", 6, right=True),
    Show(
        "where and words",
        lambda r: f"{r['a_reference']}\n{r['b_reference']}\n{one_line(r['text'])}",
    ),
)
