"""The header of a TEI document: what the text is, its witnesses, how its date is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from chancery import __version__
from chancery.annotating.classes import FAMILIES, classes_of
from chancery.model import DateEvidence
from chancery.publishing.apparatus import Copy
from chancery.publishing.citations import citation
from chancery.publishing.citing import cited
from chancery.publishing.facts import kind
from chancery.publishing.fair import FairCopy
from chancery.publishing.fitting import line
from chancery.publishing.heading import dated, identity_lines, names
from chancery.publishing.tei_names import Ids
from chancery.publishing.xml import element

_BOUNDS = {"from": "notBefore", "until": "notAfter", "on": "when"}
_LANGUAGES = {"zh": "Chinese", "en": "English", "ru": "Russian"}
_RIGHTS = "The rights in the text are those of its publisher; the mark-up may be used freely."
_METHOD = (
    "The text is the page's own, character by character; what was removed from the page is in the "
    "program's record of it. Sentences, names and acts were found by rules and tables of names, "
    "without a statistical model; each names the rule that found it. Anchors bear the offset of "
    "the record, in code points."
)
_VARIANTS = {"method": "parallel-segmentation", "location": "internal"}


def header(copy: FairCopy, ids: Ids) -> Element:
    """The header; evidence with a place in the text points to the anchor of its offset."""
    return element(
        "t:teiHeader",
        {"xml:lang": "en"},
        element("t:fileDesc", None, *_file(copy, ids)),
        element("t:encodingDesc", None, *_encoding(copy, ids)),
        element("t:profileDesc", None, *_profile(copy)),
    )


def evidence_anchors(copy: FairCopy) -> Iterator[int]:
    """The offsets of the evidence of its date."""
    for each in copy.identity.date.evidence:
        if _placed(copy, each):
            yield from (each.start or 0, each.end or 0)


def _file(copy: FairCopy, ids: Ids) -> Iterator[Element]:
    authors = (element("t:author", None, element("t:orgName", None, name)) for name in names(copy))
    yield element(
        "t:titleStmt", None, element("t:title", {"xml:lang": copy.tag}, copy.title), *authors
    )
    numbers = {"chancery": copy.name, "sha256": copy.source.sha256}
    yield element(
        "t:publicationStmt",
        None,
        element("t:distributor", None, f"Chancery {__version__}"),
        *(element("t:idno", {"type": key}, value) for key, value in numbers.items()),
        element("t:availability", None, element("t:p", None, _RIGHTS)),
    )
    rows = (element("t:item", None, f"{label}: {value}") for label, value in identity_lines(copy))
    notes = [element("t:note", {"type": "identity"}, element("t:list", None, *rows))]
    if copy.identity.date.evidence:
        items = (_evidence(copy, each) for each in copy.identity.date.evidence)
        notes.append(element("t:note", {"type": "dating"}, element("t:list", None, *items)))
    yield element("t:notesStmt", None, *notes)
    copies = copy.apparatus.copies or (_only(copy),)
    witnesses = (_witness(each, ids) for each in copies)
    bibl = element("t:bibl", None, *_address(copy.url), cited([citation(copy)]).strip())
    yield element("t:sourceDesc", None, bibl, element("t:listWit", None, *witnesses))


def _encoding(copy: FairCopy, ids: Ids) -> Iterator[Element]:
    yield element(
        "t:editorialDecl", None, *(element("t:p", None, x) for x in (_METHOD, *copy.notes))
    )
    acts = {act.act for act in copy.annotations.acts}
    roles = dict.fromkeys(line.role for line in copy.lines)
    yield element(
        "t:classDecl",
        None,
        _taxonomy(
            "acts", (_family(name, acts, ids) for name in FAMILIES if acts & {*classes_of(name)})
        ),
        _taxonomy("roles", (_category(f"role.{role}", role, ids) for role in roles)),
    )
    yield element(
        "t:appInfo",
        None,
        element(
            "t:application",
            {"ident": "chancery", "version": __version__},
            element("t:label", None, "Chancery"),
        ),
    )
    if copy.loci:
        yield element("t:variantEncoding", _VARIANTS)


def _profile(copy: FairCopy) -> Iterator[Element]:
    date, place = copy.identity.date, line(copy.identity.place or "")
    given = (
        {"when": date.best}
        if date.best
        else {"notBefore": date.earliest, "notAfter": date.latest, "evidence": "internal"}
    )
    content: list[Element | str] = [element("t:date", given, dated(copy))]
    if place:
        content += [" ", element("t:placeName", None, place)]
    yield element("t:creation", None, *content)
    language = _LANGUAGES.get(copy.identity.language, copy.identity.language)
    used = element("t:language", {"ident": copy.tag}, language)
    yield element("t:langUsage", None, used)
    terms = element(
        "t:keywords", {"scheme": "#chancery"}, element("t:term", None, kind(copy.identity.kind))
    )
    yield element("t:textClass", None, terms)


def _evidence(copy: FairCopy, each: DateEvidence) -> Element:
    given = {_BOUNDS.get(each.bound, "when"): each.date}
    quote: Element = element("t:quote", None, line(each.quote))
    if _placed(copy, each):
        quote = element("t:ref", {"target": f"#c{each.start} #c{each.end}"}, line(each.quote))
    said = {"from": "not before", "until": "not after"}.get(each.bound, each.bound)
    date = element("t:date", given, f"{said} {each.date}")
    return element("t:item", None, date, ": ", quote, f": {line(each.why)}")


def _placed(copy: FairCopy, each: DateEvidence) -> bool:
    start, end = each.start, each.end
    return start is not None and end is not None and 0 <= start <= end <= len(copy.text)


def _only(copy: FairCopy) -> Copy:
    return Copy("A", copy.name, copy.title, copy.url, copy.source.sha256, base=True)


def _witness(copy: Copy, ids: Ids) -> Element:
    numbers = {"chancery": copy.reference, "sha256": copy.sha256}
    content: list[Element | str] = [element("t:title", None, line(copy.title) or copy.reference)]
    for key, value in numbers.items():
        content += [" ", element("t:idno", {"type": key}, value)] if value else []
    content += [x for address in _address(copy.url) for x in (" ", address)]
    content += [" (base text)"] if copy.base else []
    return element(
        "t:witness", {"xml:id": ids.of(f"wit:{copy.siglum}"), "n": copy.siglum}, *content
    )


def _address(url: str | None) -> Iterator[Element]:
    if url:
        yield element("t:ptr", {"target": url.replace(" ", "%20")})


def _taxonomy(name: str, categories: Iterable[Element]) -> Element:
    desc = element("t:desc", None, f"Chancery's {name}")
    return element("t:taxonomy", {"xml:id": f"taxonomy.{name}"}, desc, *categories)


def _family(name: str, acts: set[str], ids: Ids) -> Element:
    own = (_category(f"act.{act}", act, ids) for act in classes_of(name) if act in acts)
    made = _category(f"family.{name}", name, ids)
    made.extend(own)
    return made


def _category(id_: str, words: str, ids: Ids) -> Element:
    return element("t:category", {"xml:id": ids.of(id_)}, element("t:catDesc", None, words))
