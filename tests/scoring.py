"""Scores of mentions and acts against their truth: pairs by overlap, one to one, best first.

Records are plain dictionaries with spans into the same text, as the truth files have them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from chancery.annotating.classes import is_commitment
from chancery.model import Annotations

Record = dict[str, Any]
Pair = tuple[Record, Record]
SAME = ("strength", "nest", "aspect", "time")
SETS = ("holder", "addressee", "target")


def f1(hit: float, ours: int, truth: int) -> float:
    """2·hit / (ours + truth); 1 where there is nothing to find."""
    return 2 * hit / (ours + truth) if ours + truth else 1.0


def records(said: Annotations) -> tuple[list[Record], list[Record]]:
    """Mentions and acts as the truth files have them."""
    mentions = [{"start": m.start, "end": m.end, "type": m.type, "id": m.id} for m in said.mentions]
    keys = ("trigger", "span", "act", "strength", "holder", "addressee", "target")
    rest = ("conjuncts", "nest", "aspect", "time")
    acts = [{key: getattr(act, key) for key in (*keys, *rest)} for act in said.acts]
    return mentions, acts


def overlap(a: Sequence[int], b: Sequence[int]) -> float:
    """The shared part of two spans over what both cover."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def paired(
    ours: Sequence[Any], truth: Sequence[Any], span: Callable[[Any], Sequence[int]]
) -> list[tuple[Any, Any]]:
    """One to one, by the overlap of their spans."""
    found = sorted(
        (
            (overlap(span(a), span(b)), i, j)
            for i, a in enumerate(ours)
            for j, b in enumerate(truth)
            if overlap(span(a), span(b)) > 0
        ),
        reverse=True,
    )
    used_a, used_b, pairs = set[int](), set[int](), []
    for _, i, j in found:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((ours[i], truth[j]))
    return pairs


def scores(pages: Iterable[tuple[Annotations, list[Record], list[Record]]]) -> dict[str, float]:
    """All measures, pooled over pages: (annotations, true mentions, true acts) each."""
    names = {"exact": 0, "linked": 0, "ours": 0, "truth": 0}
    verbs: list[Pair] = []
    found = right = ours_all = truth_all = 0
    counted = [0, 0]
    for said, mentions, acts in pages:
        own_mentions, own_acts = records(said)
        _count_names(names, own_mentions, mentions)
        pairs = paired(_with(own_acts), _with(acts), lambda a: a["trigger"])
        bare = paired(_without(own_acts), _without(acts), lambda a: a["span"])
        verbs += pairs
        found += len(pairs) + len(bare)
        right += sum(a["act"] == b["act"] for a, b in pairs) + len(bare)
        ours_all, truth_all = ours_all + len(own_acts), truth_all + len(acts)
        counted = [n + _commitments(a) for n, a in zip(counted, (own_acts, acts), strict=True)]
    measured = {
        "mentions": f1(names["exact"], names["ours"], names["truth"]),
        "linked": f1(names["linked"], names["ours"], names["truth"]),
        "found": f1(found, ours_all, truth_all),
        "class": f1(right, ours_all, truth_all),
        "conjuncts": _conjuncts(verbs),
        "commitments": min(counted) / max(counted) if any(counted) else 1.0,
    }
    measured |= {key: _same(verbs, key) for key in SAME}
    return measured | {key: _sets(verbs, key) for key in SETS}


def _count_names(names: dict[str, int], ours: list[Record], truth: list[Record]) -> None:
    for key, field in (("exact", "type"), ("linked", "id")):
        one, other = ({(m["start"], m["end"], m[field]) for m in all_} for all_ in (ours, truth))
        names[key] += len(one & other)
    names["ours"] += len(ours)
    names["truth"] += len(truth)


def _with(acts: list[Record]) -> list[Record]:
    return [act for act in acts if act["trigger"]]


def _without(acts: list[Record]) -> list[Record]:
    return [act for act in acts if not act["trigger"]]


def _same(pairs: list[Pair], key: str) -> float:
    same: list[bool] = [(a[key] or None) == (b[key] or None) for a, b in pairs]
    return sum(same) / max(1, len(same))


def _sets(pairs: list[Pair], key: str) -> float:
    both = [(set(a[key]), set(b[key])) for a, b in pairs]
    hit = sum(len(x & y) for x, y in both)
    return f1(hit, sum(len(x) for x, _ in both), sum(len(y) for _, y in both))


def _conjuncts(pairs: list[Pair]) -> float:
    hit: float = 0
    for a, b in pairs:
        same = paired(a["conjuncts"], b["conjuncts"], lambda span: span)
        hit += sum(overlap(x, y) >= 0.5 for x, y in same)
    ours, truth = (sum(len(pair[side]["conjuncts"]) for pair in pairs) for side in (0, 1))
    return f1(hit, ours, truth)


def _commitments(acts: list[Record]) -> int:
    return sum(1 + len(a["conjuncts"]) for a in acts if is_commitment(a["act"], a["aspect"]))
