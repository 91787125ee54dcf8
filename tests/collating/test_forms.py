from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.collating.forms import blemishes, form_of
from chancery.reading.characters import normal


def test_script_width_and_signs_are_no_part_of_a_wording() -> None:
    plain = form_of("双方重申，支持联合国的作用。第24届会议")
    other = form_of("雙方重申,支持聯合國的作用.\n第２４届 会议")
    assert plain.letters == other.letters
    assert plain.digest == other.digest
    assert plain.han


def test_sentences_are_spans_of_letters() -> None:
    form = form_of("双方重申。\n一、支持；反对！")
    assert [form.letters[a:b] for a, b in form.sentences()] == ["双方重申", "一支持", "反对"]
    assert not form_of("The two sides. They agree.").han
    assert len(form_of("The two sides. They agree.").sentences()) == 2
    assert form_of("").sentences() == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_every_letter_leads_back_to_the_normal_form(text: str) -> None:
    layer = normal(text)
    form = form_of(text, layer)
    for at, letter in enumerate(form.letters):
        start, end = form.back(at, at + 1)
        assert end == start + 1
        assert layer.text[start].lower() == letter or layer.text[start] in (letter, "覆", "藉")
    assert form.ends[-1] == len(form.letters)
    if form.letters:
        assert form.back(0, len(form.letters))[1] <= len(layer.text)
    assert form_of("").back(0, 0) == (0, 0)


def test_signs_of_careless_copying_are_counted() -> None:
    assert blemishes("双方重申，支持。") == 0
    assert blemishes("双方重申,支持。，共同\ufffd") == 3
