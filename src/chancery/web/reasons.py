"""Reasons in the reader's language: an English sentence is known by its form and said anew.

The forms stand in `phrases`, their translations in the catalogues. A sentence that has no form, and
every sentence for a reader of English, stays as it is; a name, number or quotation in it too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from chancery.annotating.classes import FAMILIES
from chancery.web.phrases import FORMS

_PLACE = re.compile(r"%\((\w+)\)s")
_ACT = re.compile(r"[A-Z]+(?:_[A-Z]+)* [1-5]")
_NUMBER = re.compile(r"[0-9][0-9,]*%?")
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?:/[0-9-]+)?")
_SIGLUM = re.compile(r"[A-Z]{1,3}")
_PLACE_NAME = re.compile(r"(?:s[0-9]+\.)?p[0-9]+\.[0-9]+")
_COUNTED = re.compile(r"[a-z][a-z ]* [0-9][0-9,]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}|Han[st]")
# what may stand in a place of this name, a number behind it left out; anything in all others
_FITS: Mapping[str, Callable[[str], object]] = {
    "act": _ACT.fullmatch,
    "acts": lambda text: text == "no act" or all(map(_ACT.fullmatch, text.split(", "))),
    "n": _NUMBER.fullmatch,
    "day": _DAY.fullmatch,
    "year": _DAY.fullmatch,
    "family": lambda text: text in FAMILIES,
    "class": lambda text: text == "nothing" or text.replace("_", "").isupper(),
    "siglum": _SIGLUM.fullmatch,
    "language": _LANGUAGE.fullmatch,
    "place": _PLACE_NAME.fullmatch,
    "quote": lambda text: text[0] in "“《「",
    "id": lambda text: ":" in text and " " not in text,
}
# a reason within a reason within a reason: no record has more
_DEEPEST = 3


class Form(NamedTuple):
    """A sentence with places: what stands around them, and their names."""

    sentence: str
    around: tuple[str, ...]
    places: tuple[str, ...]

    def found(self, text: str) -> dict[str, str] | None:
        """What stands in each place of a text; None if the text has another form.

        Each piece between two places is taken where it stands first, so that it takes one pass.
        """
        first, *between, last = self.around
        if not (text.startswith(first) and text.endswith(last)):
            return None
        at, end, values = len(first), len(text) - len(last), {}
        for name, piece in zip(self.places, [*between, ""], strict=True):
            until = text.find(piece, at, end) if piece else end
            value = text[at:until] if until >= at else ""
            if not value or not fits(name, value):
                return None
            values[name] = value
            at = until + len(piece)
        return values


def fits(name: str, value: str) -> bool:
    """Whether a value may stand in a place of this name."""
    return bool(_FITS.get(name.rstrip("0123456789"), bool)(value))


@cache
def forms() -> tuple[Form, ...]:
    """The forms with places: first those that begin with words of their own, the longest first."""
    found = []
    for sentence in FORMS:
        around = tuple(_PLACE.split(sentence)[::2])
        if len(around) > 1:
            found.append(Form(sentence, around, tuple(_PLACE.findall(sentence))))
    return tuple(sorted(found, key=lambda form: (not form.around[0], -len("".join(form.around)))))


def known(text: str) -> tuple[str, Mapping[str, str]] | None:
    """The form of a reason and what stands in its places; None for a text of no form."""
    if text in FORMS:
        return text, {}
    for form in forms():
        values = form.found(text)
        if values is not None:
            return form.sentence, values
    return None


class Reasons:
    """Reasons in one language; `translate` is gettext's, `name` names an id of the lexicon."""

    def __init__(self, translate: Callable[[str], str], name: Callable[[str], str]) -> None:
        self._translate, self._name = translate, name
        self._same = translate(FORMS[0]) == FORMS[0]

    def said(self, text: str, depth: int = 0) -> str:
        """A reason as the reader says it."""
        # gettext has its own header for an empty text
        if self._same or not text or depth > _DEEPEST:
            return text
        whole = self._translate(text)
        if whole != text:
            return whole
        form = known(text)
        if form is None:
            return self._sourced(text)
        sentence, values = form
        given = {place: self._value(place, value, depth) for place, value in values.items()}
        return self._translate(sentence) % given

    def line(self, text: str) -> str:
        """A line of a card: a reason, several parts of one between dots, or things with numbers."""
        whole = self.said(text)
        if whole != text or self._same:
            return whole
        counts = text.split(", ")
        if all(map(_COUNTED.fullmatch, counts)):
            return "、".join(self._counted(counts))
        return " · ".join(map(self.said, text.split(" · ")))

    def _sourced(self, text: str) -> str:
        """A sentence of the lexicon with its source in brackets behind it."""
        at = text.find(" (")
        while at > 0 and text.endswith(")"):
            said = self._translate(text[:at])
            if said != text[:at]:
                return f"{said}（{text[at + 2 : -1]}）"
            at = text.find(" (", at + 1)
        return text

    def _value(self, place: str, value: str, depth: int) -> str:
        kind = place.rstrip("0123456789")
        if kind == "why":
            return self.said(value, depth + 1)
        if kind in ("act", "acts"):
            return "、".join(map(self._act, value.split(", ")))
        if kind in ("ids", "id", "holder"):
            return " ".join(map(self._id, value.split(" ")))
        if kind in ("class", "family", "noun"):
            return self._translate(value.replace("_", " "))
        if kind in ("missing", "counts"):
            return "、".join(self._counted(value.split(", ")))
        return value

    def _act(self, act: str) -> str:
        if not _ACT.fullmatch(act):
            return self._translate(act)
        name, _, strength = act.rpartition(" ")
        return f"{self._translate(name.replace('_', ' '))} {strength}"

    def _id(self, id_: str) -> str:
        return self._name(id_) if ":" in id_ else id_

    def _counted(self, parts: Iterable[str]) -> Iterable[str]:
        for part in parts:
            word, _, number = part.rpartition(" ")
            yield f"{self._translate(word)} {number}" if word else self._translate(part)
