"""The clause grammar of Russian statements, in sentences about invented states."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acting import OWN, Acting
from chancery.annotating import russian
from chancery.annotating.masks import mask
from chancery.annotating.mentions import find_mentions
from chancery.annotating.sentences import paragraphs, sentences
from chancery.annotating.setting import Setting
from chancery.reading.characters import normal

PARTIES = ("state:XA", "state:XB")
SETTING = Setting("ru", "joint-statement", PARTIES, "2032-11-08", 2032)
ACTING = Acting(russian, SETTING)
acts, said, conjuncts = ACTING.acts, ACTING.said, ACTING.conjuncts


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
    "satisfaction beside the verb": (
        "Стороны с удовлетворением отмечают рост торговли.",
        ["NOTE 1 отмечают"],
    ),
    "an office and its state": (
        "Президент Авроры подчеркнул важность мира и выразил благодарность.",
        ["STRESS 2 подчеркнул", "APPRECIATE 3 выразил благодарность"],
    ),
    "verbs without a holder": (
        "Договорились открыть порт. Приветствуем ярмарку.",
        ["AGREE 5 Договорились", "WELCOME 3 Приветствуем"],
    ),
    "a norm without a holder": (
        "Все государства не должны размещать мины. Необходимо укреплять договор.",
        ["NORM 3 должны", "NORM 3 Необходимо"],
    ),
    "a preamble": (
        "Мы, главы портов, подчеркивая важность моря, заявляем о следующем.",
        ["STRESS 2 подчеркивая", "DECLARE 3 заявляем"],
    ),
    "a verb far behind its holder": (
        "Руководители государств по итогам встречи у моря заявляют о следующем.",
        ["DECLARE 3 заявляют"],
    ),
    "a number": ("1. Стороны продолжат строить порты.", ["COMMIT 3 продолжат"]),
    "unacceptable": (
        "Стороны считают неприемлемыми попытки закрыть пролив.",
        ["REJECT 4 считают неприемлемыми"],
    ),
    "a bare fact": ("Обмены между портами достигли высокого уровня.", ["ASSERT 1 -"]),
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


def test_an_office_speaks_for_its_state() -> None:
    text = "Президент Авроры высказался за мир. Ланьхайская Сторона поддерживает порты."
    assert [act.holder for act in acts(text)][:1] == [("state:XA",)]


def test_due_times_in_other_words() -> None:
    assert [act.time for act in acts("Стороны договорились открыть порт к концу 2034 года.")] == [
        "2034"
    ]
    assert [act.time for act in acts("Стороны намерены открыть порт в 2034 году.")] == ["2034"]


def test_what_is_asked_of_another_is_no_target() -> None:
    found = acts("Стороны осуждают пиратство и призывают все государства защищать порты.")
    assert [act.target for act in found] == [(), ()]
    assert found[1].addressee == ("group:all-states",)


def test_a_resolution_is_its_bodys() -> None:
    setting = Setting("ru", "other", (), "2032-11-08", 2032)
    form = normal(
        "Совет Безопасности,\nссылаясь на свою хартию,\n1. призывает стороны строить порты;"
    ).text
    masked = mask(form, find_mentions(form, setting, OWN), ())
    spans = list(paragraphs(form))
    split = [sentences(masked.text, *span) for span in spans]
    drafts = russian.Grammar(masked, russian.cast_of(setting, OWN), setting).parse(
        [(span, "body") for span in spans], split
    )
    assert [draft.act for draft in drafts] == ["NOTE", "CALL_UPON"]
    assert {tuple(draft.holder) for draft in drafts} == {("body:UNSC",)}
