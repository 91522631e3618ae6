"""The events with a known day as a calendar (iCalendar, RFC 5545), which phones and Outlook subscribe to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank, Material
from kopilka.content.records.event import Event
from kopilka.views.cards import school_name
from kopilka.views.desk.events import dated_events
from kopilka.views.links import Links
from kopilka.views.page import SiteInfo

URI = "calendar/events.ics"
_ZONE = "Europe/Moscow"
#: «14:00–16:30» or «14:00».
_TIME = re.compile(r"(\d{1,2})[:.](\d\d)(?:\s*[–—-]\s*(\d{1,2})[:.](\d\d))?")
#: Moscow has kept one offset since October 2014.
_TIMEZONE = (
    *("BEGIN:VTIMEZONE", f"TZID:{_ZONE}", "BEGIN:STANDARD", "DTSTART:20141026T020000"),
    *("TZOFFSETFROM:+0400", "TZOFFSETTO:+0300", "TZNAME:MSK", "END:STANDARD", "END:VTIMEZONE"),
)


def calendar_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the calendar if any event has a day."""
    dated = dated_events(bank)
    if dated:
        yield Artifact(URI, partial(calendar, bank, info, dated))


def calendar(bank: Bank, info: SiteInfo, events: Iterable[Material]) -> bytes:
    """Return the calendar file: lines of at most 75 bytes, ended by CRLF."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kopilka//RU", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{_escaped(f'{info.name}: мероприятия')}", *_TIMEZONE]
    for event in events:
        lines += _event(bank, info, event)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _event(bank: Bank, info: SiteInfo, material: Material) -> Iterator[str]:
    record = material.record
    assert isinstance(record, Event) and record.starts is not None
    yield "BEGIN:VEVENT"
    yield f"UID:{material.key}@kopilka"
    yield f"DTSTAMP:{(record.reviewed or record.starts):%Y%m%d}T000000Z"
    yield from _when(record.starts, record.time or "")
    yield f"SUMMARY:{_escaped(record.title)}"
    yield f"DESCRIPTION:{_escaped(record.summary)}"
    if record.place:
        yield f"LOCATION:{_escaped(record.place)}"
    organiser = bank.get("schools", record.organiser) if record.organiser else None
    if organiser is not None:
        yield f"CATEGORIES:{_escaped(school_name(organiser))}"
    if info.url:
        yield f"URL:{info.url.rstrip('/')}/{Links('index', info.directories).address(material.key)}"
    yield "END:VEVENT"


def _when(day: date, time: str) -> Iterator[str]:
    """A day with hours if the time is written in figures, else the whole day."""
    found = _TIME.search(time)
    if found is None or not _clock(found[1], found[2]):
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
        return
    yield f"DTSTART;TZID={_ZONE}:{day:%Y%m%d}T{_clock(found[1], found[2])}"
    end = _clock(found[3], found[4]) if found[3] else ""
    if end > _clock(found[1], found[2]):
        yield f"DTEND;TZID={_ZONE}:{day:%Y%m%d}T{end}"


def _clock(hours: str, minutes: str) -> str:
    return f"{int(hours):02}{minutes}00" if int(hours) < 24 and int(minutes) < 60 else ""


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line so that no piece is longer than 75 bytes and no letter is cut."""
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > 75:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += width
    return "\r\n".join(pieces)
