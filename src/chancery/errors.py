"""Everything that Chancery raises on purpose.

    ChanceryError
    ├── PageError                  this page cannot be read (exit code 2)
    │   ├── PageMissing            no such file, or a folder without pages
    │   ├── PageEmpty              nothing in it: no bytes, or no text
    │   ├── PageTooLarge           over the size limit, or unpacks to more than it
    │   ├── PageUnknown            no format that Chancery reads
    │   ├── PageBroken             a known format, but truncated or malformed
    │   └── PageLocked             encrypted, or images without a text layer
    ├── ExportError                this cannot be written in the form asked for
    ├── NotComparable              two texts have nothing to be compared by
    ├── LexiconError               a lexicon file has a wrong row (file, line, reason)
    └── CorpusError                the corpus file cannot be used
        ├── CorpusMissing          no corpus at that path
        ├── CorpusForeign          not a Chancery corpus, or damaged
        ├── CorpusNewer            written by a newer program
        ├── CorpusUnwritable       read-only or full disk
        └── ReferenceUnknown       no page or statement of that name

Each message is one line and says what happened, what was kept and what to do next.
"""

from __future__ import annotations

__all__ = [
    "ChanceryError",
    "CorpusError",
    "CorpusForeign",
    "CorpusMissing",
    "CorpusNewer",
    "CorpusUnwritable",
    "ExportError",
    "LexiconError",
    "NotComparable",
    "PageBroken",
    "PageEmpty",
    "PageError",
    "PageLocked",
    "PageMissing",
    "PageTooLarge",
    "PageUnknown",
    "ReferenceUnknown",
]


class ChanceryError(Exception):
    """The root of the tree."""


class PageError(ChanceryError):
    """This page cannot be read."""


class PageMissing(PageError):
    """There is no such file, or the folder holds no pages."""


class PageEmpty(PageError):
    """There is nothing in the page: no bytes, or no text."""


class PageTooLarge(PageError):
    """The page is over the size limit, or unpacks to more than it."""


class PageUnknown(PageError):
    """The bytes are in no format that Chancery reads."""


class PageBroken(PageError):
    """The format is known, but the bytes are truncated or malformed."""


class PageLocked(PageError):
    """The page is encrypted, or holds images without a text layer."""


class ExportError(ChanceryError):
    """There is no such form, or it does not take what was given, or a library is missing."""


class NotComparable(ChanceryError):
    """Two texts have nothing to be compared by: one is empty, or they are in two languages."""


class LexiconError(ChanceryError):
    """A lexicon file has a wrong row; the message names file, line and reason."""


class CorpusError(ChanceryError):
    """The corpus file cannot be used."""


class CorpusMissing(CorpusError):
    """There is no corpus at that path."""


class CorpusForeign(CorpusError):
    """The file is not a Chancery corpus, or it is damaged."""


class CorpusNewer(CorpusError):
    """The corpus was written by a newer program."""


class CorpusUnwritable(CorpusError):
    """The corpus cannot be written: read-only or full disk."""


class ReferenceUnknown(CorpusError):
    """No page or statement of that name is in the corpus."""
