"""Ids inside a line of reasons are told by their names."""

from __future__ import annotations

import pytest

from chancery.lexicon import load
from chancery.web.words import Names


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "addressee: China → United Nations; CALL UPON; state of 12:30, body:Nowhere"),
        ("zh", "addressee: 中国 → 联合国; CALL UPON; state of 12:30, body:Nowhere"),
    ],
)
def test_ids_have_names(language: str, said: str) -> None:
    line = "addressee: state:CN → body:UN; CALL_UPON; state of 12:30, body:Nowhere"
    found = Names(load(), language).within(line)
    assert found == said
