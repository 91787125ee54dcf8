"""Files to keep are those of the library, each with its type, a safe name and no rights."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import pytest

from chancery.publishing.exports import FORMS
from web.rooms import Room

SAFE = re.compile(r'attachment; filename="[A-Za-z0-9._-]+"; filename\*=utf-8\'\'[A-Za-z0-9._%-]+')
STATEMENT = "xa-xb-2036-03-20-joint-statement"


def newest(room: Room) -> str:
    return str(room.json("/home.json")["newest"]["line"]["reference"])


def pair(room: Room) -> str:
    found = room.json("/home.json")["newest"]
    return f"a={found['before']['reference']}&b={found['line']['reference']}"


@pytest.mark.parametrize("name", FORMS)
def test_a_statement_is_handed_out_in_every_form(room: Room, name: str) -> None:
    form = FORMS[name]
    response = room.get(f"/statements/{newest(room)}/as/{form.name}")
    assert response.status_code == 200 and response.content
    assert response.headers["content-type"].partition(";")[0] == form.media_type
    disposition = response.headers["content-disposition"]
    assert SAFE.fullmatch(disposition), disposition
    assert f'"{STATEMENT}' in disposition and form.suffix in disposition
    assert response.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_the_edition_has_the_apparatus_and_all_witnesses(room: Room) -> None:
    text = room.get(f"/statements/{newest(room)}/as/text").text
    tei = room.get(f"/statements/{newest(room)}/as/tei").text
    for line in room.json(f"/statements/{newest(room)}.json")["text"].split("\n")[3:6]:
        assert line in text
    assert tei.count("<witness ") == 3


@pytest.mark.parametrize("form", ["csl-json", "bibtex", "ris"])
def test_a_sentence_is_cited(room: Room, form: str) -> None:
    response = room.get(f"/statements/{newest(room)}/s1.p8.1/as/{form}")
    assert "s1.p8.1" in response.text
    assert f"{STATEMENT}-s1.p8.1" in response.headers["content-disposition"]
    if form == "csl-json":
        (item,) = json.loads(response.text)
        assert item["issued"]["date-parts"] == [[2036, 3, 20]]


def test_a_comparison_is_a_document_with_tracked_changes(room: Room) -> None:
    response = room.get(f"/compare/as/docx?{pair(room)}")
    assert response.headers["content-type"] == FORMS["docx"].media_type
    assert SAFE.fullmatch(response.headers["content-disposition"])
    with zipfile.ZipFile(io.BytesIO(response.content)) as parts:
        body = parts.read("word/document.xml").decode()
    assert "<w:ins " in body and "<w:del " in body
    alone = room.get(f"/compare/as/docx?{pair(room).partition('&')[2]}")
    with zipfile.ZipFile(io.BytesIO(alone.content)) as parts:
        assert "<w:ins " in parts.read("word/document.xml").decode()


def test_a_comparison_is_a_web_page(room: Room) -> None:
    response = room.get(f"/compare/as/html?{pair(room)}")
    assert response.headers["content-type"].startswith("text/html")
    assert response.headers["content-disposition"].startswith("attachment;")
    assert "<ins>" in response.text and "<script" not in response.text


def test_tables_as_files_are_whole(room: Room) -> None:
    every = room.json("/topics/climate.json?page=1")
    text = room.get("/topics/climate.csv").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) >= len(every["records"])
    text = room.get("/commitments.csv?by=statement").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    shown = room.json("/commitments.json?by=statement")
    assert len(rows) > len(shown["records"])
    book = room.get("/commitments.xlsx?by=statement")
    assert zipfile.ZipFile(io.BytesIO(book.content)).testzip() is None


def test_a_topic_is_a_calendar(room: Room) -> None:
    from icalendar import Calendar

    response = room.get("/topics/climate.ics")
    events = Calendar.from_ical(response.content).walk("VEVENT")
    due = [row for row in room.json("/topics/climate.json")["records"] if row.get("due_to")]
    assert len(events) == len([row for row in due if row["part"] == "commitment"])


@pytest.mark.parametrize(
    "path",
    [
        *("/statements/{}/as/exe", "/statements/{}/s1.p8.1/as/docx", "/compare/as/tei?{}"),
        *("/statements/{}/s99.p1.1/as/ris", "/statements/ffffffff/as/docx"),
    ],
)
def test_what_there_is_not_is_refused_in_words(room: Room, path: str) -> None:
    given = pair(room) if "compare" in path else newest(room)
    response = room.get(path.format(given))
    assert response.status_code == 404
    assert "<main" in response.text
    assert room.get(f"/statements/{newest(room)}/as/csv?table=x").status_code == 400
