from __future__ import annotations

import pytest

from chancery.reading.formats.layouts import layout, suffix


@pytest.mark.parametrize(
    ("text", "path", "media", "expected"),
    [
        ("<div>\n<p>声明</p></div>", "a.txt", None, "html"),
        ("声明<br>\n双方</p>", "a.txt", None, "html"),
        (" <!-- 导航 --> <h2>声明</h2>", "a.txt", None, "html"),
        ("首页 / 正文\n\n声明", "a.txt", None, "text"),
        ("a < b 且 c > d", "a.txt", None, "text"),
        ("没有标记的声明\n双方", "a.html", "text/html", "text"),
        ("声明<p>双方", "a.html", None, "html"),
        ("<p>声明", "a", "text/plain", "text"),
        ("# 声明\n\n双方", "a.md", None, "markdown"),
        ("<div><p>声明</p></div>", "a.md", None, "html"),
        ("双方[声明](https://a.example/x)", "a.md", None, "markdown"),
        ("# 声明\n**双方**\n[甲](https://a.example)", "a.txt", None, "markdown"),
        ("# 声明", "a.txt", None, "text"),
    ],
)
def test_layouts(text: str, path: str, media: str | None, expected: str) -> None:
    assert layout(text, 0, path, media) == expected


def test_behind_front_matter_one_mark_is_enough() -> None:
    assert layout("---\n## 声明", 4, "a.txt") == "markdown"
    assert layout("---\n1. 声明", 4, "a.txt") == "markdown"
    assert layout("---\n声明", 4, "a.txt") == "text"


def test_suffix() -> None:
    assert suffix("/a.b/c") == ""
    assert suffix("a.HTML.gz") == "html"
    assert suffix("C:\\x\\a.md") == "md"


@pytest.mark.parametrize("text", ["<p " * 200_000, "<" * 500_000, "[" * 500_000, "**a" * 200_000])
def test_hostile_text_stays_linear(text: str) -> None:
    layout(text, 0, "a.txt")
