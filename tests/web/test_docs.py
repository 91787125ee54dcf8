"""`docs/web.md` names every page, change, option, setting and key of the reading room."""

from __future__ import annotations

import re
from pathlib import Path

from chancery.commands.serve import serve
from chancery.web.drawing import STATIC
from chancery.web.sitemap import PAGES

TEXT = (Path(__file__).parents[2] / "docs" / "web.md").read_text("utf-8")


def rows(heading: str) -> dict[str, str]:
    """The rows of the table under a heading, by the code of their first cell."""
    part = TEXT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line.split(" | ") for line in part.split("\n") if line.startswith("| `")]
    return {key: line[1] for line in lines for key in re.findall("`([^`]+)`", line[0])}


def shape(path: str) -> str:
    """A path of the sitemap as a pattern of what the document may show."""
    parts = re.split(r"\{[^}]+\}", path)
    varies = "(?:[^?`]+)" if "{name" in path else "(?:[^/?`]+)"
    return varies.join(map(re.escape, parts)) + r"(?:\?[^`]*)?"


def test_every_page_is_named_with_its_address() -> None:
    said = rows("Pages")
    assert set(said) == {page.name for page in PAGES}
    for page in PAGES:
        assert re.search(f"`{shape(page.path)}`", said[page.name]), page.name


def test_every_option_and_setting_is_named() -> None:
    said = rows("Options and settings")
    options = {name for option in serve.params for name in option.opts}
    assert set(said) == options
    settings = {str(option.envvar) for option in serve.params if getattr(option, "envvar", None)}
    settings |= {"CHANCERY_PASSWORD", "CHANCERY_TOKEN"}
    assert {name for cell in said.values() for name in re.findall("`(CHANCERY_[A-Z]+)`", cell)} == (
        settings
    )


def test_every_key_is_named() -> None:
    said = set(rows("Keys"))
    script = (STATIC / "chancery.js").read_text("utf-8")
    used = set(re.findall(r'event\.key === "([^"]+)"', script))
    templates = (STATIC.parent / "templates").glob("*.html")
    for path in templates:
        used |= set(re.findall(r'data-key="(\w)"', path.read_text("utf-8")))
    assert used == said
