"""What was made last, kept at hand up to a weight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Keeping(Generic[T]):
    """What `make` gives for a number, made anew only if it was not asked for lately.

    Kept is what was asked for last, of `most` in all as `weigh` weighs it, and always the last two.
    """

    def __init__(self, make: Callable[[int], T], weigh: Callable[[T], int], most: int) -> None:
        self._make, self._weigh, self._most = make, weigh, most
        self._kept: OrderedDict[int, T] = OrderedDict()
        self._weight = 0

    def __contains__(self, number: int) -> bool:
        return number in self._kept

    def __call__(self, number: int) -> T:
        """What was made for a number."""
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        made = self._make(number)
        self.put(number, made)
        return made

    def put(self, number: int, made: T) -> None:
        """Keep what was made elsewhere for a number that was not asked for yet."""
        self._kept[number] = made
        self._weight += self._weigh(made)
        while self._weight > self._most and len(self._kept) > 2:
            _, gone = self._kept.popitem(last=False)
            self._weight -= self._weigh(gone)
