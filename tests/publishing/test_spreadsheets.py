from __future__ import annotations

import csv
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.publishing import lists
from chancery.publishing.results import Column, Results
from chancery.publishing.said import act_records, commitment_records
from chancery.publishing.spreadsheets import csv_text, xlsx_bytes
from publishing import spoken

COLUMNS = (Column("name"), Column("number", "number"), Column("day", "day"), Column("ids", "list"))


def results(*values: str, noun: str = "thing") -> Results:
    records = [{"name": v, "number": 3, "day": "2031-05-12", "ids": ["a", "b"]} for v in values]
    return Results(noun, COLUMNS, records)


def sheet(found: Results, name: str | None = None) -> Any:
    book = openpyxl.load_workbook(BytesIO(xlsx_bytes(found)))
    return book[name] if name else book.worksheets[0]


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


def test_csv_has_a_line_a_record() -> None:
    assert csv_text(results("海")) == "name,number,day,ids\n海,3,2031-05-12,a b\n"
    assert csv_text(results("海"), bom=True).startswith("\ufeffname")


def test_numbers_and_days_are_real_in_a_workbook() -> None:
    found = sheet(results("海"))
    assert [cell.value for cell in found[1]] == ["name", "number", "day", "ids"]
    assert [cell.value for cell in found[2]] == ["海", 3, datetime(2031, 5, 12), "a b"]
    assert found["C2"].is_date
    assert found.freeze_panes == "A2"
    assert found.auto_filter.ref == "A1:D2"


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_no_text_is_a_formula(value: str) -> None:
    cell = sheet(results(value))["A2"]
    assert (cell.value, cell.data_type) == (value, "s")
    assert rows(csv_text(results(value)))[1][0] == f"'{value}"


def test_addresses_stay_plain_text() -> None:
    cell = sheet(results("https://example.org/a"))["A2"]
    assert (cell.value, cell.hyperlink) == ("https://example.org/a", None)


def test_what_a_cell_cannot_hold_is_cut_and_says_so() -> None:
    value = sheet(results("海" * 40_000))["A2"].value
    assert len(value) <= 32_767
    assert value.endswith("(cut: a cell holds no more)")
    assert sheet(results("\x00\ud800海"))["A2"].value == "\ufffd\ufffd海"
    assert rows(csv_text(results("\ud800")))[1][0] == "\ufffd"


def test_days_that_excel_does_not_know_are_texts() -> None:
    old = Results("thing", (Column("day", "day"),), [{"day": None}, {"day": "1848-02-24"}])
    assert [row[0].value for row in sheet(old).iter_rows()] == ["day", None, "1848-02-24"]


def test_notes_have_a_sheet_of_their_own() -> None:
    found = lists.commitments(commitment_records(act_records(spoken.text())))
    assert sheet(found, "notes")["A1"].value == found.notes[0]
    assert found.notes[0].startswith("2 commitments; 4 with")


def test_the_same_results_are_the_same_bytes() -> None:
    assert xlsx_bytes(results("海")) == xlsx_bytes(results("海"))
    assert sheet(results(noun="act"), "acts").max_row == 1


# what XML and CSV can hold; line ends are normalised by both readers
_texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.lists(_texts, min_size=1, max_size=4))
def test_any_text_comes_back(values: list[str]) -> None:
    found = results(*values)
    read = [row[0].value or "" for row in sheet(found).iter_rows(min_row=2)]
    assert read == values
    assert [row[0].removeprefix("'") for row in rows(csv_text(found))[1:]] == [
        value.removeprefix("'") for value in values
    ]
