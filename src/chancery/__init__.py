"""Computational diplomatics: dated, collated, comparable texts from messy web copies.

    import chancery

    reading = chancery.read("page.html")
    with chancery.Corpus("chancery.db") as corpus:
        corpus.add("pages/")

Names are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from chancery.api import Corpus, Reading, read, read_all
    from chancery.corpus.values import Entry, Failure, Outcome
    from chancery.errors import ChanceryError, CorpusError, LexiconError, PageError
    from chancery.lexicon import Lexicon
    from chancery.lexicon import load as load_lexicon
    from chancery.model import Identity, Witness

__all__ = [
    "ChanceryError",
    "Corpus",
    "CorpusError",
    "Entry",
    "Failure",
    "Identity",
    "Lexicon",
    "LexiconError",
    "Outcome",
    "PageError",
    "Reading",
    "Witness",
    "__version__",
    "compare",
    "load_lexicon",
    "read",
    "read_all",
]

_HOMES = {
    "ChanceryError": "errors",
    "Corpus": "api",
    "CorpusError": "errors",
    "Entry": "corpus.values",
    "Failure": "corpus.values",
    "Identity": "model",
    "Lexicon": "lexicon",
    "LexiconError": "errors",
    "Outcome": "corpus.values",
    "PageError": "errors",
    "Reading": "api",
    "Witness": "model",
    "compare": "api",
    "load_lexicon": "lexicon",
    "read": "api",
    "read_all": "api",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'chancery' has no attribute {name!r}")
    home = import_module(f"chancery.{_HOMES[name]}")
    value = getattr(home, "load" if name == "load_lexicon" else name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
