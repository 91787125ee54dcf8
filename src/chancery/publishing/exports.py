"""Every form in which statements leave the program, by name: what it is, and its writer.

    export([copy], "tei")                      # bytes
    export(copies, "csv", table="commitments")

`docs/exports.md` describes each form; a test holds that it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from chancery.corpus.references import nearest
from chancery.errors import ExportError
from chancery.publishing import lists
from chancery.publishing.fair import FairCopy
from chancery.publishing.results import Results
from chancery.publishing.said import (
    act_records,
    commitment_records,
    mention_records,
    topic_records,
)

Copies = Sequence[FairCopy]
Takes = Literal["statement", "statements", "sentences"]
TABLES = ("acts", "commitments", "mentions", "topics")
"""What the forms of tables have rows of."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of export.

    It takes one `statement`, several `statements`, or `sentences` of them too. `write` gets the
    copies and the name of a table; `suffix` and `media_type` are those of the file, `text` says
    that it is characters to be read in a terminal.
    """

    name: str
    suffix: str
    media_type: str
    takes: Takes
    what: str
    write: Callable[[Copies, str], bytes]
    text: bool = True


def export(copies: Copies, form: str, *, table: str = "acts") -> bytes:
    """The copies in a form, as the bytes of a file; texts are UTF-8.

    Raises ExportError for a form or table that there is not, several statements where the form
    takes one, a sentence where it takes whole statements, and a library that is not installed.
    """
    found, place = form_named(form), next((copy.place for copy in copies if copy.place), "")
    if table not in TABLES:
        raise ExportError(f"no table {table!r}; there are {', '.join(TABLES)}")
    if found.takes == "statement" and len(copies) != 1:
        raise ExportError(f"{form} takes one statement, not {len(copies)}; nothing was written")
    if found.takes != "sentences" and place:
        sentences = ", ".join(f.name for f in FORMS.values() if f.takes == "sentences")
        raise ExportError(
            f"{form} takes whole statements, not #{place}; for sentences: {sentences}"
        )
    try:
        return found.write(copies, table)
    except ImportError as error:
        raise ExportError(f"{error}; nothing was written") from error


def form_named(name: str) -> Form:
    """A form by its name or its file's suffix. Raises ExportError with the nearest names."""
    by_suffix = {form.suffix: form for form in reversed([*FORMS.values()])}
    found = FORMS.get(name) or by_suffix.get(f".{name}")
    if found is None:
        near = nearest(name, FORMS) or list(FORMS)
        raise ExportError(f"no form {name!r}; there are {', '.join(near)}")
    return found


def table_of(copies: Copies, name: str) -> Results:
    """The acts, commitments, mentions or topics of the copies, in order."""
    texts = [copy.said for copy in copies]
    if name == "mentions":
        return lists.mentions(r for text in texts for r in mention_records(text))
    if name == "topics":
        labels = copies[0].topics if copies else {}
        return lists.topics(r for text in texts for r in topic_records(text, labels))
    acts = (r for text in texts for r in act_records(text))
    return (
        lists.commitments(commitment_records(acts)) if name == "commitments" else lists.acts(acts)
    )


def _docx(copies: Copies, _: str) -> bytes:
    from chancery.publishing.statement_docx import statement_docx

    return statement_docx(copies[0])


def _html(copies: Copies, _: str) -> bytes:
    from chancery.publishing.statement_html import statement_html

    return statement_html(copies[0])


def _tei(copies: Copies, _: str) -> bytes:
    from chancery.publishing.tei import tei_bytes

    return tei_bytes(copies[0])


def _markdown(copies: Copies, _: str) -> bytes:
    from chancery.publishing.markdown import markdown_text

    return markdown_text(copies[0]).encode()


def _plain(copies: Copies, _: str) -> bytes:
    from chancery.publishing.plain import plain_text

    return plain_text(copies[0]).encode()


def _annotations(copies: Copies, _: str) -> bytes:
    from chancery.publishing.web_annotation import web_annotations

    return web_annotations(copies[0]).encode()


def _csv(copies: Copies, table: str) -> bytes:
    from chancery.publishing.spreadsheets import csv_text

    return csv_text(table_of(copies, table)).encode()


def _xlsx(copies: Copies, table: str) -> bytes:
    from chancery.publishing.spreadsheets import xlsx_bytes

    return xlsx_bytes(table_of(copies, table))


def _jsonl(copies: Copies, table: str) -> bytes:
    from chancery.publishing.record import dumps

    return "".join(f"{dumps(record)}\n" for record in table_of(copies, table)).encode()


def _parquet(copies: Copies, table: str) -> bytes:
    from chancery.publishing.frames import parquet_bytes

    return parquet_bytes(table_of(copies, table))


def _calendar(copies: Copies, _: str) -> bytes:
    from chancery.publishing.calendar import calendar_bytes

    return calendar_bytes(table_of(copies, "commitments"))


def _citations(write: str, language: str = "") -> Callable[[Copies, str], bytes]:
    def written(copies: Copies, _: str) -> bytes:
        from chancery.publishing import citing
        from chancery.publishing.citations import citation

        found = [citation(copy) for copy in copies]
        said: str = getattr(citing, write)(found, *filter(None, (language,)))
        return said.encode()

    return written


def _by_name(forms: Iterable[Form]) -> Mapping[str, Form]:
    return MappingProxyType({form.name: form for form in forms})


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = _by_name(
    (
        Form("docx", ".docx", _WORD, "statement", "Word document with footnotes", _docx, False),
        Form("tei", ".xml", "application/tei+xml", "statement", "TEI P5", _tei),
        Form("html", ".html", "text/html", "statement", "web page of one file", _html),
        Form("markdown", ".md", "text/markdown", "statement", "Markdown with footnotes", _markdown),
        Form("text", ".txt", "text/plain", "statement", "plain text", _plain),
        Form(
            "annotations",
            ".jsonld",
            "application/ld+json",
            "statement",
            "W3C Web Annotations of names and acts",
            _annotations,
        ),
        Form("csv", ".csv", "text/csv", "statements", "table as CSV", _csv),
        Form("xlsx", ".xlsx", _SHEET, "statements", "table as Excel workbook", _xlsx, False),
        Form(
            "jsonl", ".jsonl", "application/jsonl", "statements", "table, an object a line", _jsonl
        ),
        Form(
            "parquet",
            ".parquet",
            "application/vnd.apache.parquet",
            "statements",
            "table as Parquet (needs polars)",
            _parquet,
            False,
        ),
        Form("ics", ".ics", "text/calendar", "statements", "days due, as a calendar", _calendar),
        Form(
            "csl-json",
            ".json",
            "application/vnd.citationstyles.csl+json",
            "sentences",
            "citation for Zotero and Pandoc",
            _citations("csl_json"),
        ),
        Form(
            "bibtex",
            ".bib",
            "application/x-bibtex",
            "sentences",
            "citation for LaTeX",
            _citations("bibtex"),
        ),
        Form(
            "ris",
            ".ris",
            "application/x-research-info-systems",
            "sentences",
            "citation for reference managers",
            _citations("ris"),
        ),
        Form(
            "citation",
            ".cite",
            "text/plain",
            "sentences",
            "citation as a line in English",
            _citations("cited", "en"),
        ),
        Form(
            "citation-zh",
            ".cite",
            "text/plain",
            "sentences",
            "citation as a line in Chinese",
            _citations("cited", "zh"),
        ),
    )
)
"""Every form, by name, in the order in which they are shown."""
