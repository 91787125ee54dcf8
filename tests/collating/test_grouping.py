from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.collating.grouping import Node, Tie, partition, translation_ties, undivided
from chancery.collating.values import Facts, Link, Window

EARLY, LATE = Window("2013-01-01", "2013-12-31"), Window("2017-01-01", "2017-12-31")
NAMES = tuple("abcdef")


def groups(nodes: list[Node], *ties: Tie) -> set[str]:
    return {"".join(sorted(group)) for group in partition(nodes, ties)}


def test_ties_make_groups_unless_days_forbid() -> None:
    nodes = [Node("a", EARLY), Node("b"), Node("c", LATE)]
    assert groups(nodes, Tie("a", "b", 0.9), Tie("b", "c", 0.8)) == {"ab", "c"}
    assert groups(nodes, Tie("a", "b", 0.8), Tie("b", "c", 0.9)) == {"a", "bc"}
    assert not undivided(nodes)
    assert undivided(nodes[:2])


def test_a_person_may_join_what_days_forbid() -> None:
    nodes = [Node("a", EARLY), Node("b", LATE), Node("c", LATE)]
    decided = Tie("a", "b", 1.0, decided=True)
    assert groups(nodes, decided, Tie("b", "c", 0.9)) == {"abc"}


def test_sides_of_a_decision_and_foes_stay_apart() -> None:
    nodes = [
        Node("a", sides=frozenset({("d", 0)})),
        Node("b"),
        Node("c", sides=frozenset({("d", 1)})),
    ]
    assert groups(nodes, Tie("a", "b", 0.9), Tie("b", "c", 0.8)) == {"ab", "c"}
    foes = [Node("a", foes=frozenset("b")), Node("b")]
    assert groups(foes, Tie("a", "b", 1.0)) == {"a", "b"}
    assert not undivided(nodes)
    assert not undivided(foes)


def test_late_ties_come_last() -> None:
    nodes = [Node("a", EARLY), Node("b"), Node("c", LATE)]
    assert groups(nodes, Tie("a", "b", 1.0, late=True), Tie("b", "c", 0.5)) == {"a", "bc"}


def test_ties_that_do_not_hold_join_nothing() -> None:
    nodes = [Node("a"), Node("b")]
    assert len(partition(nodes, [Tie("a", "b", 1.0)], lambda a, b: False)) == 2


_windows = st.sampled_from([Window(), EARLY, LATE, Window("2013-06-01", "2017-06-01")])
_sides = st.frozensets(st.tuples(st.just("d"), st.integers(0, 1)), max_size=1)
_nodes = st.tuples(*(st.builds(Node, st.just(n), _windows, _sides) for n in NAMES))
_ties = st.lists(
    st.builds(
        Tie,
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.sampled_from([0.5, 0.7, 0.9]),
    ),
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(_nodes, _ties, st.randoms())
def test_any_order_gives_the_same_groups_and_none_holds_what_is_forbidden(
    nodes: tuple[Node, ...], ties: list[Tie], chance: object
) -> None:
    found = partition(nodes, ties)
    mixed_nodes, mixed_ties = list(nodes), list(ties)
    chance.shuffle(mixed_nodes)  # type: ignore[attr-defined]
    chance.shuffle(mixed_ties)  # type: ignore[attr-defined]
    assert partition(mixed_nodes, mixed_ties) == found
    by_name = {node.name: node for node in nodes}
    assert sorted(name for group in found for name in group) == sorted(NAMES)
    assert all(undivided(by_name[name] for name in group) for group in found)


def link(a: str, b: str, score: float) -> Link:
    return Link(a, b, "translation", score)


def test_a_translation_that_could_be_of_either_is_of_none() -> None:
    facts = {name: Facts(name) for name in "abc"}
    assert translation_ties([link("a", "b", 0.8)], facts)
    assert not translation_ties([link("a", "b", 0.8), link("a", "c", 0.75)], facts)
    assert translation_ties([link("a", "b", 0.8), link("a", "c", 0.5)], facts)
    assert not translation_ties([link("a", "b", 0.4)], facts)
    all_ = [link("a", "b", 0.8), link("a", "c", 0.75), link("b", "c", 0.7)]
    assert len(translation_ties(all_, facts)) == 3


def test_rivals_whose_days_exclude_each_other_are_rivals_however_alike() -> None:
    facts = {name: Facts(name) for name in "abc"}
    facts["b"] = replace(facts["b"], earliest="2013-01-01", latest="2013-01-01")
    facts["c"] = replace(facts["c"], earliest="2017-01-01", latest="2017-01-01")
    all_ = [link("a", "b", 0.8), link("a", "c", 0.75), link("b", "c", 0.7)]
    assert not [tie for tie in translation_ties(all_, facts) if "a" in (tie.a, tie.b)]
