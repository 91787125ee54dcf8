"""Long lists, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chancery.web.asked import Asked


@dataclass(frozen=True, slots=True)
class Paging:
    """Which lines of a list are shown: page `number`, from 1, of `size` lines each."""

    number: int
    size: int
    total: int

    @property
    def offset(self) -> int:
        """Lines before the first that is shown."""
        return (self.number - 1) * self.size

    def record(self) -> dict[str, Any]:
        """The same as plain values; `next` and `previous` are pages or None."""
        last = max(1, -(-self.total // self.size))
        return {
            "page": self.number,
            "pages": last,
            "total": self.total,
            "first": min(self.offset + 1, self.total),
            "last": min(self.offset + self.size, self.total),
            "previous": self.number - 1 if self.number > 1 else None,
            "next": self.number + 1 if self.number < last else None,
        }


def paged(asked: Asked, total: int, size: int) -> Paging:
    """The page of a list that `?page=` asks for."""
    return Paging(max(1, asked.number("page", 1)), size, total)
