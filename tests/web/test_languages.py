"""The interface speaks both languages, wholly; catalogues are compiled from what templates say."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from web.rooms import Room

ROOT = Path(__file__).parents[2]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "docs" / "catalogue.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


catalogue = script()


def test_every_message_is_translated() -> None:
    assert catalogue.missing(catalogue.renewed("zh")) == []


def test_the_catalogues_are_those_of_the_templates() -> None:
    folder = catalogue.folder("zh")
    assert (folder / "chancery.po").read_bytes() == catalogue.written(catalogue.renewed("zh"))
    assert (folder / "chancery.mo").read_bytes() == catalogue.compiled(catalogue.kept("zh"))


def test_translations_have_the_same_places() -> None:
    for message in catalogue.kept("zh"):
        if message.id and isinstance(message.id, str):
            places = [set(re.findall(r"%\(\w+\)s", str(x))) for x in (message.id, message.string)]
            assert places[0] == places[1], message.id


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "en"),
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("", "fr, en;q=0.2, zh;q=0.5", "zh"),
        ("", "ru", "en"),
        ("?lang=zh", "en", "zh"),
        ("?lang=xx", "zh", "zh"),
        ("", ";q=x,zh;q=nan", "en"),
    ],
)
def test_the_language_is_chosen(corpus: Path, query: str, accepted: str, language: str) -> None:
    room = Room(corpus)
    response = room.get(f"/statements{query}", **{"accept-language": accepted})
    assert response.headers["content-language"] == language
    assert (f'<html lang="{"zh-Hans" if language == "zh" else "en"}">') in response.text
    if query == f"?lang={language}":
        assert room.get("/").headers["content-language"] == language
