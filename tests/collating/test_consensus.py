from __future__ import annotations

from dataclasses import replace

from chancery.collating.consensus import consensus
from chancery.collating.naming import fits, free, stem
from chancery.collating.values import Facts

BASE = Facts("1", "甲", "joint-statement", ("XA", "XB"), "heads-of-state", complete=True)


def test_complete_official_witnesses_outvote_the_rest() -> None:
    official = replace(BASE, sha256="2", title="乙", agency="曙光社")
    cut = [replace(BASE, sha256=str(n), title="丙", complete=False) for n in (3, 4, 5)]
    assert consensus(BASE, [BASE, official, *cut]).title == "乙"
    assert consensus(BASE, [BASE, *cut]).title == "甲"
    whole = [replace(facts, complete=True) for facts in cut]
    found = consensus(BASE, [BASE, *whole])
    assert found.title == "丙"
    assert "title: 3 of 4 complete witnesses have it" in found.reasons


def test_what_one_lacks_another_tells() -> None:
    bare = Facts("1", kind="other", complete=True)
    told = replace(BASE, sha256="2", complete=False, place="启明")
    found = consensus(bare, [bare, told])
    assert (found.title, found.kind, found.parties, found.place) == (
        *("甲", "joint-statement"),
        *(("XA", "XB"), "启明"),
    )


def test_a_title_of_another_language_is_not_taken() -> None:
    english = replace(BASE, sha256="2", title="Joint Statement", language="en")
    assert consensus(replace(BASE, title=None), [replace(BASE, title=None), english]).title is None


def test_bounds_are_intersected_and_a_day_is_taken_within_them() -> None:
    early = replace(BASE, earliest="2032-10-19", latest=None)
    late = replace(BASE, sha256="2", earliest=None, latest="2032-12-02", day="2032-11-08")
    far = replace(BASE, sha256="3", day="2041-01-01")
    found = consensus(early, [early, late, far])
    assert (found.earliest, found.latest, found.best) == ("2032-10-19", "2032-12-02", "2032-11-08")


def test_a_day_proved_by_one_is_the_day() -> None:
    proved = replace(BASE, earliest="2032-11-08", latest="2032-11-08", day="2032-11-08")
    morrow = replace(proved, sha256="2", earliest="2032-11-09", latest="2032-11-09")
    assert consensus(morrow, [morrow, proved]) == consensus(morrow, [proved, morrow])
    assert consensus(morrow, [morrow, proved]).best == "2032-11-08"


def test_references_are_readable() -> None:
    known = consensus(BASE, [BASE])
    assert stem(known) == "xa-xb/undated/joint-statement"
    assert stem(replace(known, best="2032-11-08")) == "xa-xb/2032-11-08/joint-statement"
    bounds = replace(known, earliest="2032-01-01", latest="2032-12-02")
    assert stem(bounds) == "xa-xb/2032/joint-statement"
    assert stem(replace(bounds, latest="2033-01-01")) == "xa-xb/undated/joint-statement"
    assert stem(replace(known, parties=("E", "D", "C", "B", "A"))).startswith("multi/")
    assert stem(replace(known, parties=tuple("ABCDE")), "sco").startswith("sco/")
    assert stem(known, "sco").startswith("xa-xb/")
    assert stem(replace(known, parties=())).startswith("unknown/")


def test_a_taken_reference_gets_a_number() -> None:
    taken = {"a", "a-2"}
    assert free("a", taken.__contains__) == "a-3"
    assert free("b", taken.__contains__) == "b"
    assert fits("a-2", "a")
    assert fits("a", "a")
    assert not fits("a-b", "a")


def test_both_scripts_say_the_same() -> None:
    said = [replace(BASE, sha256=str(n), place=p) for n, p in enumerate(("潮门", "潮門", "启明"))]
    found = consensus(said[1], said)
    assert (found.place, found.title) == ("潮門", "甲")
    assert "place: 2 of 3 complete witnesses have it" in found.reasons
