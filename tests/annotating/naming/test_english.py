"""Names that English gives away by its capitals, in names of our own."""

from __future__ import annotations

import pytest

import chancery.sample
from chancery.annotating.mentions import find_mentions
from chancery.annotating.setting import Setting
from chancery.lexicon import load
from chancery.reading.characters import normal

OWN = load(chancery.sample.lexicon())
SETTING = Setting("en", "joint-statement", ("state:XA", "state:XB"), "2032-11-08", 2032)


def named(text: str) -> list[tuple[str, str]]:
    form = normal(text).text
    return [(form[one.start : one.end], one.id) for one in find_mentions(form, SETTING, OWN)]


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        (
            "under the Aurora-Lanhai Mutual Harbour Treaty of ours",
            "Aurora-Lanhai Mutual Harbour Treaty",
            "instrument:xa-xb-mutual-harbour-treaty",
        ),
        (
            "by the 2029 Aurora-Lanhai Port and Fleet Framework Agreement.",
            "2029 Aurora-Lanhai Port and Fleet Framework Agreement",
            "instrument:xa-xb-2029-port-fleet-framework-agreement",
        ),
        (
            "Recalling Free Harbour Agreement talks",
            "Free Harbour Agreement",
            "instrument:free-harbour-agreement",
        ),
    ],
)
def test_treaties_by_their_last_word(text: str, name: str, entity: str) -> None:
    assert (name, entity) in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "This Agreement is ours.",
        "The Harbour Treaty Organization met.",
        "Our New Agreement stands.",
    ],
)
def test_what_only_looks_like_a_treaty(text: str) -> None:
    assert not [one for one in named(text) if one[1].startswith("instrument:")]


def test_a_title_ends_with_its_sentence() -> None:
    found = named("We keep the Declaration on Sea Ports and Safe Fleets. Furthermore, we trade.")
    assert "Declaration on Sea Ports and Safe Fleets" in [name for name, _ in found]
    found = named("by the Ring Charter on Ports, Fleets, and Harbours adopted then")
    assert any(name.endswith("Ports, Fleets, and Harbours") for name, _ in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Al-Kadhal met us.", "Al-Kadhal"),
        ("President Ada Morrow-Lind met us.", "Ada Morrow-Lind"),
    ],
)
def test_persons_behind_their_office(text: str, name: str) -> None:
    assert name in [found for found, entity in named(text) if entity.startswith("person:")]
