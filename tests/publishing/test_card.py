from __future__ import annotations

import re
from html.parser import HTMLParser
from io import StringIO

from hypothesis import given, settings
from rich.console import Console

from chancery.model import DateEvidence, Dating, Identity, Witness
from chancery.publishing.card import card, html_card
from chancery.publishing.facts import day, facts, incipit, quoted, titled, visible
from invented import identities, identity, witness, witnesses
from publishing import spoken


def drawn(read: Witness, known: Identity, width: int = 100) -> str:
    console = Console(file=StringIO(), width=width, markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        console.print(card(read, known, ["a.html", "b.html"], "12345678"))
    return captured.get()


def test_a_card_says_all_that_is_known() -> None:
    text = drawn(witness(), identity())
    lines = [re.sub(r"\s+", " ", line).strip() for line in text.splitlines()]
    assert lines[0] == "曙光共和国和澜海联邦联合声明"
    assert lines[1:] == [
        "kind joint statement · heads of state",
        "parties XA · XB",
        "place 启明",
        "date 2031-05-12 (title)",
        "on 2031-05-12: “5月12日”: title",
        "not before 2031-05-01: “二〇三一年五月” at 0: closing line",
        "page date 2041-01-01: contradicts the text's own evidence",
        "language zh · Hans",
        "part 2",
        "complete no: closing missing",
        "wording translated back, not the official text",
        "各方 for 双方",
        "text 2 paragraphs, 3 characters",
        "removed site chrome 1",
        "note a note",
        "path a.html",
        "also at b.html",
        "form text/html · utf-8 · 20 bytes",
        f"sha256 {witness().source.sha256}",
        "reference 12345678",
    ]


def test_what_is_not_known_is_said_or_left_out() -> None:
    known = identity(
        title=None,
        kind="other",
        parties=(),
        level="other",
        place=None,
        date=Dating(),
        page_date=None,
        page_date_conflict=False,
        complete=True,
        missing=(),
        part=None,
        translated_back=False,
        reasons=(),
    )
    said = {fact.label: fact.text for fact in facts(witness(), known)}
    assert drawn(witness(), known).startswith("(untitled)")
    assert said["kind"] == "other"
    assert said["parties"] == "no party found"
    assert said["date"] == "undated"
    assert said["complete"] == "yes"
    assert not {"place", "page date", "part", "wording"} & set(said)


def test_evidence_is_quoted_tightest_first_and_the_rest_counted() -> None:
    def said(number: int, bound: str, day: str) -> DateEvidence:
        return DateEvidence(f"q{number}", number, number + 1, bound, day, "why")

    given = [said(n, "from", f"20{10 + n}-01-01") for n in range(6)]
    given += [said(6, "until", "2020-01-01"), said(7, "until", "2009-01-01")]
    date = Dating(earliest="2014-01-01", latest="2020-01-01", evidence=tuple(given))
    lines = [fact.text for fact in facts(witness(), identity(date=date)) if not fact.label]
    assert lines[:6] == [
        "not before 2014-01-01: “q4” at 4: why",
        "not before 2013-01-01: “q3” at 3: why",
        "not before 2012-01-01: “q2” at 2: why",
        "not before: 2 more, weaker",
        "not before: 1 more, contradicted by stronger evidence",
        "not after 2020-01-01: “q6” at 6: why",
    ]
    assert lines[6] == "not after: 1 more, contradicted by stronger evidence"


def test_days() -> None:
    assert day("2031-05-12", "2031-05-01", None) == "2031-05-12"
    assert day(None, "2031-05-01", "2031-06-01") == "2031-05-01 … 2031-06-01"
    assert day(None, "2031-05-01", "2031-05-01") == "2031-05-01"
    assert day(None, "2031-05-01", None) == "not before 2031-05-01"
    assert day(None, None, "2031-05-01") == "not after 2031-05-01"
    assert day(None, None, None) == "undated"


def test_long_quotes_lose_their_middle() -> None:
    assert quoted("短 \n 句") == "“短 句”"
    assert len(quoted("长" * 500)) < 70


def test_no_page_can_write_to_the_terminal() -> None:
    assert visible("a\x1b[2J\x07\x9b\ud800中") == "a␛[2J␇\ufffd\ufffd中"
    assert "\x1b" not in drawn(witness(), identity(title="\x1b]0;x\x07", place="[red]x[/red]"))
    assert "[red]x[/red]" in drawn(witness(), identity(place="[red]x[/red]"))


@settings(max_examples=100, deadline=None)
@given(witnesses(), identities)
def test_any_page_has_a_card(read: Witness, known: Identity) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", drawn(read, known))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert all(name in ("style", "scope") for name, _ in attrs)
        self.tags.add(tag)


def test_nothing_of_a_page_becomes_markup_in_a_notebook() -> None:
    hostile = "<script>x</script><img src=x onerror=y>\" ' &"
    known = identity(title=hostile, place=hostile, agency=hostile, reasons=(hostile,))
    html = html_card(witness(path=hostile), known)
    parser = _Tags()
    parser.feed(html)
    assert parser.tags == {"table", "caption", "tbody", "tr", "th", "td"}
    assert "&lt;script&gt;" in html


def test_what_was_said_in_one_line() -> None:
    (line,) = [
        fact.text
        for fact in facts(spoken.witness(), identity(), annotations=spoken.ANNOTATIONS)
        if fact.label == "said"
    ]
    assert line == ("4 acts (commissive 2, directive 1, negative 1) · 4 commitments · 4 mentions")


def test_what_has_no_title_is_told_by_its_first_words() -> None:
    text = "一、\n双方重申恪守2026年签署的睦邻友好与合作条约，愿世代友好。"
    assert titled("声明", text) == "声明"
    assert titled(None, text) == "(untitled) “双方重申恪守2026年签署的睦邻友好与合作条…”"
    assert titled(None, "二\n\n") == "(untitled)"
    assert incipit("The two sides reaffirm the treaty of 2026 and more") == (
        "The two sides reaffirm the treaty of…"
    )
    assert incipit("short \t words") == "short words"
