"""All of it together: what was said in a witness's text, with offsets into the print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from chancery.annotating import chinese, english
from chancery.annotating.masks import Masked, mask
from chancery.annotating.mentions import find_mentions
from chancery.annotating.sentences import sentences
from chancery.annotating.setting import Setting, setting_of
from chancery.annotating.topics import topics_in, topics_of
from chancery.lexicon import Lexicon
from chancery.model import (
    Act,
    Annotations,
    Identity,
    Layer,
    Mention,
    Sentence,
    Span,
    Witness,
)

Back = Callable[[Span], Span]
Line = tuple[Span, str]
"""A paragraph of the normal form: where it stands, and its role."""


def annotate(witness: Witness, identity: Identity, lexicon: Lexicon) -> Annotations:
    """The sentences, mentions and acts of a witness's text, each in order of the text.

    All is looked for in the normal form; every span leads back to the printed text.
    """
    setting, form = setting_of(identity), witness.normal.text
    mentions = find_mentions(form, setting, lexicon)
    masked = mask(form, mentions, setting.parties)
    lines = list(_lines(witness))
    split = list(_sentences(masked, lines))
    spans = [(sentence.start, sentence.end) for sentence in split]
    topics = topics_of(form, spans, mentions, lexicon, setting.parties)
    acts = _acts(masked, lines, setting, lexicon)
    around = _topics_around(acts, spans, topics)
    own = topics_in(form, [act.span for act in acts], mentions, lexicon, around, setting.parties)
    back = _way_back(witness.normal)
    return Annotations(
        tuple(_sentence(s, t, back) for s, t in zip(split, topics, strict=True)),
        tuple(_mention(mention, back) for mention in mentions),
        tuple(_act(act, t, back) for act, t in zip(acts, own, strict=True)),
    )


def _lines(witness: Witness) -> Iterator[Line]:
    at = 0
    lines = witness.normal.text.split("\n")
    for line, paragraph in zip(lines, witness.paragraphs, strict=True):
        yield (at, at + len(line)), paragraph.role
        at += len(line) + 1


def _sentences(masked: Masked, lines: Sequence[Line]) -> Iterator[Sentence]:
    for number, (span, _) in enumerate(lines):
        for place, (start, end) in enumerate(sentences(masked.text, *span), 1):
            yield Sentence(start, end, number, place)


def _acts(masked: Masked, lines: Sequence[Line], setting: Setting, lexicon: Lexicon) -> list[Act]:
    if setting.language == "zh":
        return chinese.Grammar(masked, chinese.cast_of(setting, lexicon), setting).parse(lines)
    if setting.language == "en":
        return english.Grammar(masked, english.cast_of(setting, lexicon), setting).parse(lines)
    return []


def _topics_around(
    acts: Sequence[Act], spans: Sequence[Span], topics: Sequence[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """The topics of the sentence in which each act begins."""
    found, at = [], 0
    for act in acts:
        while at + 1 < len(spans) and spans[at + 1][0] <= act.span[0]:
            at += 1
        while at and spans[at][0] > act.span[0]:
            at -= 1
        found.append(topics[at] if topics else ())
    return found


def _sentence(sentence: Sentence, topics: tuple[str, ...], back: Back) -> Sentence:
    start, end = back((sentence.start, sentence.end))
    return Sentence(start, end, sentence.paragraph, sentence.number, topics)


def _mention(mention: Mention, back: Back) -> Mention:
    start, end = back((mention.start, mention.end))
    return Mention(start, end, mention.type, mention.id, mention.rule)


def _act(act: Act, topics: tuple[str, ...], back: Back) -> Act:
    return Act(
        act.trigger and back(act.trigger),
        back(act.span),
        *(act.act, act.strength, act.holder, act.addressee, act.target),
        tuple(map(back, act.conjuncts)),
        *(act.nest, act.aspect, act.time),
        topics,
        *(act.rule, act.why),
    )


def _way_back(layer: Layer) -> Back:
    """From spans of the normal form to those of the print; nothing to do where none was cut."""
    if layer.shifts == (0,):
        return lambda span: span
    return lambda span: layer.back(*span)
