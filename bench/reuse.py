"""Reuse detection: passages and copies found, how many reports are chance, CPU and memory.

    make bench-reuse                     a corpus made here: 2,000 texts
    make bench-reuse DOCS=folder         folder/docs.jsonl ({"id", "text"}) and folder/truth.json

The truth names copies (`a`, `b`, `level`), passages (`a`, `a_begin`, `a_end`, `b` …, `level`), and
perhaps `hub`, the ids of one text's many copies; levels are the percent of edited characters.
A passage counts as found if half of it or more is reported on both sides. Precision is the share of
reported pairs of texts that the truth has.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import resource
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from chancery.collating.reuse import Reuse, find_reuse

LEVELS = (0, 1, 5, 10, 20)
SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]
SEED = 7
Texts = list[tuple[str, str]]


def edited(chance: random.Random, text: str, percent: int) -> str:
    """The text with a share of its characters replaced, doubled by another, or left out."""
    out = []
    for sign in text:
        if 100 * chance.random() >= percent:
            out.append(sign)
        elif (kind := chance.random()) < 0.6:
            out.append(chance.choice(SIGNS))
        elif kind < 0.8:
            out += [sign, chance.choice(SIGNS)]
    return "".join(out)


def made(texts: int) -> tuple[Texts, dict[str, Any]]:
    """Texts of phrases, some of them set; one in ten copied, passages planted in the others."""
    chance = random.Random(SEED)
    words = [
        "".join(chance.choices(SIGNS[:900], k=chance.choice((2, 2, 2, 3)))) for _ in range(9000)
    ]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    forms = ["".join(chance.choices(words, weights, k=4)) for _ in range(800)]

    def prose(length: int) -> str:
        out = ""
        while len(out) < length:
            set_phrase = chance.random() < 0.25
            out += (
                chance.choice(forms) if set_phrase else "".join(chance.choices(words, weights, k=4))
            ) + "，"
        return out

    found = {f"d{n:05}": prose(2000) for n in range(texts - texts // 10)}
    truth: dict[str, Any] = {"copies": [], "passages": [], "hub": []}
    names = list(found)
    chance.shuffle(names)
    originals, hosts = names[: texts // 10], names[texts // 10 :]
    for n, name in enumerate(originals):
        level = LEVELS[n % 5]
        found[f"c{n:05}"] = edited(chance, found[name], level)
        truth["copies"].append({"a": name, "b": f"c{n:05}", "level": level})
    chance.shuffle(hosts)
    for n in range(len(hosts) // 2):
        a, b, level = hosts[2 * n], hosts[2 * n + 1], LEVELS[n % 5]
        passage = prose(chance.randint(30, 200))
        copy = edited(chance, passage, level)
        planted: dict[str, Any] = {"level": level, "a": a, "b": b}
        for side, name, words_in in (("a", a, passage), ("b", b, copy)):
            at = chance.randrange(len(found[name]))
            found[name] = found[name][:at] + words_in + found[name][at:]
            planted |= {f"{side}_begin": at, f"{side}_end": at + len(words_in)}
        truth["passages"].append(planted)
    return list(found.items()), truth


def read(folder: Path) -> tuple[Texts, dict[str, Any]]:
    """The texts and the truth of a folder."""
    lines = (folder / "docs.jsonl").read_text("utf-8").splitlines()
    texts = [(record["id"], record["text"]) for record in map(json.loads, lines)]
    return texts, json.loads((folder / "truth.json").read_text("utf-8"))


def covered(spans: list[tuple[int, int]], begin: int, end: int) -> float:
    """The share of a span that others cover."""
    inside = {at for s, e in spans for at in range(max(s, begin), min(e, end))}
    return len(inside) / (end - begin)


def judged(found: list[Reuse], truth: dict[str, Any]) -> None:
    """Print what was found of the truth, and what else was reported."""
    pairs: dict[frozenset[str], list[dict[str, tuple[int, int]]]] = defaultdict(list)
    for r in found:
        pairs[frozenset((r.a, r.b))].append({r.a: (r.a_begin, r.a_end), r.b: (r.b_begin, r.b_end)})
    hub = frozenset(truth.get("hub", ()))
    known = {frozenset((x["a"], x["b"])) for kind in ("copies", "passages") for x in truth[kind]}
    right = sum(pair in known or pair <= hub for pair in pairs)
    precision = right / max(1, len(pairs))
    print(f"{len(found):,} passages in {len(pairs):,} pairs; precision {precision:.3f}")
    rows: dict[str, dict[int, list[bool]]] = {
        name: defaultdict(list) for name in ("copies", "passages")
    }
    for copy in truth["copies"]:
        rows["copies"][copy["level"]].append(frozenset((copy["a"], copy["b"])) in pairs)
    for p in truth["passages"]:
        spans = pairs.get(frozenset((p["a"], p["b"])), [])
        sides = [
            covered([s[p[x]] for s in spans], p[f"{x}_begin"], p[f"{x}_end"]) for x in ("a", "b")
        ]
        rows["passages"][p["level"]].append(min(sides) >= 0.5)
    for name, levels in rows.items():
        every = [hit for hits in levels.values() for hit in hits]
        each = ", ".join(f"{level} %: {sum(h) / len(h):.3f}" for level, h in sorted(levels.items()))
        print(f"{name}: {sum(every) / max(1, len(every)):.3f} found ({each})")
    if hub:
        inside = sum(pair <= hub for pair in pairs)
        wanted = len(hub) * (len(hub) - 1) // 2
        print(f"one text copied {len(hub)} times: {inside:,} of {wanted:,} pairs")


def main() -> None:
    """Find and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--texts", type=int, default=2000)
    given = parser.parse_args()
    texts, truth = read(given.docs) if given.docs else made(given.texts)
    start = time.process_time()
    found = list(find_reuse(texts))
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(texts):,} texts, {sum(len(text) for _, text in texts):,} characters")
    judged(found, truth)
    print(f"{seconds:.1f} CPU seconds, {memory:,} MiB; Python {platform.python_version()}")


if __name__ == "__main__":
    main()
