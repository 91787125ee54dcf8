from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.corpus.keeping import Keeping


def test_what_was_asked_for_last_is_not_made_again() -> None:
    made: list[int] = []

    def make(number: int) -> str:
        made.append(number)
        return "x" * number

    keeping = Keeping(make, len, 10)
    assert [keeping(n) for n in (4, 5, 4)] == ["xxxx", "xxxxx", "xxxx"]
    assert made == [4, 5]
    keeping(3)
    assert keeping(4) == "xxxx"
    keeping(5)
    assert made == [4, 5, 3, 5]


def test_the_last_two_are_kept_whatever_they_weigh() -> None:
    made: list[int] = []
    keeping = Keeping(made.append, lambda _: 99, 10)
    for number in (1, 2, 1, 2):
        keeping(number)
    assert made == [1, 2]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 9)))
def test_it_gives_what_is_made(numbers: list[int]) -> None:
    keeping = Keeping(str, lambda _: 3, 10)
    assert [keeping(n) for n in numbers] == [str(n) for n in numbers]
