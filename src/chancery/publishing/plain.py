"""A statement and its apparatus as plain text, to be read as it is."""

from __future__ import annotations

from chancery.publishing.fair import FairCopy
from chancery.publishing.heading import entries, identity_lines, sigla
from chancery.publishing.pieces import pieces

RULE = "-" * 40
"""Stands between the identity, the text and the apparatus."""


def plain_text(copy: FairCopy) -> str:
    """Title and identity, the paragraphs with an empty line between, notes as `[1]`."""
    notes = entries(copy)
    head = [copy.title, "", *(f"{label}: {value}" for label, value in identity_lines(copy))]
    body = [
        "".join(f"[{part}]" if isinstance(part, int) else part for part in parts)
        for parts in pieces(copy, notes)
    ]
    blocks = ["\n".join(head), RULE, "\n\n".join(body)]
    copies = [f"{siglum}: {what}" for siglum, what in sigla(copy.apparatus.copies)]
    below = [*copies, *(f"[{at}] {note}" for at, (_, note) in enumerate(notes, 1))]
    blocks += [RULE, "\n".join(below)] if below else []
    return "\n".join(blocks) + "\n"
