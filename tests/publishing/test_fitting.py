from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.publishing.fitting import fit, line, unfit
from chancery.publishing.xml import element, xml_bytes


def test_what_no_document_can_hold_is_replaced_in_its_place() -> None:
    assert fit("海\x00\x1b洋\ud800\ufffe\r") == "海\ufffd\ufffd洋\ufffd\ufffd\ufffd"
    assert (unfit("a\x00b\tc\n"), fit("a\tb\nc")) == (1, "a\tb\nc")
    assert line(" a\u3000b\u2028 c\n") == "a b c"


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters()))
def test_any_text_fits_in_xml_and_comes_back(text: str) -> None:
    whole = xml_bytes(element("a", {"b": text}, text, element("c"), text))
    read = ElementTree.fromstring(whole)
    assert (read.text or "", read[0].tail or "") == (fit(text), fit(text))
    assert len(fit(text)) == len(text)
    assert fit(text).encode() is not None
