"""Instruments and initiatives: each first day is sourced and agrees with the numbers around it."""

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from chancery.lexicon import Entry, load
from chancery.reading.characters import normal

KINDS = ("instrument", "initiative")
# rows with a first day; fewer means that a table was cut
LEAST = {"instrument": 200, "initiative": 60}
COUNCIL = re.compile(r"instrument:S/RES/(\d+)")
ASSEMBLY = re.compile(r"instrument:A/RES/(\d+)/\d+")
DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日[^签]*")
# the first session opened in 1946; since then the n-th opens in September of 1945 + n
FIRST_SESSION = 1945


def dated(kind: str) -> list[Entry]:
    return [entry for entry in load().of(kind) if entry.begin]


@pytest.mark.parametrize("kind", KINDS)
def test_enough_rows_have_a_first_day(kind: str) -> None:
    assert len(dated(kind)) >= LEAST[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_says_where_its_day_is_from(kind: str) -> None:
    assert [e.id for e in load().of(kind) if not e.source] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_day_is_a_day_and_not_to_come(kind: str) -> None:
    today = date.today()
    assert [e.id for e in dated(kind) if date.fromisoformat(str(e.begin)) > today] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_without_a_day_says_so(kind: str) -> None:
    silent = [e for e in load().of(kind) if not e.begin]
    assert [e.id for e in silent if "no bound given" not in str(e.source)] == []


@pytest.mark.parametrize("language", ["zh", "en", "ru"])
def test_a_name_means_one_thing_in_both_tables(language: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in (e for kind in KINDS for e in load().of(kind)):
        for name in getattr(entry, language):
            owners[name].add(entry.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_can_be_found_in_a_text(kind: str) -> None:
    hidden = [
        (entry.id, name)
        for entry in load().of(kind)
        for name in entry.names()
        if normal(name).text not in entry.names()
    ]
    assert hidden == []


def test_names_in_title_marks_are_given_without_them() -> None:
    names = [name for kind in KINDS for entry in load().of(kind) for name in entry.zh]
    assert [name for name in names if re.fullmatch(r"《[^》]*》", name)] == []


def test_a_resolution_has_its_symbol_and_day() -> None:
    for entry in load().of("instrument"):
        symbol = entry.id.partition(":")[2]
        if re.match(r"[AS]/RES/", symbol):
            assert entry.begin, symbol
            assert str(entry.symbol).startswith(symbol)


def test_the_security_council_counts_upwards_in_time() -> None:
    numbered = [
        (int(m[1]), str(e.begin)) for e in dated("instrument") if (m := COUNCIL.match(e.id))
    ]
    assert len(numbered) >= 60
    for (_, earlier), (number, later) in pairwise(sorted(numbered)):
        assert earlier <= later, number


def test_the_general_assembly_adopts_within_its_session() -> None:
    for entry in dated("instrument"):
        match = ASSEMBLY.match(entry.id)
        if match:
            opening = FIRST_SESSION + int(match[1])
            assert f"{opening}-09-01" <= str(entry.begin) <= f"{opening + 1}-09-30", entry.id


def test_a_day_in_a_title_is_the_first_day() -> None:
    for entry in dated("instrument"):
        for name in entry.zh:
            match = DAY.fullmatch(name)
            if match:
                year, month, day = map(int, match.groups())
                assert entry.begin == date(year, month, day).isoformat(), name


@pytest.mark.parametrize(
    ("name", "id", "begin"),
    [
        ("联合国宪章", "instrument:un-charter", "1945-06-26"),
        ("巴黎协定", "instrument:paris-agreement", "2015-12-12"),
        ("安理会第2231号决议", "instrument:S/RES/2231", "2015-07-20"),
        ("联合国大会第74/247号决议", "instrument:A/RES/74/247", "2019-12-27"),
        ("全球数据安全倡议", "initiative:global-data-security", "2020-09-08"),
        ("全球发展倡议", "initiative:gdi", "2021-09-21"),
        ("全球安全倡议", "initiative:gsi", "2022-04-21"),
        ("全球文明倡议", "initiative:gci", "2023-03-15"),
        ("全球治理倡议", "initiative:ggi", "2025-09-01"),
    ],
)
def test_well_known_days(name: str, id: str, begin: str) -> None:
    entry = load().entries[id]
    assert name in entry.names()
    assert entry.begin == begin


@pytest.mark.parametrize(
    "id",
    [
        # called for by name years before they were concluded: their signature is no first day
        "instrument:ctbt",
        "instrument:cwc",
        "instrument:cn-ru-treaty-2001",
        "instrument:rcep",
        "instrument:un-cybercrime-convention",
    ],
)
def test_a_treaty_named_while_drafted_has_an_earlier_bound(id: str) -> None:
    assert "earlier bound" in str(load().entries[id].source)


@pytest.mark.parametrize(
    "id",
    [
        "initiative:new-type-international-relations",
        "initiative:rules-based-order",
        "initiative:chinese-modernization",
        "initiative:one-china-principle",
        "initiative:two-state-solution",
    ],
)
def test_plain_words_date_nothing(id: str) -> None:
    assert load().entries[id].begin is None
