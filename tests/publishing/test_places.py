from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model import Paragraph, Sentence
from chancery.publishing.places import sentence_names


def named(*sections: str | None) -> list[str]:
    """Names of the only sentence of each paragraph."""
    paragraphs = [Paragraph(n, n + 1, (), section) for n, section in enumerate(sections)]
    sentences = [Sentence(n, n + 1, n, 1) for n in range(len(paragraphs))]
    return sentence_names(paragraphs, sentences)


def test_sections_have_their_printed_numbers() -> None:
    assert named(None, "一", "一", "十二", None) == [
        *("p1.1", "s1.p1.1", "s1.p2.1", "s12.p1.1", "p2.1")
    ]
    assert named("2", "3") == ["s2.p1.1", "s3.p1.1"]


def test_headings_without_numbers_are_counted() -> None:
    assert named("海洋", "海洋", "一", "贸易") == ["s1.p1.1", "s1.p2.1", "s2.p1.1", "s3.p1.1"]


def test_a_number_printed_in_two_ways_is_counted() -> None:
    assert named("一", "1", "1") == ["s1.p1.1", "s2.p1.1", "s2.p2.1"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([None, "一", "1", "二", "海洋", "0"]), max_size=12))
def test_no_name_is_given_twice(sections: list[str | None]) -> None:
    found = named(*sections)
    assert len(set(found)) == len(found)
