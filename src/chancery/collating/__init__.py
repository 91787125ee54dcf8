"""Witnesses → statements: fingerprints, likeness, translations, groups, base text, apparatus.

    likeness(a, b)                  copies of one text in one language, with the evidence
    translation(a, b)               one text in other words, by names, dates and numbers in order
    partition(nodes, ties)          groups, the strongest ties first, unless something forbids
    choose(witnesses)               the base text, and why
    apparatus(base, others)         where the others differ

Every answer is a plain function of the witnesses given: nothing depends on an order.
"""

from chancery.collating.bases import choose
from chancery.collating.consensus import consensus
from chancery.collating.edition import apparatus
from chancery.collating.forms import form_of
from chancery.collating.grouping import partition
from chancery.collating.likeness import Copy, likeness
from chancery.collating.prints import shingles
from chancery.collating.translations import Outline, translation
from chancery.collating.values import Facts, GroupDecision, Link, Variant, Window

__all__ = [
    "Copy",
    "Facts",
    "GroupDecision",
    "Link",
    "Outline",
    "Variant",
    "Window",
    "apparatus",
    "choose",
    "consensus",
    "form_of",
    "likeness",
    "partition",
    "shingles",
    "translation",
]
