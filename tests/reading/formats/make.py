"""Files of each format, made by hand of texts about invented states."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Iterable

CHINESE = (
    "晨曦共和国和碧湾联邦关于深化睦邻合作的联合声明\n"
    "晨曦共和国和碧湾联邦（以下简称“双方”），声明如下：\n"
    "一、双方一致认为，两国关系经受住了时间的考验，不针对第三方，不受国际形势变化的影响。\n"
    "二、双方愿继续在经济、贸易、能源、农业、教育和文化领域开展合作，并为两国人民的往来提供便利。\n"
    "三、双方支持各国人民自主选择发展道路的权利，反对干涉他国内政。\n"
)
TRADITIONAL = (
    "晨曦共和國和碧灣聯邦關於深化睦鄰合作的聯合聲明\n"
    "晨曦共和國和碧灣聯邦（以下簡稱「雙方」），聲明如下：\n"
    "一、雙方一致認為，兩國關係經受住了時間的考驗，不針對第三方，不受國際形勢變化的影響。\n"
    "二、雙方願繼續在經濟、貿易、能源、農業、教育和文化領域開展合作，並為兩國人民的往來提供便利。\n"
)
RUSSIAN = (
    "Совместное заявление Республики Рассвет и Федерации Бирюзового Залива\n"
    "Стороны подтверждают приверженность добрососедству и развитию торговли.\n"
    "Стороны намерены расширять сотрудничество в области энергетики, науки и культуры.\n"
)
FRENCH = (
    "Les deux États réaffirment leur volonté de coopérer à la sécurité de la région côtière.\n"
    "Ils ont procédé à un échange de vues approfondi, dans une atmosphère d’amitié.\n"
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def html(text: str, head: str = "") -> str:
    """An HTML page, one paragraph a line."""
    body = "".join(f"<p>{line}</p>\r\n" for line in text.splitlines())
    return f"<!DOCTYPE html><html><head>{head}</head>\r\n<body>{body}</body></html>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def document(inner: str, namespace: str = _W, prolog: str = "") -> str:
    """`word/document.xml` with the given body."""
    more = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document xmlns:w="{namespace}" {more}>'
        f"<w:body>{inner}</w:body></w:document>"
    )


def core(title: str, created: str, creator: str = "") -> str:
    """`docProps/core.xml`."""
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>"
        f"<dcterms:created>{created}</dcterms:created></cp:coreProperties>"
    )


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of the given parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return file.getvalue()


def docx(main: str, properties: str | None = None) -> bytes:
    """A DOCX file of a main part and core properties."""
    parts: dict[str, str | bytes] = {"[Content_Types].xml": _CONTENT_TYPES}
    parts["word/document.xml"] = main
    if properties:
        parts["docProps/core.xml"] = properties
    return archive(parts)


def plain_docx(lines: Iterable[str]) -> bytes:
    return docx(document("".join(paragraph(run(line)) for line in lines)))


def _pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of numbered objects, of which the first is the catalogue."""
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def _unicode_map(signs: list[str]) -> bytes:
    """The map from a font's codes (places in `signs`) to Unicode."""
    rows = "\n".join(f"<{n:04X}> <{s.encode('utf-16-be').hex()}>" for n, s in enumerate(signs, 1))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(signs)} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
    ).encode()


def _content(lines: list[str], signs: list[str]) -> bytes:
    codes = {sign: f"{number:04X}" for number, sign in enumerate(signs, 1)}
    shown = " ".join(f"<{''.join(codes[sign] for sign in line)}> Tj T*" for line in lines)
    return f"BT /F1 12 Tf 20 TL 50 780 Td {shown} ET".encode()


def pdf(pages: list[list[str]], info: bytes = b"", password: str | None = None) -> bytes:
    """A PDF file with a text layer: pages of lines; with `password` its streams are RC4.

    An empty password means a file that anyone may open, as many offices make them.
    """
    signs = sorted({sign for lines in pages for line in lines for sign in line})
    kids = b" ".join(b"%d 0 R" % (8 + 2 * number) for number in range(len(pages)))
    font = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        font + b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 "
        b"/FontDescriptor 6 0 R >>",
        b"",
        b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] "
        b"/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >>",
        b"<< %s >>" % info,
    ]
    streams = {5: _unicode_map(signs)}
    for number, lines in enumerate(pages):
        at = 8 + 2 * number
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (at + 1),
            b"",
        ]
        streams[at + 1] = _content(lines, signs)
    trailer = b"/Info 7 0 R"
    key = b""
    if password is not None:
        entries, key = _encryption(password)
        objects.append(entries)
        trailer = b"/Encrypt %d 0 R /ID [<%s> <%s>]" % (len(objects), b"00" * 16, b"00" * 16)
    for number, data in streams.items():
        objects[number - 1] = _stream(_rc4(_object_key(key, number), data) if key else data)
    return _pdf(objects, trailer)


def image_pdf() -> bytes:
    """A scan: one page, one picture, no text."""
    return _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /XObject << /I 5 0 R >> >> >>",
            _stream(b"q 500 0 0 700 40 60 cm /I Do Q"),
            _stream(
                b"\x80",
                b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
                b"/ColorSpace /DeviceGray",
            ),
        ]
    )


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for sign in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(sign ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def _encryption(password: str) -> tuple[bytes, bytes]:
    """The encryption dictionary (RC4, 40 bits: PDF 1.4, algorithms 2 to 4) and the file's key."""
    user = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5(b"owner".ljust(32, b"x")).digest()[:5], user)
    key = hashlib.md5(user + owner + struct.pack("<i", -4) + bytes(16)).digest()[:5]
    entries = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (
        owner.hex().encode(),
        _rc4(key, _PADDING).hex().encode(),
    )
    return entries, key


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]


def warc_record(
    block: bytes, kind: str = "response", name: str = "1", media: str = "", more: str = ""
) -> bytes:
    """One WARC record."""
    media = media or "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\n"
        f"WARC-Date: 2031-05-04T03:02:01Z\r\nWARC-Target-URI: https://news.example/{name}\r\n"
        f"{more}Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(
    payload: bytes,
    name: str = "1",
    media: str = "text/html; charset=utf-8",
    status: int = 200,
    more: str = "",
) -> bytes:
    """A WARC record of an HTTP response."""
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {media}\r\n{more}\r\n"
    return warc_record(head.encode() + payload, name=name)


def warc(records: Iterable[bytes], packed: bool = False) -> bytes:
    """An archive; packed as crawlers do it, each record for itself."""
    return b"".join(gzip.compress(each, mtime=0) if packed else each for each in records)


def as_json(value: object, escaped: bool = True) -> bytes:
    return json.dumps(value, ensure_ascii=escaped).encode()
