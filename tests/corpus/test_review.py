"""Decisions: they are kept apart, find their record again, and travel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chancery
import chancery.sample
from chancery.corpus.anchors import anchor_of, found_again
from chancery.corpus.review import Review, export
from chancery.corpus.store import Store
from chancery.corpus.values import Decision
from chancery.errors import PageBroken, ReferenceUnknown
from chancery.lexicon import load
from chancery.model import Act, Annotations

PAGE = chancery.sample.pages() / "2033-ministers.html"
OWN = load(chancery.sample.lexicon())


def clock() -> Iterator[str]:
    return (f"2036-01-01T00:00:{second:02}Z" for second in count(1))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[chancery.Corpus]:
    with chancery.Corpus(tmp_path / "c.db", lexicon=OWN) as opened:
        opened.add(PAGE, lexicon=[chancery.sample.lexicon()])
        yield opened


def first(corpus: chancery.Corpus, act: str) -> str:
    return str(corpus.acts(act=act)[0]["reference"])


def test_what_is_kept_is_what_was_found(corpus: chancery.Corpus) -> None:
    (reading,) = corpus.readings()
    direct = chancery.read(PAGE, lexicon=OWN)
    assert reading.annotations == direct.annotations
    assert reading.annotations.acts


def test_a_rejected_act_is_in_no_list(corpus: chancery.Corpus) -> None:
    before = len(corpus.acts(act="URGE"))
    corpus.decide(first(corpus, "URGE"), "reject", who="lin")
    assert len(corpus.acts(act="URGE")) == before - 1


def test_an_edited_act_has_its_new_values_and_says_by_whom(corpus: chancery.Corpus) -> None:
    reference = first(corpus, "URGE")
    changes = {"strength": 5, "addressee": ["state:XC"]}
    corpus.decide(reference, "edit", who="lin", changes=changes, note="as printed")
    (act,) = [a for a in corpus.acts() if a["reference"] == reference]
    assert (act["strength"], act["addressee"]) == (5, ["state:XC"])
    assert act["why"][-1].startswith("edited by lin, ")
    assert act["why"][-1].endswith(": as printed")


def test_an_edited_mention_has_its_new_id(corpus: chancery.Corpus) -> None:
    reference = str(corpus.mentions(type="instrument")[0]["reference"])
    corpus.decide(reference, "edit", who="lin", changes={"id": "instrument:unclos"})
    found = {m["reference"]: m["id"] for m in corpus.mentions()}
    assert found[reference] == "instrument:unclos"


def test_undone_it_is_as_before_and_the_history_stays(corpus: chancery.Corpus) -> None:
    before = list(corpus.acts())
    decision = corpus.decide(first(corpus, "URGE"), "reject", who="lin")
    corpus.undo(decision.id[:8])
    assert list(corpus.acts()) == before
    (kept,) = corpus.decisions()
    assert kept.withdrawn


def test_the_last_decision_about_a_record_is_in_force(corpus: chancery.Corpus) -> None:
    reference = first(corpus, "URGE")
    corpus.decide(reference, "accept", who="lin")
    corpus.decide(reference, "edit", who="qiao", changes={"strength": 1})
    assert [bool(d.withdrawn) for d in corpus.decisions()].count(False) == 1
    (act,) = [a for a in corpus.acts() if a["reference"] == reference]
    assert act["strength"] == 1


def test_removed_and_added_again_a_page_has_its_decisions(corpus: chancery.Corpus) -> None:
    before = len(corpus.acts(act="URGE"))
    reference = first(corpus, "URGE")
    corpus.decide(reference, "reject", who="lin")
    corpus.remove(reference.partition("#")[0])
    corpus.add(PAGE, lexicon=[chancery.sample.lexicon()])
    assert len(corpus.acts(act="URGE")) == before - 1


@pytest.mark.parametrize(
    ("verdict", "changes"),
    [("perhaps", None), ("edit", None), ("edit", {"span": [0, 1]}), ("accept", {"strength": 2})],
)
def test_what_is_no_decision_is_refused(
    corpus: chancery.Corpus, verdict: str, changes: dict[str, object] | None
) -> None:
    with pytest.raises(ReferenceUnknown):
        corpus.decide(first(corpus, "URGE"), verdict, who="lin", changes=changes)
    assert not corpus.decisions()


def test_an_unknown_record_names_the_nearest(corpus: chancery.Corpus) -> None:
    name = first(corpus, "URGE").partition("#")[0]
    with pytest.raises(ReferenceUnknown, match="nearest: "):
        corpus.decide(f"{name}#s1.p1.1.a99", "accept", who="lin")


def test_exported_and_imported_they_are_equal(corpus: chancery.Corpus, tmp_path: Path) -> None:
    corpus.decide(first(corpus, "URGE"), "reject", who="lin")
    corpus.decide(first(corpus, "CALL_UPON"), "edit", who="qiao", changes={"strength": 4})
    corpus.undo(corpus.decisions()[0].id)
    file = tmp_path / "d.jsonl"
    assert export(corpus.review, file) == 2
    with Store(tmp_path / "other.db", make=True) as store:
        other = Review(store)
        lines = file.read_text("utf-8").splitlines()
        assert other.load(lines).added == 2
        assert other.decisions() == corpus.decisions()
        assert other.load(lines).known == 2
        assert other.decisions() == corpus.decisions()


def test_of_two_imported_about_one_record_the_later_is_in_force(
    corpus: chancery.Corpus, tmp_path: Path
) -> None:
    decision = corpus.decide(first(corpus, "URGE"), "reject", who="lin")
    later = replace(decision, id="f" * 16, verdict="accept", decided="2999-01-01T00:00:00Z")
    earlier = replace(decision, id="e" * 16, verdict="accept", decided="1999-01-01T00:00:00Z")
    lines = [*corpus.review.lines()]
    with Store(tmp_path / "other.db", make=True) as store:
        review = Review(store)
        review.load(lines)
        for other in (later, earlier):
            review._put(other) if other is later else review.load([line_of(other)])
        in_force = [d.id for d in review.decisions() if not d.withdrawn]
    assert in_force == ["f" * 16]


def line_of(decision: Decision) -> str:
    import json
    from dataclasses import asdict

    return json.dumps(asdict(decision), ensure_ascii=False)


def test_a_line_that_is_no_decision_changes_nothing(corpus: chancery.Corpus) -> None:
    corpus.decide(first(corpus, "URGE"), "reject", who="lin")
    good = next(corpus.review.lines())
    with Store(corpus._store.path.with_name("o.db"), make=True) as store:
        with pytest.raises(PageBroken, match="line 2"):
            Review(store).load([good, "{}"])
        assert Review(store).decisions() == []


def test_what_is_no_longer_found_is_listed_and_kept(corpus: chancery.Corpus) -> None:
    corpus.decide(first(corpus, "URGE"), "reject", who="lin")
    (decision,) = corpus.decisions()
    reviewed = corpus.review.applied(decision.sha256, "无关", Annotations())
    assert reviewed.unanchored == (decision,)


WORDS = st.text("反对敦促各国应。,", min_size=1, max_size=30)


@given(WORDS, WORDS, st.text("甲乙丙。", max_size=40), st.data())
@settings(max_examples=200, deadline=None)
def test_a_record_is_found_again_wherever_it_has_moved(
    before: str, after: str, inserted: str, data: st.DataObject
) -> None:
    quote = "郑重声明"
    text = before + quote + after
    start = len(before)
    act = Act((start, start + 4), (start, start + 4), "DECLARE", 3, ())
    label, span, words, prefix, suffix = anchor_of(text, act)
    where = ("", "s", "act", "accept", label, *span, words, prefix, suffix)
    decision = Decision(*where, {}, "lin", "2036-01-01T00:00:00Z")
    moved = inserted + text
    shifted = replace(act, trigger=(start + len(inserted), start + len(inserted) + 4))
    other = Act((0, 1), (0, 1), "STATE", 1, ())
    acts = data.draw(st.permutations([shifted, other]))
    at = found_again(decision, [anchor_of(moved, each) for each in acts])
    assert at is not None
    assert acts[at] is shifted
