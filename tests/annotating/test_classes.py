from __future__ import annotations

from chancery.annotating.classes import (
    ASPECTS,
    COMMITMENT,
    FAMILIES,
    FAMILY,
    POSITION,
    classes_of,
    is_commitment,
)
from chancery.lexicon import load


def test_every_class_has_one_family() -> None:
    assert len(FAMILY) == 28
    assert sum(len(classes_of(family)) for family in FAMILIES) == len(FAMILY)
    assert classes_of("none") == ()
    assert set(FAMILY) >= COMMITMENT | POSITION


def test_the_table_of_acts_has_known_classes_only() -> None:
    assert {row.act for row in load().acts} <= set(FAMILY)


def test_a_commitment_is_about_the_future() -> None:
    found = {(act, aspect) for act in FAMILY for aspect in ASPECTS if is_commitment(act, aspect)}
    assert found == {(act, "future") for act in COMMITMENT}
