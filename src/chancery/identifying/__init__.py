"""A witness to its identity: title, kind, parties, level, place, date with its evidence.

    identity = identify(witness, lexicon)

Certain or silent: what the page does not prove stays None, empty or `other`.
"""

from chancery.identifying.dates import DateMention, find_dates, parse_day
from chancery.identifying.identity import identify

__all__ = ["DateMention", "find_dates", "identify", "parse_day"]
