"""The names of a text: the longest one, nothing inside another, each with its id."""

import re
from importlib.resources import as_file, files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.annotating.mentions import find_mentions
from chancery.annotating.setting import Setting
from chancery.lexicon import Lexicon, load
from chancery.reading.characters import normal

HOME = Setting("zh", "joint-statement", ("state:XA", "state:XB"), "2031-05-04", 2031)
PIECES = (
    *(
        "《海港条约》",
        "《",
        "》",
        "〈海〉",
        "第七届",
        "第12号决议",
        "联合国大会",
        "和",
        "、",
        "(",
        ")",
        "RCO",
    ),
    *(
        "曙澜",
        "曙",
        "中俄",
        "2031年5月4日",
        "今年",
        "明后两年",
        "12月15日",
        "“",
        "”",
        "·",
        "决议",
        "\n",
    ),
    *("resolution 12/7", " and ", "Treaty of Tides on Ports", "President Ada Morrow", "A/RES/12/7"),
    *(
        "резолюция 12 СБ ООН",
        "曙光共和国",
        "澜海联邦",
        "访",
        "海港博览会",
        "上半年",
        "的",
        "外交部",
        "-",
        "a",
    ),
)
SHAPE = re.compile(
    r"(?:state|body|instrument|initiative|person|place|event):[\w./()-]+"
    r"|[\w:.-]+(?:\+[\w:.-]+)+|\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?"
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    with as_file(files("chancery.sample") / "lexicon.toml") as path:
        return load(path)


def found(text: str, lexicon: Lexicon, setting: Setting = HOME) -> list[tuple[str, str, str]]:
    form = normal(text).text
    return [(form[m.start : m.end], m.type, m.id) for m in find_mentions(form, setting, lexicon)]


def ids(text: str, lexicon: Lexicon, setting: Setting = HOME) -> list[str]:
    return [name for _, _, name in found(text, lexicon, setting)]


def test_names_of_the_tables_are_found_in_three_languages(lexicon: Lexicon) -> None:
    text = "曙光共和国 and the Republic of Aurora, Республики Аврора."
    assert ids(text, lexicon) == ["state:XA"] * 3


def test_the_longest_name_counts_and_nothing_inside_it(lexicon: Lexicon) -> None:
    text = "双方重申《曙光共和国和澜海联邦关于共用港口的协定》。"
    assert [(t, kind) for t, kind, _ in found(text, lexicon)] == [
        ("《曙光共和国和澜海联邦关于共用港口的协定》", "instrument")
    ]


def test_role_words_are_no_names(lexicon: Lexicon) -> None:
    assert found("双方、曙方、两国、对方、各方一致认为,中方和美方注意到。", lexicon) == []
    english = Setting("en", "joint-statement", ("state:XA", "state:XB"), "2031-05-04", 2031)
    assert found("The Auroran side and both sides agree.", lexicon, english) == []


def test_a_row_of_short_forms_is_a_pair_in_any_order(lexicon: Lexicon) -> None:
    for text in ("曙澜两国元首会晤", "澜曙关系", "曙澜强调"):
        assert ids(text, lexicon) == ["state:XA+state:XB"]


def test_tight_quotation_marks_belong_to_the_name(lexicon: Lexicon) -> None:
    assert found("共建“一带一路”", lexicon) == [("“一带一路”", "initiative", "initiative:bri")]


def test_names_inside_longer_words_are_none(lexicon: Lexicon) -> None:
    assert ids("发展中国家,其中国内,沿海地区,不结盟国家中国家元首", lexicon) == []


def test_a_minister_is_no_ministry(lexicon: Lexicon) -> None:
    assert ids("美国国务卿,美国务卿,印度国防部长", lexicon) == ["state:US", "state:US", "state:IN"]
    assert ids("印度国防部", lexicon) == ["body:IN-MOD"]


def test_a_namesake_of_another_state_is_no_leader_of_ours(lexicon: Lexicon) -> None:
    assert ids("澜海联邦总统诺沃伦", lexicon) == ["state:XB", "person:novoren"]
    assert ids("苍原王国副首相诺沃伦", lexicon) == ["state:XC"]
    assert ids("曙光共和国同澜海联邦欢迎诺沃伦", lexicon)[-1] == "person:novoren"


def test_a_sultan_is_no_state(lexicon: Lexicon) -> None:
    assert ids("文莱苏丹来访,苏丹局势平稳", lexicon) == ["state:BN", "state:SD"]


def test_a_name_of_certain_states_counts_in_their_texts_only(lexicon: Lexicon) -> None:
    russian = Setting("zh", "readout", ("state:CN", "state:RU"), "2031-05-04", 2031)
    assert ids("办好体育交流年", lexicon, russian) == ["event:cn-ru-sports-exchange-years"]
    assert ids("办好体育交流年", lexicon) == []


def test_a_meeting_is_that_of_the_year_named_before_it(lexicon: Lexicon) -> None:
    setting = Setting("zh", "joint-statement", ("state:CN", "state:RU"), None, 2020)
    text = "筹备今年金砖国家元首会议。落实历次金砖国家领导人会晤共识。"
    assert ids(text, lexicon, setting) == ["2020", "event:brics-summit-12", "event:brics-summit"]


def test_a_short_form_counts_behind_the_full_name(lexicon: Lexicon) -> None:
    assert ids("推动全面协议", lexicon) == []
    text = "伊朗核问题全面协议。推动全面协议恢复履约。"
    assert ids(text, lexicon) == ["instrument:jcpoa", "instrument:jcpoa"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["zh", "en", "ru"]))
def test_mentions_are_in_order_apart_and_have_ids(pieces: list[str], language: str) -> None:
    with as_file(files("chancery.sample") / "lexicon.toml") as path:
        lexicon = load(path)
    form = normal("".join(pieces)).text
    setting = Setting(language, "readout", HOME.parties, HOME.day, HOME.year)
    end = 0
    for mention in find_mentions(form, setting, lexicon):
        assert end <= mention.start < mention.end <= len(form)
        assert "\n" not in form[mention.start : mention.end]
        assert SHAPE.fullmatch(mention.id), mention
        assert mention.rule
        end = mention.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    form = normal(text).text
    lexicon = load()
    assert find_mentions(form, HOME, lexicon) == find_mentions(form, HOME, lexicon)
