"""The clause grammar of Russian statements, in sentences about invented states."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chancery.sample
from chancery.annotating.masks import mask
from chancery.annotating.mentions import find_mentions
from chancery.annotating.russian import Grammar, cast_of
from chancery.annotating.sentences import paragraphs, sentences
from chancery.annotating.setting import Setting
from chancery.lexicon import load
from chancery.model import Act
from chancery.reading.characters import normal

OWN = load(chancery.sample.lexicon())
PARTIES = ("state:XA", "state:XB")
SETTING = Setting("ru", "joint-statement", PARTIES, "2032-11-08", 2032)


def acts(text: str) -> list[Act]:
    form = normal(text).text
    masked = mask(form, find_mentions(form, SETTING, OWN), SETTING.parties)
    spans = list(paragraphs(form))
    split = [sentences(masked.text, *span) for span in spans]
    grammar = Grammar(masked, cast_of(SETTING, OWN), SETTING)
    return [draft.done() for draft in grammar.parse([(span, "body") for span in spans], split)]


def said(text: str) -> list[str]:
    form = normal(text).text
    return [
        f"{act.nest + '>' if act.nest else ''}{act.act} {act.strength}"
        f" {form[slice(*act.trigger)] if act.trigger else '-'}"
        for act in acts(text)
    ]


def conjuncts(text: str) -> list[str]:
    form = normal(text).text
    return [form[slice(*span)] for act in acts(text) for span in act.conjuncts]


CASES = {
    "reaffirmed": ("Стороны подтверждают договор о порте.", ["REAFFIRM 3 подтверждают"]),
    "commitment": (
        "Стороны подтверждают приверженность свободе плавания.",
        ["REAFFIRM>COMMIT 2 подтверждают приверженность"],
    ),
    "ё": ("Стороны подчёркивают важность торговли.", ["STRESS 2 подчеркивают"]),
    "for": ("Обе стороны выступают за диалог.", ["ADVOCATE 2 выступают за"]),
    "against": (
        "Стороны решительно выступают против блокады.",
        ["OPPOSE 4 выступают против"],
    ),
    "condemned": ("Стороны осуждают пиратство.", ["CONDEMN 4 осуждают"]),
    "concern": (
        "Стороны выражают серьезную озабоченность засухой.",
        ["CONCERN 4 выражают серьезную озабоченность"],
    ),
    "two acts": (
        "Стороны осуждают пиратство и призывают все государства защищать порты.",
        ["CONDEMN 4 осуждают", "CALL_UPON 2 призывают"],
    ),
    "a gerund": (
        "Стороны приветствуют создание фонда, подчеркивая его значение.",
        ["WELCOME 3 приветствуют", "STRESS 2 подчеркивая"],
    ),
    "a framed norm": (
        "Стороны подчеркивают, что все государства должны защищать море.",
        ["STRESS>NORM 3 должны"],
    ),
    "a fronted phrase": (
        "В этой связи стороны будут расширять торговлю.",
        ["COMMIT 3 будут"],
    ),
    "agreed": ("Стороны договорились открыть порт.", ["AGREE 5 договорились"]),
    "we": ("Мы намерены углублять сотрудничество.", ["COMMIT 2 намерены"]),
    "an own stance behind that": (
        "Стороны подтвердили, что выступают против блокады.",
        ["REAFFIRM>OPPOSE 3 выступают против"],
    ),
    "no holder": ("Порт открыт в мае.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_acts(name: str) -> None:
    text, expected = CASES[name]
    assert said(text) == expected


def test_who_is_asked() -> None:
    [act] = acts("Стороны призывают все государства защищать порты.")
    assert act.addressee == ("group:all-states",)


def test_who_only_profits_is_not_asked() -> None:
    [act] = acts("Стороны выступают за укрепление роли ООН.")
    assert (act.act, act.addressee) == ("ADVOCATE", ())


def test_a_side_and_a_target() -> None:
    found = acts("Аврора поддерживает Ланьхай, а Ланьхай благодарит Аврору.")
    assert [(act.holder, act.target) for act in found] == [
        (("state:XA",), ("state:XB",)),
        (("state:XB",), ("state:XA",)),
    ]


def test_when_it_is_due() -> None:
    [act] = acts("Стороны будут строить порт до 2035 года.")
    assert act.time == "2035"


@pytest.mark.parametrize("unit", ["стороны ", "будут и ", "осуждают, что ", "развивать; ", ", "])
def test_one_endless_sentence_ends(unit: str) -> None:
    assert isinstance(acts("Стороны будут " + unit * 20_000), list)


def test_further_predicates() -> None:
    text = "Стороны будут расширять торговлю, строить порты и обучать лоцманов."
    assert conjuncts(text) == ["строить порты", "обучать лоцманов"]
    text = "Стороны намерены: развивать торговлю, строить порты; обучать лоцманов."
    assert conjuncts(text) == ["строить порты", "обучать лоцманов"]
    assert conjuncts("Стороны будут развивать и расширять торговлю.") == []


def test_aspects() -> None:
    assert [act.aspect for act in acts("Стороны не поддерживают блокаду.")] == ["negated"]
    assert [act.aspect for act in acts("Стороны договорились открыть порт.")] == ["future"]


WORDS = "Стороны и , что будут развивать осуждают подтверждают приверженность не все . должны за"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=50).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_words_give_acts_in_bounds(text: str) -> None:
    form = normal(text).text
    for act in acts(text):
        assert 0 <= act.span[0] < act.span[1] <= len(form)
        assert all(act.span[0] <= start < end <= act.span[1] for start, end in act.conjuncts)
