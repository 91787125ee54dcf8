"""PDF with a text layer, read by PDFium in a child process under limits.

PDFium is a large library in C++ and PDF a hostile format: a crash, a loop or a bomb ends the
child, not the program.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from chancery.errors import PageBroken, PageError, PageLocked, PageTooLarge
from chancery.model import Claim, Page
from chancery.reading.formats.origin import Origin
from chancery.reading.formats.wording import counted

MEDIA = "application/pdf"
# a statement of 20 pages takes .1 s, a book of 1,000 pages 5 s
SECONDS = 30
# Python and PDFium map 30 MiB, the file and its text a few times 64 MiB; nothing is drawn
MEMORY = 1_024 * 1_048_576
_CHILD = Path(__file__).with_name("pdf_child.py")
_FIELDS = {"Title": "headline", "Author": "author", "CreationDate": "date"}
# a font without a Unicode map gives control and private characters instead of text
_UNREAD = 0.5


def page(data: bytes, origin: Origin) -> Page:
    """The page of a PDF file: lines as they lie, its pages joined by form feeds.

    Raises `PageLocked` for an encrypted file, for images without a text layer and for a layer
    without Unicode, `PageTooLarge` for one that needs more than 30 s or 1 GiB, `PageBroken`
    for one that is truncated or malformed.
    """
    answer = _ask(data, origin)
    if "error" in answer:
        raise _refusal(str(answer["error"]), origin)
    texts: list[str] = answer["pages"]
    _check("".join(texts), origin)
    found = answer["metadata"]
    claims = (Claim(_FIELDS[key], value, "container") for key, value in found.items())
    source = origin.source(data, MEDIA, "utf-8")
    notes = origin.notes + _notes(texts)
    return Page(source, "\f".join(texts), "text", claims=tuple(claims), notes=notes)


def _ask(data: bytes, origin: Origin) -> dict[str, Any]:
    """The child's answer, or an error for one that gave none."""
    # -P: the modules beside the child have names of their own that must not hide a library's
    command = [sys.executable, "-P", str(_CHILD), str(SECONDS), str(MEMORY), str(origin.limit)]
    try:
        # twice the processor's time: the machine may be busy
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=2 * SECONDS, check=False
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise _refusal("limits", origin) from None
    except ValueError:
        raise _refusal("limits" if done.returncode < 0 else "broken", origin) from None
    return answer


def _refusal(error: str, origin: Origin) -> PageError:
    if error == "password":
        return origin.error(PageLocked, "the PDF is encrypted", "remove its password")
    advice = "give a copy that opens in a browser"
    if error == "limits":
        happened = f"the PDF needs more than {SECONDS} s or {MEMORY >> 20} MiB to be read"
        return origin.error(PageTooLarge, happened, advice)
    if error == "large":
        happened = f"the PDF holds more than {origin.limit} characters"
        return origin.error(PageTooLarge, happened, "split it")
    return origin.error(PageBroken, "the PDF is truncated or malformed", advice)


def _check(text: str, origin: Origin) -> None:
    signs = text.split()
    if not signs:
        happened = "the PDF holds images without a text layer"
        raise origin.error(PageLocked, happened, "run it through OCR")
    joined = "".join(signs)
    odd = sum(sign < " " or "\ue000" <= sign <= "\uf8ff" or sign == "\ufffd" for sign in joined)
    if odd > len(joined) * _UNREAD:
        happened = "the text layer of the PDF has no Unicode characters"
        raise origin.error(PageLocked, happened, "run it through OCR")


def _notes(texts: list[str]) -> tuple[str, ...]:
    bare = [str(number) for number, text in enumerate(texts, 1) if not text.strip()]
    if not bare:
        return ()
    named = ", ".join(bare[:10]) + (" …" if len(bare) > 10 else "")
    return (f"{counted(len(bare), 'PDF page')} without text: {named}",)
