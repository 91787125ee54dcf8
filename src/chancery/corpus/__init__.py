"""The corpus: one SQLite file with pages, what was read from them, and nothing else.

Readable with any SQLite tool (the tables are described in `schema`), safe to kill at any moment.
"""

from chancery.corpus.store import Store
from chancery.corpus.values import Entry, Failure, Outcome, Query

__all__ = ["Entry", "Failure", "Outcome", "Query", "Store"]
