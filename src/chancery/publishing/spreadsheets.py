"""Results as CSV and XLSX: real numbers and days, and no cell that a program would compute.

A text that begins with = + - @ is a formula to Excel when it stands in a CSV file; there it gets
an apostrophe before it (OWASP, 'CSV Injection'). XLSX says of each cell that it is text, so
there nothing is added.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

from chancery.publishing.results import Column, Record, Results, flat

_HEAD = Column("")
# what Excel's sheets and cells hold at most
_ROWS, _CELL = 1_048_575, 32_767
_CUT = " … (cut: a cell holds no more)"
# the first day that Excel's calendar shows right: it believes that 1900 was a leap year
_FIRST_DAY = "1900-03-01"
# the file says when it was made; the same results are the same bytes
_MADE = datetime(2000, 1, 1)
_FORMULA = re.compile(r"[=+\-@\t\r]")
_UNFIT = re.compile("[\x00\ud800-\udfff]")
# widths of columns in characters: wide enough for most, narrow enough to see several
_NARROWEST, _WIDEST = 8, 60


def csv_text(results: Results, *, bom: bool = False) -> str:
    """One line a record (RFC 4180, lines end in a line feed), names of the columns first.

    `bom` puts U+FEFF first, by which Excel knows UTF-8. A list is joined by spaces.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_csv_cell(column.name, _HEAD) for column in results.columns)
    for record in results:
        writer.writerow(_csv_cell(c.value(record), c) for c in results.columns)
    return ("\ufeff" if bom else "") + out.getvalue()


def _csv_cell(value: object, column: Column) -> str:
    text = _fit(flat(value))
    dangerous = column.kind in ("text", "list") and _FORMULA.match(text)
    return f"'{text}" if dangerous else text


def xlsx_bytes(results: Results) -> bytes:
    """A workbook: header row frozen, filters on it; what does not fit goes on to further sheets.

    The notes of the results stand on a sheet of their own.
    """
    import xlsxwriter

    out = BytesIO()
    book: Any = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": _MADE})
    for number, start in enumerate(range(0, max(1, len(results)), _ROWS), 1):
        name = results.noun + "s" + (f" {number}" if number > 1 else "")
        _sheet(book, name, results.columns, results.records[start : start + _ROWS])
    if results.notes:
        _notes(book, results.notes)
    book.close()
    return out.getvalue()


def _sheet(book: Any, name: str, columns: Sequence[Column], records: Sequence[Record]) -> None:
    sheet, bold = book.add_worksheet(name[:31]), book.add_format({"bold": True})
    formats = {
        "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    for at, column in enumerate(columns):
        sheet.write_string(0, at, _short(_fit(column.name)), bold)
        sheet.set_column(at, at, _width(column, records))
    for row, record in enumerate(records, 1):
        for at, column in enumerate(columns):
            _write(sheet, (row, at), column.value(record), column, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(records), len(columns) - 1)


def _write(
    sheet: Any, place: tuple[int, int], value: object, column: Column, formats: dict[str, Any]
) -> None:
    if value is None:
        return
    if column.kind == "number":
        sheet.write_number(*place, value, formats["number"])
    elif column.kind == "day" and str(value) >= _FIRST_DAY:
        sheet.write_datetime(*place, datetime.fromisoformat(str(value)), formats["day"])
    else:
        sheet.write_string(*place, _short(_fit(flat(value))), formats["text"])


def _width(column: Column, records: Sequence[Record]) -> int:
    # a Chinese character is as wide as two letters; the first lines stand for all
    longest = max((_cells(flat(column.value(r))) for r in records[:200]), default=0)
    return min(_WIDEST, max(_NARROWEST, len(column.name) + 4, longest + 2))


def _cells(text: str) -> int:
    return sum(2 if sign >= "\u2e80" else 1 for sign in text[:_WIDEST])


def _notes(book: Any, notes: Sequence[str]) -> None:
    sheet, wrapped = book.add_worksheet("notes"), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 2 * _WIDEST)
    for row, note in enumerate(notes):
        sheet.write_string(row, 0, _short(_fit(note)), wrapped)


def _fit(text: str) -> str:
    """Without NULs and half surrogate pairs, which neither form can hold."""
    return _UNFIT.sub("\ufffd", text)


def _short(text: str) -> str:
    # Excel counts a character beyond U+FFFF as two
    units = len(text) + sum(sign > "\uffff" for sign in text)
    return text if units <= _CELL else text[: (_CELL - len(_CUT)) // 2] + _CUT
