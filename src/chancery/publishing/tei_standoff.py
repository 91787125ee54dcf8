"""What stands beside the text in TEI: who and what it names, and the acts, between anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from chancery.model import Act, Mention
from chancery.publishing.fair import FairCopy
from chancery.publishing.fitting import line
from chancery.publishing.said import placed
from chancery.publishing.tei_names import LISTS, Ids, means
from chancery.publishing.xml import element

_ORDER = tuple(dict.fromkeys(list_ for list_, _, _ in LISTS.values()))


def act_anchors(copy: FairCopy) -> Iterator[int]:
    """The offsets at which acts and their triggers begin and end."""
    for act in copy.annotations.acts:
        for span in (act.span, act.trigger or act.span, *act.conjuncts):
            yield from span


def stand_off(copy: FairCopy, ids: Ids, apart: Sequence[Mention]) -> Element | None:
    """The part beside the text; None where there is nothing to say."""
    parts = [*_lists(copy, ids), *_names(ids, apart), *_acts(copy, ids)]
    return element("t:standOff", None, *parts) if parts else None


def _lists(copy: FairCopy, ids: Ids) -> Iterator[Element]:
    found = sorted({*_entities(copy)}, key=lambda id_: (_rank(id_), id_))
    for list_, own in groupby(found, lambda id_: LISTS[_type(id_)][0]):
        yield element(list_, None, *(_entity(copy, id_, ids) for id_ in own))


def _entities(copy: FairCopy) -> Iterator[str]:
    """The ids of all that mentions and acts name, and has a list."""
    for mention in copy.annotations.mentions:
        yield from (id_ for id_ in mention.id.split("+") if _type(id_) in LISTS)
    for act in copy.annotations.acts:
        who = (*act.holder, *act.addressee, *act.target)
        yield from (id_ for id_ in who if _type(id_) in LISTS)


def _entity(copy: FairCopy, id_: str, ids: Ids) -> Element:
    _, entry, name = LISTS[_type(id_)]
    known = copy.entries.get(id_)
    names = [
        element(name, {"xml:lang": language}, line(own[0]))
        for language in ("zh", "en", "ru")
        if known and (own := getattr(known, language))
    ] or [element(name, None, line(id_.partition(":")[2]) or id_)]
    kind = None if entry == "t:person" else _type(id_)
    made = element(entry, {"xml:id": ids.of(id_), "type": kind})
    if known and known.wikidata:
        address = f"https://www.wikidata.org/entity/{known.wikidata}"
        made.set("corresp", address)
    made.extend(names)
    return made


def _names(ids: Ids, apart: Sequence[Mention]) -> Iterator[Element]:
    """Mentions that variants or sentences cut through."""
    if apart:
        spans = (_span(None, (m.start, m.end), means(m.id, ids)) for m in apart)
        yield element("t:spanGrp", {"type": "mentions"}, *spans)


def _acts(copy: FairCopy, ids: Ids) -> Iterator[Element]:
    said = copy.said
    named = list(placed(said, [(act.span[0], act) for act in copy.annotations.acts], "a"))
    if not named:
        return
    spans = (
        _span(ids.of(name), act.span, ids.to(f"act.{act.act}", f"{name}.fs")) for name, act in named
    )
    yield element("t:spanGrp", {"type": "acts"}, *spans)
    for name, act in named:
        yield element("t:fs", {"xml:id": ids.of(f"{name}.fs"), "type": "act"}, *_features(act, ids))


def _span(id_: str | None, span: tuple[int, int], means: str | None) -> Element:
    given = {"xml:id": id_, "from": f"#c{span[0]}", "to": f"#c{span[1]}", "ana": means}
    return element("t:span", given)


def _features(act: Act, ids: Ids) -> Iterator[Element]:
    yield _feature("act", element("t:symbol", {"value": act.act}))
    yield _feature("strength", element("t:numeric", {"value": str(act.strength)}))
    yield _feature("aspect", element("t:symbol", {"value": act.aspect}))
    for key, who in (("holder", act.holder), ("addressee", act.addressee), ("target", act.target)):
        if who:
            yield _set(key, (element("t:symbol", {"value": ids.of(id_)}) for id_ in who))
    if act.topics:
        yield _set("topics", (element("t:symbol", {"value": topic}) for topic in act.topics))
    spans = [*([act.trigger] if act.trigger else []), *act.conjuncts]
    if spans:
        bounds = (f"#c{start} #c{end}" for start, end in spans)
        keys = ["trigger"] if act.trigger else []
        keys += ["conjunct"] * len(act.conjuncts)
        for key, bound in zip(keys, bounds, strict=True):
            yield _feature(key, element("t:string", None, bound))
    for key, value in (("nest", act.nest), ("time", act.time), ("rule", act.rule)):
        if value:
            yield _feature(key, element("t:string", None, value))
    if act.why:
        yield _set("why", (element("t:string", None, why) for why in act.why), "list")


def _feature(name: str, value: Element) -> Element:
    return element("t:f", {"name": name}, value)


def _set(name: str, values: Iterable[Element], order: str = "set") -> Element:
    return _feature(name, element("t:vColl", {"org": order}, *values))


def _type(id_: str) -> str:
    return id_.partition(":")[0]


def _rank(id_: str) -> int:
    return _ORDER.index(LISTS[_type(id_)][0])
