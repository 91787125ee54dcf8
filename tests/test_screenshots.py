"""The README's pictures are there, are those that the script takes, and are small."""

from __future__ import annotations

import importlib.util
import re
import struct
from pathlib import Path
from types import ModuleType

import pytest

from chancery.web.sitemap import PAGES

ROOT = Path(__file__).parents[1]
SHOWN = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))


def script() -> ModuleType:
    path = ROOT / "docs" / "screenshots.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


screenshots = script()


def test_each_picture_is_shown_once_and_taken_by_the_script() -> None:
    names = [Path(path).stem for _, path in SHOWN]
    assert sorted(names) == sorted(screenshots.PAGES)
    assert {path.stem for path in screenshots.IMAGES.iterdir()} == set(names)
    assert set(names) <= {page.name for page in PAGES}


@pytest.mark.parametrize(("said", "path"), SHOWN)
def test_a_picture_is_a_small_png_with_words_for_who_cannot_see_it(said: str, path: str) -> None:
    assert len(said) > 40
    data = (ROOT / path).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR"
    scale = screenshots.SCALE
    expected = (int(screenshots.WIDTH * scale), int(screenshots.HEIGHT * scale))
    assert struct.unpack(">II", data[16:24]) == expected
    assert 10_000 < len(data) < screenshots.LARGEST
    # no remarks of a program in it
    assert b"tEXt" not in data and b"iTXt" not in data
