"""Acts of Russian statements, by a small clause grammar over tables of forms."""

from chancery.annotating.russian.cast import cast_of
from chancery.annotating.russian.grammar import Grammar

__all__ = ["Grammar", "cast_of"]
