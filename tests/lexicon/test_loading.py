from __future__ import annotations

from pathlib import Path

import pytest

from chancery.annotating.classes import FAMILY
from chancery.errors import LexiconError
from chancery.lexicon import load
from chancery.lexicon.loading import CLASSES

ACT = 'language = "zh"\nform = "试行"\nact = "COMMIT"\nstrength = 2\nframe = "action"\n'


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("[[acts]]\n" + ACT.replace("COMMIT", "COMIT"), "no class of acts 'COMIT'"),
        ("[[acts]]\n" + ACT.replace("= 2", "= 9"), "strength 9 is not 1 to 5"),
        ("[[acts]]\n" + ACT.replace("action", "verb"), "no frame 'verb'"),
        ("[[acts]]\n" + ACT.replace("zh", "fr"), "no language 'fr'"),
        ('[[topics]]\nid = "seas"\nzh = "海洋"\nen = "Seas"\n', "'ru' is missing"),
        ('[[groups]]\nid = "states"\nzh = ["各国"]\n', "does not begin with 'group:'"),
        ('[[degrees]]\nterm = "很"\n', "no table is called 'degrees'"),
        ('[[terms]]\ngroup = "degree"\nterm = "很"\n', "'value' is missing"),
        ("[[acts]\n", "mine.toml"),
    ],
)
def test_a_wrong_row_refuses_the_file(tmp_path: Path, row: str, reason: str) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(row, encoding="utf-8")
    with pytest.raises(LexiconError, match="nothing was changed") as said:
        load(own)
    assert reason in str(said.value)
    assert "mine.toml" in str(said.value)


def test_a_right_row_is_taken(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text("[[acts]]\n" + ACT, encoding="utf-8")
    assert any(trigger.form == "试行" for trigger in load(own).acts)


def test_every_class_that_a_wording_can_make_is_one() -> None:
    assert set(CLASSES) == set(FAMILY) - {"ASSERT", "PRACTISE"}
