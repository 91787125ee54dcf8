"""Files to keep: a statement, its citation or a comparison in every form that there is of it."""

from __future__ import annotations

from collections.abc import Callable

from chancery.corpus.store import now
from chancery.publishing.exports import FORMS, TABLES, Form, export
from chancery.publishing.redline_docx import redline_docx
from chancery.publishing.redline_html import redline_html
from chancery.publishing.redlines import Redline
from chancery.publishing.redlining import redlined
from chancery.web.answers import File, Refused
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.comparing import compare_in_series, pair

_REDLINES: dict[str, Callable[[Redline], bytes]] = {"docx": redline_docx, "html": redline_html}


def statement(context: Context, asked: Asked) -> File:
    """A statement in a form of export; `?table=` says which rows a table has."""
    form, table = _form(asked), asked.text("table") or "acts"
    if table not in TABLES:
        raise Refused(400, f"table: one of {', '.join(TABLES)}")
    copy = context.desk.fair(context.desk.browsing.page(asked.path["ref"]))
    rows = f"-{table}" if form.name in ("csv", "xlsx", "jsonl", "parquet") else ""
    return _file(export([copy], form.name, table=table), form, copy.name + rows)


def sentence(context: Context, asked: Asked) -> File:
    """The citation of one sentence."""
    form, place = _form(asked), asked.path["place"]
    if form.takes != "sentences":
        raise Refused(404, f"{form.name} is a form of whole statements")
    copy = context.desk.fair(context.desk.browsing.page(asked.path["ref"]), place)
    return _file(export([copy], form.name), form, f"{copy.name}-{place}")


def comparison(context: Context, asked: Asked) -> File:
    """What became of `?a=` in `?b=` as one document: all of it, whatever the page leaves out."""
    name = asked.path["form"]
    if name not in _REDLINES:
        raise Refused(404, f"no form {name[:20]!r} of a comparison; there are docx and html")
    one, two = pair(context, asked.text("a", 64), asked.text("b", 64))
    made = redlined(compare_in_series(context, one, two), now())
    return _file(_REDLINES[name](made), FORMS[name], f"{one.reference}-{two.reference}")


def _form(asked: Asked) -> Form:
    try:
        return FORMS[asked.path["form"]]
    except KeyError:
        raise Refused(
            404, f"no form {asked.path['form'][:20]!r}; docs/exports.md has all"
        ) from None


def _file(data: bytes, form: Form, name: str) -> File:
    kind = f"{form.media_type}; charset=utf-8" if form.text else form.media_type
    return File(data, kind, name.replace("/", "-") + form.suffix)
