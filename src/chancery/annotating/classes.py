"""The classes of diplomatic acts, each with its family: the one place where both are named.

The families are Searle's, with the two that diplomatic texts add: what is welcomed and what is
opposed. Strength compares acts of one family only.
"""

from __future__ import annotations

from types import MappingProxyType

_CLASSES = {
    "assertive": (
        *("ASSERT", "STATE", "STRESS", "NOTE", "RECOGNIZE"),
        *("REAFFIRM", "DECLARE", "PRACTISE", "CONSULT"),
    ),
    "commissive": ("COMMIT", "AGREE", "COMPLY", "INTEND"),
    "directive": ("EXPECT", "ENCOURAGE", "ADVOCATE", "NORM", "CALL_UPON", "URGE", "DEMAND"),
    "positive": ("VALUE", "APPRECIATE", "WELCOME", "SUPPORT"),
    "negative": ("CONCERN", "OPPOSE", "REJECT", "CONDEMN"),
}

FAMILIES: tuple[str, ...] = tuple(_CLASSES)
"""The five families, in the order in which they are shown."""

FAMILY = MappingProxyType({act: name for name, acts in _CLASSES.items() for act in acts})
"""The family of each class, in the order in which classes are shown."""

COMMITMENT = frozenset({"COMMIT", "AGREE", "COMPLY"})
"""Classes by which a holder binds itself. INTEND, a leader's own words in a readout, does not."""

POSITION = frozenset(
    {
        *("STATE", "STRESS", "NOTE", "RECOGNIZE", "REAFFIRM"),
        *_CLASSES["directive"],
        *_CLASSES["positive"],
        *_CLASSES["negative"],
    }
)
"""Classes by which a holder takes a position. Bare assertions, self-descriptions and formulas do
not say that it is one."""

ASPECTS = ("future", "present", "past", "negated")
"""When the content of an act is, or that it is denied."""


def is_commitment(act: str, aspect: str) -> bool:
    """Whether an act of this class and aspect binds its holder to what is still to be done."""
    return act in COMMITMENT and aspect == "future"


def classes_of(family: str) -> tuple[str, ...]:
    """The classes of a family; none if there is no such family."""
    return _CLASSES.get(family, ())
