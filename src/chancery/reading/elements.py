"""What HTML's elements mean for text."""

from __future__ import annotations

# elements that begin and end a block; all others (a, span, b, font …) run inside one
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd"),
        *("details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr"),
        *("html", "legend", "li", "link", "main", "menu", "meta", "nav", "ol", "option", "p"),
        *("pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title"),
        *("tr", "ul"),
    }
)
VOID = frozenset(
    {
        *("area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input"),
        *("keygen", "link", "meta", "param", "source", "track", "wbr"),
    }
)
HEADINGS = {f"h{n}": n for n in range(1, 7)}
BOLD = frozenset({"b", "strong", "th", *HEADINGS})
# elements that say something of their text even without attributes
TELLING = frozenset({"a"}) | BOLD
