"""The process that reads one PDF: bytes on standard input, one JSON object on standard output.

Arguments: seconds of processor time, bytes of memory, characters at most. The answer holds
`pages` (the text of each) and `metadata`, or `error`: `password`, `broken`, `large`, `limits`.
It imports nothing of the program, so that it starts fast and runs as a file.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?")


def confine(seconds: int, memory: int) -> None:
    """Limits this process: processor time, memory, no files, no core dump."""
    if sys.platform == "win32":
        return
    import resource

    for limit, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (least, least))


def day(printed: str) -> str:
    """A PDF date (`D:20310204093000+08'00'`) as ISO 8601 local time; another form as it is."""
    found = _DATE.match(printed)
    if not found:
        return printed
    year, month, date, hour, minute, second = found.groups()
    time = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    return f"{year}-{month}-{date}{time}"


def read(data: bytes, most: int) -> dict[str, Any]:
    """The texts and metadata of a PDF, or why there are none."""
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        return {"error": "password" if locked else "broken"}
    texts: list[str] = []
    for number in range(len(document)):
        texts.append(_text(document, number))
        most -= len(texts[-1])
        if most < 0:
            return {"error": "large"}
    if not texts:
        return {"error": "broken"}
    return {"pages": texts, "metadata": _metadata(document)}


def _text(document: Any, number: int) -> str:
    """The text of one page; a page that cannot be read is empty. PDFium ends lines with CR LF."""
    import pypdfium2

    try:
        page = document[number]
        layer = page.get_textpage()
        text: str = layer.get_text_range()
        layer.close()
        page.close()
    except pypdfium2.PdfiumError:
        return ""
    # U+FFFE is PDFium's sign for a hyphen at the end of a line, with the line break taken away
    return text.replace("\ufffe", "-\n").replace("\r\n", "\n")


def _metadata(document: Any) -> dict[str, str]:
    found = {key: document.get_metadata_value(key) for key in ("Title", "Author", "CreationDate")}
    named = {key: value.strip(" \0\t\r\n") for key, value in found.items()}
    named["CreationDate"] = day(named["CreationDate"])
    return {key: value for key, value in named.items() if value}


def main() -> None:
    """Reads, answers, ends."""
    seconds, memory, most = map(int, sys.argv[1:])
    confine(seconds, memory)
    try:
        answer = read(sys.stdin.buffer.read(), most)
    except MemoryError:
        answer = {"error": "limits"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
