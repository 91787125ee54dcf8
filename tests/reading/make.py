"""Pages of invented states for the tests of reading, and an independent view of their mark-up.

The view is slow and plain on purpose: it says which characters of a page are not mark-up by the
rules that the tokenizer states, and shares no line with it.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Iterator

from hypothesis import strategies as st

from chancery.lexicon import load
from chancery.model import Page, Source, Span, Witness
from chancery.reading import read_page
from chancery.reading.lines import read_lines

LEXICON = load()
BODY = (
    "双方指出，两国关系成熟而自主，不针对任何第三国。",
    "双方重申反对以任何借口干涉主权国家内政，愿加强协调。",
    "双方将继续落实《海上合作协定》，推动务实合作取得更多成果。",
)
ENGLISH = (
    "The two sides reaffirmed their commitment to peace and opposed interference in their affairs.",
    "They agreed to deepen cooperation at sea, and to support the Harbour Charter.",
)
RUSSIAN = (
    "Стороны подтвердили приверженность сотрудничеству, выступили против вмешательства в дела.",
)


# one sentence of Chinese prose, of which wrapped pages are made
SENTENCE = "双方重申坚定奉行多边主义，愿同各国一道推动国际秩序朝着更加公正合理的方向发展。"


def texts_of_lines(page: str) -> list[str]:
    """The blocks of a plain-text page."""
    return [block.text for block in read_lines(page, 0)[0]]


def wrapped(paragraph: str, width: int) -> str:
    """A paragraph as a page of so many characters a line prints it."""
    return "\n".join(textwrap.wrap(paragraph, width))


def page(text: str, layout: str = "html", body: int = 0) -> Page:
    """A decoded page as the formats hand it over."""
    skipped = (((0, body), "front matter"),) if body else ()
    return Page(Source("page", "0", "text/html", "utf-8", len(text)), text, layout, body, skipped)


def reading(text: str, layout: str = "html") -> Witness:
    """What is read from it. Raises PageEmpty."""
    return read_page(page(text, layout), LEXICON)


def paragraphs(*texts: str) -> str:
    """HTML paragraphs, a line each."""
    return "".join(f"<p>{text}</p>\n" for text in texts)


def removed(witness: Witness) -> dict[str, str]:
    """Reasons by the text that was removed."""
    return {removal.text: removal.reason for removal in witness.removed}


def shifted(run: str) -> str:
    """A run of GBK read from its second byte on; what cannot be read is a question mark."""
    return run.encode("gb18030")[1:].decode("gb18030", errors="replace").replace("\ufffd", "?")


# --- an independent view of mark-up -----------------------------------------------------------

RAW = ("script", "style", "template", "noscript", "iframe", "svg", "math", "object", "select")
RAW_ELEMENTS = frozenset({*RAW, "textarea"})
_NAME = re.compile(r"<(\\?/)?([a-zA-Z][^\s/>]*)")
_STANDS = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};)")
_ESCAPES = re.compile(r"\\(?:u[0-9a-fA-F]{4}|[nrt\"/])")


def markup_of(text: str) -> Iterator[tuple[str, int, int]]:
    """What of a page is mark-up: `tag`, `raw`, `comment` or `other`, with its place."""
    at = 0
    while (at := text.find("<", at)) >= 0:
        kind, end = _markup_at(text, at)
        if end:
            yield kind, at, end
        at = end or at + 1


def _markup_at(text: str, at: int) -> tuple[str, int]:
    if text.startswith("<!--", at):
        return "comment", text.find("-->", at + 2) + 3 if text.find("-->", at + 2) >= 0 else 0
    if text[at + 1 : at + 2] in ("!", "?"):
        return "other", text.find(">", at) + 1
    name = _NAME.match(text, at)
    if not name:
        return "", 0
    end = _tag_end(text, name.end())
    if end and not name[1] and name[2].lower() in RAW_ELEMENTS:
        closing = re.compile(rf"</{name[2]}(?=[\s/>])[^>]*>", re.IGNORECASE).search(text, end)
        if closing:
            return "raw", closing.end()
    return "tag", end


def _tag_end(text: str, at: int) -> int:
    """Behind the first `>` outside quotes; 0 where there is none."""
    last = text.rfind(">")
    while at <= last:
        if text[at] == ">":
            return at + 1
        if text[at] == "=":
            value = at + 1
            while text[value].isspace() and value < last:
                value += 1
            if text[value] in "\"'" and value < (end := text.find(text[value], value + 1)) < last:
                at = end
        at += 1
    return 0


def stand_for_space(text: str, start: int, end: int, escaped: bool) -> Iterator[int]:
    """The characters of `text[start:end]` in entities and escapes that stand for white space."""
    for match in _STANDS.finditer(text, start, end):
        if not html.unescape(match[0]).strip():
            yield from range(*match.span())
    for match in _ESCAPES.finditer(text, start, end) if escaped else ():
        if match[0][1] in "nrt" or (match[0][1] == "u" and chr(int(match[0][2:], 16)).isspace()):
            yield from range(*match.span())


def shown(text: str, start: int = 0) -> set[int]:
    """The characters of an HTML page that are neither mark-up nor white space."""
    escaped = "<\\/" in text
    found: set[int] = set()
    at = start
    for begin, end in [*((a, b) for _, a, b in markup_of(text) if a >= start), (len(text),) * 2]:
        found |= {i for i in range(at, begin) if not text[i].isspace()}
        found -= set(stand_for_space(text, at, begin, escaped))
        at = end
    return found


def claimed(witness: Witness) -> list[Span]:
    """The source spans of all paragraphs and removals."""
    own = [span for paragraph in witness.paragraphs for span in paragraph.source]
    return own + [span for removal in witness.removed for span in removal.source]


# --- strategies -------------------------------------------------------------------------------

GLOSSED = ("两(liǎng)国(guó)关(guan)系成熟", "联(lian)(bang)邦（lián）重申", "支持（WHO）的工作")
PLAIN = (
    *BODY,
    *ENGLISH,
    *RUSSIAN,
    *(
        "一",
        "二、双方同意加强协调。",
        "（三）",
        "2031年5月12日于启明",
        "来源：潮汐新闻",
        "相关阅读",
    ),
    *(
        "首页 新闻 国际",
        "（责任编辑：甲乙）",
        "图为：会议现场",
        "版权所有",
        "曙光通讯社启明5月2日电 ",
    ),
    *(
        "曙光共和国和澜海联邦外交部长",
        "关于海洋治理若干问题的联合声明",
        "曙光共和国和澜海联邦联合公报",
    ),
    *("\u3000\u3000", "\r\n\r\n", "the two\nsides", "双方\n重申", "  "),
    *("\u3000\u3000".join(BODY * 4), *GLOSSED),
)
# white space over which a sentence is broken, and words on both sides of it
GAPS = ("the two\n", " sides agreed.", "\n", " ", "\n  \t", "双方\n", "\n重申")
REPAIRED = (shifted("\u3000\u3000" + BODY[1]), shifted(BODY[0] + BODY[2]))
RUNS = st.sampled_from(REPAIRED)
SIGNS = ("A&amp;B", "&nbsp;", "&#20013;", "&bogus;", "&", "&#x4e2d", "&#1;", "&lt;p&gt;", "&#10;")
STRAY = ("<", ">", "</", "<!", "<?", "=", '"', "'", "/", "\\", "<\\/p>", "\\n", "\\u4e2d", "-->")
TAGS = (
    *("p", "div", "a", "span", "h1", "h3", "strong", "br", "ul", "li", "script", "style", "td"),
    *("nav", "footer", "figcaption", "title", "del", "ruby", "rt", "img", "meta", "textarea"),
)
WORDS = (
    *("", "", "", ' class="ad"', ' class="related-news"', ' style="display:none"', ' href="x>y"'),
    *(" x='", ' id="comments"', " hidden", " class=jammer", "/", ' class="share" x'),
)


def _element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, words, parts: f"<{tag}{words}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS),
        st.sampled_from(WORDS),
        st.lists(inside, max_size=4),
    )


def prose(*more: str) -> st.SearchStrategy[str]:
    """Chinese and Latin prose, furniture, glosses, white space, and anything at all."""
    return st.sampled_from(PLAIN + more) | st.sampled_from(GAPS) | st.text(max_size=8)


def broken_html(*more: str) -> st.SearchStrategy[str]:
    """Tags that nest, cross, never open and never close, with any text between them."""
    opened = st.builds(lambda t, w: f"<{t}{w}>", st.sampled_from(TAGS), st.sampled_from(WORDS))
    closed = st.sampled_from([f"</{tag}>" for tag in TAGS])
    other = st.sampled_from(
        ("<!-- note -->", "<!--", "<!doctype html>", "<?xml?>", "<![CDATA[x]]>")
    )
    whole = st.recursive(prose(*more), _element, max_leaves=12)
    piece = st.one_of(prose(*more), whole, opened, closed, other)
    return st.lists(piece, max_size=30).map("".join)


def mended_pages() -> st.SearchStrategy[str]:
    """Shifted runs, whole and cut, glosses, and what may stand between and inside them."""
    cuts = st.builds(lambda run, a, b: run[a : a + b], RUNS, st.integers(3, 12), st.integers(1, 30))
    entity = st.builds(lambda run, at: f"&#{ord(run[at])};", RUNS, st.integers(3, 20))
    sound = st.sampled_from((*GLOSSED, *BODY, "§", "：", "——"))
    # a run ends at ASCII characters; what stands before them is part of it
    ended = st.sampled_from((" ", "2031", "<b>", "</b>", "<br>", "</p>", "\n", "<p>\u3000\u3000"))
    tail = st.lists(cuts | entity | sound, max_size=3).map("".join)
    piece = st.tuples(st.tuples(RUNS, tail).map("".join) | sound, ended).map("".join)
    return st.lists(piece, max_size=12).map("".join)


def html_pages() -> st.SearchStrategy[str]:
    """HTML as it is found: entities, escapes, stray signs and shifted runs too."""
    return broken_html(*SIGNS, *STRAY, *REPAIRED) | mended_pages()


def plain_pages() -> st.SearchStrategy[str]:
    """Lines of text, wrapped or not."""
    line = st.lists(prose(*REPAIRED), max_size=3).map("".join)
    return st.lists(line, max_size=20).map("\n".join) | mended_pages()


MARKDOWN = (
    *("# ", "## ", "- ", "* ", "> ", "**", "__", "[条约](http://example.org/a)", "![图](a.png)"),
    *("[", "](", ")", "<b>", "</b>", "<!-- a -->", "\\*", "1. ", "\n\n", "***", "---", "`x`"),
)


def markdown_pages() -> st.SearchStrategy[str]:
    """Markdown as it is found."""
    line = st.lists(prose(*MARKDOWN, *REPAIRED), max_size=5).map("".join)
    return st.lists(line, max_size=15).map("\n".join)


def any_pages() -> st.SearchStrategy[tuple[str, str]]:
    """A page and its layout."""
    return st.one_of(
        st.tuples(html_pages(), st.just("html")),
        st.tuples(plain_pages(), st.just("text")),
        st.tuples(markdown_pages(), st.just("markdown")),
        st.tuples(html_pages(), st.sampled_from(["text", "markdown"])),
    )
