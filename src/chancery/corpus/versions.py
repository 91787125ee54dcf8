"""Which program read a page: when this changes, `add` reads the page again."""

from __future__ import annotations

import chancery

# Raise by one whenever reading or identifying may say something else of the same page.
READING = 2
# Raise by one whenever annotating may say something else of the same text.
ANNOTATING = 2


def program() -> str:
    """The version that is written beside each page it read, such as `0.1.0+1.1`."""
    return f"{chancery.__version__}+{READING}.{ANNOTATING}"
