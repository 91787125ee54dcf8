"""What holds for all tests: no setting of the person who runs them reaches the program."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHANCERY_CORPUS", "CHANCERY_LEXICON", "CHANCERY_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
