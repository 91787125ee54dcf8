"""Candidates are a sieve: no page that is a copy may fall through, in whatever order they came."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.collating.likeness import likeness
from chancery.collating.tokens import names
from chancery.collating.translations import Outline, namesakes, translation
from chancery.corpus.copies import Copies
from chancery.corpus.store import Store
from corpus.test_grouping import made, put, sample


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.randoms(use_true_random=False), st.booleans())
def test_every_page_that_is_tied_to_one_is_a_candidate(
    tmp_path: Path, chance: random.Random, read_again: bool
) -> None:
    path = tmp_path / "c.db"
    path.unlink(missing_ok=True)
    found = chance.sample([*made().values(), *sample().values()], 30)
    with Store(path, make=True) as store:
        for page in found:
            put(store, page)
        copies = Copies(store.connection)
        asked: dict[int, dict[int, float]] = {}
        pages = [page for (page,) in store.connection.execute("SELECT id FROM pages ORDER BY id")]
        for page in pages:
            copies.put(page)
            # asked between, so that lists are at hand when the next page comes
            asked[page] = copies.candidates(page)
        if read_again:
            copies = Copies(store.connection)
        for one, other in combinations(pages, 2):
            if likeness(copies.copy(one), copies.copy(other)):
                assert one in asked[other]
                assert other in copies.candidates(one)
                assert asked[other][one] == pytest.approx(copies.shares(one, [other])[0])


def test_pages_whose_days_numbers_or_parties_differ_are_none(tmp_path: Path) -> None:
    with Store(tmp_path / "c.db", make=True) as store:
        for page in made().values():
            put(store, page)
        copies = Copies(store.connection)
        for (page,) in store.connection.execute("SELECT id FROM pages ORDER BY id").fetchall():
            copies.put(page)
        query = "SELECT page FROM locations WHERE path = ?"
        (page,) = store.connection.execute(query, ("s0-official.html",)).fetchone()
        names = {store.paths(other)[0] for other in copies.candidates(page)}
    assert {name for name in names if "-joined" not in name} >= {
        f"s0-{kind}.html" for kind in ("official", "exact", "glossed", "traditional", "spun", "cut")
    }
    # every other statement has its formulas, but another day, or other numbers
    assert not [name for name in names if name.startswith(("s1-", "s2-"))]
    assert len(names) < 20


def test_what_is_swept_is_no_candidate_and_its_number_may_be_given_again(tmp_path: Path) -> None:
    with Store(tmp_path / "c.db", make=True) as store:
        one, other, third = (made()[f"s{n}-official.html"] for n in range(3))
        for page in (one, other):
            put(store, page)
        copies = Copies(store.connection)
        copies.put(1)
        copies.put(2)
        assert set(copies.candidates(2)) == {2}
        store.connection.execute("DELETE FROM copies WHERE page = 2")
        copies.sweep()
        put(store, third)
        copies.put(3)
        assert set(copies.candidates(3)) == {3}
        assert set(copies.candidates(1)) == {1}


def test_a_text_without_shingles_is_its_own_candidate(tmp_path: Path) -> None:
    with Store(tmp_path / "c.db", make=True) as store:
        put(store, sample()["2031-clean.html"])
        store.connection.execute("UPDATE witnesses SET text = '二'")
        copies = Copies(store.connection)
        copies.put(1)
        assert copies.candidates(1) == {1: 1.0}
        assert copies.shares(1, [1]) == [0.0]


def test_every_translation_is_a_namesake(tmp_path: Path) -> None:
    with Store(tmp_path / "c.db", make=True) as store:
        for page in [*made().values(), *sample().values()]:
            put(store, page)
        store.settle()
        copies = Copies(store.connection)
        query = "SELECT DISTINCT lead FROM copies ORDER BY lead"
        outlines = {lead: copies.outline(lead) for (lead,) in store.connection.execute(query)}
        found = 0
        for one, other in combinations(outlines, 2):
            if _tied(outlines[one], outlines[other]):
                found += 1
                assert other in copies.namesakes(one)
                assert one in copies.namesakes(other)
    assert found > 7


def _tied(one: Outline, other: Outline) -> bool:
    link = translation(one, other)
    return link is not None and link.score >= 0.55


def test_few_names_are_no_namesakes() -> None:
    every = [("instrument", f"instrument:{n}") for n in range(9)]
    events = [("event", f"event:{n}") for n in range(30)]
    whole = names(every, ())
    assert namesakes(whole, whole)
    assert not namesakes(names(every[:4], ()), whole)
    assert not namesakes(names([], ()), names([], ()))
    assert namesakes(names(every[:5] + events, ()), whole)
    more = [("place", f"place:{n}") for n in range(60)]
    assert not namesakes(names(every[:5] + events, ()), names(every + more, ()))
