"""Witnesses of invented texts for the tests of collating; the series of the benchmark."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from chancery.collating.forms import form_of
from chancery.collating.likeness import Copy
from chancery.collating.prints import shingles
from chancery.collating.values import Facts


def _script(name: str) -> ModuleType:
    path = Path(__file__).parents[2] / "bench" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


series = _script("series")

FACTS = Facts(
    "0", kind="joint-statement", parties=("XA", "XB"), complete=True, earliest=None, latest=None
)


def name(text: object) -> str:
    """A sha256 for anything."""
    return sha256(repr(text).encode("utf-8", "replace")).hexdigest()


def copy(text: str, **facts: object) -> Copy:
    """A witness of a text."""
    known = replace(FACTS, sha256=name((text, sorted(facts.items(), key=str))))
    changed = replace(known, characters=len(text), **facts)  # type: ignore[arg-type]
    form = form_of(text)
    return Copy(changed, form, shingles(form, text))


def text_of(number: int = 0, characters: int = 1500, seed: int = 7) -> str:
    """The text of one of the invented statements."""
    made = series.statements(number + 1, seed, characters)[number]
    return "\n".join(made.paragraphs())
