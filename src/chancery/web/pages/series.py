"""Series: what the same parties said together over time, held and only known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chancery.errors import ReferenceUnknown
from chancery.publishing import series as made
from chancery.publishing.results import Results
from chancery.web.answers import View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.comparing import CHAIN

# parties of one statement; a summit has twenty
_PARTIES = 40


def series(context: Context, asked: Asked) -> View:
    """The statements of these parties (`CN+RU`), each compared with its predecessor."""
    parties = _parties(asked.path["parties"])
    found = context.desk.once(("series", parties), lambda: _compared(context, parties))
    if not found:
        raise ReferenceUnknown(f"no statement of {' and '.join(parties)} is held or known")
    rows = [dict(row) for row in found]
    days = {row["statement"]: [row["date"], row["earliest"], row["latest"]] for row in rows}
    data = {
        "parties": list(parties),
        "held": sum(row["held"] == "yes" for row in rows),
        "absent": sum(row["held"] == "no" for row in rows),
        "rows": rows,
        "days": days,
    }
    return View("series.html", data, found)


def absent(context: Context, parties: Sequence[str]) -> list[dict[str, Any]]:
    """The statements of these parties that the lexicon knows and the corpus does not hold."""
    browsing = context.desk.browsing
    pages = browsing.together(" ".join(sorted(parties)), sorted(made.KINDS), CHAIN)
    held = [line.entry for line in browsing.lines_of(pages)]
    rows = made.known(parties, held, context.desk.lexicon)
    keys = ("statement", "date", "title", "source")
    return sorted(({key: row[key] for key in keys} for row in rows), key=lambda r: str(r["date"]))


def _compared(context: Context, parties: tuple[str, ...]) -> Results:
    desk = context.desk
    pages = desk.browsing.together(" ".join(parties), sorted(made.KINDS), CHAIN)
    return made.series(parties, [desk.text(page) for page in pages], desk.lexicon)


def _parties(given: str) -> tuple[str, ...]:
    codes = given.upper().split("+")
    if len(codes) > _PARTIES:
        raise ReferenceUnknown(f"no series of {len(codes)} parties")
    return tuple(sorted(dict.fromkeys(filter(None, codes))))
