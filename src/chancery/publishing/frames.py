"""Results as data frames. The libraries are extras, imported only here and only when asked for."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from chancery.publishing.fitting import fit

if TYPE_CHECKING:
    import polars

    from chancery.publishing.results import Column, Results


def polars_frame(results: Results) -> polars.DataFrame:
    """Strings, 64-bit integers, dates and lists of strings. Raises ImportError without polars."""
    library = _library("polars")
    types = {
        "text": library.String,
        "number": library.Int64,
        "day": library.Date,
        "list": library.List(library.String),
    }
    frame: polars.DataFrame = library.DataFrame(
        {column.name: _values(results, column) for column in results.columns},
        schema={column.name: types[column.kind] for column in results.columns},
    )
    return frame


def pandas_frame(results: Results) -> Any:
    """Strings, nullable integers, timestamps and lists. Raises ImportError without pandas."""
    library = _library("pandas")
    types = {"text": "string", "number": "Int64", "day": "datetime64[s]", "list": "object"}
    return library.DataFrame(
        {
            column.name: library.Series(_values(results, column), dtype=types[column.kind])
            for column in results.columns
        }
    )


def day(value: object) -> date | None:
    """The day of an ISO 8601 string; None for None."""
    return None if value is None else date.fromisoformat(str(value))


def _values(results: Results, column: Column) -> list[object]:
    found = (column.value(record) for record in results)
    return [day(value) if column.kind == "day" else _held(value) for value in found]


def _held(value: object) -> object:
    """The value with no half surrogate pair, which no column can hold."""
    if isinstance(value, str):
        return fit(value)
    return [_held(each) for each in value] if isinstance(value, list) else value


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ImportError(f"frames need {name}: pip install 'chancery[{name}]'") from error


def parquet_bytes(results: Results) -> bytes:
    """The results as a Parquet file, typed as `polars_frame`. Raises ImportError without polars."""
    from io import BytesIO

    out = BytesIO()
    polars_frame(results).write_parquet(out)
    return out.getvalue()
