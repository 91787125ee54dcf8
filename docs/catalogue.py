"""The interface's words: taken from the templates, kept with their translations, compiled.

make words      rewrites the catalogues; what has no translation yet is listed
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from chancery.lexicon import load

WEB = Path(__file__).parents[1] / "src" / "chancery" / "web"
# the file says when it was made; the same words are the same bytes
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_METHODS = [
    ("templates/**.html", "jinja2.ext.babel_extract"),
    ("words.py", "python"),
    ("phrases.py", "python"),
]
_OPTIONS = {"templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true"}}


def folder(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return WEB / "locale" / language / "LC_MESSAGES"


def taken() -> Catalog:
    """Every message of the templates, of `words.py` and `phrases.py`, and of the situations."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    for _, _, message, _, context in extract_from_dir(WEB, _METHODS, _OPTIONS):
        catalogue.add(message, context=context)
    for situation in load().situations:
        catalogue.add(situation.why)
    return catalogue


def kept(language: str) -> Catalog:
    """The catalogue of a language as it lies there."""
    path = folder(language) / "chancery.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str) -> Catalog:
    """The catalogue of a language with the messages of today, its translations kept."""
    old, new = kept(language), taken()
    found = Catalog(locale=language, project="Chancery", charset="utf-8", fuzzy=False)
    for message in sorted((m for m in new if m.id), key=lambda m: str(m.id)):
        known = old.get(message.id, context=message.context)
        found.add(message.id, known.string if known else None, context=message.context)
    return found


def written(catalogue: Catalog) -> bytes:
    """A catalogue as text, the same every time."""
    out = BytesIO()
    write_po(out, catalogue, width=100, no_location=True, omit_header=False, sort_output=True)
    dated = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By")
    lines = out.getvalue().decode().split("\n")
    kept_lines = [line for line in lines if not line.startswith(tuple(f'"{d}' for d in dated))]
    return "\n".join(kept_lines).encode()


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as `gettext` reads it."""
    out = BytesIO()
    catalogue.creation_date = catalogue.revision_date = _MADE
    write_mo(out, catalogue)
    return out.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Messages that have no translation."""
    return [str(m.id) for m in catalogue if m.id and not _said(m.string)]


def _said(string: object) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def main() -> int:
    """Rewrite each catalogue and its compiled form; 1 if something is not translated."""
    left = []
    for language in ("zh",):
        catalogue = renewed(language)
        left += missing(catalogue)
        (folder(language) / "chancery.po").write_bytes(written(catalogue))
        (folder(language) / "chancery.mo").write_bytes(compiled(kept(language)))
    for message in left:
        print(message)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
