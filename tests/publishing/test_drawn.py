from __future__ import annotations

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from chancery.lexicon import load
from chancery.publishing import drawn
from chancery.publishing.library import Texts
from publishing import spoken

LIBRARY = Texts([spoken.text("a"), spoken.text("b", None, title=None)], load())


def lines(thing: object, width: int = 80) -> list[str]:
    console = Console(file=StringIO(), width=width, markup=False, highlight=False)
    with console.capture() as captured:
        console.print(thing)
    return [line.rstrip() for line in captured.get().splitlines()]


def test_acts_stand_under_their_statements() -> None:
    said = lines(drawn.grouped(LIBRARY.acts().records, drawn.ACTS))
    assert said[:3] == [
        "曙光共和国和澜海联邦联合声明",
        "2031-05-12 · a",
        f"{'where':<12}{'act':<19}words",
    ]
    assert said[4].startswith(f"{'s1.p1.1.a1':<12}{'COMMIT 3':<19}双方将在2033年前")
    assert "on certain-states" in "\n".join(said)
    assert said[said.index("undated · b") - 1] == "(untitled)"
    assert not any(said[at] == said[at + 1] == "" for at in range(len(said) - 1))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    said = lines(drawn.grouped(LIBRARY.acts("a").records, drawn.ACTS), width)
    assert max(map(cell_len, said)) <= width
    assert "".join("".join(said).split()).count("反对个别国家") == 1 or width < 80


def test_further_predicates_of_a_commitment_are_marked() -> None:
    said = lines(drawn.grouped(LIBRARY.commitments("a").records, drawn.COMMITMENTS))
    assert [line.split()[0] for line in said if line.startswith("  +")] == ["+1", "+2"]


def test_mentions_stand_in_their_sentence() -> None:
    said = lines(drawn.grouped(LIBRARY.mentions("a", type="instrument").records, drawn.MENTIONS))
    assert said[-2].endswith("双方呼吁各国遵守[《海洋公约》]")
    assert said[-1].endswith("instrument:sea-convention")


def test_counts_have_a_line_a_statement_and_a_sum() -> None:
    said = lines(drawn.counts(LIBRARY.count("双方", "OPPOSE")))
    assert said[0].split() == ["statement", "双方", "OPPOSE"]
    assert said[-1].split() == ["all", "6", "2"]
    alone = lines(drawn.counts(LIBRARY.count("双方", statement="a")))
    assert not any(line.startswith("all") for line in alone)


def test_parts_of_a_topic() -> None:
    found = LIBRARY.topic("international-law")
    for part, shows in drawn.TOPIC.items():
        records = [record for record in found if record["part"] == part]
        assert lines(drawn.plain(records, shows))
