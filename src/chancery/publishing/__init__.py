"""One small writer for each form in which a reading or a corpus leaves the program."""

from chancery.publishing.record import dumps, record

__all__ = ["dumps", "record"]
