"""What of a text's identity its annotation rests on."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.model import Day, Identity


@dataclass(frozen=True, slots=True)
class Setting:
    """Who speaks, in which kind of text, and when.

    `parties` are ids (`state:CN`). `day` is the day proved, or None; `year` the year that the day
    or both its bounds lie in, or None; `since` the day, or the first on which it can have been.
    """

    language: str
    kind: str
    parties: tuple[str, ...]
    day: Day | None = None
    year: int | None = None
    since: Day | None = None

    @property
    def at(self) -> Day | None:
        """The day proved, else the last of the year: who was a member of what, then."""
        return self.day or (f"{self.year:04}-12-31" if self.year else None)

    def ahead(self, time: str) -> bool:
        """Whether an ISO day, month, year or range can still be due when the text is said.

        It cannot where the year of the text is not known, or its last day lies before.
        """
        last = time.rpartition("/")[2]
        if self.year is None or not last[:4].isdigit():
            return False
        return last >= (self.since or self.day or f"{self.year:04}")[: len(last)]


def setting_of(identity: Identity) -> Setting:
    """The setting that an identity gives."""
    date = identity.date
    years = {day[:4] for day in (date.best or date.earliest, date.best or date.latest) if day}
    known = len(years) == 1 and bool(date.best or (date.earliest and date.latest))
    return Setting(
        identity.language,
        identity.kind,
        tuple(f"state:{party}" for party in identity.parties),
        date.best,
        int(years.pop()) if known else None,
        date.best or date.earliest,
    )
