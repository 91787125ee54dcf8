"""The names of a text and what they mean: the longest one, nothing inside another.

    find_mentions("中俄元首重申《海港条约》", setting, lexicon)
    →  中俄 (a pair of states), 《海港条约》 (an instrument)

One pass over the text finds the names of all tables; grammars add what no table can hold: titles in
《》, numbers of resolutions and meetings, states by one character, dates. Role words (双方, 中方)
are no names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chancery.annotating.naming.acronyms import given_names
from chancery.annotating.naming.datings import dates_in
from chancery.annotating.naming.english import english
from chancery.annotating.naming.found import Found, apart, fold, longest
from chancery.annotating.naming.joined import (
    organs,
    pairs_by_dash,
    pairs_by_prefix,
    places_named,
    whole_names,
)
from chancery.annotating.naming.numbered import numbered_in, years_in
from chancery.annotating.naming.series import Editions
from chancery.annotating.naming.shorts import shorts_in
from chancery.annotating.naming.symbols import symbols_in
from chancery.annotating.naming.tables import names_in
from chancery.annotating.naming.titles import Resolver, titles_in
from chancery.annotating.setting import Setting
from chancery.identifying.names import Name, another_s
from chancery.lexicon import Lexicon
from chancery.model import Mention


def find_mentions(form: str, setting: Setting, lexicon: Lexicon) -> list[Mention]:
    """The mentions of a text in normal form, in order, none inside another.

    `setting` says whose text it is and of when; relative dates and names that only some states'
    texts use rest on it. Offsets are those of `form`.
    """
    text = fold(form)
    found = _settled(text, setting, lexicon)
    return [Mention(*one) for one in _named(text, found, setting, lexicon)]


def _settled(text: str, setting: Setting, lexicon: Lexicon) -> list[Found]:
    """All that the finders give, overlaps settled; titles have no id yet."""
    tables = whole_names(text, names_in(text, frozenset(setting.parties), lexicon))
    named = {one.id for one in tables}
    shorts = apart(longest(shorts_in(text, setting, named, lexicon)), tables)
    if setting.language != "zh":
        tables += english(text, tables, lexicon)
    pairs = [*pairs_by_dash(text, tables), *pairs_by_prefix(text, tables, lexicon)]
    plain = longest([*symbols_in(text, lexicon), *titles_in(text), *tables, *shorts, *pairs])
    made = [
        *given_names(text, plain),
        *places_named(text, plain),
        *numbered_in(text, plain, lexicon),
        *years_in(text, plain, lexicon),
        *organs(text, plain, lexicon),
    ]
    return _without_namesakes(text, longest([*plain, *made, *dates_in(text, setting)]), lexicon)


def _without_namesakes(text: str, found: list[Found], lexicon: Lexicon) -> list[Found]:
    """Without leaders whose surname another bears: 澜海联邦副总统某某 is none of 曙光共和国's."""
    kept: list[Found] = []
    state: Name | None = None
    for one in found:
        owner = one.id if one.type == "state" else f"state:{one.id[5:7]}"
        if one.type in ("state", "body") and owner in lexicon.entries:
            state = Name(one.start, one.end, owner, text[one.start : one.end])
        if one.type == "person":
            holder = lexicon.entries[one.id].holder if one.id in lexicon.entries else None
            if holder and another_s(text, state, one.start, holder):
                continue
        kept.append(one)
    return kept


def _named(
    text: str, found: Sequence[Found], setting: Setting, lexicon: Lexicon
) -> Iterator[Found]:
    """The same with ids: titles by what was named before, meetings by their year."""
    resolver = Resolver(text, setting, lexicon)
    editions = Editions(text, lexicon)
    for index, one in enumerate(found):
        before = found[index - 1] if index else None
        behind = found[index + 1] if index + 1 < len(found) else None
        yield editions.placed(resolver.named(one, (before, behind)))
