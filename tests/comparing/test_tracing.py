from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.comparing.tracing import uses
from chancery.model import Span
from chancery.reading.characters import normal

WORDS = st.text(alphabet="海洋命运共同体合作，。 关於", max_size=60)


def found(formula: str, text: str) -> list[tuple[str, bool]]:
    layer = normal(text)
    return [(text[slice(*use.span)], use.exact) for use in uses(formula, layer, spans(text))]


def spans(text: str) -> list[Span]:
    at, ends = 0, []
    for part in text.split("。"):
        ends.append((at, at + len(part)))
        at += len(part) + 1
    return ends


def test_every_exact_use_in_either_script() -> None:
    text = "构建海洋命运共同体。構建海洋命運共同體，海洋命运共同体是目标。"
    assert found("海洋命运共同体", text) == [
        ("海洋命运共同体", True),
        ("海洋命運共同體", True),
        ("海洋命运共同体", True),
    ]


def test_a_variant_is_near() -> None:
    assert found("构建海洋命运共同体", "双方愿携手构建蓝海洋命运共同体。") == [
        ("构建蓝海洋命运共同体", False)
    ]


def test_other_words_are_no_variant() -> None:
    assert found("构建海洋命运共同体", "双方愿加强海上搜救合作。") == []


def test_short_words_have_no_variants() -> None:
    assert found("海洋", "海外市场。") == []


@given(WORDS, st.integers(0, 50), st.integers(1, 12))
@settings(max_examples=150, deadline=None)
def test_what_stands_in_a_sentence_is_found_there(text: str, start: int, length: int) -> None:
    layer = normal(text)
    for s, e in spans(text):
        formula = layer.part(s, e)[start : start + length]
        if formula:
            hits = [use for use in uses(formula, layer, [(s, e)]) if use.exact]
            assert hits
            assert all(layer.part(*hit.span) == formula for hit in hits)
