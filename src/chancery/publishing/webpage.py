"""A web page of one file: no script, no address that it loads from, made to be printed."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from xml.etree.ElementTree import Element

from chancery.publishing.xml import element, html_bytes

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def web_page(title: str, language: str, *body: Element) -> bytes:
    """The page with its own style; `language` is the text's language tag."""
    style = files(__package__).joinpath("print.css").read_text(encoding="utf-8")
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"name": "generator", "content": "Chancery"}),
        element("title", None, title),
        element("style", None, style),
    )
    return html_bytes(element("html", {"lang": language}, head, element("body", None, *body)))


def described(rows: Iterable[tuple[str, str | Element]]) -> Element:
    """Labels with their values."""
    cells = (
        part
        for label, value in rows
        for part in (element("dt", None, label), element("dd", None, value))
    )
    return element("dl", {"lang": "en"}, *cells)


def link(address: str | None, text: str) -> Element | str:
    """The text, leading to an address on the web; nothing else is ever linked."""
    if address and address.startswith(("http://", "https://", "#")):
        return element("a", {"href": address, "rel": "noreferrer"}, text)
    return text
