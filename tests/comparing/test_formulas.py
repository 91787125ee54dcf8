from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.comparing.formulas import formulas

BEFORE = ["共同", "携手", "努力", "积极"]
AFTER = ["造福人民", "维护和平", "实现繁荣", "应对挑战"]
TEXTS = [f"双方同意{b}构建海洋命运共同体{a}。" for b, a in zip(BEFORE, AFTER, strict=True)]


def test_a_wording_with_different_neighbours_is_a_formula() -> None:
    found = formulas(TEXTS, "zh")
    assert found[0].words == "构建海洋命运共同体"
    assert found[0].texts == (0, 1, 2, 3)


def test_parts_of_a_formula_are_none() -> None:
    assert not any(f.words in ("海洋命运共同", "构建海洋命运") for f in formulas(TEXTS, "zh"))


def test_a_wording_counts_once_a_text() -> None:
    found = formulas([TEXTS[0] * 5, TEXTS[1]], "zh", least=2)
    assert all(len(f.texts) == 2 for f in found)
    assert formulas([TEXTS[0] * 5], "zh", least=2) == []


def test_words_of_an_alphabet() -> None:
    texts = [
        f"Both sides {v} a community of the sea {w}."
        for v, w in (("seek", "now"), ("build", "soon"), ("want", "again"))
    ]
    assert "a community of the sea" in {f.words for f in formulas(texts, "en")}


@given(st.lists(st.text(alphabet="海洋命运共同体，", max_size=30), max_size=6))
@settings(max_examples=100, deadline=None)
def test_each_formula_stands_in_its_texts(texts: list[str]) -> None:
    for formula in formulas(texts, "zh", least=2):
        assert len(formula.texts) >= 2
        assert all(formula.words in texts[at] for at in formula.texts)
        assert formula.uses >= len(formula.texts)
