from __future__ import annotations

import copy as copying
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from chancery.publishing.apparatus import wording
from chancery.publishing.fair import FairCopy
from chancery.publishing.tei import tei_bytes
from publishing import copies

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


@cache
def schema() -> Any:
    """Our own part of TEI, or the file that CHANCERY_TEI_SCHEMA names (such as tei_all.rng)."""
    named = os.environ.get("CHANCERY_TEI_SCHEMA")
    return etree.RelaxNG(etree.parse(named or Path(__file__).parent / "tei.rng"))


def parsed(copy: FairCopy) -> Any:
    root = etree.fromstring(tei_bytes(copy))
    if not schema().validate(root):
        raise AssertionError(str(schema().error_log))
    return root


def lines(root: Any, siglum: str | None = None) -> list[str]:
    """The paragraphs: of the base text, or with a copy's readings."""
    own = copying.deepcopy(root)
    for app in list(own.iter(f"{T}app")):
        readings = app.findall(f"{T}rdg")
        asked = [r for r in readings if siglum and f"#wit.{siglum}" in r.get("wit").split()]
        for part in list(app):
            if part is not (asked[0] if asked else app[0]):
                app.remove(part)
    body = own.find(f"{T}text/{T}body")
    return ["".join(each.itertext()) for each in body.iter(f"{T}p", f"{T}head") if each.get(ID)]


@settings(max_examples=150, deadline=None)
@given(copies.copies())
def test_the_text_comes_back_paragraph_by_paragraph(copy: FairCopy) -> None:
    root = parsed(copy)
    assert lines(root) == copies.lines_of(copy)
    assert root.find(f".//{T}body/{T}head").text == copy.title


@settings(max_examples=150, deadline=None)
@given(copies.copies())
def test_every_pointer_has_its_goal(copy: FairCopy) -> None:
    root = parsed(copy)
    ids = root.xpath("//@xml:id")
    assert len(set(ids)) == len(ids)
    names = ("ref", "ana", "from", "to", "wit", "target")
    pointers = {p for n in names for value in root.xpath(f"//@{n}") for p in value.split()}
    assert {p[1:] for p in pointers if p.startswith("#")} <= set(ids)


@settings(max_examples=150, deadline=None)
@given(copies.copies())
def test_every_copy_can_be_read_from_the_apparatus(copy: FairCopy) -> None:
    """Line breaks that a copy lacks cannot be shown by variants inside paragraphs."""
    root = parsed(copy)
    for siglum, name in (("B", "B"), ("D e", "D_e")):
        own = wording(copy.text, copy.loci, siglum)
        assert "".join(lines(root, name)).replace("\n", "") == own.replace("\n", "")


@settings(max_examples=100, deadline=None)
@given(copies.copies())
def test_anchors_stand_at_their_offsets(copy: FairCopy) -> None:
    root = parsed(copy)
    for line, made in zip(copy.lines, _made(root), strict=True):
        for anchor in made.iter(f"{T}anchor"):
            before = _before(made, anchor)
            assert anchor.get(ID) == f"c{line.span[0] + len(before)}"


def _made(root: Any) -> list[Any]:
    body = root.find(f"{T}text/{T}body")
    return [each for each in body.iter(f"{T}p", f"{T}head") if each.get(ID)]


def _before(line: Any, anchor: Any) -> str:
    """The base text of a line up to an anchor."""
    parts = []
    for event, node in etree.iterwalk(line, events=("start", "end")):
        if node is anchor:
            break
        if event == "start" and node.tag != f"{T}rdg":
            parts.append(node.text or "")
        elif event == "end" and node is not line:
            parts.append(node.tail or "" if node.tag != f"{T}rdg" else "")
    return "".join(parts)


@pytest.mark.parametrize(
    "name", ["2032-glossed.html", "2032-backtranslation.txt", "2031-en.html", "2035-ru.html"]
)
def test_sentences_have_their_names(name: str) -> None:
    copy = copies.sample(name)
    found = {s.get(ID): "".join(s.itertext()) for s in parsed(copy).iter(f"{T}s")}
    own = {n: copy.text[slice(*span)] for line in copy.lines for n, span in line.sentences}
    assert found == own


def test_names_are_marked_in_the_text_with_what_they_mean() -> None:
    root = parsed(copies.sample())
    person = next(root.find(f"{T}text").iter(f"{T}persName"))
    assert person.get("ref", "").startswith("#person.")
    entry = root.xpath(f"//*[@xml:id='{person.get('ref')[1:]}']")[0]
    assert entry.tag == f"{T}person"
    assert {name.get("{http://www.w3.org/XML/1998/namespace}lang") for name in entry} >= {"zh"}
    dates = [date.attrib for date in root.find(f"{T}text").iter(f"{T}date")]
    assert {"from": "2032-11-07", "to": "2032-11-09"} in dates


def test_the_header_has_witnesses_and_dating() -> None:
    copy = copies.edition()
    root = parsed(copy)
    witnesses = {w.get("n"): w.get(ID) for w in root.iter(f"{T}witness")}
    assert witnesses == {"A": "wit.A", "B": "wit.B", "C": "wit.C", "D": "wit.D"}
    date = root.find(f".//{T}creation/{T}date")
    assert date.get("when") == "2032-11-08"
    notes = root.xpath("//t:note[@type='dating']//t:item", namespaces={"t": T[1:-1]})
    assert len(notes) == len(copy.identity.date.evidence)
    bounds = copies.sample("2032-backtranslation.txt")
    date = parsed(bounds).find(f".//{T}creation/{T}date")
    assert (date.get("notBefore"), date.get("notAfter")) == ("2032-10-19", "2032-12-02")


def test_acts_lie_between_anchors() -> None:
    copy = copies.sample()
    root = parsed(copy)
    (group,) = root.xpath("//t:spanGrp[@type='acts']", namespaces={"t": T[1:-1]})
    found = [(int(s.get("from")[2:]), int(s.get("to")[2:])) for s in group]
    assert found == [act.span for act in copy.annotations.acts]
    assert [s.get("ana").split()[0] for s in group] == [
        f"#act.{act.act}" for act in copy.annotations.acts
    ]


def test_the_same_copy_is_the_same_bytes() -> None:
    assert tei_bytes(copies.edition()) == tei_bytes(copies.edition())
