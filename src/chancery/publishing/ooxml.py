"""The package of a Word document (ECMA-376): its parts, their types and relations, as one ZIP.

The same document is the same bytes: every part has the same moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from chancery.publishing.xml import element, xml_bytes

_PACKAGE = "application/vnd.openxmlformats-package"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# LibreOffice compares the names of these parts as they are written, so they have no prefix
_SPACE = "http://schemas.openxmlformats.org/package/2006"
_META = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE = "docProps/core.xml"
# the first moment that a ZIP can hold
_MOMENT = (1980, 1, 1, 0, 0, 0)
# parts are named and typed by what they are; links go to addresses outside
_LINK = f"{_OFFICE}/hyperlink"


class Link(NamedTuple):
    """A relation of the document to an address."""

    id: str
    address: str


def package(parts: Mapping[str, Element], core: Element, links: Iterable[Link] = ()) -> bytes:
    """The file: `parts` by their kind (`document`, `styles`, `footnotes` …), and its properties."""
    kinds = [kind for kind in parts if kind != "document"]
    files = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": _relations(
            [
                ("d", f"{_OFFICE}/officeDocument", "word/document.xml", None),
                ("c", _META, _CORE, None),
            ]
        ),
        _CORE: core,
        "word/_rels/document.xml.rels": _relations(
            [
                *((kind, f"{_OFFICE}/{kind}", f"{kind}.xml", None) for kind in kinds),
                *((link.id, _LINK, link.address, "External") for link in links),
            ]
        ),
        **{f"word/{kind}.xml": root for kind, root in parts.items()},
    }
    return _zipped({name: xml_bytes(root) for name, root in files.items()})


def core_properties(title: str, language: str, subject: str, day: str | None) -> Element:
    """The properties that a file manager shows; `day` is the statement's."""
    made = f"{day or '2000-01-01'}T00:00:00Z"
    return element(
        "cp:coreProperties",
        None,
        element("dc:title", None, title),
        element("dc:subject", None, subject),
        element("dc:creator", None, "Chancery"),
        element("dc:language", None, language),
        element("dcterms:created", {"xsi:type": "dcterms:W3CDTF"}, made),
    )


def _types(parts: Iterable[str]) -> Element:
    defaults = {"rels": f"{_PACKAGE}.relationships+xml", "xml": "application/xml"}
    overrides = {f"/{_CORE}": f"{_PACKAGE}.core-properties+xml"} | {
        f"/word/{kind}.xml": f"{_WORD}.{'document.main' if kind == 'document' else kind}+xml"
        for kind in parts
    }
    return element(
        "Types",
        {"xmlns": f"{_SPACE}/content-types"},
        *(element("Default", {"Extension": e, "ContentType": t}) for e, t in defaults.items()),
        *(element("Override", {"PartName": p, "ContentType": t}) for p, t in overrides.items()),
    )


def _relations(rows: Iterable[tuple[str, str, str, str | None]]) -> Element:
    keys = ("Id", "Type", "Target", "TargetMode")
    made = (element("Relationship", dict(zip(keys, row, strict=True))) for row in rows)
    return element("Relationships", {"xmlns": f"{_SPACE}/relationships"}, *made)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = ZipInfo(name, _MOMENT)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()
