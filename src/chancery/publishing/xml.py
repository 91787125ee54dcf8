"""XML elements by prefixed names, and their bytes; the standard library does all the escaping.

element("w:p", {"w:rsidR": "1"}, element("w:r"), "text")
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from chancery.publishing.fitting import fit

XML = "http://www.w3.org/XML/1998/namespace"
TEI = "http://www.tei-c.org/ns/1.0"
SPACES = {
    "xml": XML,
    "t": TEI,
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
for _prefix, _space in SPACES.items():
    if _prefix not in ("xml", "t"):
        ElementTree.register_namespace(_prefix, _space)
# TEI is written without a prefix, as its readers expect
ElementTree.register_namespace("", TEI)

Attributes = Mapping[str, str | None]


def element(name: str, attributes: Attributes | None = None, *content: Element | str) -> Element:
    """An element with its content in order; attributes that are None are left out.

    Characters that XML cannot hold are U+FFFD (`fitting`).
    """
    given = {qualified(k): fit(v) for k, v in (attributes or {}).items() if v is not None}
    made = Element(qualified(name), given)
    extend(made, *content)
    return made


def extend(parent: Element, *content: Element | str) -> Element:
    """Add elements and text at the end of an element's content; gives the element."""
    for part in content:
        if isinstance(part, Element):
            parent.append(part)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + fit(part)
        else:
            parent.text = (parent.text or "") + fit(part)
    return parent


def qualified(name: str) -> str:
    """`w:p` with its namespace, as ElementTree has it; a name without a prefix stays."""
    prefix, colon, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}" if colon else name


def xml_bytes(root: Element) -> bytes:
    """The document in UTF-8 with its declaration."""
    written: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def html_bytes(root: Element) -> bytes:
    """The document as HTML: void elements as HTML writes them."""
    written: bytes = ElementTree.tostring(root, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + written


def indented(node: Element, kept: Collection[str], depth: int = 0) -> Element:
    """Line breaks between elements that hold only elements; those of names `kept` stay as they are.

    Elements that hold text, or have text behind a child, are left alone with all that is in them.
    """
    mixed = (node.text or "").strip() or any(child.tail for child in node)
    if not len(node) or mixed or node.tag in {qualified(name) for name in kept}:
        return node
    inner = "\n" + "  " * (depth + 1)
    node.text = inner
    for child in node:
        indented(child, kept, depth + 1)
        child.tail = inner
    node[-1].tail = inner[:-2]
    return node
