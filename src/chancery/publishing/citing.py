"""Citations as CSL-JSON, BibTeX, RIS, and as a line of text in English or Chinese.

The line in English follows the Chicago Manual of Style (17th edition, 14.1 and 15.37: a corporate
author, the title, place and day), that in Chinese GB/T 7714-2015 (type Z, other documents).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from chancery.model import Day
from chancery.publishing.citations import Citation, listed
from chancery.publishing.record import dumps

# characters that mean something to TeX, and how each is printed (The TeXbook, chapter 7)
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
# an address keeps its characters: these are the ones that would end or unbalance it
_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "%": r"\%", "#": r"\#"})
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# a sentence's own stop gives way to the comma of the citation
_STOPS = "。.；;，,："
_CSL_TYPES = {"news": "article-newspaper", "press release": "webpage", "readout": "webpage"}
_RIS_TYPES = {"news": "NEWS", "press release": "ELEC", "readout": "ELEC"}


def csl_json(found: Iterable[Citation]) -> str:
    """An array of items (CSL-JSON, schema of CSL 1.0.2), as Zotero and Pandoc take them."""
    return dumps([_csl(each) for each in found], indent=2) + "\n"


def bibtex(found: Iterable[Citation]) -> str:
    """An entry of type `misc` for each, in UTF-8 (biber, or BibTeX with a modern TeX)."""
    return "\n".join(f"@misc{{{c.key},\n{_fields(_bib(c))}\n}}\n" for c in found)


def ris(found: Iterable[Citation]) -> str:
    """A record for each (RIS, Research Information Systems 2011), lines ended as it asks."""
    return "".join(
        "".join(f"{tag}  - {value}\r\n" for tag, value in _ris(each)) + "ER  - \r\n\r\n"
        for each in found
    )


def cited(found: Iterable[Citation], language: str = "en") -> str:
    """A line of text for each in `en` or `zh`."""
    write = _chinese if language == "zh" else _english
    return "".join(f"{write(each)}\n" for each in found)


def _csl(c: Citation) -> dict[str, Any]:
    issued = _issued(c)
    said: dict[str, Any] = {
        "id": c.key,
        "type": _CSL_TYPES.get(c.kind, "document"),
        "genre": c.kind,
        "title": c.titles["en"],
        "author": [{"literal": name} for name in c.authors["en"]],
        "issued": issued,
        "event-place": c.places["en"],
        "publisher-place": c.places["en"],
        "URL": c.url,
        "accessed": c.accessed and {"date-parts": [_parts(c.accessed)]},
        "language": c.language,
        "archive": "Chancery",
        "archive_location": c.reference,
        "abstract": c.words,
        "note": _note(c),
    }
    return {key: value for key, value in said.items() if value}


def _issued(c: Citation) -> dict[str, Any] | None:
    if c.when.best:
        return {"date-parts": [_parts(c.when.best)]}
    bounds = [_parts(day) for day in c.when[1:] if day]
    if not bounds:
        return None
    if len(bounds) == 1:
        return {"literal": _days(c, "en")}
    return {"date-parts": bounds, "circa": True}


def _bib(c: Citation) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{c.titles['en'].translate(_TEX)}}}"
    if c.authors["en"]:
        yield "author", " and ".join(f"{{{name.translate(_TEX)}}}" for name in c.authors["en"])
    if c.when.best:
        yield "date", c.when.best
        yield "year", c.when.best[:4]
        yield "month", str(int(c.when.best[5:7]))
    elif c.when.earliest and c.when.latest:
        yield "date", f"{c.when.earliest}/{c.when.latest}"
    yield "howpublished", c.kind.translate(_TEX)
    if c.places["en"]:
        yield "address", c.places["en"].translate(_TEX)
    if c.url:
        yield "url", c.url.translate(_URL)
    if c.accessed:
        yield "urldate", c.accessed
    yield "language", c.language
    if c.words:
        yield "abstract", c.words.translate(_TEX)
    yield "note", _note(c).translate(_TEX)


def _fields(pairs: Iterable[tuple[str, str]]) -> str:
    return ",\n".join(f"  {name} = {{{value}}}" for name, value in pairs)


def _ris(c: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES.get(c.kind, "GOVDOC")
    yield "ID", c.key
    yield "TI", c.titles["en"]
    for name in c.authors["en"]:
        # a comma would part a person's names
        yield "AU", name.replace(",", "，") + ","
    if c.when.best:
        yield "PY", c.when.best[:4]
        yield "DA", c.when.best.replace("-", "/")
    yield "M3", c.kind
    if c.places["en"]:
        yield "CY", c.places["en"]
    if c.url:
        yield "UR", c.url
    if c.accessed:
        yield "Y2", c.accessed.replace("-", "/")
    yield "LA", c.language
    if c.words:
        yield "AB", c.words
    yield "AN", c.reference
    yield "N1", _note(c)


def _note(c: Citation) -> str:
    dated = "" if c.when.best else f"Dated by evidence: {_days(c, 'en')}. "
    return f"{dated}Chancery {c.reference}, sha256 {c.sha256}"


def _english(c: Citation) -> str:
    who = listed(c.authors["en"])
    quoted = f"“{c.words.rstrip(_STOPS)},” in " if c.words else ""
    own = c.titles["en"]
    supplied = own.startswith("[")
    named, genre = (own, "") if supplied else (f"“{own}”", f" ({c.kind})")
    parts = (f"{quoted}{named}{genre}", c.places["en"], _days(c, "en"), _at(c), c.url or "")
    accessed = f" Accessed {_english_day(c.accessed)}." if c.accessed and c.url else ""
    return f"{who + '. ' if who else ''}{', '.join(filter(None, parts))}.{accessed}"


def _chinese(c: Citation) -> str:
    who = "，".join(c.authors["zh"])
    issued = "，".join(filter(None, (c.places["zh"], _days(c, "zh"))))
    accessed = f"[{c.accessed}]" if c.accessed and c.url else ""
    head = ". ".join(filter(None, (who, f"{c.titles['zh']}[Z]")))
    words = f"“{c.words}”" if c.words else ""
    said = (head, f"{issued}{accessed}", words, c.url or "", f"Chancery {c.reference}")
    return ". ".join(filter(None, said)) + "."


def _at(c: Citation) -> str:
    return f"Chancery {c.reference}"


def _days(c: Citation, language: str) -> str:
    shown = _chinese_day if language == "zh" else _english_day
    best, earliest, latest = c.when
    if best:
        return shown(best)
    if earliest and latest:
        a, b = shown(earliest), shown(latest)
        return f"{a}至{b}之间" if language == "zh" else f"between {a} and {b}"
    if earliest:
        return f"{shown(earliest)}或以后" if language == "zh" else f"not before {shown(earliest)}"
    if latest:
        return f"{shown(latest)}或以前" if language == "zh" else f"not after {shown(latest)}"
    return "日期不详" if language == "zh" else "n.d."


def _english_day(day: Day) -> str:
    found = date.fromisoformat(day)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def _chinese_day(day: Day) -> str:
    found = date.fromisoformat(day)
    return f"{found.year}年{found.month}月{found.day}日"


def _parts(day: Day) -> list[int]:
    return [int(part) for part in day.split("-")]
