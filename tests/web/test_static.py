"""Files that others wrote are those that the manifest names; ours are small and load nothing."""

from __future__ import annotations

import re
import tomllib
from hashlib import sha256

from chancery.web.drawing import STATIC

MANIFEST = tomllib.loads((STATIC / "manifest.toml").read_text("utf-8"))["vendored"]
OWN = {"chancery.css", "chancery.js", "icon.svg", "manifest.toml"}
FREE = {"0BSD", "MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"}


def test_every_file_of_others_is_named_with_its_hash() -> None:
    named = {row["file"] for row in MANIFEST}
    assert {path.name for path in STATIC.iterdir()} == OWN | named
    for row in MANIFEST:
        assert sha256((STATIC / row["file"]).read_bytes()).hexdigest() == row["sha256"]
        assert row["version"] in (STATIC / row["file"]).read_text("utf-8")
        assert row["licence"] in FREE


def test_our_files_load_nothing_from_elsewhere() -> None:
    for name in OWN - {"manifest.toml"}:
        text = (STATIC / name).read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|@import|url\(|eval\(|innerHTML", text), name
