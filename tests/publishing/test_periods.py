from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.publishing.periods import period


@pytest.mark.parametrize(
    ("time", "days"),
    [
        ("2022-02-04", ("2022-02-04", "2022-02-04")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2030", ("2030-01-01", "2030-12-31")),
        ("2023/2027", ("2023-01-01", "2027-12-31")),
        ("2023-05/2023-08-03", ("2023-05-01", "2023-08-03")),
        ("2027/2023", None),
        ("2023-02-30", None),
        ("2023-13", None),
        ("0000", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_first_and_last_day(time: str | None, days: tuple[str, str] | None) -> None:
    assert period(time) == days


@settings(max_examples=100, deadline=None)
@given(st.dates(), st.dates())
def test_any_two_days_are_a_range_in_order(one: object, other: object) -> None:
    first, last = sorted(map(str, (one, other)))
    assert period(f"{first}/{last}") == (first, last)
