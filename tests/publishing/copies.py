"""Fair copies for the tests of the writers: two of the sample, and any that could be."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from typing import Any

from hypothesis import strategies as st

import chancery
import chancery.sample
from chancery.corpus.values import Decision
from chancery.lexicon import Lexicon, load
from chancery.model import Act, Annotations, Mention, Paragraph, Sentence, Source, Witness
from chancery.publishing.apparatus import Apparatus, Copy, Variant
from chancery.publishing.fair import FairCopy, fair_copy
from chancery.reading.characters import normal
from invented import identities

LEXICON: Lexicon = load(chancery.sample.lexicon())


@cache
def sample(name: str = "2032-glossed.html") -> FairCopy:
    """A page of the sample, without an apparatus."""
    reading = chancery.read(chancery.sample.pages() / name, lexicon=LEXICON)
    return reading.fair_copy(lexicon=LEXICON)


@cache
def edition() -> FairCopy:
    """A page of the sample with three invented copies beside it."""
    reading = chancery.read(chancery.sample.pages() / "2032-glossed.html", lexicon=LEXICON)
    text = reading.text
    at = text.index("双方反对外部势力")
    line = reading.witness.paragraphs[3]
    variants = (
        Variant((at + 2, at + 4), "坚决反对", ("B", "C"), "wording"),
        Variant((at + 2, at + 2), "一致", ("D",), "addition"),
        Variant((at + 8, at + 9), "", ("B",), "omission"),
        Variant((line.start + 4, line.end + 5), "（略）", ("C",), "long omission"),
    )
    copies = (
        Copy("A", "8d36a334", "外交部网站", "https://xa.example/1", "ab" * 32, base=True),
        Copy("B", "515f36a3", "通讯社 & <转载>"),
        Copy("C", "0776978a", "报纸"),
        Copy("D", "84455bc7", "报纸（繁体）"),
    )
    return reading.fair_copy(apparatus=Apparatus(copies, variants), lexicon=LEXICON)


# all that a page may print, and what means something to the formats
_signs = st.sampled_from(
    "双方反对海洋abcXYZ09 \t\u3000\u00a0<>&\"'*_`#~[](){}|\\^$%-+.:!=;,@。，\x00\x0b\x85"
)
texts = st.text(_signs | st.characters(exclude_characters="\n"), min_size=1, max_size=24)
_roles = st.sampled_from(["opening", "heading", "body", "item", "closing", "signature"])


def _spans(draw: st.DrawFn, start: int, end: int, most: int) -> list[tuple[int, int]]:
    """Spans within a range that do not overlap."""
    cuts = sorted(draw(st.lists(st.integers(start, end), max_size=2 * most)))
    return [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]


@st.composite
def copies(draw: st.DrawFn) -> FairCopy:
    """Any statement with names, acts, evidence, decisions and an apparatus."""
    lines = draw(st.lists(texts, min_size=1, max_size=5))
    text = "\n".join(lines)
    paragraphs, sentences, at = [], [], 0
    section = None
    for number, line in enumerate(lines):
        section = draw(st.sampled_from([section, section, "一", "二", "Ⅲ x"])) or section
        paragraphs.append(Paragraph(at, at + len(line), (), section, draw(_roles)))
        found = _spans(draw, at, at + len(line), 2)
        sentences += [Sentence(*span, number, n) for n, span in enumerate(found, 1)]
        at += len(line) + 1
    mentions = [Mention(*span, *draw(_meanings), "rule") for span in _spans(draw, 0, len(text), 3)]
    acts = [
        Act(None, span, "OPPOSE", 3, ("state:XA",), why=("edited by 林, 2033-05-01",))
        for span in draw(
            st.lists(st.sampled_from(_spans(draw, 0, len(text), 3) or [(0, len(text))]))
        )
    ]
    witness = Witness(
        Source("a.html", "ab" * 32, "text/html", "utf-8", 9, draw(st.none() | texts)),
        text,
        text,
        tuple(paragraphs),
        (),
        normal=normal(text),
    )
    said = Annotations(tuple(sentences), tuple(mentions), tuple(acts))
    apparatus = draw(apparatuses(text))
    return fair_copy("a", witness, draw(identities), said, LEXICON, apparatus=apparatus)


_meanings = st.sampled_from(
    [
        ("state", "state:XA"),
        ("pair", "state:XA+state:XB"),
        ("date", "2033/2035"),
        ("date", "2033-02-31"),
        ("person", "person:lin-huaiyuan"),
        ("instrument", "instrument:某 条约/1"),
        ("instrument", "instrument:某_条约_1"),
        ("odd", "x"),
    ]
)


@st.composite
def apparatuses(draw: st.DrawFn, text: str) -> Apparatus:
    """Any apparatus over a text; no copy's own variants overlap."""
    variants = [
        Variant(span, draw(st.just("") | texts), (siglum,), draw(st.sampled_from(["", "a b"])))
        for siglum in ("B", "C", "D e")
        for span in _apart(draw, len(text))
    ]
    told = tuple(Copy(siglum, f"{siglum} ref") for siglum in ("A", "B", "C", "D e"))
    return Apparatus(told, tuple(draw(st.permutations(variants))))


def _apart(draw: st.DrawFn, length: int) -> list[tuple[int, int]]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=4)))
    found = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [span for n, span in enumerate(found) if n == 0 or span[0] > found[n - 1][1]]


def lines_of(copy: FairCopy) -> list[str]:
    """The paragraphs of a copy, as every form must give them back."""
    return [copy.text[slice(*line.span)] for line in copy.lines]


def notes_before(copy: FairCopy, at: int) -> int:
    """How many notes stand before the paragraph of that number."""
    offsets = sorted(locus.span[1] for locus in copy.loci)
    return bisect_right(offsets, copy.lines[at].span[0])


def decided(**changes: Any) -> Decision:
    """A decision by a person."""
    given: dict[str, Any] = {
        **{"id": "1", "sha256": "ab" * 32, "kind": "mention", "verdict": "accept"},
        **{"label": "state", "start": 0, "end": 5, "quote": "曙光共和国", "prefix": ""},
        **{"suffix": "", "changes": {}, "who": "林", "decided": "2033-05-01T00:00:00Z"},
    }
    return Decision(**(given | changes))


def parsed(text: str | bytes) -> Any:
    """JSON as another program reads it."""
    return json.loads(text)
