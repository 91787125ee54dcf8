"""Every page answers, in every form, with the same values."""

from __future__ import annotations

import csv
import io

import pytest

from chancery.publishing.exports import FORMS
from chancery.web.sitemap import PAGES
from web.rooms import HELD, Room

# what stands for each part of a path that varies
TOPIC, ACTOR, PARTIES = "climate", "state:XA", "XA+XB"


def newest(room: Room) -> str:
    """The reference of the newest joint statement."""
    return str(room.json("/home.json")["newest"]["line"]["reference"])


def filled(room: Room, path: str) -> str:
    place = room.json(f"/statements/{newest(room)}.json")["sentences"][3]["reference"]
    for part, value in (
        *(("{ref:ref}", newest(room)), ("{place:place}", place)),
        *(("{topic:word}", TOPIC), ("{actor:word}", ACTOR), ("{parties:word}", PARTIES)),
    ):
        path = path.replace(part, value)
    return path


# tables of what was asked, where nothing is
EMPTY = ("/review/decisions.csv", "/search.csv", "/compare.csv", "/formula.csv")
# what has tests of its own: test_exporting.py has the files
OTHERS = ("upload", "reference", "export", "cite", "redline")
ADDRESSES = [
    (page.name, form, path)
    for page in PAGES
    for form, path in page.addresses()
    if page.name not in OTHERS
]


@pytest.mark.parametrize(("name", "form", "path"), ADDRESSES)
def test_every_page_answers_in_every_form(room: Room, name: str, form: str, path: str) -> None:
    response = room.get(filled(room, path))
    assert response.status_code == 200, response.text[:400]
    kind = response.headers["content-type"].partition(";")[0]
    plain = {"text": "text/plain", "bytes": "application/octet-stream", "calendar": "text/calendar"}
    files = {"csv": "text/csv", "xlsx": FORMS["xlsx"].media_type, "ics": "text/calendar"}
    wanted = {"json": "application/json", **files}.get(form) or plain.get(name)
    assert kind == (wanted or "text/html")


@pytest.mark.parametrize(
    "path", [path for _, form, path in ADDRESSES if form == "html" and not path.endswith(".ics")]
)
def test_every_page_is_whole_html_with_its_landmarks(room: Room, path: str) -> None:
    response = room.get(filled(room, path))
    if "html" not in response.headers["content-type"]:
        return
    text = response.text
    assert text.startswith("<!doctype html>")
    assert text.count("<h1") == 1 and text.count("<main") == 1
    assert '<html lang="en">' in text and 'class="skip" href="#main"' in text
    assert "<script>" not in text and " style=" not in text and " onclick=" not in text


@pytest.mark.parametrize("path", [path for _, form, path in ADDRESSES if form == "csv"])
def test_a_table_is_the_pages_own_values(room: Room, path: str) -> None:
    address = filled(room, path)
    text = room.get(address).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows or path in EMPTY or path.endswith("/variants.csv")
    assert "data" not in room.json(address.replace(".csv", ".json"))


def test_the_statement_is_printed_to_the_character(room: Room) -> None:
    import html
    import re

    reference = newest(room)
    page = room.html(f"/statements/{reference}")
    text = room.json(f"/statements/{reference}.json")["text"]
    article = page.split('<article id="text"', 1)[1].split("</article>", 1)[0].partition(">")[2]
    article = re.sub(r"<aside.*?</aside>|<a class=\"ref\".*?</a>|<sup.*?</sup>", "", article)
    drawn = html.unescape(re.sub(r"<[^>]*>", "", article))
    assert "".join(drawn.split()) == "".join(text.split())


def test_a_sentence_has_a_panel_of_its_own(room: Room) -> None:
    reference = newest(room)
    whole = room.html(f"/statements/{reference}/s1.p8.1")
    part = room.get(f"/statements/{reference}/s1.p8.1", **{"HX-Request": "true"}).text
    assert "<main" in whole and "<main" not in part
    assert 'class="s here" id="s1.p8.1"' in whole
    for text in (whole, part):
        assert "REAFFIRM" in text and "OPPOSE" in text
        assert f"{reference}#s1.p8.1" in text


def test_what_is_not_there_is_404_in_every_form(room: Room) -> None:
    for path in (
        *("/statements/ffffffff", "/statements/ffffffff/p1.1", "/nothing", "/topics/nonsense"),
        *(f"/statements/{newest(room)}/s99.p1.1", "/statements/../../etc/passwd", "/add/none"),
    ):
        response = room.get(path)
        assert response.status_code == 404, path
        assert "<main" in response.text
    response = room.get("/statements/ffffffff.json")
    assert response.status_code == 404
    assert "no statement" in response.json()["error"]


def test_filters_narrow_the_list(room: Room) -> None:
    every = room.json("/statements.json")
    some = room.json("/statements.json?party=XC&year=2035&kind=communique")
    # a line for each statement, and for each page that is none
    assert every["paging"]["total"] < room.json("/home.json")["holds"]["pages"] == HELD
    assert len(some["lines"]) == 1
    assert all("XC" in line["parties"] for line in some["lines"])


def test_wrong_numbers_are_refused_in_words(room: Room) -> None:
    for path in ("/statements?page=x", "/statements?year=99999999999999999999", "/review?after=-1"):
        response = room.get(path)
        assert response.status_code == 400
        assert "no number" in response.text


def test_the_page_as_found_is_whole(room: Room) -> None:
    for line in room.json("/statements.json")["lines"]:
        found = room.json(f"/statements/{line['reference']}/page.json")
        assert sum(len(run["text"]) for run in found["runs"]) == found["characters"]
        fates = {run["fate"] for run in found["runs"]}
        assert "kept" in fates


def test_the_bytes_are_those_of_the_page(room: Room) -> None:
    from hashlib import sha256

    for line in room.json("/statements.json")["lines"]:
        response = room.get(f"/statements/{line['reference']}/bytes")
        assert sha256(response.content).hexdigest() == line["sha256"]
        assert response.headers["content-disposition"].startswith("attachment;")
        assert response.headers["content-security-policy"].startswith("sandbox")


def test_commitments_are_a_calendar(room: Room) -> None:
    from icalendar import Calendar

    response = room.get("/commitments.ics")
    events = Calendar.from_ical(response.content).walk("VEVENT")
    rows = room.json("/commitments.json")["records"]
    assert events and len(events) >= len(rows) > 0
    assert all(row["due_to"] for row in rows)


def test_a_statement_names_its_witnesses(room: Room) -> None:
    page = room.html(f"/statements/{newest(room)}")
    assert "Witnesses: 3" in page and "xa-xb/2036-03-20/joint-statement" in page
    moved = room.get("/statements/xa-xb/2036-03-20/joint-statement")
    assert moved.headers["location"] == f"/statements/{newest(room)}"
    where = moved.headers["location"]
    for part in ("/s1.p2.1", "/acts.csv", "/mentions", ".json"):
        found = room.get(f"/statements/xa-xb/2036-03-20/joint-statement{part}?acts=1")
        assert found.headers["location"] == f"{where}{part}?acts=1"
        assert room.get(found.headers["location"]).status_code == 200
    assert room.get("/statements/xa-xb/1999-01-01/joint-statement").status_code == 404
    assert room.get("/statements/xa-xb/2036-03-20/joint-statement/%0d%0aX/p1.1").status_code == 404
    found = room.json(f"/statements/{newest(room)}/variants.json")
    assert found["notes"] and found["variants"] == []
    report = room.json("/statements.json?kind=news")["lines"][0]["reference"]
    assert room.get(f"/statements/{report}/variants").status_code == 404


def test_the_same_words_are_told_of_statements_not_of_copies(room: Room) -> None:
    """A line a statement, none for the copies of this one."""
    lines = room.json("/statements.json")["lines"]
    seen = 0
    for line in [each for each in lines if each["copies"] > 1][:3]:
        base = room.json(f"/statements/{line['reference']}.json")
        for sentence in base["sentences"][:12]:
            path = f"/statements/{line['reference']}/{sentence['reference']}.json"
            found = room.json(path)["elsewhere"]
            names = [each["reference"] for each in found]
            assert line["reference"] not in names
            assert len(names) == len(set(names))
            assert all(each["reference"] in {x["reference"] for x in lines} for each in found)
            seen += len(names)
    assert seen
