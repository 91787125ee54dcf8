from __future__ import annotations

from datetime import date
from typing import Any

from icalendar import Calendar

from chancery.publishing.calendar import calendar_bytes
from chancery.publishing.said import act_records, commitment_records
from publishing import spoken


def events(**changes: object) -> list[Any]:
    found = [r | changes for r in commitment_records(act_records(spoken.text()))]
    return Calendar.from_ical(calendar_bytes(found)).walk("VEVENT")


def test_an_all_day_event_on_the_last_day() -> None:
    (event,) = events()
    assert event["DTSTART"].dt == date(2035, 12, 31)
    assert event["DTEND"].dt == date(2036, 1, 1)
    assert event["SUMMARY"] == "XA XB: 于2035年召开会议"
    assert "due 2035 (2035-01-01 to 2035-12-31)" in event["DESCRIPTION"]
    assert "a#s1.p1.1.a1" in event["DESCRIPTION"]


def test_the_same_commitment_has_the_same_uid_for_ever() -> None:
    assert events()[0]["UID"] == "34136585-afed-579a-9188-61f2f001e812@chancery"
    many = events(due_from="2035-01-01", due_to="2035-12-31")
    assert len({event["UID"] for event in many}) == len(many) == 4


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    written = calendar_bytes(commitment_records(act_records(spoken.text())))
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))


def test_texts_cannot_break_out_of_their_line() -> None:
    (event,) = events(text="一\r\nEND:VCALENDAR\r\n二", time="2035", due_to="2035-12-31")[:1]
    assert event["SUMMARY"] == "XA XB: 一 END:VCALENDAR 二"


def test_the_last_day_of_all() -> None:
    assert events(due_from="9999-01-01", due_to="9999-12-31")[0]["DTSTART"].dt == date.max


def test_without_due_dates_the_calendar_is_empty() -> None:
    assert not events(due_to=None)
