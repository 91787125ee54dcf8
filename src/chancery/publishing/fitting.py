"""Characters that documents cannot hold, and the sign that stands for each.

XML 1.0 (section 2.2) has no place for control characters, half surrogate pairs and the last two
code points; a carriage return becomes a line feed when it is read back; HTML and Markdown take the
control characters U+007F to U+009F for mistakes. One rule serves all forms of export, so that
offsets and quotes are the same in each.
"""

from __future__ import annotations

import re

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SIGN = "\ufffd"


def fit(text: str) -> str:
    """The text with U+FFFD for each character that no document can hold; offsets stay."""
    return _UNFIT.sub(SIGN, text)


def unfit(text: str) -> int:
    """How many such characters a text has."""
    return len(_UNFIT.findall(text))


def line(text: str) -> str:
    """The text as one fit line: every run of white space is one space."""
    return " ".join(fit(text).split())
