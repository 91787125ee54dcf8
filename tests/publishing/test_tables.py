from __future__ import annotations

from io import StringIO

from rich.console import Console

from chancery.corpus.values import Entry
from chancery.model import Removal
from chancery.publishing import tables

ENTRY = Entry(
    page=1,
    sha256="ab" * 32,
    path="a.html",
    url=None,
    title="联合<声明>[b]",
    kind="joint-statement",
    level="other",
    parties=("XA", "XB"),
    best=None,
    earliest="2031-05-01",
    latest="2031-05-31",
    page_date_conflict=False,
    translated_back=False,
    complete=True,
    characters=9,
)
NAMES = {ENTRY.sha256: "abababab"}


def drawn(thing: object) -> str:
    console = Console(file=StringIO(), width=100)
    with console.capture() as captured:
        console.print(thing)
    return captured.get()


def test_the_list() -> None:
    lines = drawn(tables.entries_table([ENTRY], NAMES)).splitlines()
    assert lines[1].split() == ["page", "date", "parties", "kind", "title"]
    assert " ".join(lines[3].split()) == "abababab 2031-05-01 … XA XB joint statement 联合<声明>[b]"
    assert lines[4].strip() == "2031-05-31"


def test_the_list_as_records() -> None:
    said = tables.entry_record(ENTRY, "abababab")
    assert said["reference"] == "abababab"
    assert said["date"] == {"best": None, "earliest": "2031-05-01", "latest": "2031-05-31"}
    assert said["parties"] == ["XA", "XB"]


def test_the_list_in_a_notebook_is_escaped() -> None:
    html = tables.entries_html([ENTRY], NAMES)
    assert "联合&lt;声明&gt;[b]" in html
    assert html.count("<tr>") == 2


def test_removals() -> None:
    removals = [
        Removal(((3, 5), (7, 9)), "来源：\n[red]\x1b", "source line"),
        Removal((), "", "hidden"),
    ]
    lines = drawn(tables.removals_table(removals)).splitlines()
    assert lines[3].split() == ["3–9", "source", "line", "来源：", "[red]␛"]
    assert lines[4].split() == ["hidden"]
