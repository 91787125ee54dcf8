from __future__ import annotations

import sys
from datetime import date

import polars
import pytest

from chancery.publishing import lists
from chancery.publishing.results import Column, Results, flat
from chancery.publishing.said import act_records, commitment_records, mention_records
from publishing import spoken


def found() -> Results:
    return lists.commitments(commitment_records(act_records(spoken.text())))


def test_results_are_a_sequence_of_records() -> None:
    acts = lists.acts(act_records(spoken.text()))
    assert len(acts) == 4
    assert acts[1]["act"] == "OPPOSE"
    assert [record["act"] for record in acts[1:3]] == ["OPPOSE", "CALL_UPON"]
    assert isinstance(acts[1:3], Results)
    assert repr(acts) == "<4 acts>"


def test_every_column_has_a_value_or_none() -> None:
    text = spoken.text()
    for each in (lists.acts(act_records(text)), lists.mentions(mention_records(text)), found()):
        assert all(column.name in record for record in each for column in each.columns)


def test_a_frame_has_typed_columns() -> None:
    frame = found().frame()
    assert frame.schema["due_to"] == polars.Date
    assert frame.schema["part"] == polars.Int64
    assert frame["due_to"].to_list() == [None, None, date(2035, 12, 31), None]
    assert frame["holder"].to_list()[3] == ["state:XA"]
    empty = Results("act", lists.ACTS, []).frame()
    assert empty.schema["strength"] == polars.Int64


def test_a_pandas_frame_has_typed_columns() -> None:
    pytest.importorskip("pandas")
    frame = found().pandas()
    assert str(frame.dtypes["part"]) == "Int64"
    assert frame["due_to"].notna().sum() == 1


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match=r"pip install 'chancery\[polars\]'"):
        found().frame()


def test_in_a_notebook_everything_is_escaped_and_counted() -> None:
    many = Results("thing", (Column("<a>"),), [{"<a>": "<b>"}] * 120, ["a & b"])
    shown = many._repr_html_()
    assert "<b>" not in shown
    assert "&lt;a&gt;" in shown
    assert "a &amp; b" in shown
    assert "and 20 more" in shown


def test_flat() -> None:
    assert [flat(value) for value in (None, "a", 3, ["a", "b"], True, False, ())] == [
        *("", "a", "3", "a b", "yes", "no", "")
    ]
