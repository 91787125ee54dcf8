"""Every page and every change of the reading room, with its address. `docs/web.md` names each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from chancery.web.pages import (
    actors,
    adding,
    commitments,
    comparing,
    downloads,
    exporting,
    formula,
    found,
    home,
    lists,
    login,
    reviewing,
    series,
    statement,
    topics,
    witnesses,
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name, its path, what answers it, and the forms it has beside HTML."""

    name: str
    path: str
    answer: Callable[..., Any]
    forms: tuple[str, ...] = ("json",)
    open: bool = False

    def addresses(self) -> Iterator[tuple[str, str]]:
        """(form, path) of each form, the longer paths first."""
        stem = "/home" if self.path == "/" else self.path
        for form in self.forms:
            yield form, f"{stem}.{form}"
        yield "html", self.path


@dataclass(frozen=True, slots=True)
class Change:
    """A change: its path, and what makes it. `open` ones need no door and change no corpus."""

    path: str
    answer: Callable[..., Any]
    open: bool = False


TABLE = ("json", "csv", "xlsx")
PAGES = (
    Page("home", "/", home.home),
    Page("statements", "/statements", lists.statements, TABLE),
    Page("statement", "/statements/{ref:ref}", statement.statement),
    Page("text", "/statements/{ref:ref}/text", downloads.text, ()),
    Page("page", "/statements/{ref:ref}/page", downloads.page),
    Page("bytes", "/statements/{ref:ref}/bytes", downloads.original, ()),
    Page("variants", "/statements/{ref:ref}/variants", witnesses.variants, TABLE),
    Page("acts", "/statements/{ref:ref}/acts", statement.acts, TABLE),
    Page("mentions", "/statements/{ref:ref}/mentions", statement.mentions, TABLE),
    Page("sentence", "/statements/{ref:ref}/{place:place}", statement.sentence),
    Page("export", "/statements/{ref:ref}/as/{form:word}", exporting.statement, ()),
    Page("cite", "/statements/{ref:ref}/{place:place}/as/{form:word}", exporting.sentence, ()),
    Page("reference", "/statements/{name:path}", statement.named, ()),
    Page("compare", "/compare", comparing.compare, TABLE),
    Page("redline", "/compare/as/{form:word}", exporting.comparison, ()),
    Page("series", "/series/{parties:word}", series.series, TABLE),
    Page("topics", "/topics", topics.matrix, TABLE),
    Page("topic", "/topics/{topic:word}", topics.topic, (*TABLE, "ics")),
    Page("actors", "/actors", actors.actors, TABLE),
    Page("actor", "/actors/{actor:word}", actors.actor, TABLE),
    Page("commitments", "/commitments", commitments.commitments, TABLE),
    Page("calendar", "/commitments.ics", commitments.calendar, ()),
    Page("search", "/search", found.search, TABLE),
    Page("formula", "/formula", formula.formula, TABLE),
    Page("add", "/add", adding.form, ()),
    Page("upload", "/add/{job:word}", adding.upload),
    Page("review", "/review", reviewing.card),
    Page("decisions", "/review/decisions", reviewing.decisions, TABLE),
    Page("login", "/login", login.form, (), open=True),
)
CHANGES = (
    Change("/add", adding.add),
    Change("/review/decide", reviewing.decide),
    Change("/review/undo", reviewing.undo),
    Change("/login", login.enter, open=True),
    Change("/logout", login.leave, open=True),
)
