from __future__ import annotations

import random

from chancery.collating.prints import SAMPLED, containment, spread
from collating.make import copy, text_of


def test_a_sample_is_about_one_shingle_in_eight_whatever_the_text() -> None:
    text = "".join(chr(0x4E00 + n * n * n % 10007) for n in range(9000))
    sample = copy(text).shingles
    assert 0.7 < len(sample) * SAMPLED / len(text) < 1.1


def test_the_sample_of_a_part_is_in_that_of_the_whole() -> None:
    text = text_of(characters=9000)
    part, sample = copy(text[3000:3600]).shingles, copy(text).shingles
    assert containment(part, sample) == 1.0
    assert spread(part, sample) > 0.8


def test_set_phrases_here_and_there_are_no_spread() -> None:
    lines = text_of(characters=4000).split("。")
    chance = random.Random(1)
    mixed = "。".join(chance.sample(lines, len(lines)))
    whole, shuffled = copy("。".join(lines)).shingles, copy(mixed).shingles
    assert containment(whole, shuffled) > 0.9
    assert spread(whole, shuffled) < 0.5
    assert spread(whole, whole) == 1.0


def test_nothing_shares_nothing() -> None:
    assert containment({}, {}) == containment({}, {1: 0}) == 0.0
    assert spread({}, {1: 0}) == 0.0


def test_words_are_the_letters_of_other_scripts() -> None:
    text = "The two sides reaffirm their commitment to the treaty and to its principles. " * 9
    assert copy(text).shingles == copy(text.replace(" ", "  ").upper()).shingles


def test_either_of_two_samples_may_come_first() -> None:
    chance = random.Random(4)
    for _ in range(50):
        one, other = (
            {n: n % 7 if way else n // 5 for n in chance.sample(range(60), 30)} for way in (0, 1)
        )
        assert spread(one, other) == spread(other, one)
