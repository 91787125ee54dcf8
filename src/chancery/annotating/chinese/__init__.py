"""Acts of Chinese statements and readouts, by clause grammar."""

from chancery.annotating.chinese.actors import cast_of
from chancery.annotating.chinese.grammar import Grammar

__all__ = ["Grammar", "cast_of"]
