from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import pairwise

import pytest

from chancery.collating.reuse import Reuse, find_reuse

# characters that the invented texts are made of
SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 900)]
FORMULA = "维护以国际法为基础的海洋秩序"
QUOTED = (
    "曙光共和国和澜海联邦决定在启明设立海上搜救中心"
    "并于每年春季举行联合演练双方船只可以自由进出两国港口"
)


def filler(chance: random.Random, length: int) -> str:
    """Text that no other has."""
    return "".join(chance.choice(SIGNS) for _ in range(length))


def edited(chance: random.Random, text: str, share: float) -> str:
    """The text with a share of its characters replaced, left out, or one put behind."""
    out = []
    for sign in text:
        if chance.random() >= share:
            out.append(sign)
            continue
        kind = chance.random()
        if kind < 0.6:
            out.append(chance.choice(SIGNS))
        elif kind < 0.8:
            out += [sign, chance.choice(SIGNS)]
    return "".join(out)


def corpus(seed: int, *inside: str, length: int = 400) -> list[tuple[str, str]]:
    """Texts of filler, one for each string, with it in the middle."""
    chance = random.Random(seed)
    return [
        (f"t{n:03}", filler(chance, length) + text + filler(chance, length))
        for n, text in enumerate(inside)
    ]


def pairs(found: Iterable[Reuse]) -> set[tuple[str, str]]:
    return {(min(r.a, r.b), max(r.a, r.b)) for r in found}


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1, 0.2])
def test_a_passage_is_found_though_edited(share: float) -> None:
    chance = random.Random(3)
    passage = filler(chance, 120)
    texts = corpus(5, passage, edited(chance, passage, share), "", "", "")
    (found,) = find_reuse(texts)
    assert (found.a, found.b) == ("t000", "t001")
    whole = dict(texts)["t000"]
    begin = whole.index(passage)
    shared = min(found.a_end, begin + 120) - max(found.a_begin, begin)
    assert shared >= 0.5 * 120
    assert found.a_end - found.a_begin <= 120 + 20


def test_spans_lead_back_to_the_text_given() -> None:
    printed = "，".join(QUOTED[at : at + 6] for at in range(0, len(QUOTED), 6))
    traditional = QUOTED.replace("联", "聯").replace("国", "國")
    texts = corpus(7, f"（{printed}）", traditional, "")
    (found,) = find_reuse(texts)
    text = dict(texts)
    one = text[found.a][found.a_begin : found.a_end]
    two = text[found.b][found.b_begin : found.b_end]
    assert one.replace("，", "") in QUOTED or QUOTED in one.replace("，", "")
    assert two in traditional or traditional in two


def test_a_popular_text_gives_every_pair_of_its_copies() -> None:
    chance = random.Random(11)
    base = filler(chance, 900)
    texts = [(f"c{n:02}", edited(chance, base, (0, 0.01, 0.05)[n % 3])) for n in range(20)]
    texts += corpus(13, *[""] * 20)
    found = pairs(find_reuse(texts))
    assert {pair for pair in found if pair[0][0] == "c"} == {
        (f"c{a:02}", f"c{b:02}") for a in range(20) for b in range(a + 1, 20)
    }
    assert all(a[0] == b[0] == "c" for a, b in found)


def test_a_passage_of_a_text_is_shared_by_its_copies() -> None:
    chance = random.Random(17)
    passage = filler(chance, 100)
    base = filler(chance, 500) + passage + filler(chance, 500)
    texts = [("a", base), ("b", base), *corpus(19, passage, "", "")]
    assert {("a", "b"), ("a", "t000"), ("b", "t000")} <= pairs(find_reuse(texts))


def test_set_formulas_are_no_reuse() -> None:
    chance = random.Random(23)
    texts = [
        (f"f{n:02}", "".join(filler(chance, 60) + FORMULA for _ in range(8))) for n in range(40)
    ]
    assert not list(find_reuse(texts))


def test_the_order_of_the_texts_makes_no_difference() -> None:
    chance = random.Random(29)
    passages = [filler(chance, 60) for _ in range(3)]
    texts = corpus(31, *(passages[n % 3] + passages[(n + 1) % 3] for n in range(8)))
    found = sorted(find_reuse(texts))
    for seed in range(3):
        shuffled = list(texts)
        random.Random(seed).shuffle(shuffled)
        assert sorted(find_reuse(shuffled)) == found


@pytest.mark.parametrize(
    "texts", [[], [("a", QUOTED)], [("a", ""), ("b", "")], [("a", "双"), ("b", "双")]]
)
def test_few_and_tiny_texts_share_nothing(texts: list[tuple[str, str]]) -> None:
    assert not list(find_reuse(texts))


def test_an_id_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="'a' is given twice"):
        find_reuse([("a", QUOTED), ("a", QUOTED)])


@pytest.mark.parametrize("unit", ["双", "双方合作", FORMULA])
def test_periodic_texts_end(unit: str) -> None:
    texts = [(name, unit * (20_000 // len(unit))) for name in "ab"] + corpus(37, "", "")
    found = list(find_reuse(texts))
    assert len(found) < 2_000


def test_texts_of_an_alphabet() -> None:
    chance = random.Random(41)
    words = ["".join(chance.choice("abcdefghiklmnoprstuv") for _ in range(6)) for _ in range(800)]

    def prose(n: int) -> str:
        return " ".join(chance.choice(words) for _ in range(n))

    shared = prose(30)
    texts = [(f"e{n}", f"{prose(80)} {shared if n < 2 else ''} {prose(80)}") for n in range(5)]
    (found,) = find_reuse(texts)
    assert (found.a, found.b) == ("e0", "e1")


def test_a_passage_is_told_once_though_its_middle_was_rewritten() -> None:
    chance = random.Random(19)
    before, after = filler(chance, 60), filler(chance, 60)
    texts = corpus(21, before + filler(chance, 14) + after, before + filler(chance, 9) + after)
    found = list(find_reuse(texts))
    spans = sorted((r.a_begin, r.a_end) for r in found)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    whole = dict(texts)[found[0].a]
    for part in (before, after):
        begin = whole.index(part)
        assert sum(max(0, min(e, begin + 60) - max(b, begin)) for b, e in spans) >= 55


def test_short_ends_of_texts_are_looked_at_safely() -> None:
    chance = random.Random(23)
    one, two = filler(chance, 40), filler(chance, 40)
    texts = [
        ("a", one),
        ("b", filler(chance, 50) + one),
        ("c", two + filler(chance, 50)),
        ("d", two),
    ]
    assert pairs(find_reuse(texts)) == {("a", "b"), ("c", "d")}
