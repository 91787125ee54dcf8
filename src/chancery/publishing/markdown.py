"""A statement and its apparatus as Markdown (CommonMark; footnotes as Pandoc and GitHub have them).

What is known of it stands in front matter (YAML). Every sign that Markdown could take for mark-up
is escaped, so that the text comes out as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

import yaml

from chancery.publishing.fair import FairCopy
from chancery.publishing.fitting import fit, line
from chancery.publishing.heading import entries, names, sigla
from chancery.publishing.pieces import Piece, pieces

# mark-up wherever they stand, and those that are so only where a line begins (CommonMark 0.31,
# chapters 4 to 6; ~ | $ ^ are GitHub's and Pandoc's)
_SIGNS = re.compile(r"[\\`*_\[\]<>&#~|$^{}]")
_HEAD = re.compile(r"(\s*)([-+=:])|(\s*\d+)([.)])")
# white space at a paragraph's ends is no text to Markdown, a reference to it is; two spaces before
# a line's end would break it, but the paragraphs have no line ends
_SPACE = re.compile(r"^\s+|\s+$")
_ROLES = {"heading": "## "}


def markdown_text(copy: FairCopy) -> str:
    """The document: front matter, the title, a paragraph each, the copies, the notes."""
    notes = entries(copy)
    front = yaml.safe_dump(_front(copy), allow_unicode=True, sort_keys=False, width=10_000)
    blocks = [f"---\n{front}---", f"# {escaped(copy.title)}"]
    for each, parts in zip(copy.lines, pieces(copy, notes), strict=True):
        blocks.append(_ROLES.get(each.role, "") + _noted(parts))
    if copy.apparatus.copies:
        rows = [f"{siglum}: {what}" for siglum, what in sigla(copy.apparatus.copies)]
        blocks += ["## Copies", "\n".join(f"- {escaped(row)}" for row in rows)]
    blocks += [f"[^{at}]: {escaped(note)}" for at, (_, note) in enumerate(notes, 1)]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """One paragraph's text as Markdown that means exactly it."""
    lined = _SIGNS.sub(lambda sign: f"\\{sign[0]}", text)
    head = _HEAD.match(lined)
    if head:
        before, sign = (head[1], head[2]) if head[2] else (head[3], head[4])
        lined = f"{before}\\{sign}{lined[head.end() :]}"
    return _SPACE.sub(lambda space: "".join(f"&#{ord(sign)};" for sign in space[0]), lined)


def _noted(parts: Sequence[Piece]) -> str:
    """The pieces of a paragraph with the marks of its notes, escaped as one text."""
    return "".join(
        f"[^{part}]" if isinstance(part, int) else _inside(part, at == 0, at == len(parts) - 1)
        for at, part in enumerate(parts)
    )


def _inside(part: str, first: bool, last: bool) -> str:
    """A piece of a paragraph; only at its ends do the rules of ends hold."""
    if not part:
        return ""
    guarded = f"{'' if first else 'x'}{part}{'' if last else 'x'}"
    found = escaped(guarded)[0 if first else 1 :]
    found = found if last else found[:-1]
    # a colon behind a note's mark would make it the note itself
    return found if first or not found.startswith(":") else f"\\{found}"


def _front(copy: FairCopy) -> dict[str, object]:
    """What programs read: a date only where a day is proved, else its bounds."""
    identity, date = copy.identity, copy.identity.date
    said = {
        "title": copy.title,
        "lang": copy.tag,
        "kind": identity.kind,
        "parties": names(copy),
        "place": line(identity.place or ""),
        "date": date.best,
        "earliest": None if date.best else date.earliest,
        "latest": None if date.best else date.latest,
        "source": copy.url or PurePath(copy.source.path).name,
        "reference": copy.name,
        "sha256": copy.source.sha256,
        "notes": list(copy.notes),
    }
    return {key: _held(value) for key, value in said.items() if value}


def _held(value: object) -> object:
    return fit(value) if isinstance(value, str) else value
