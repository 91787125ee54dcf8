"""Invented pages, witnesses and identities for the tests of corpus and publishing."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

from hypothesis import strategies as st

from chancery.corpus.texts import packed, packed_text
from chancery.corpus.values import Found
from chancery.model import (
    Claim,
    DateEvidence,
    Dating,
    Identity,
    Paragraph,
    Removal,
    Source,
    Witness,
)
from chancery.reading.characters import normal

MOMENTS = {"added", "read", "tried"}
# a sentence's row in the index is made of its page's row
_READ = {
    "searched": "SELECT page FROM searched",
    "wordings": """SELECT page, wordings.rowid - first, words FROM searched JOIN wordings
        ON wordings.rowid BETWEEN first AND last""",
    "sayings": """SELECT page, saying - first AS number, print FROM sayings JOIN searched
        ON saying BETWEEN first AND last""",
}
# row numbers, references and sigla of groups tell of a corpus's age; `groups` says what they hold
AGED = {"prints", "shingles", "links", "statements", "aliases", "copies"}


def html(number: int) -> str:
    """A small page about two states that do not exist; each number gives another text."""
    lines = "".join(
        f"<p>{n}、双方商定在第{number}号项目下扩大{n * number}个港口之间的往来。</p>"
        for n in range(1, 4 + number % 5)
    )
    return (
        f"<html><head><title>第{number}号</title></head><body><h1>曙光共和国和澜海联邦联合声明"
        f"（第{number}号）</h1><p>两国元首于2031年5月{number % 28 + 1}日会晤，声明如下：</p>{lines}"
        f"<p>二〇三一年五月于启明</p><div class='share'>分享到</div></body></html>"
    )


def folder(path: Path, count: int) -> Path:
    """A folder with so many pages, two levels deep."""
    for number in range(count):
        page = path / f"{number % 7}" / f"{number:04}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(html(number), encoding="utf-8")
    return path


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All tables of a corpus without row numbers and moments, in an order of their own."""
    with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as connection:
        names = dict(connection.execute("SELECT id, sha256 FROM pages").fetchall())
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
        # what FTS5 keeps of itself depends on the order in which pages came; `wordings` has all
        every = [name for (name,) in connection.execute(query)]
        tables = [name for name in every if name not in AGED and "wordings_" not in name]
        found = {table: _rows(connection, table, names) for table in tables}
        if "copies" in {name for (name,) in connection.execute(query)}:
            found["groups"] = groups(connection)
    connection.close()
    return found


def groups(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """What each statement is and which pages it has, its base first; pages that are none; prints.

    Without row numbers, references and sigla, so that two corpora of one set of pages are equal.
    """
    query = """SELECT s.id, b.sha256, s.title, s.kind, s.level, s.place, s.parties, s.best,
        s.earliest, s.latest, s.reasons, s.choice FROM statements s JOIN pages b ON b.id = s.base"""
    pages = """SELECT p.sha256 FROM copies c JOIN pages p ON p.id = c.page
        WHERE c.statement IS ? ORDER BY 1"""
    found: list[tuple[object, ...]] = [
        (*row[1:], *(sha256 for (sha256,) in connection.execute(pages, (row[0],))))
        for row in connection.execute(query).fetchall()
    ]
    found.append(("none", *(sha256 for (sha256,) in connection.execute(pages, (None,)))))
    prints = """SELECT p.sha256, r.digest, (SELECT count(*) FROM shingles WHERE print = r.id)
        FROM copies c JOIN pages p ON p.id = c.page JOIN prints r ON r.id = c.print"""
    found += connection.execute(prints).fetchall()
    return sorted(found, key=repr)


def _rows(
    connection: sqlite3.Connection, table: str, names: dict[int, str]
) -> list[tuple[object, ...]]:
    cursor = connection.execute(_READ.get(table, f"SELECT * FROM {table}"))
    columns = [column[0] for column in cursor.description]
    rows = [
        tuple(
            names[value] if column == "page" else value
            for column, value in zip(columns, row, strict=True)
            if column not in MOMENTS and not (table == "pages" and column == "id")
        )
        for row in cursor
    ]
    return sorted(rows, key=repr)


def witness(
    text: str = "一\n二", page: str = "<p>一</p><p>二</p>", path: str = "a.html"
) -> Witness:
    """A witness with two paragraphs and one of everything."""
    data = page.encode("utf-8", "surrogatepass")
    source = Source(path, sha256(data).hexdigest(), "text/html", "utf-8", len(data))
    half = len(text) // 2
    return Witness(
        source,
        page,
        text,
        (Paragraph(0, half, ((3, 4),), None, "opening"), Paragraph(half, len(text), (), "一")),
        (Removal(((0, 3), (4, 8)), "分享\x1b]0;x\x07", "site chrome", 1),),
        (Claim("date", "2031-05-13", "meta element", ((1, 2),)),),
        (Claim("headline", "联合声明", "title element"),),
        ("a note",),
        normal(text),
    )


def identity(**changes: object) -> Identity:
    """An identity with one of everything."""
    evidence = (
        DateEvidence("二〇三一年五月", 0, 7, "from", "2031-05-01", "closing line"),
        DateEvidence("5月12日", None, None, "on", "2031-05-12", "title", ((3, 8),)),
    )
    values: dict[str, object] = {
        "title": "曙光共和国和澜海联邦联合声明",
        "kind": "joint-statement",
        "parties": ("XA", "XB"),
        "level": "heads-of-state",
        "place": "启明",
        "language": "zh",
        "script": "Hans",
        "agency": None,
        "date": Dating("2031-05-12", "2031-05-01", "2031-05-31", "title", evidence),
        "page_date": "2041-01-01",
        "page_date_conflict": True,
        "complete": False,
        "missing": ("closing",),
        "part": (2, None),
        "translated_back": True,
        "reasons": ("各方 for 双方",),
    }
    return Identity(**values | changes)  # type: ignore[arg-type]


def found(number: int = 0, path: str | None = None, **changes: object) -> Found:
    """A page read and identified; each number is another page."""
    page = f"<p>一</p><p>二</p>{number}"
    return as_found(witness(page=page, path=path or f"{number}.html"), identity(**changes))


def as_found(read: Witness, known: Identity) -> Found:
    """The two as `Store.write` takes them."""
    data = read.page.encode("utf-8", "surrogatepass")
    return Found(read, known, packed(data), packed_text(read.page, data, read.source.encoding))


# any text at all: NULs, half surrogate pairs, empty
anything = st.text(st.characters(), max_size=40)
_spans = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=3).map(tuple)
_days = st.none() | st.dates().map(str)
_maybe = st.none() | anything
_claims = st.lists(st.builds(Claim, anything, anything, anything, _spans), max_size=2).map(tuple)


@st.composite
def witnesses(draw: st.DrawFn) -> Witness:
    """Any witness."""
    page, text = draw(anything), draw(anything)
    data = page.encode("utf-8", "surrogatepass")
    return Witness(
        Source(
            draw(st.text(min_size=1, max_size=9)),
            sha256(data).hexdigest(),
            "text/html",
            draw(st.sampled_from(["utf-8", "gb18030", "unknown"])),
            len(data),
            draw(st.none() | st.text(max_size=9)),
            draw(_days),
        ),
        page,
        text,
        draw(
            st.lists(
                st.builds(
                    Paragraph, st.integers(0, 9), st.integers(0, 9), _spans, _maybe, st.just("item")
                ),
                max_size=3,
            ).map(tuple)
        ),
        draw(
            st.lists(
                st.builds(Removal, _spans, anything, st.just("notice"), st.integers(0, 9)),
                max_size=3,
            ).map(tuple)
        ),
        draw(_claims),
        draw(_claims),
        draw(st.lists(anything, max_size=2).map(tuple)),
        normal(text),
    )


_evidence = st.builds(
    DateEvidence,
    anything,
    st.none() | st.integers(0, 9),
    st.none() | st.integers(0, 9),
    st.sampled_from(["from", "until", "on"]),
    st.dates().map(str),
    anything,
    _spans,
)
identities = st.builds(
    Identity,
    title=_maybe,
    kind=st.just("readout"),
    parties=st.sets(st.sampled_from(["XA", "XB", "XC"])).map(sorted).map(tuple),
    level=st.just("other"),
    place=_maybe,
    language=st.just("zh"),
    script=st.just("mixed"),
    agency=_maybe,
    date=st.builds(
        Dating, _days, _days, _days, st.none() | st.just("x"), _evidence.map(lambda e: (e,))
    ),
    page_date=_days,
    page_date_conflict=st.booleans(),
    complete=st.booleans(),
    missing=st.lists(st.sampled_from(["opening", "closing"]), max_size=2).map(tuple),
    part=st.none() | st.tuples(st.integers(1, 9), st.none() | st.integers(1, 9)),
    translated_back=st.booleans(),
    reasons=st.lists(anything, max_size=2).map(tuple),
)
