from __future__ import annotations

import pytest

import chancery.sample
from chancery import read
from chancery.lexicon import load
from chancery.publishing.compared import compared
from chancery.publishing.redline_docx import redline_docx
from chancery.publishing.redline_html import redline_html
from chancery.publishing.redlines import wording
from chancery.publishing.redlining import redlined
from chancery.publishing.said import Text

OWN = load(chancery.sample.lexicon())
PAGES = ["2031-clean", "2032-ads", "2034-markdown", "2036-clean", "2035-readout-xa"]


def sample(name: str) -> Text:
    return read(next(chancery.sample.pages().glob(f"{name}.*")), lexicon=OWN).said(name)


@pytest.mark.parametrize("one", PAGES)
@pytest.mark.parametrize("two", PAGES)
def test_both_texts_come_out_of_the_redline(one: str, two: str) -> None:
    a, b = sample(one), sample(two)
    made = redlined(compared(a, b, OWN))
    assert wording(made, "first") == a.text
    assert wording(made, "second") == b.text


def test_the_redline_is_written_as_a_page_and_for_word() -> None:
    made = redlined(compared(sample("2031-clean"), sample("2034-markdown"), OWN))
    assert "坚决反对" in redline_html(made).decode()
    assert redline_docx(made)[:2] == b"PK"
