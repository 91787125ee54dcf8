"""Numbers by year as bars: every year keeps its place, and a long time fits the page."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.web.views.bars import bars

YEARS = st.lists(
    st.tuples(st.integers(1900, 2060), st.sampled_from("ab"), st.integers(1, 90)),
    unique_by=lambda row: row[:2],
    min_size=1,
    max_size=30,
)


@settings(max_examples=100, deadline=None)
@given(YEARS)
def test_every_year_keeps_its_place_and_the_page_its_width(
    rows: list[tuple[int, str, int]],
) -> None:
    drawn = bars([(str(year), part, number) for year, part, number in rows], "ab")
    years = [bar["year"] for bar in drawn["bars"]]
    assert years == list(range(min(years), max(years) + 1))
    assert sum(bar["total"] for bar in drawn["bars"]) == sum(number for *_, number in rows)
    assert drawn["width"] <= max(1020, 6 * len(years))
    written = [bar["middle"] for bar in drawn["bars"] if bar["written"]]
    assert all(b - a >= 33.9 for a, b in pairwise(written))


def test_few_years_are_all_written_and_the_undated_counted_apart() -> None:
    drawn = bars([("2031", "a", 3), ("", "a", 2), ("2033", "b", 1)], "ab")
    assert [bar["written"] for bar in drawn["bars"]] == [True] * 3
    assert (drawn["undated"], drawn["bars"][1]["parts"]) == (2, [])
