from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

import chancery.sample
from chancery import Reading, read
from chancery.collating.tokens import Token, tokens
from chancery.collating.translations import SCORE, Outline, _aligned, translation
from chancery.collating.values import Facts
from chancery.lexicon import load


@cache
def sample(name: str) -> Reading:
    return read(chancery.sample.pages() / name, lexicon=load(chancery.sample.lexicon()))


def outline(name: str, **changes: object) -> Outline:
    found = sample(name)
    identity = found.identity
    facts = Facts(
        found.witness.source.sha256,
        kind=identity.kind,
        parties=identity.parties,
        earliest=identity.date.earliest,
        latest=identity.date.latest,
    )
    made = tokens(found.text, found.mentions, identity.parties)
    return Outline(replace(facts, **changes), made)  # type: ignore[arg-type]


def test_a_translation_is_found_by_what_both_name() -> None:
    found = translation(outline("2031-clean.html"), outline("2031-en.html"))
    assert found
    assert found.score >= SCORE
    assert "dates 2031-05-11/2031-05-13, 2031-05-12" in " ".join(found.evidence)
    assert "in the same order" in found.evidence[0]


def test_a_translation_back_is_found() -> None:
    found = translation(outline("2032-glossed.html"), outline("2032-backtranslation.txt"))
    assert found
    assert found.score >= 0.8


def test_other_statements_of_the_same_parties_stay_under_the_score() -> None:
    names = ("2031-clean.html", "2032-glossed.html", "2034-markdown.md", "2036-clean.html")
    free = {"earliest": None, "latest": None}
    for n, one in enumerate(names):
        for other in names[n + 1 :]:
            found = translation(outline(one, **free), outline(other, **free))
            assert found is None or found.score < SCORE


def test_two_readouts_are_never_taken_for_translations() -> None:
    assert translation(outline("2035-readout-xa.html"), outline("2035-readout-xb.html")) is None


def test_other_parties_or_days_forbid() -> None:
    one = outline("2031-clean.html")
    assert translation(one, outline("2031-en.html", parties=("XA", "XC"))) is None
    other = outline("2031-en.html", earliest="2033-01-01", latest="2033-01-01")
    assert translation(one, other) is None


def test_names_made_of_words_and_common_ones_are_no_tokens() -> None:
    ids = {token.id for token in outline("2031-en.html").tokens}
    assert not any("89c7bd" in id_ or id_ in ("body:UN", "state:XA") for id_ in ids)


_tokens = st.lists(
    st.builds(Token, st.sampled_from(["a", "b", "c", "d"]), st.sampled_from([1.0, 2.0])),
    max_size=9,
)


@settings(max_examples=200, deadline=None)
@given(_tokens, _tokens)
def test_the_heaviest_common_sequence_is_found(a: list[Token], b: list[Token]) -> None:
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            both = best[i][j] + min(x.weight, y.weight) if x.id == y.id else 0.0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], both)
    assert sum(token.weight for token in _aligned(a, b)) == best[len(a)][len(b)]


def test_a_page_of_one_name_is_aligned_quickly() -> None:
    many = [Token("place:qiming", 1.0)] * 50_000
    assert len(_aligned(many, many)) <= 24


def test_nothing_is_no_translation_of_nothing() -> None:
    assert translation(Outline(Facts("1"), ()), Outline(Facts("2"), ())) is None
