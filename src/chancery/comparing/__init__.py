"""Editions → changes: what of two statements belongs together, and what became of it."""

from chancery.comparing.changes import compare
from chancery.comparing.units import side
from chancery.comparing.values import CHANGES, DIRECTIONS, Change, Comparison, Side, Unit

__all__ = ["CHANGES", "DIRECTIONS", "Change", "Comparison", "Side", "Unit", "compare", "side"]
