"""All of it together: what was said in a witness's text, with offsets into the print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from chancery.annotating import chinese, english, russian
from chancery.annotating.drafts import Back, Draft, as_it_is
from chancery.annotating.masks import Masked, mask
from chancery.annotating.mentions import find_mentions
from chancery.annotating.sentences import sentences
from chancery.annotating.setting import Setting, setting_of
from chancery.annotating.topic_words import hits_in
from chancery.annotating.topics import topics_in, topics_of
from chancery.lexicon import Lexicon
from chancery.model import (
    Annotations,
    Identity,
    Layer,
    Mention,
    Sentence,
    Span,
    Witness,
)
from chancery.reading.characters import normal

Line = tuple[Span, str]
"""A paragraph of the normal form: where it stands, and its role."""
# the shifts of a layer that leaves nothing out: its spans are those of the print
_UNCUT = (0,)


def annotate(witness: Witness, identity: Identity, lexicon: Lexicon) -> Annotations:
    """The sentences, mentions and acts of a witness's text, each in order of the text.

    All is looked for in the normal form; every span leads back to the printed text.
    """
    setting, form = setting_of(identity), witness.normal.text
    mentions = find_mentions(form, setting, lexicon)
    masked = mask(form, mentions, setting.parties)
    lines = list(_lines(witness))
    split = [sentences(masked.text, *span) for span, _ in lines]
    spans = list(chain.from_iterable(split))
    hits = hits_in(form, mentions, lexicon, setting.parties)
    topics = topics_of(form, spans, hits)
    drafts = _drafts(masked, lines, split, setting, lexicon, _heading(identity, setting, lexicon))
    acts = [(draft.start, draft.end) for draft in drafts]
    own = topics_in(acts, hits, _topics_around(acts, spans, topics))
    back = _way_back(witness.normal)
    return Annotations(
        tuple(_sentences(split, topics, back)),
        _printed(mentions, witness.normal),
        tuple([draft.done(t, back) for draft, t in zip(drafts, own, strict=True)]),
    )


def _heading(identity: Identity, setting: Setting, lexicon: Lexicon) -> Masked | None:
    """The title of an English readout, which often says for whom its persons speak."""
    if setting.language != "en" or setting.kind != "readout" or not identity.title:
        return None
    form = normal(identity.title).text
    return mask(form, find_mentions(form, setting, lexicon), setting.parties)


def _lines(witness: Witness) -> Iterator[Line]:
    at = 0
    lines = witness.normal.text.split("\n")
    for line, paragraph in zip(lines, witness.paragraphs, strict=True):
        yield (at, at + len(line)), paragraph.role
        at += len(line) + 1


def _drafts(
    masked: Masked,
    lines: Sequence[Line],
    split: Sequence[Sequence[Span]],
    setting: Setting,
    lexicon: Lexicon,
    heading: Masked | None,
) -> list[Draft]:
    if setting.language == "zh":
        cast = chinese.cast_of(setting, lexicon)
        return chinese.Grammar(masked, cast, setting).parse(lines, split)
    if setting.language == "en":
        speakers = english.cast_of(setting, lexicon)
        return english.Grammar(masked, speakers, setting, heading).parse(lines, split)
    if setting.language == "ru":
        voices = russian.cast_of(setting, lexicon)
        return russian.Grammar(masked, voices, setting).parse(lines, split)
    return []


def _topics_around(
    acts: Sequence[Span], spans: Sequence[Span], topics: Sequence[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """The topics of the sentence in which each act begins."""
    found, at = [], 0
    for start, _ in acts:
        while at + 1 < len(spans) and spans[at + 1][0] <= start:
            at += 1
        while at and spans[at][0] > start:
            at -= 1
        found.append(topics[at] if topics else ())
    return found


def _sentences(
    split: Iterable[Iterable[Span]], topics: Iterable[tuple[str, ...]], back: Back
) -> Iterator[Sentence]:
    following = iter(topics)
    for paragraph, spans in enumerate(split):
        for number, span in enumerate(spans, 1):
            yield Sentence(*back(span), paragraph, number, next(following))


def _printed(mentions: Iterable[Mention], layer: Layer) -> tuple[Mention, ...]:
    if layer.shifts == _UNCUT:
        return tuple(mentions)
    return tuple([Mention(*layer.back(m.start, m.end), m.type, m.id, m.rule) for m in mentions])


def _way_back(layer: Layer) -> Back:
    """From spans of the normal form to those of the print."""
    if layer.shifts == _UNCUT:
        return as_it_is
    return lambda span: layer.back(*span)
