"""Acts of English statements, resolutions and readouts, by clause grammar."""

from chancery.annotating.english.cast import cast_of
from chancery.annotating.english.grammar import Grammar

__all__ = ["Grammar", "cast_of"]
