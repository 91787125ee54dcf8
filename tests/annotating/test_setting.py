"""What can still be due when a text is said."""

from __future__ import annotations

import pytest

from chancery.annotating.setting import Setting, setting_of
from chancery.model import Dating, Identity

KNOWN = Setting("en", "joint-statement", (), "2031-06-11", 2031, "2031-06-11")
BOUNDED = Setting("en", "joint-statement", (), None, 2031, "2031-06-11")


@pytest.mark.parametrize("setting", [KNOWN, BOUNDED])
@pytest.mark.parametrize(
    ("time", "ahead"),
    [
        *(("2031", True), ("2031-06", True), ("2031-06-11", True), ("2040", True)),
        *(("2030/2031", True), ("2031-06-09/2031-06-12", True)),
        *(("2030", False), ("2031-02", False), ("2031-06-10", False), ("2029/2030", False)),
        *(("", False), ("--06-12", False)),
    ],
)
def test_what_is_over_is_no_longer_due(setting: Setting, time: str, ahead: bool) -> None:
    assert setting.ahead(time) is ahead


def test_without_a_year_nothing_is_known_to_be_ahead() -> None:
    assert not Setting("en", "joint-statement", (), None, None, "2031-06-11").ahead("2040")
    assert Setting("en", "joint-statement", (), None, 2031).ahead("2031-01")


def test_an_identity_gives_the_first_day_that_can_be() -> None:
    dating = Dating(None, "2031-06-11", "2031-08-31")
    identity = Identity(
        *(None, "declaration", ("XA",), "other", None, "en", "", None, dating, None, False, True)
    )
    assert setting_of(identity) == Setting(
        "en", "declaration", ("state:XA",), None, 2031, "2031-06-11"
    )
