"""What a card says of a page, as labelled lines: the same in a terminal and in a notebook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from chancery.annotating.classes import FAMILIES, FAMILY, is_commitment
from chancery.model import Annotations, DateEvidence, Dating, Identity, Witness
from chancery.reading.wrapping import columns

UNTITLED = "(untitled)"
_BOUNDS = {"from": "not before", "until": "not after", "on": "on"}
_KINDS = {
    "joint-statement": "joint statement",
    "communique": "communiqué",
    "press-release": "press release",
}
# control characters could move the reader's cursor or rewrite the terminal's title
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# cells of an incipit, about twenty characters of Chinese, and characters of a number on its line
_INCIPIT, _NUMBER = 40, 3
# a quote is there to be recognised, not to be read whole
_QUOTE = 60
# pieces of evidence a card quotes for each bound: those that set it, and what stands behind them
_MOST = 3


class Fact(NamedTuple):
    """One labelled line of a card; `weight` is `plain`, `quiet` or `warning`."""

    label: str
    text: str
    weight: str = "plain"


def facts(
    witness: Witness,
    identity: Identity,
    paths: Sequence[str] = (),
    reference: str | None = None,
    annotations: Annotations | None = None,
) -> list[Fact]:
    """All lines of a card but its title, in order.

    `paths` are all places where the page was found, `reference` its name in a corpus,
    `annotations` what was said in its text, if that is known.
    """
    return [
        *_who(identity),
        *_when(identity),
        *_how(identity),
        *_numbers(witness),
        *_said(annotations),
        *_origin(witness, paths, reference),
    ]


def title(identity: Identity) -> str:
    """The statement's own title, or `(untitled)`."""
    return visible(identity.title) if identity.title else UNTITLED


def titled(title: str | None, text: str) -> str:
    """The title, or that there is none and how the text begins: `(untitled) “双方重申…”`."""
    first = incipit(text)
    return title or (f"{UNTITLED} “{first}”" if first else UNTITLED)


def incipit(text: str) -> str:
    """The first words of a text, those by which one without a title is told from others.

    A line that is only a number is left out; empty if nothing is said.
    """
    lines = (" ".join(line.split()) for line in text.splitlines())
    first = next((line for line in lines if len(line) > _NUMBER), "")
    if columns(first) <= _INCIPIT:
        return first
    ends = accumulate(map(columns, first))
    cut = first[: next(n for n, end in enumerate(ends) if end > _INCIPIT)]
    # between words, where there are any
    return f"{cut.rpartition(' ')[0] if cut.isascii() and ' ' in cut else cut}…"


def kind(name: str) -> str:
    """A kind as a person writes it."""
    return _KINDS.get(name, name)


def parties(codes: Sequence[str]) -> str:
    """The parties of a statement in one line."""
    return " · ".join(codes) or "no party found"


def day(best: str | None, earliest: str | None, latest: str | None) -> str:
    """A date as it is known: a day, bounds, one bound, or nothing."""
    if best:
        return best
    if earliest and latest:
        return f"{earliest} … {latest}" if earliest != latest else earliest
    if earliest:
        return f"not before {earliest}"
    return f"not after {latest}" if latest else "undated"


def visible(text: str) -> str:
    """The text with control characters shown as signs that do nothing."""
    return _CONTROL.sub(lambda sign: _picture(ord(sign[0])), text)


def quoted(text: str) -> str:
    """A quote in one short line: its middle left out if it is long."""
    flat = " ".join(visible(text).split())
    half = _QUOTE // 2
    return f"“{flat}”" if len(flat) <= _QUOTE else f"“{flat[:half]} … {flat[-half:]}”"


def _picture(code: int) -> str:
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _who(identity: Identity) -> Iterator[Fact]:
    level = identity.level.replace("-", " ") if identity.level != "other" else ""
    yield Fact("kind", " · ".join(filter(None, (kind(identity.kind), level))))
    yield Fact("parties", parties(identity.parties))
    if identity.place:
        yield Fact("place", visible(identity.place))
    if identity.agency:
        yield Fact("agency", visible(identity.agency))


def _when(identity: Identity) -> Iterator[Fact]:
    date = identity.date
    basis = f" ({date.basis})" if date.best and date.basis else ""
    yield Fact("date", day(date.best, date.earliest, date.latest) + basis)
    for evidence in _told(date):
        yield Fact("", evidence, "quiet")
    if identity.page_date_conflict:
        said = f"{identity.page_date}: contradicts the text's own evidence"
        yield Fact("page date", said, "warning")
    elif identity.page_date:
        yield Fact("page date", identity.page_date)


def _told(date: Dating) -> Iterator[str]:
    """The evidence, tightest first; of the weaker pieces and contradicted ones only how many."""
    for bound in ("on", "from", "until"):
        given = [evidence for evidence in date.evidence if evidence.bound == bound]
        upheld = [evidence for evidence in given if _upheld(evidence, date)]
        upheld.sort(key=lambda evidence: evidence.date, reverse=bound == "from")
        yield from (_reason(evidence) for evidence in upheld[:_MOST])
        weaker, contradicted = len(upheld) - _MOST, len(given) - len(upheld)
        if weaker > 0:
            yield f"{_BOUNDS[bound]}: {weaker} more, weaker"
        if contradicted:
            yield f"{_BOUNDS[bound]}: {contradicted} more, contradicted by stronger evidence"


def _upheld(evidence: DateEvidence, date: Dating) -> bool:
    """Whether the date found agrees with the evidence: stronger evidence may contradict it."""
    first, last = date.best or date.earliest, date.best or date.latest
    if evidence.bound == "from":
        return first is None or evidence.date <= first
    if evidence.bound == "until":
        return last is None or evidence.date >= last
    return (first or "") <= evidence.date <= (last or "9999")


def _reason(evidence: DateEvidence) -> str:
    where = f" at {evidence.start}" if evidence.start is not None else ""
    bound = f"{_BOUNDS.get(evidence.bound, evidence.bound)} {evidence.date}"
    return f"{bound}: {quoted(evidence.quote)}{where}: {visible(evidence.why)}"


def _how(identity: Identity) -> Iterator[Fact]:
    yield Fact("language", " · ".join(filter(None, (identity.language, identity.script))))
    if identity.part:
        number, of = identity.part
        yield Fact("part", f"{number} of {of}" if of else f"{number}", "warning")
    if identity.complete:
        yield Fact("complete", "yes")
    else:
        missing = ", ".join(identity.missing)
        yield Fact("complete", f"no: {missing} missing" if missing else "no", "warning")
    if identity.translated_back:
        yield Fact("wording", "translated back, not the official text", "warning")
    for reason in identity.reasons:
        yield Fact("", visible(reason), "quiet")


def _numbers(witness: Witness) -> Iterator[Fact]:
    yield Fact("text", f"{counted(len(witness.paragraphs), 'paragraph')}, {_signs(witness)}")
    reasons = Counter(removal.reason for removal in witness.removed)
    each = ", ".join(f"{reason} {number}" for reason, number in reasons.most_common())
    yield Fact("removed", each or "nothing")
    for note in witness.notes:
        yield Fact("note", visible(note))


def _said(annotations: Annotations | None) -> Iterator[Fact]:
    if annotations is None:
        return
    acts = annotations.acts
    families = Counter(FAMILY.get(act.act, "other") for act in acts)
    each = ", ".join(f"{name} {families[name]:,}" for name in FAMILIES if families[name])
    binding = [act for act in acts if is_commitment(act.act, act.aspect)]
    numbers = (
        counted(len(acts), "act") + (f" ({each})" if each else ""),
        counted(len(binding) + sum(len(act.conjuncts) for act in binding), "commitment"),
        counted(len(annotations.mentions), "mention"),
    )
    yield Fact("said", " · ".join(numbers))


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 page`, `2,000 pages`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _signs(witness: Witness) -> str:
    return counted(len(witness.text), "character")


def _origin(witness: Witness, paths: Sequence[str], reference: str | None) -> Iterator[Fact]:
    source = witness.source
    for number, path in enumerate(paths or (source.path,)):
        yield Fact("also at" if number else "path", visible(path))
    if source.url:
        yield Fact("address", visible(source.url))
    if source.fetched:
        yield Fact("fetched", source.fetched)
    form = f"{source.media_type} · {source.encoding} · {counted(source.bytes, 'byte')}"
    yield Fact("form", form, "quiet")
    yield Fact("sha256", source.sha256, "quiet")
    if reference:
        yield Fact("reference", reference)
