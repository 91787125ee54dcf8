"""The tables that come with the program: they load, and their names say one thing each."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files

import pytest

from chancery.lexicon import Entry, load
from chancery.lexicon.loading import ENTRY_TABLES, TYPES

LANGUAGES = ("zh", "en", "ru")
SHAPES = {
    "state": r"state:(?:[A-Z]{2}|[A-Z]{3,}(?:-[A-Z]+)*)",
    "body": r"body:[A-Z0-9]+(?:-[A-Z0-9]+)*",
    "person": r"person:[a-z]+(?:-[a-z]+)*",
    "place": r"place:[a-z0-9]+(?:-[a-z0-9]+)*",
    # a UN symbol where there is one, else kebab case
    "instrument": r"instrument:(?:[A-Z]\w*(?:[/.-][\w().]+)+|[a-z0-9]+(?:-[a-z0-9]+)*)",
    "initiative": r"initiative:[a-z0-9]+(?:-[a-z0-9]+)*",
    "event": r"event:[a-z0-9]+(?:-[a-z0-9]+)*",
    "group": r"group:[a-z]+(?:-[a-z]+)*",
}
UN_MEMBERS = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG
CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH
GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ
LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG
NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN
SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM
ZW
"""
# Names that stand for more than one thing of their table; whoever reads them must ask the context.
AMBIGUOUS: dict[tuple[str, str, str], frozenset[str]] = {}


def entries(kind: str) -> tuple[Entry, ...]:
    return load().of(kind)


def rows(table: str) -> Iterator[dict[str, str]]:
    text = (files("chancery.lexicon") / "data" / f"{table}.tsv").read_text("utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


@pytest.mark.parametrize("table", ["states", "bodies", "persons", "places"])
def test_every_table_has_rows(table: str) -> None:
    assert len(entries(TYPES[table])) == sum(1 for _ in rows(table)) > 150


@pytest.mark.parametrize("table", ENTRY_TABLES)
def test_ids_are_unique_and_well_formed(table: str) -> None:
    ids = [row["id"] for row in rows(table)]
    shape = re.compile(SHAPES[TYPES[table]])
    assert [i for i in ids if not shape.fullmatch(i)] == []
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("table", ENTRY_TABLES)
def test_rows_have_the_columns_of_the_header_and_no_others(table: str) -> None:
    assert [row["id"] for row in rows(table) if None in row or None in row.values()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ENTRY_TABLES)
def test_a_name_means_one_thing_in_its_table_and_language(table: str, language: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in entries(TYPES[table]):
        for name in getattr(entry, language):
            owners[name].add(entry.id)
    double = {name: frozenset(ids) for name, ids in owners.items() if len(ids) > 1}
    assert double == {
        n: ids for (t, lang, n), ids in AMBIGUOUS.items() if (t, lang) == (table, language)
    }


@pytest.mark.parametrize("table", ENTRY_TABLES)
def test_names_are_trimmed_and_not_repeated(table: str) -> None:
    for entry in entries(TYPES[table]):
        for language in LANGUAGES:
            names = getattr(entry, language)
            assert len(set(names)) == len(names), (entry.id, language)
            assert all(name == " ".join(name.split()) for name in names), (entry.id, language)


@pytest.mark.parametrize("table", ENTRY_TABLES)
def test_one_character_is_a_short_form_never_a_name(table: str) -> None:
    assert [e.id for e in entries(TYPES[table]) if any(len(name) < 2 for name in e.names())] == []


@pytest.mark.parametrize("table", ENTRY_TABLES)
def test_an_end_is_not_before_its_begin(table: str) -> None:
    spans = [(e.id, e.begin, e.end) for e in entries(TYPES[table])]
    assert [i for i, begin, end in spans if begin and end and end < begin] == []


def test_holders_are_states_of_the_table() -> None:
    states = {entry.id for entry in entries("state")}
    held = [e for kind in ("body", "person", "place") for e in entries(kind) if e.holder]
    assert [e.id for e in held if e.holder not in states] == []


def test_all_members_of_the_united_nations_are_there() -> None:
    members = UN_MEMBERS.split()
    assert len(set(members)) == 193
    known = {entry.id.partition(":")[2] for entry in entries("state")}
    assert [code for code in members if code not in known] == []


def test_every_state_has_a_name_in_each_language() -> None:
    assert [e.id for e in entries("state") if not (e.zh and e.en and e.ru)] == []


def test_states_that_are_no_more_have_an_end() -> None:
    former = [e for e in entries("state") if not re.fullmatch(r"state:[A-Z]{2}", e.id)]
    assert {e.id.partition(":")[2] for e in former} >= {"SOVIET-UNION", "GDR", "YUGOSLAVIA"}
    assert [e.id for e in former if not e.end] == []


@pytest.mark.parametrize("table", ["states", "bodies", "persons", "places"])
def test_wikidata_items_are_items_and_not_shared(table: str) -> None:
    items = [e.wikidata for e in entries(TYPES[table]) if e.wikidata]
    assert [item for item in items if not re.fullmatch(r"Q[1-9][0-9]*", item)] == []
    assert len(set(items)) == len(items)


@pytest.mark.parametrize("table", ["states", "bodies", "persons", "places"])
def test_every_row_says_where_it_is_from(table: str) -> None:
    assert [e.id for e in entries(TYPES[table]) if not e.source] == []
