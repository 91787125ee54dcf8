"""A statement of a corpus: its identity, its witnesses, what ties them, and its edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from chancery.collating.edition import Apparatus, Text, apparatus
from chancery.collating.values import Link
from chancery.corpus import statements
from chancery.corpus.references import short
from chancery.corpus.reports import told_of
from chancery.corpus.statements import Row
from chancery.corpus.store import Store
from chancery.model import Identity
from chancery.model import Witness as Read
from chancery.publishing.places import sentence_names
from chancery.publishing.results import Column, Results

VARIANTS = (
    Column("statement"),
    Column("reference"),
    Column("kind"),
    Column("base"),
    Column("reading"),
    Column("witnesses", "list"),
    Column("start", "number"),
    Column("end", "number"),
    Column("context"),
)
# what stands around a variant shows which words it is of
_AROUND = 12


@dataclass(frozen=True)
class Witness:
    """A copy of a statement: its siglum, the page, and how it is tied to the others.

    `relation` is `base`, `exact`, `near`, `part`, `translation` or `joined by a person`;
    `evidence` says why, in words.
    """

    siglum: str
    reference: str
    sha256: str
    paths: tuple[str, ...]
    relation: str
    evidence: tuple[str, ...]
    witness: Read = field(repr=False)
    identity: Identity = field(repr=False)


@dataclass(frozen=True)
class Edition:
    """The base text, why it is the base, and how the other witnesses of its language differ.

    `collated` are the sigla compared, the base's own first. `apparatus.supplements` are what the
    base lacks and another witness has, marked with its siglum.
    """

    base: Witness
    reasons: tuple[str, ...]
    collated: tuple[str, ...]
    apparatus: Apparatus


@dataclass(frozen=True)
class Statement:
    """One statement of a corpus, as `Corpus.statement` gives it."""

    reference: str
    aliases: tuple[str, ...]
    identity: Identity
    witnesses: tuple[Witness, ...]
    links: tuple[Link, ...]
    choice: tuple[str, ...] = field(repr=False, default=())
    reasons: tuple[str, ...] = field(repr=False, default=())
    sentences: Sequence[tuple[int, int, str]] = field(repr=False, default=())

    @property
    def base(self) -> Witness:
        """The witness whose text is the edition's."""
        return next(w for w in self.witnesses if w.relation == "base")

    @cached_property
    def edition(self) -> Edition:
        """The base with its apparatus; the other witnesses of its language are collated now."""
        base = self.base
        same = [
            w
            for w in self.witnesses
            if w is not base
            and w.identity.language == base.identity.language
            and w.relation != "translation"
        ]
        texts = [Text.of(w.siglum, w.witness.text, w.witness.normal) for w in (base, *same)]
        found = apparatus(texts[0], texts[1:])
        return Edition(base, self.choice, tuple(text.siglum for text in texts), found)

    def variants(self) -> Results:
        """The variants in order of the base, each with its sentence and the sigla that have it."""
        text = self.base.witness.text
        records = []
        for variant in self.edition.apparatus.variants:
            start, end = variant.span
            records.append(
                {
                    "statement": self.reference,
                    "reference": f"{self.reference}#{self._place(start)}",
                    "kind": variant.kind,
                    "base": variant.base,
                    "reading": variant.reading,
                    "witnesses": list(variant.witnesses),
                    "start": start,
                    "end": end,
                    "context": text[max(0, start - _AROUND) : end + _AROUND],
                }
            )
        return Results("variant", VARIANTS, records, self._notes())

    def _place(self, start: int) -> str:
        before = [name for begin, _, name in self.sentences if begin <= start]
        return before[-1] if before else "p1.1"

    def _notes(self) -> list[str]:
        edition = self.edition
        said = [f"base: {edition.base.siglum} ({edition.base.reference})"]
        said += [f"{edition.base.siglum}: {reason}" for reason in edition.reasons]
        for gap in edition.apparatus.gaps:
            said.append(f"{gap.witness} lacks {gap.span[0]}–{gap.span[1]} of the base")
        for extra in edition.apparatus.supplements:
            said.append(
                f"at {extra.span[0]} the base lacks {len(extra.text):,} characters, "
                f"which {extra.witness} has: “{extra.text[:30]} …”"
            )
        others = [w.siglum for w in self.witnesses if w.siglum not in edition.collated]
        if others:
            said.append(f"not collated, of another wording or language: {' '.join(others)}")
        return said


def load(store: Store, id_: int) -> Statement:
    """A statement of a corpus by its row."""
    with store.errors():
        connection = store.connection
        row = statements.statement(connection, id_)
        names = short(store.names())
        rows = statements.witnesses(connection, id_)
        pages = {page: siglum for siglum, page, _ in rows}
        links = statements.links(connection, pages)
        found = tuple(_witness(store, row, names, one, links, rows) for one in rows)
        told = tuple(told_of(connection, row))
        aliases = tuple(statements.aliases(connection, id_))
    others = [(w.siglum, w.identity) for w in found if w.relation != "base"]
    base = next(w for w in found if w.relation == "base")
    said = store.annotations(row.base)
    sentences = said.sentences if said else ()
    placed = zip(sentences, sentence_names(base.witness.paragraphs, sentences), strict=True)
    return Statement(
        reference=row.reference,
        aliases=aliases,
        identity=statements.identity(row, base.identity, others),
        witnesses=found,
        links=(*links, *told),
        choice=row.choice,
        reasons=row.reasons,
        sentences=[(s.start, s.end, name) for s, name in placed],
    )


def _witness(
    store: Store,
    row: Row,
    names: dict[str, str],
    one: tuple[str, int, int],
    links: Sequence[Link],
    rows: Sequence[tuple[str, int, int]],
) -> Witness:
    siglum, page, lead = one
    read, identity = store.reading(page)
    sha256 = read.source.sha256
    leads = {other: its for _, other, its in rows}
    relation, evidence = "base", row.choice
    if page != row.base:
        same = lead == leads[row.base]
        end = sha256 if same else store.source(lead).sha256
        relation, evidence = _relation(end, same, links)
    paths = tuple(store.paths(page))
    return Witness(siglum, names[sha256], sha256, paths, relation, evidence, read, identity)


def _relation(end: str, same: bool, links: Sequence[Link]) -> tuple[str, tuple[str, ...]]:
    """How a witness is tied to the base's group: by its own link, or that of its group's lead."""
    kinds = ("exact", "near", "part") if same else ("translation",)
    for link in links:
        if link.kind in kinds and end in (link.a, link.b):
            return link.kind, link.evidence
    return "joined by a person", ()
