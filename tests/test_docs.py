"""The documents say what the program does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

import chancery
import chancery.sample
from chancery.cli import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^\$ (chancery [^#\n]+)", README, re.MULTILINE)


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(keys(inner) for inner in value.values()))
    return set().union(*(keys(inner) for inner in value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("line", SHOWN)
def test_each_command_shown_is_one(line: str) -> None:
    _, name, *arguments = shlex.split(line)
    command = cli.commands[name]
    assert command.make_context(name, arguments, resilient_parsing=False)


def test_every_command_is_shown() -> None:
    assert set(cli.commands) == {shlex.split(line)[1] for line in SHOWN}


def test_every_key_of_the_record_is_explained() -> None:
    page = chancery.sample.pages() / "2032-ads.html"
    explained = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    missing = {key for key in keys(chancery.read(page).record()) if f"`{key}" not in explained}
    missing = {key for key in missing if f".{key}`" not in explained}
    assert missing <= {"field", "value", "basis"}


def test_every_package_is_on_the_plan() -> None:
    plan = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    source = Path(chancery.__file__).parent
    packages = [path.parent.name for path in source.glob("*/__init__.py")]
    assert all(f"{name}/" in plan for name in packages)
    modules = [path.stem for path in (source / "identifying").glob("*.py")]
    assert all(name in plan for name in modules if name != "__init__")
