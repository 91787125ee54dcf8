"""What tells of a statement without being one of its copies: news about it, and readouts.

Such texts are linked, never merged: a report quotes long runs of a statement, and each side's
readout of one meeting is a text of its own.
"""

from __future__ import annotations

from datetime import date

from chancery.collating.aligning import blocks
from chancery.collating.forms import Form
from chancery.collating.values import Facts, Link

# letters of a run that is a quotation and no set phrase
_QUOTED_HAN, _QUOTED_WORD = 16, 60
# days between two readouts of one meeting: each side dates by its own clock
_SAME_MEETING = 1


def report(news: Facts, form: Form, statement: Facts, base: Form) -> Link | None:
    """The link of a report and a statement, by what it quotes; None if it quotes nothing.

    `score` is the share of the report's letters that stand in the statement in long runs.
    """
    least = _QUOTED_HAN if form.han else _QUOTED_WORD
    runs = [b.size for b in blocks(form.letters, base.letters, han=form.han) if b.size >= least]
    if not runs:
        return None
    score = sum(runs) / len(form.letters)
    passages = "1 passage" if len(runs) == 1 else f"{len(runs)} passages"
    said = f"quotes {passages} of the statement, the longest of {max(runs)} letters: {score:.0%}"
    return Link(news.sha256, statement.sha256, "report", round(score, 4), (f"{said} of its text",))


def same_day(news: Facts, statement: Facts) -> Link | None:
    """The link of news or a press release of the day, and of the parties, of a statement."""
    if not _met(news, statement):
        return None
    parties = " ".join(news.parties)
    evidence = f"the same parties ({parties}) and day ({statement.day}), other text"
    return Link(news.sha256, statement.sha256, "report", 0.0, (evidence,))


def readouts(a: Facts, b: Facts) -> Link | None:
    """The link of two readouts of one meeting: the same parties on the same day, or the next."""
    if a.kind != "readout" or b.kind != "readout" or not _met(a, b):
        return None
    first, second = sorted((a, b), key=lambda f: f.sha256)
    evidence = f"readouts of one meeting: {' '.join(a.parties)}, {min(a.day or '', b.day or '')}"
    return Link(first.sha256, second.sha256, "readout", 0.0, (evidence,))


def _met(a: Facts, b: Facts) -> bool:
    if not a.day or not b.day or not a.parties or a.parties != b.parties:
        return False
    apart = date.fromisoformat(a.day) - date.fromisoformat(b.day)
    return abs(apart.days) <= _SAME_MEETING
