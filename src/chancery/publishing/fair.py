"""A fair copy: a statement made ready to be written in any form.

It joins a text, its identity and annotations, the names of what they speak of, the apparatus and
what people decided. Every character that no document can hold is U+FFFD in it (`fitting`), each in
its old place, so that offsets are those of the record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from chancery.corpus.values import Decision
from chancery.lexicon import Lexicon
from chancery.lexicon.entries import Entry
from chancery.model import Annotations, Identity, Source, Span, Witness
from chancery.publishing.apparatus import NOTHING, Apparatus, Copy, Locus, Variant, loci
from chancery.publishing.facts import UNTITLED, counted
from chancery.publishing.fitting import fit, line, unfit
from chancery.publishing.places import paragraph_names, sentence_names
from chancery.publishing.said import Text, text_of
from chancery.publishing.statement import Statement


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its name (`s5.p3`), where it stands, and its sentences with their names.

    A sentence's span here runs on to the next one or to the paragraph's end, without the white
    space between them, so that its stop belongs to it.
    """

    name: str
    span: Span
    role: str
    section: str | None
    sentences: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True)
class FairCopy:
    """A statement with all that its publications need; see `fair_copy`.

    `entries` are the lexicon's rows of what its mentions and parties mean, by id; `place` is the
    sentence that is meant (`s5.p3.2`), or nothing where all of it is; `replaced` counts the U+FFFD
    that were put in, `topics` are English labels by id.
    """

    name: str
    witness: Witness
    identity: Identity
    annotations: Annotations
    entries: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    apparatus: Apparatus = NOTHING
    decisions: tuple[Decision, ...] = ()
    place: str = ""
    replaced: int = 0
    topics: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """The statement's text, one paragraph a line."""
        return self.witness.text

    @property
    def source(self) -> Source:
        """Where the page came from."""
        return self.witness.source

    @property
    def title(self) -> str:
        """The statement's own title in one line, or `(untitled)`."""
        return line(self.identity.title or "") or UNTITLED

    @property
    def url(self) -> str | None:
        """The page's address: where it was fetched, else what it says of itself; http(s) only."""
        claimed = (claim.value for claim in self.witness.claims if claim.field == "url")
        found = (self.source.url, *claimed)
        return next((line(url) for url in found if url and url.startswith(_SCHEMES)), None)

    @property
    def tag(self) -> str:
        """The language tag of the text (BCP 47): `zh-Hans`, `en`."""
        script = self.identity.script
        return (
            f"{self.identity.language}-{script}" if script in _SCRIPTS else self.identity.language
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of any form must know of its characters."""
        if not self.replaced:
            return ()
        verb = "stands" if self.replaced == 1 else "stand"
        return (
            f"{counted(self.replaced, 'character')} that no document can hold {verb} as U+FFFD",
        )

    @cached_property
    def loci(self) -> Sequence[Locus]:
        """The entries of the apparatus, in order of the text."""
        return loci(self.text, self.apparatus)

    @cached_property
    def said(self) -> Text:
        """The text with what was said in it, as lists take it."""
        return text_of(self.name, self.witness, self.identity, self.annotations)

    @cached_property
    def lines(self) -> Sequence[Line]:
        """The paragraphs in order."""
        return list(_lines(self.witness, self.annotations))

    def place_name(self, language: str) -> str:
        """Where it was adopted, by its name in a language where that is known, else as printed."""
        printed = line(self.identity.place or "")
        places = (e for e in self.entries.values() if e.type == "place")
        found = next((e.id for e in places if printed in e.names()), None)
        return line(self.label(found, language)) if found else printed

    def label(self, id_: str, language: str = "en") -> str:
        """A name of an id in a language, else in any, else what follows its type."""
        entry = self.entries.get(id_)
        names = (*getattr(entry, language, ()), *entry.names()) if entry else ()
        return fit(next(iter(names), id_.partition(":")[2] or id_))


_SCHEMES = ("http://", "https://")
_SCRIPTS = ("Hans", "Hant")


def fair_copy(
    name: str,
    witness: Witness,
    identity: Identity,
    annotations: Annotations,
    lexicon: Lexicon,
    *,
    apparatus: Apparatus = NOTHING,
    decisions: Collection[Decision] = (),
    place: str = "",
) -> FairCopy:
    """The fair copy of a witness, cited as `name`; offsets of `apparatus` are those of its text."""
    ids = {f"state:{party}" for party in identity.parties}
    for mention in annotations.mentions:
        ids.update((mention.id, *mention.id.split("+")))
    for act in annotations.acts:
        ids.update((*act.holder, *act.addressee, *act.target))
    variants = tuple(replace(v, reading=fit(v.reading)) for v in apparatus.variants)
    entries = {id_: lexicon.entries[id_] for id_ in sorted(ids) if id_ in lexicon.entries}
    return FairCopy(
        line(name),
        replace(witness, text=fit(witness.text)),
        identity,
        annotations,
        entries,
        replace(apparatus, variants=variants),
        tuple(decisions),
        place,
        unfit(witness.text),
        {topic.id: topic.en for topic in lexicon.topics.values()},
    )


def beside(statement: Statement) -> Apparatus:
    """The apparatus of a statement of a corpus: every witness, and the variants of its edition.

    What a witness lacks because it is a part is no variant; translations are listed only.
    """
    first, *_ = ordered = sorted(statement.witnesses, key=lambda w: w.relation != "base")
    told = tuple(
        Copy(
            w.siglum,
            w.reference,
            f"{w.identity.title or UNTITLED} ({w.relation})" if w is not first else "",
            w.witness.source.url,
            w.sha256,
            base=w is first,
        )
        for w in ordered
    )
    found = statement.edition.apparatus.variants
    return Apparatus(told, tuple(Variant(v.span, v.reading, v.witnesses, v.kind) for v in found))


def _lines(witness: Witness, annotations: Annotations) -> Iterator[Line]:
    own: dict[int, list[tuple[str, int]]] = {}
    names = sentence_names(witness.paragraphs, annotations.sentences)
    for name, sentence in zip(names, annotations.sentences, strict=True):
        own.setdefault(sentence.paragraph, []).append((name, sentence.start))
    for at, (name, paragraph) in enumerate(
        zip(paragraph_names(witness.paragraphs), witness.paragraphs, strict=True)
    ):
        span = (paragraph.start, paragraph.end)
        sentences = tuple(_whole(witness.text, own.get(at, []), paragraph.end))
        yield Line(name, span, paragraph.role, paragraph.section, sentences)


def _whole(text: str, found: Sequence[tuple[str, int]], end: int) -> Iterator[tuple[str, Span]]:
    for at, (name, start) in enumerate(found):
        last = found[at + 1][1] if at + 1 < len(found) else end
        while last > start and text[last - 1].isspace():
            last -= 1
        yield name, (start, last)
