"""What is known beforehand: tables with sources, and one loader for them and for users' own."""

from chancery.lexicon.entries import Entry, Mark, Situation, Topic, Trigger
from chancery.lexicon.loading import Lexicon, load

__all__ = ["Entry", "Lexicon", "Mark", "Situation", "Topic", "Trigger", "load"]
