from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.publishing.apparatus import Apparatus, Variant, divided, loci, wording
from publishing import copies

TEXT = "双方反对外部势力干涉内政"


def test_variants_that_touch_become_one_entry() -> None:
    given_ = (
        Variant((2, 4), "坚决反对", ("B",), "wording"),
        Variant((3, 6), "", ("C",), "omission"),
        Variant((8, 8), "一切", ("B", "D"), "addition"),
    )
    first, second = loci(TEXT, Apparatus((), given_))
    assert first.span == (2, 6)
    assert [(r.text, r.witnesses) for r in first.readings] == [
        ("坚决反对外部", ("B",)),
        ("反", ("C",)),
    ]
    assert (second.span, second.readings[0].witnesses) == ((8, 8), ("B", "D"))


def test_copies_that_agree_share_a_reading() -> None:
    given_ = (Variant((2, 4), "反對", ("C",), "script"), Variant((2, 4), "反對", ("B",)))
    (locus,) = loci(TEXT, Apparatus((), given_))
    assert [(r.witnesses, r.kinds) for r in locus.readings] == [(("B", "C"), ("script",))]


@pytest.mark.parametrize(
    ("variants", "words"),
    [
        ((Variant((5, 99), "", ("B",)),), "outside"),
        ((Variant((2, 6), "", ("B",)), Variant((4, 8), "", ("B",))), "overlap"),
    ],
)
def test_impossible_variants_are_refused(variants: tuple[Variant, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        loci(TEXT, Apparatus((), variants))


def applied(text: str, apparatus: Apparatus, siglum: str) -> str:
    """A copy's text, its variants put in one by one from the end."""
    own = sorted((v for v in apparatus.variants if siglum in v.witnesses), key=lambda v: v.span)
    for variant in reversed(own):
        text = text[: variant.span[0]] + variant.reading + text[variant.span[1] :]
    return text


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_every_copy_can_be_read_from_the_entries(data: st.DataObject) -> None:
    text = data.draw(st.text("双方反对", max_size=30))
    apparatus = data.draw(copies.apparatuses(text))
    found = loci(text, apparatus)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=4).map(sorted))
    pieces = [piece for locus in found for piece in divided(locus, cuts)]
    for siglum in ("A", "B", "C", "D e"):
        own = applied(text, apparatus, siglum)
        assert wording(text, found, siglum) == own
        assert wording(text, pieces, siglum) == own
