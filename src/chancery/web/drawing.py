"""The one place where templates are filled: values escaped, words in the reader's language."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from chancery.publishing.facts import visible
from chancery.web import words
from chancery.web.languages import catalogue

STATIC = Path(str(files("chancery.web"))) / "static"


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("chancery.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    said = words.Words(catalogue(language), language)
    environment.filters |= {
        "plain": visible,
        "number": lambda number: f"{number:,}",
        "segment": lambda text: quote(str(text), safe=":"),
        "said": said.said,
        "kind": said.kind,
        "day": said.day,
        "language": said.language,
        "why": _why,
        "fact": _fact,
    }
    environment.globals |= {"static": static, "with_query": with_query}
    return environment


@pass_context
def _why(context: Context, reason: str) -> str:
    """A reason as the reader says it."""
    return str(context["names"].within(context["reasoning"].said(visible(reason))))


@pass_context
def _fact(context: Context, line: str) -> str:
    """A line of a card as the reader says it."""
    return str(context["names"].within(context["reasoning"].line(visible(line))))


def drawn(template: str, values: Mapping[str, Any], language: str) -> str:
    """A template filled with values."""
    return _environment(language).get_template(template).render(values)


@cache
def static(name: str) -> str:
    """The address of a file of ours; it changes when the file does, so browsers may keep it."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def with_query(path: str, query: Mapping[str, str], **changes: object) -> str:
    """An address with its query, some of it changed; None takes a key out."""
    kept = {**query, **changes}
    given = [(key, str(value)) for key, value in kept.items() if value not in (None, "")]
    return f"{path}?{urlencode(given)}" if given else path
