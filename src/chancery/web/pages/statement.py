"""One statement: its text by sections and sentences, what is known of it, one sentence's panel."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from chancery.model import Annotations, Identity, Witness
from chancery.publishing import lists as columns
from chancery.publishing.explaining import explain
from chancery.publishing.fair import fair_copy
from chancery.publishing.record import record
from chancery.publishing.results import Results
from chancery.publishing.said import Text, act_records, mention_records, text_of
from chancery.web.answers import Moved, View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.witnesses import margins, witnesses
from chancery.web.pages.wording import elsewhere, wordings
from chancery.web.views.panels import citation, dated, mentioned, witnessed
from chancery.web.views.text import sections

# how many signs of a text are drawn; the rest is in the download
_DRAWN = 300_000

# a statement's reference, and what may be asked for behind it: a table, a sentence, in a form
_NAMED = re.compile(
    r"(?P<name>[^/]+/[^/]+/[^/]+?)"
    r"(?P<part>(?:/(?:[a-z]+|(?:s[0-9]+\.)?p[0-9]+\.[0-9]+))?(?:\.(?:json|csv|xlsx))?)"
)

# what a sentence's own address gives to programs
_OF_A_SENTENCE = (
    *("reference", "record", "facts", "citation"),
    *("elsewhere", "earlier", "later"),
)


def statement(context: Context, asked: Asked) -> View:
    """The statement of a reference."""
    return View("statement.html", _values(context, asked, None))


def sentence(context: Context, asked: Asked) -> View:
    """One sentence's panel, beside its statement where the page is asked for whole."""
    place = asked.path["place"]
    data = _values(context, asked, place)
    return View("statement.html", data, fragment="sentence.html")


def acts(context: Context, asked: Asked) -> View:
    """The diplomatic acts of a statement as a table."""
    text, data = _text(context, asked)
    found = Results("act", columns.ACTS, act_records(text))
    return View("acts.html", {**data, "acts": list(found)}, found)


def mentions(context: Context, asked: Asked) -> View:
    """The names in a statement as a table."""
    text, data = _text(context, asked)
    found = Results("mention", columns.MENTIONS, mention_records(text))
    return View("mentions.html", {**data, "mentions": list(found)}, found)


def _values(context: Context, asked: Asked, place: str | None) -> dict[str, Any]:
    desk = context.desk
    page = desk.browsing.page(asked.path["ref"])
    witness, own, said = desk.reading(page)
    identity = desk.stated(page, own)
    reference = desk.browsing.reference(witness.source.sha256)
    text = text_of(reference, witness, identity, said)
    name = desk.named(page) or reference
    copy = fair_copy(name, witness, identity, said, desk.lexicon)
    explained = _explained(context, text, place) if place else None
    # records are the same whoever reads them
    tongue = "en" if asked.form == "json" else asked.language
    if explained:
        explained["citation"] = citation(replace(copy, place=place or ""), tongue)
    before, after = desk.browsing.neighbours(page)
    if explained:
        explained |= {
            "elsewhere": elsewhere(context, page, explained["record"]["text"]),
            "earlier": wordings(context, before, page, place or "") if before else [],
            "later": wordings(context, after, page, place or "") if after else [],
        }
    if asked.form == "json":
        return _json(witness, identity, said, reference, explained)
    return {
        **_head(reference, identity),
        **witnesses(context, page),
        "sections": sections(text, witness, _DRAWN, margins(context, page)),
        "cut": len(witness.text) > _DRAWN,
        "dating": dated(text),
        "witness": witnessed(witness, desk.store.paths(page)),
        "mentioned": mentioned(text),
        "citation": citation(copy, tongue),
        "acts_number": len(said.acts),
        "before": before and _neighbour(before),
        "after": after and _neighbour(after),
        "sentence": explained,
    }


def _json(
    witness: Witness,
    identity: Identity,
    said: Annotations,
    reference: str,
    explained: dict[str, Any] | None,
) -> dict[str, Any]:
    if explained:
        return {key: explained[key] for key in _OF_A_SENTENCE}
    return {"reference": reference, **record(witness, identity, said)}


def _explained(context: Context, text: Text, place: str) -> dict[str, Any]:
    found = explain(text, place, context.desk.lexicon)
    here = {each["place"]: each for each in _acts_here(text, place)}
    names = list(text.sentences)
    at = names.index(place)
    return {
        "place": place,
        "reference": found.reference,
        "record": found.record,
        "facts": [fact._asdict() for fact in found.facts],
        "acts": list(here.values()),
        "previous": names[at - 1] if at else None,
        "next": names[at + 1] if at + 1 < len(names) else None,
    }


def _acts_here(text: Text, place: str) -> list[dict[str, Any]]:
    found = []
    for act in act_records(text):
        name = act["reference"].rpartition("#")[2]
        if name.rpartition(".")[0] == place:
            found.append({**act, "place": name})
    return found


def _text(context: Context, asked: Asked) -> tuple[Text, dict[str, Any]]:
    desk = context.desk
    page = desk.browsing.page(asked.path["ref"])
    text = desk.text(page)
    return text, _head(text.statement.name, text.statement.identity)


def _head(reference: str, identity: Identity) -> dict[str, Any]:
    date = identity.date
    return {
        "reference": reference,
        "title": identity.title,
        "kind": identity.kind,
        "level": identity.level,
        "parties": list(identity.parties),
        "place": identity.place,
        "agency": identity.agency,
        "language": identity.language,
        "script": identity.script,
        "date": [date.best, date.earliest, date.latest],
        "page_date": identity.page_date,
        "page_date_conflict": identity.page_date_conflict,
        "complete": identity.complete,
        "missing": list(identity.missing),
        "translated_back": identity.translated_back,
        "reasons": list(identity.reasons),
    }


def named(context: Context, asked: Asked) -> Moved:
    """A statement by its own reference (`cn-ru/2022-02-04/joint-statement`), or a part of it."""
    found = _NAMED.fullmatch(asked.path["name"])
    name, part = (found["name"], found["part"]) if found else (asked.path["name"], "")
    (line,) = context.desk.browsing.lines_of([context.desk.browsing.named(name)])
    query = f"?{urlencode(asked.query)}" if asked.query else ""
    return Moved(f"/statements/{line.reference}{part}{query}")


def _neighbour(line: Any) -> dict[str, Any]:
    entry = line.entry
    return {"reference": line.reference, "date": [entry.best, entry.earliest, entry.latest]}
