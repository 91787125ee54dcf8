from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import polars
import pytest
from icalendar import Calendar

from chancery.commands import export as command
from chancery.errors import ExportError
from chancery.publishing.exports import FORMS, TABLES, export, form_named, table_of
from chancery.publishing.fair import FairCopy
from publishing import copies
from publishing.opened import office

BOTH = [copies.sample(), copies.sample("2034-declaration.html")]


def test_the_command_names_the_same_forms_and_tables() -> None:
    assert tuple(FORMS) == command.FORMS
    assert TABLES == command.TABLES


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_and_the_same_each_time(form: str) -> None:
    data = export([copies.edition()], form)
    assert data
    assert data == export([copies.edition()], form)
    if FORMS[form].text:
        assert data.decode("utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_takes_a_page_with_nothing_known(form: str) -> None:
    copy = copies.sample()
    identity = replace(copy.identity, title=None, parties=(), place=None, language="", script="")
    empty = replace(copy.annotations, sentences=(), mentions=(), acts=())
    assert export([replace(copy, identity=identity, annotations=empty)], form) is not None


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_the_same_in_every_form(table: str) -> None:
    found = table_of(BOTH, table)
    assert len(found) > 10
    lines = list(csv.reader(StringIO(export(BOTH, "csv", table=table).decode())))
    assert (lines[0], len(lines) - 1) == ([c.name for c in found.columns], len(found))
    sheet = openpyxl.load_workbook(BytesIO(export(BOTH, "xlsx", table=table))).worksheets[0]
    assert sheet.max_row - 1 == len(found)
    objects = [json.loads(x) for x in export(BOTH, "jsonl", table=table).decode().splitlines()]
    assert [each["reference"] for each in objects] == [r["reference"] for r in found]
    frame = polars.read_parquet(BytesIO(export(BOTH, "parquet", table=table)))
    assert frame.columns == lines[0]
    assert frame["reference"].to_list() == [r["reference"] for r in found]
    assert frame.schema["date"] == polars.Date


def test_due_dates_are_a_calendar() -> None:
    events = Calendar.from_ical(export(BOTH, "ics")).walk("VEVENT")
    dated = [r for r in table_of(BOTH, "commitments") if r["due_to"]]
    assert len(events) == len(dated) > 0


def test_libreoffice_opens_the_workbook(tmp_path: Path) -> None:
    read = office(
        export(BOTH, "xlsx"), ".xlsx", "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path
    )
    lines = list(csv.reader(StringIO(read)))
    assert lines[0][0] == "reference"
    assert len(lines) - 1 == len(table_of(BOTH, "acts"))


@pytest.mark.parametrize(
    ("form", "given", "words"),
    [
        ("docx", BOTH, "one statement, not 2"),
        ("tei", [replace(BOTH[0], place="s1.p1.1")], "whole statements.*bibtex"),
        ("teii", BOTH[:1], "no form 'teii'; there are tei"),
        ("zzz", BOTH[:1], "there are docx, tei"),
    ],
)
def test_what_cannot_be_written_is_refused(form: str, given: list[FairCopy], words: str) -> None:
    with pytest.raises(ExportError, match=words):
        export(given, form)


def test_a_form_may_be_named_by_its_suffix() -> None:
    assert [form_named(x).name for x in ("md", "xml", "bib", "json")] == [
        *("markdown", "tei", "bibtex", "csl-json"),
    ]
    with pytest.raises(ExportError, match="no table 'verbs'"):
        export(BOTH, "csv", table="verbs")


def test_a_missing_library_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ExportError, match=r"pip install 'chancery\[polars\]'; nothing was written"):
        export(BOTH, "parquet")


def test_half_surrogates_break_no_table() -> None:
    copy = copies.sample()
    odd = replace(copy, annotations=replace(copy.annotations, mentions=()))
    first = odd.annotations.acts[0]
    acts = (replace(first, rule="\ud800", holder=("\ud800",)),)
    odd = replace(odd, annotations=replace(odd.annotations, acts=acts))
    for form in ("csv", "xlsx", "jsonl", "parquet", "annotations", "tei"):
        assert export([odd], form)
