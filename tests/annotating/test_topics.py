"""What sentences are about, in invented texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.annotating.topic_words import hits_in
from chancery.annotating.topics import topic_named, topics_in, topics_of
from chancery.errors import ReferenceUnknown
from chancery.lexicon import Lexicon, load
from chancery.model import Mention, Span

OWN = """
[[topics]]
id = "tides"
zh = "潮汐"
en = "Tides"
ru = "Приливы"
words = ["潮汐", "潮汐发电", "?水位", "tide", "прилив*"]
mentions = ["body:TIDE-LEAGUE", "state:XA"]

[[topics]]
id = "kites"
zh = "风筝"
en = "Kites"
ru = "Змеи"
words = ["风筝", "风筝节", "曙光共和国", "?竹竿", "kite"]
mentions = ["?state:XB", "event:kite-fair-*"]

[[states]]
id = "state:XA"
zh = ["潮汐国"]

[[bodies]]
id = "body:TIDE-LEAGUE"
zh = ["潮联"]

[[events]]
id = "event:kite-fair-1"
zh = ["首届纸鸢会"]
"""
BUILT_IN = load()
Topics = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    path = tmp_path_factory.mktemp("own") / "own.toml"
    Path(path).write_text(OWN, encoding="utf-8")
    return load(path)


def split(form: str) -> list[Span]:
    """Sentences at full stops and line ends."""
    spans, start = [], 0
    for place, sign in enumerate(form + "\n"):
        if sign in "。\n":
            end = place + (sign == "。")
            if end > start:
                spans.append((start, end))
            start = place + 1
    return spans


def named(form: str, name: str, identifier: str) -> list[Mention]:
    places = [p for p in range(len(form)) if form.startswith(name, p)]
    kind = identifier.partition(":")[0]
    return [Mention(p, p + len(name), kind, identifier, "test") for p in places]


def topics(
    form: str, lexicon: Lexicon, *mentions: Mention, parties: tuple[str, ...] = ()
) -> Topics:
    return topics_of(form, split(form), hits_in(form, mentions, lexicon, parties))


def test_words_show_a_topic(lexicon: Lexicon) -> None:
    form = "双方愿共同研究潮汐。\n双方每年放一次风筝。"
    assert topics(form, lexicon) == [("tides",), ("kites",)]


def test_a_sentence_without_any_word_has_none(lexicon: Lexicon) -> None:
    assert topics("一", lexicon) == [()]


def test_the_longest_word_counts(lexicon: Lexicon) -> None:
    # 潮汐发电 outweighs 风筝 where 潮汐 comes second
    assert topics("风筝不及潮汐发电。", lexicon) == [("tides", "kites")]
    assert topics("风筝与潮汐。", lexicon) == [("kites", "tides")]


def test_passing_words_do_not_count(lexicon: Lexicon) -> None:
    form = "潮汐、潮汐发电与潮汐的潮汐。潮汐发电胜过潮汐,不及潮汐,又似潮汐,好比风筝。"
    assert topics(form, lexicon)[1] == ("tides",)


def test_items_of_an_enumeration_count_in_part(lexicon: Lexicon) -> None:
    assert topics("风筝、云彩同潮汐发电。", lexicon) == [("tides",)]


def test_weak_words_only_where_nothing_else_shows_a_topic(lexicon: Lexicon) -> None:
    assert topics("水位很高。\n放风筝看水位。", lexicon) == [("tides",), ("kites",)]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("A Tide rises", ("tides",)),
        ("Two TIDES rise", ("tides",)),
        ("All good tidings", ()),
        ("A riptide", ()),
        ("Высокие приливы", ("tides",)),
        ("Подприлив", ()),
        ("研究tide", ("tides",)),
    ],
)
def test_letters_stand_alone(form: str, expected: tuple[str, ...], lexicon: Lexicon) -> None:
    assert topics(form, lexicon) == [expected]


def test_capital_letters_that_grow_small_in_two_keep_offsets(lexicon: Lexicon) -> None:
    assert topics("İİİİ。\nA kite。", lexicon) == [(), ("kites",)]


def test_names_show_a_topic(lexicon: Lexicon) -> None:
    form = "潮联开会。"
    assert topics(form, lexicon, *named(form, "潮联", "body:TIDE-LEAGUE")) == [("tides",)]
    form = "首届纸鸢会。"
    found = topics(form, lexicon, *named(form, "首届纸鸢会", "event:kite-fair-1"))
    assert found == [("kites",)]


def test_a_weak_name_gives_way(lexicon: Lexicon) -> None:
    form = "晚霞国开花。\n晚霞国看潮汐。"
    found = topics(form, lexicon, *named(form, "晚霞国", "state:XB"))
    assert found == [("kites",), ("tides",)]


def test_parties_names_are_weak(lexicon: Lexicon) -> None:
    form = "潮汐国放风筝。"
    name = named(form, "潮汐国", "state:XA")
    assert topics(form, lexicon, *name) == [("tides",)]
    assert topics(form, lexicon, *name, parties=("state:XA",)) == [("kites",)]


def test_a_body_that_is_named_all_the_time_is_weak(lexicon: Lexicon) -> None:
    form = "潮联放风筝。" * 6
    found = topics(form, lexicon, *named(form, "潮联", "body:TIDE-LEAGUE"))
    assert found == [("kites",)] * 6


def test_a_sentence_that_says_so_goes_on(lexicon: Lexicon) -> None:
    assert topics("双方研究潮汐。\n双方对此满意。", lexicon) == [("tides",)] * 2
    assert topics("双方研究潮汐。\n大家都满意。", lexicon) == [("tides",), ()]


def test_a_sentence_is_about_what_its_paragraph_is_about(lexicon: Lexicon) -> None:
    form = "大家满意。双方研究潮汐。大家满意。看看竹竿。"
    assert topics(form, lexicon) == [("tides",)] * 4
    form = "看看竹竿。双方研究潮汐。"
    assert topics(form, lexicon) == [("kites",), ("tides",)]


def test_without_one_topic_of_the_paragraph_it_goes_on_once(lexicon: Lexicon) -> None:
    form = "双方研究潮汐。双方放风筝。大家满意。人人满意。"
    assert topics(form, lexicon) == [("tides",), ("kites",), ("kites",), ()]


def test_an_act_has_its_own_words_first(lexicon: Lexicon) -> None:
    form = "双方研究潮汐,放风筝,看水位,都满意。"
    spans = [(0, 6), (7, 10), (11, 14), (15, 18)]
    otherwise = [("tides", "kites")] * 4
    expected = [("tides",), ("kites",), ("tides", "kites"), ("tides", "kites")]
    hits = hits_in(form, [], lexicon)
    assert topics_in(spans, hits, otherwise) == expected
    assert topics_in(spans[2:3], hits, [()]) == [("tides",)]


@pytest.mark.parametrize("word", ["kites", "KITES", "Kites", "风筝", " змеи "])
def test_a_topic_is_named_by_id_or_label(word: str, lexicon: Lexicon) -> None:
    assert topic_named(word, lexicon).id == "kites"


def test_words_of_an_id_may_be_parted_by_spaces() -> None:
    assert topic_named("Human Rights", BUILT_IN).id == "human-rights"


def test_an_unknown_topic_is_told_the_nearest(lexicon: Lexicon) -> None:
    with pytest.raises(ReferenceUnknown, match=r"no topic 'kitess'; nearest: kites"):
        topic_named("kitess", lexicon)
    with pytest.raises(ReferenceUnknown, match="no topic 'qqqq'"):
        topic_named("qqqq", lexicon)
    with pytest.raises(ReferenceUnknown, match="no topic ''"):
        topic_named("", lexicon)


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("曙光国愿同晚霞国加强禁毒和反洗钱合作。", "crime-and-corruption"),
        ("双方反对外空武器化。", "outer-space"),
        ("双方将扩大本币结算。", "finance"),
        ("双方关注个人权利和数据安全。", "information-security"),
        ("The two sides will build a bridge and a railway.", "transport"),
        ("They reaffirmed the need for a ceasefire.", "conflicts"),
        ("Стороны углубят сотрудничество в сфере образования.", "education"),
        ("Стороны пытаются договориться о нераспространении.", "nuclear-nonproliferation"),
    ],
)
def test_the_table_knows_the_genre(form: str, first: str) -> None:
    assert topics_of(form, [(0, len(form))], hits_in(form, [], BUILT_IN))[0][0] == first


WORDS = st.sampled_from(
    ["潮汐", "潮汐发电", "风筝", "水位", "。", "\n", "、", "对此", "İ", "tide ", "x"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map("".join))
def test_every_sentence_has_up_to_three_known_topics(lexicon: Lexicon, form: str) -> None:
    spans = split(form)
    found = topics_of(form, spans, hits_in(form, [], lexicon))
    assert len(found) == len(spans)
    for each in found:
        assert len(each) <= 3
        assert len(set(each)) == len(each)
        assert set(each) <= set(lexicon.topics)
    assert topics_of(form, spans, hits_in(form, [], lexicon)) == found


def test_no_sentences() -> None:
    assert topics_of("", [], hits_in("", [], BUILT_IN)) == []
