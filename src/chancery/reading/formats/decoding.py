"""Bytes to characters: mark, strict UTF-8, what is declared, what the characters prove.

The order is that of `bench` on 84 cases (83 right): byte-order mark; UTF-8, which no other
encoding imitates by chance; the declared encoding unless its characters speak against it; the
encoding that the characters prove; charset-normalizer. Line ends stay as they are, so that
`data.decode(encoding)` gives `text` but for what the notes say.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from chancery.reading.formats import judging, labels
from chancery.reading.formats.wording import counted

# longest first: the mark of UTF-32 begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STARTS = tuple(mark for mark, _ in _MARKS)
# 1 bad byte run in 50 characters outside ASCII is damage to UTF-8; in any other encoding at
# least every third is bad
_DAMAGE = 50
_HIGH = bytes(range(128, 256))
# what charset-normalizer sees: enough to judge, and its time stays bounded
_SAMPLE = 65_536
# a single character outside ASCII fits some encoding by chance: fewer bytes prove nothing
# against a declaration
_FEW = 40
# how much better a judged encoding must fit than a declared one before it is believed
_MARGIN = 0.2


class Decoded(NamedTuple):
    """The characters of a page, the Python codec that gave them, and what was lost."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, header: str | None = None) -> Decoded:
    """The characters of a page's bytes; never raises.

    `header` is the encoding label that a server sent. A byte-order mark is left out of the text
    and noted; NULs stay; what cannot be decoded stands as U+FFFD and is counted in the notes.
    """
    if data.startswith(_STARTS):
        return _marked(data)
    if b"\0" in data and (codec := judging.wide(data)):
        return _read(data, codec, ("no byte-order mark: UTF-16 told by its zeros",))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _cut(data, error) or _damaged(data) or _other(data, header)
    if data.isascii() and (b"~{" in data or b"\x1b$" in data):
        return _seven_bit(data, text, header)
    return Decoded(text, "utf-8")


def _marked(data: bytes) -> Decoded:
    codec = next(codec for mark, codec in _MARKS if data.startswith(mark))
    note = "byte-order mark left out"
    if codec != "utf-8-sig":
        return _read(data, codec, (note,))
    rest = decode(data[3:])
    encoding = codec if rest.encoding == "utf-8" else rest.encoding
    return Decoded(rest.text, encoding, (note, *rest.notes))


def _cut(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 whose last character is cut; one accent behind ASCII alone proves no UTF-8."""
    at = error.start
    if error.reason != "unexpected end of data" or data[:at].isascii():
        return None
    lost = f"the last character is cut: {counted(len(data) - at, 'byte')} left out"
    return Decoded(data[:at].decode(), "utf-8", (lost,))


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes stays UTF-8."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    if bad * _DAMAGE > good:
        return None
    return _read(data, "utf-8", ())


def _seven_bit(data: bytes, text: str, header: str | None) -> Decoded:
    """ASCII bytes that a declared seven-bit encoding (HZ, ISO-2022) gives another meaning."""
    for label in (header, labels.declared(data)):
        codec = labels.codec(label)
        if codec in labels.SEVEN_BIT:
            return _read(data, codec, ())
    return Decoded(text, "utf-8")


def _other(data: bytes, header: str | None) -> Decoded:
    """Neither marked nor UTF-8: the declared encoding, unless the characters prove another."""
    codec = labels.codec(header or labels.declared(data))
    if codec in ("gb18030", "big5hkscs") and judging.fit(data, codec) >= judging.CERTAIN:
        return _chinese(data, codec, ())
    judged = judging.judge(data)
    for label in (header, labels.declared(data)):
        codec = labels.codec(label)
        if codec is None or codec == "utf-8" or codec in labels.SEVEN_BIT:
            continue
        if not _better(judged, codec, data):
            return _chinese(data, codec, ())
        note = f"declared as {label}, but its characters are those of {judged.codec}"
        return _chinese(data, judged.codec, (note,))
    note = "encoding not declared, judged by its characters"
    if judged.fit:
        return _chinese(data, judged.codec, (note,))
    return _read(data, _normalized(data), (note,))


def _better(judged: judging.Judgement, codec: str, data: bytes) -> bool:
    """Whether the judged encoding is proved and fits clearly better than the declared one."""
    if not judged.fit or judged.codec == codec:
        return False
    if codec in labels.WEAK:
        return True
    few = len(data) - len(data.translate(None, _HIGH)) < _FEW
    return not few and judged.fit > judging.fit(data, codec) + _MARGIN


def _chinese(data: bytes, codec: str, notes: tuple[str, ...]) -> Decoded:
    """Big5 comes in two extensions that exclude each other: the first that fits all bytes."""
    if codec == "big5hkscs":
        for each in ("big5hkscs", "cp950"):
            try:
                return Decoded(data.decode(each), each, notes)
            except UnicodeDecodeError:
                continue
    return _read(data, codec, notes)


def _normalized(data: bytes) -> str:
    """The encoding by charset-normalizer, Windows-1252 where it has none."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best and best.encoding not in ("utf_8", "ascii") else "cp1252"


def _read(data: bytes, codec: str, notes: tuple[str, ...]) -> Decoded:
    """All bytes in one encoding, bad ones as U+FFFD, a cut tail left out."""
    reader = codecs.getincrementaldecoder(codec)("replace")
    text = reader.decode(data)
    left = len(reader.getstate()[0])
    text += "" if left else reader.decode(b"", final=True)
    lost = text.count("\ufffd") - (data.count(b"\xef\xbf\xbd") if codec == "utf-8" else 0)
    if lost > 0:
        notes += (f"not decoded as {codec}: {counted(lost, 'character')}, shown as U+FFFD",)
    if left:
        notes += (f"the last character is cut: {counted(left, 'byte')} left out",)
    return Decoded(text, codec, notes)
