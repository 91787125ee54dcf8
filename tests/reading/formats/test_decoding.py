from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.reading.formats.decoding import decode

from .make import CHINESE, FRENCH, RUSSIAN, TRADITIONAL, html

CASES = [
    (CHINESE, "utf-8"),
    (CHINESE, "gb18030"),
    (CHINESE, "gbk"),
    (CHINESE, "utf-16-le"),
    (CHINESE, "utf-16-be"),
    (TRADITIONAL, "big5"),
    (TRADITIONAL, "big5hkscs"),
    (TRADITIONAL, "gb18030"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "cp866"),
    (RUSSIAN, "iso8859-5"),
    (RUSSIAN, "utf-16-le"),
    (FRENCH, "cp1252"),
]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_undeclared_encodings_are_judged_by_their_characters(text: str, encoding: str) -> None:
    for page in (text, html(text)):
        data = page.encode(encoding)
        decoded = decode(data)
        assert decoded.text == page
        assert data.decode(decoded.encoding) == page


@pytest.mark.parametrize("label", ["gb2312", "GBK", "x-gbk", "big5", "Big5-HKSCS", "koi8-r"])
def test_a_declared_encoding_is_taken_in_its_wide_form(label: str) -> None:
    text = {"g": "镕", "x": "镕", "b": "喆", "B": "滙", "k": "Ю"}[label[0].replace("G", "g")]
    codec = {"g": "gb18030", "G": "gb18030", "x": "gb18030", "k": "koi8-r"}.get(
        label[0], "big5hkscs"
    )
    data = html(text, f'<meta charset="{label}">').encode(codec)
    assert text in decode(data).text


def test_declarations_are_found_in_http_equiv_xml_and_header() -> None:
    word = "Заявление".encode("cp866")
    meta = b"<meta http-equiv=Content-Type content='text/html; charset=ibm866'>"
    assert decode(meta + word).encoding == "cp866"
    assert decode(b'<?xml version="1.0" encoding="ibm866"?>' + word).encoding == "cp866"
    assert decode(word, "ibm866").encoding == "cp866"


def test_a_weak_or_wrong_declaration_gives_way_to_proof() -> None:
    latin = decode(html(CHINESE, "<meta charset=iso-8859-1>").encode("gb18030"))
    assert latin.encoding == "gb18030"
    assert latin.notes[0].startswith("declared as iso-8859-1")
    assert decode(html(TRADITIONAL).encode("big5"), "gb2312").encoding == "big5hkscs"
    assert decode(html(RUSSIAN).encode("koi8-r"), "windows-1251").text == html(RUSSIAN)
    assert decode(html(CHINESE).encode(), "gb2312").encoding == "utf-8"


def test_unknown_labels_and_codecs_that_are_no_encodings_are_ignored() -> None:
    for label in ("rot13", "unicode_escape", "x-no-such", "utf-7"):
        data = html(CHINESE, f"<meta charset={label}>").encode("gb18030")
        assert decode(data, label).encoding == "gb18030"


def test_seven_bit_encodings_need_a_declaration() -> None:
    data = CHINESE.encode("hz")
    assert decode(data, "hz-gb-2312").text == CHINESE
    assert decode(data).encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_left_out_and_noted(encoding: str) -> None:
    data = CHINESE.encode(encoding)
    decoded = decode(data)
    assert decoded.text == CHINESE == data.decode(decoded.encoding)
    assert decoded.notes == ("byte-order mark left out",)


def test_a_mark_of_utf_8_before_other_bytes_does_not_hide_them() -> None:
    decoded = decode(b"\xef\xbb\xbf" + CHINESE.encode("gb18030"))
    assert (decoded.text, decoded.encoding) == (CHINESE, "gb18030")


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_cut_tail_is_left_out_and_noted(cut: int) -> None:
    data = (CHINESE + "😀").encode()[:-cut]
    decoded = decode(data)
    assert decoded.text == CHINESE
    assert decoded.notes == (
        f"the last character is cut: {4 - cut} byte{'s' if cut < 3 else ''} left out",
    )


def test_a_cut_tail_in_two_byte_encodings() -> None:
    decoded = decode(CHINESE.encode("gb18030").rstrip()[:-1])
    assert decoded.text == CHINESE.rstrip()[:-1]
    assert "cut" in decoded.notes[-1]


def test_a_few_bad_bytes_do_not_unmake_utf_8() -> None:
    data = bytearray((CHINESE * 3).encode())
    data[100:100] = b"\xff"
    decoded = decode(bytes(data), "gb2312")
    assert decoded.encoding == "utf-8"
    assert decoded.text.replace("\ufffd", "") == CHINESE * 3
    assert decoded.notes == ("not decoded as utf-8: 1 character, shown as U+FFFD",)


def test_an_accent_behind_ascii_is_not_cut_utf_8() -> None:
    assert decode(b"caf\xe9").text == "café"


def test_line_ends_and_zeros_stay() -> None:
    assert decode(b"a\r\nb\rc\n\0d").text == "a\r\nb\rc\n\0d"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, "gb2312", "big5", "utf-16", "latin1"]))
def test_any_bytes_give_text(data: bytes, label: str | None) -> None:
    decoded = decode(data, label)
    decoded.text.encode()
    data.decode(decoded.encoding, "replace")


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\x1b~")))
def test_text_reads_back_as_utf_8(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode(text.encode("utf-8-sig")).text == text


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(CHINESE.splitlines()), min_size=1, max_size=8).map("\n".join),
    st.sampled_from(["gb18030", "big5hkscs", "utf-16-le", "utf-16", "utf-8", "euc_jp"]),
)
def test_lines_of_a_statement_read_back_in_any_order(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    assert decode(data).text == data.decode(encoding)
