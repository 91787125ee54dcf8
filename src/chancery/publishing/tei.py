"""A statement as TEI P5: header with witnesses and dating, the text, who it names, its acts.

It is valid against `tei_all` of TEI P5 4.12; `tests/publishing/tei.rng` has the part that is used.
"""

from __future__ import annotations

from chancery.publishing.fair import FairCopy
from chancery.publishing.tei_body import body
from chancery.publishing.tei_header import evidence_anchors, header
from chancery.publishing.tei_names import Ids
from chancery.publishing.tei_standoff import act_anchors, stand_off
from chancery.publishing.xml import element, indented, xml_bytes

# every space in these is the text's own
_TEXT = ("t:p", "t:head")


def tei_bytes(copy: FairCopy) -> bytes:
    """The document; the same copy gives the same bytes."""
    ids = Ids()
    made = header(copy, ids)
    text = body(copy, ids, {*evidence_anchors(copy), *act_anchors(copy)})
    beside = stand_off(copy, ids, text.apart)
    parts = [made, *([] if beside is None else [beside]), text.text]
    return xml_bytes(indented(element("t:TEI", None, *parts), _TEXT))
