"""Wrong passwords: who sent them waits, and nobody else.

Each address counts for itself, an IPv6 network of 64 bits as one, as a household has that many.
A browser that has once given the right password counts for itself too, wherever it is: it can
still enter while someone guesses behind the same address or proxy. Guesses from very many
addresses at once share an allowance, which stops no browser that is known.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

# five slips are human; from then on each attempt waits twice as long as the one before
FREE_ATTEMPTS = 5
_LONGEST_WAIT = 60.0
# An address that has been quiet for an hour is forgotten: a guess an hour finds nothing.
_FORGOTTEN = 3_600.0
# Addresses remembered, a few hundred bytes each; who has more of them meets the allowance.
MOST = 4_096
# Wrong passwords that all strangers together may send in a minute: some fifty careless people, or
# a hundred million a year, with which eight random letters are not found.
ALLOWANCE = 200
# an IPv6 network in one hand
_HOUSEHOLD = 64


@dataclass(slots=True)
class _Misses:
    """How often one missed, and until when it waits; moments in seconds."""

    times: int = 0
    until: float = 0.0
    last: float = 0.0


class Throttle:
    """Who waits how long. `clock` counts seconds. Not safe without a lock around each call."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: OrderedDict[str, _Misses] = OrderedDict()
        self._spent, self._since = 0.0, clock()

    def __len__(self) -> int:
        return len(self._known)

    def waits(self, who: str, *, known: bool = False) -> float:
        """Seconds until the next attempt of `who` is looked at; `known` browsers only their own."""
        now = self._clock()
        own = self._known.get(who)
        waits = max(0.0, own.until - now) if own and not _is_over(own, now) else 0.0
        return waits if known else max(waits, self._all_wait(now))

    def missed(self, who: str, *, known: bool = False) -> None:
        """One wrong password."""
        now = self._clock()
        own = self._known.pop(who, _Misses())
        if _is_over(own, now):
            own = _Misses()
        own.times, own.last = own.times + 1, now
        over = own.times - FREE_ATTEMPTS
        if over >= 0:
            own.until = now + min(_LONGEST_WAIT, 2.0 ** min(over, 10))
        self._known[who] = own
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        if not known:
            self._spent, self._since = self._spent_by(now) + 1, now

    def right(self, who: str) -> None:
        """The right password: what was wrong before is forgotten."""
        self._known.pop(who, None)

    def _spent_by(self, now: float) -> float:
        """Of the allowance, which comes back evenly over a minute."""
        return max(0.0, self._spent - (now - self._since) * ALLOWANCE / 60)

    def _all_wait(self, now: float) -> float:
        over = self._spent_by(now) + 1 - ALLOWANCE
        return max(0.0, over * 60 / ALLOWANCE)


def _is_over(misses: _Misses, now: float) -> bool:
    return now - misses.last > _FORGOTTEN


def household(address: str) -> str:
    """What counts as one: an IPv4 address, an IPv6 network; anything else as it is, cut short."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ip_network((found, _HOUSEHOLD), strict=False))
    return str(found)
