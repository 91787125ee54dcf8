"""What a page or a server says of a page's encoding, and the Python codec that it means.

Labels follow the WHATWG Encoding Standard where it widens them (gb2312 means GB18030, latin1
means Windows-1252), for pages declare the narrow name and use the wide set.
"""

from __future__ import annotations

import re

_META = re.compile(
    rb"""<meta[^>]{0,400}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([A-Za-z0-9_.:-]{2,40})""", re.I
)
_XML = re.compile(rb"""^\s{0,200}<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']([\w.:-]{2,40})""")
_HTTP = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
# browsers look at 1,024 bytes; front matter and comments push the declaration further down
_HEAD = 8_192

_WIDER = {
    "gb18030": "gb18030 gb2312 gbk gb_2312-80 gb_2312 csgb2312 x-gbk cp936 ms936 chinese euc-cn",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5 big5hkscs cp950",
    "cp1252": "latin1 latin-1 iso-8859-1 iso8859-1 iso_8859-1 l1 ascii us-ascii windows-1252 cp1252"
    " x-cp1252",
    "cp932": "shift_jis shift-jis sjis ms_kanji x-sjis windows-31j cp932",
    "cp949": "euc-kr korean ks_c_5601-1987 ksc5601 windows-949 cp949",
    "cp1254": "iso-8859-9 latin5 windows-1254",
    "cp874": "tis-620 iso-8859-11 windows-874",
    "hz": "hz-gb-2312 hz",
    "iso2022_jp": "iso-2022-jp csiso2022jp",
    "iso2022_kr": "iso-2022-kr csiso2022kr",
    "euc_jp": "euc-jp x-euc-jp",
    "koi8_r": "koi8-r koi koi8 koi8_r",
    "koi8_u": "koi8-u koi8-ru",
    "cp866": "ibm866 866 cp866 csibm866",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "mac_roman": "macintosh mac x-mac-roman",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8",
    **{f"cp125{n}": f"windows-125{n} x-cp125{n} cp125{n}" for n in (0, 1, 3, 5, 6, 7, 8)},
    **{f"iso8859_{n}": f"iso-8859-{n} iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15)},
}
CODECS = {label: codec for codec, labels in _WIDER.items() for label in labels.split()}
# servers put these on pages that say nothing: a guess with good grounds is better
WEAK = frozenset({"cp1252"})
SEVEN_BIT = frozenset({"hz", "iso2022_jp", "iso2022_kr"})


def codec(label: str | None) -> str | None:
    """The Python codec that an encoding label means, or None for one that is not known."""
    return CODECS.get(label.strip().lower()) if label else None


def of_header(content_type: str | None) -> str | None:
    """The encoding label in an HTTP `Content-Type`, or None."""
    found = _HTTP.search(content_type[:1_000]) if content_type else None
    return found[1] if found else None


def declared(data: bytes) -> str | None:
    """The encoding label in the first bytes of a page: `<meta charset>`, `http-equiv` or XML."""
    head = data[:_HEAD]
    found = _META.search(head) or _XML.search(head)
    return found[1].decode("ascii", "replace") if found else None
