from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings

from chancery.publishing.fair import FairCopy
from chancery.publishing.plain import RULE, plain_text
from publishing import copies


@settings(max_examples=100, deadline=None)
@given(copies.copies())
def test_the_text_comes_back(copy: FairCopy) -> None:
    head, rest = plain_text(copy).split(f"\n{RULE}\n", 1)
    assert head.startswith(copy.title)
    body = "\n\n".join(copies.lines_of(copy))
    assert without_marks(rest).startswith(without_marks(body))


def without_marks(text: str) -> str:
    return re.sub(r"\[\d+\]", "", text)


def test_notes_and_copies_stand_below() -> None:
    written = plain_text(copies.edition())
    assert "A: 外交部网站, 8d36a334, https://xa.example/1 (base text)" in written
    assert re.search(
        r"^\[\d\] 反对\] 坚决反对 B C \(wording\); 一致反对 D \(addition\)$", written, re.M
    )


def test_replaced_characters_are_told_of() -> None:
    reading = copies.sample()
    assert "Note: 2 characters that no document can hold stand as U+FFFD" in plain_text(
        replace(reading, replaced=2)
    )
    assert "stands as U+FFFD" in plain_text(replace(reading, replaced=1))
