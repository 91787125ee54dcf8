from __future__ import annotations

from dataclasses import replace

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import ReferenceUnknown
from chancery.model import Dating
from chancery.publishing.citations import Citation, citation
from chancery.publishing.citing import bibtex, cited, csl_json, ris
from chancery.publishing.fair import FairCopy
from chancery.publishing.fitting import line
from publishing import copies


def cite(copy: FairCopy | None = None, place: str = "") -> Citation:
    found = copy or copies.sample()
    source = replace(found.source, url="https://xa.example/a_b?x=1&y=%20#z", fetched="2033-05-01")
    return citation(replace(found, place=place, witness=replace(found.witness, source=source)))


def undated(best: str | None, earliest: str | None, latest: str | None) -> Citation:
    copy = copies.sample()
    date = Dating(best, earliest, latest)
    return cite(replace(copy, identity=replace(copy.identity, date=date)))


def test_a_line_in_english() -> None:
    assert cited([cite()]) == (
        "Republic of Aurora and Federation of Lanhai. "
        "“曙光共和国和澜海联邦关于共同维护海洋和平与安全的联合声明” "
        "(joint statement), Chaomen, 8 November 2032, Chancery 2032-glossed.html, "
        "https://xa.example/a_b?x=1&y=%20#z. Accessed 1 May 2033.\n"
    )


def test_a_line_in_chinese() -> None:
    assert cited([cite()], "zh") == (
        "曙光共和国，澜海联邦. 曙光共和国和澜海联邦关于共同维护海洋和平与安全的联合声明[Z]. "
        "潮门，2032年11月8日[2033-05-01]. "
        "https://xa.example/a_b?x=1&y=%20#z. Chancery 2032-glossed.html.\n"
    )


def test_a_sentence_is_cited_with_its_words() -> None:
    said = cited([cite(place="s1.p3.2")])
    assert "“和平来之不易，任何国家都不得把自身安全建立在别国的不安全之上,” in “曙光共和国" in said
    assert "Chancery 2032-glossed.html#s1.p3.2" in said
    assert "“和平来之不易" in cited([cite(place="s1.p3.2")], "zh")
    with pytest.raises(ReferenceUnknown, match=r"#s9\.p9\.9"):
        cite(place="s9.p9.9")


@pytest.mark.parametrize(
    ("date", "english", "chinese"),
    [
        (
            (None, "2032-10-19", "2032-12-02"),
            "between 19 October 2032 and 2 December 2032",
            "2032年10月19日至2032年12月2日之间",
        ),
        ((None, "2032-10-19", None), "not before 19 October 2032", "2032年10月19日或以后"),
        ((None, None, "2032-12-02"), "not after 2 December 2032", "2032年12月2日或以前"),
        ((None, None, None), "n.d.", "日期不详"),
    ],
)
def test_a_date_that_is_not_proved_is_cited_by_its_bounds(
    date: tuple[str | None, str | None, str | None], english: str, chinese: str
) -> None:
    found = undated(*date)
    assert english in cited([found])
    assert chinese in cited([found], "zh")
    assert english in found_note(found)
    assert "PY  - " not in ris([found])


def found_note(found: Citation) -> str:
    (item,) = copies.parsed(csl_json([found]))
    return str(item["note"])


def test_csl_json_has_what_zotero_reads() -> None:
    (item,) = copies.parsed(csl_json([cite(place="s1.p1.1")]))
    assert item["type"] == "document"
    assert item["author"] == [
        {"literal": "Republic of Aurora"},
        {"literal": "Federation of Lanhai"},
    ]
    assert item["issued"] == {"date-parts": [[2032, 11, 8]]}
    assert item["accessed"] == {"date-parts": [[2033, 5, 1]]}
    assert (item["language"], item["publisher-place"]) == ("zh-Hans", "Chaomen")
    assert item["archive_location"] == "2032-glossed.html#s1.p1.1"
    bounds = copies.parsed(csl_json([undated(None, "2032-10-19", "2032-12-02")]))[0]["issued"]
    assert bounds == {"date-parts": [[2032, 10, 19], [2032, 12, 2]], "circa": True}


# the kinds of values of CSL-JSON 1.0.2 (csl-data.json), for the variables that are written
_TEXTS = {
    *("id", "type", "genre", "title", "event-place", "publisher-place", "URL", "language"),
    *("archive", "archive_location", "abstract", "note"),
}
_DATES = {"issued", "accessed"}


@settings(max_examples=100, deadline=None)
@given(copies.copies())
def test_csl_json_holds_to_its_schema(copy: FairCopy) -> None:
    (item,) = copies.parsed(csl_json([citation(copy)]))
    assert set(item) <= _TEXTS | _DATES | {"author"}
    assert {"id", "type"} <= set(item)
    assert all(isinstance(item[key], str) for key in _TEXTS & set(item))
    assert all(set(name) == {"literal"} for name in item.get("author", ()))
    for key in _DATES & set(item):
        assert set(item[key]) <= {"date-parts", "circa", "literal"}
        assert all(1 <= len(parts) <= 3 for parts in item[key].get("date-parts", ()))


SUPPLIED = "[Joint statement by Republic of Aurora and Federation of Lanhai]"
_HARD = st.text(
    st.sampled_from(list("\\{}$&%#_^~\"'@,= \t\x00海a")) | st.characters(), min_size=1, max_size=20
)


@settings(max_examples=150, deadline=None)
@given(_HARD, _HARD)
def test_bibtex_is_one_entry_whatever_the_title(title: str, place: str) -> None:
    copy = copies.sample()
    identity = replace(copy.identity, title=title, place=place)
    library = parse_string(bibtex([citation(replace(copy, identity=identity))] * 1))
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.key == "xa-xb-2032-515f36a3"
    assert plain(entry["title"]) == (line(title) or SUPPLIED)
    assert entry["author"] == "{Republic of Aurora} and {Federation of Lanhai}"


def plain(value: str) -> str:
    """A field as TeX prints it."""
    words = value.removeprefix("{").removesuffix("}")
    for sign, printed in (
        (r"\textbackslash{}", "\x01"),
        (r"\textasciicircum{}", "^"),
        (r"\textasciitilde{}", "~"),
        *((f"\\{sign}", sign) for sign in "{}$&%#_"),
        ("\x01", "\\"),
    ):
        words = words.replace(sign, printed)
    return words


def test_bibtex_keeps_addresses_usable() -> None:
    (entry,) = parse_string(bibtex([cite()])).entries
    assert entry["url"] == r"https://xa.example/a_b?x=1&y=\%20\#z"
    assert (entry["date"], entry["year"], entry["month"]) == ("2032-11-08", "2032", "11")


@settings(max_examples=150, deadline=None)
@given(_HARD, _HARD)
def test_ris_is_one_record_whatever_the_title(title: str, place: str) -> None:
    copy = copies.sample()
    identity = replace(copy.identity, title=title, place=place)
    found = [citation(replace(copy, identity=identity)), cite()]
    first, second = rispy.loads(ris(found))
    assert first["title"] == (line(title) or SUPPLIED)
    assert second["authors"] == ["Republic of Aurora,", "Federation of Lanhai,"]
    assert (second["year"], second["type_of_reference"]) == ("2032", "GOVDOC")


def test_a_title_that_there_is_not_is_supplied_in_brackets() -> None:
    copy = copies.sample("2032-backtranslation.txt")
    assert f"{SUPPLIED}, between 19 October 2032 and" in cited([citation(copy)])
    assert "[曙光共和国、澜海联邦联合声明][Z]" in cited([citation(copy)], "zh")
    nobody = replace(copy, identity=replace(copy.identity, parties=(), kind="other"))
    assert cited([citation(nobody)]).startswith("[Document], between")
