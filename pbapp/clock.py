"""The one source of time: UTC inside, Europe/London on pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def _system() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system


def now() -> datetime:
    """The current time, aware, in UTC."""
    return _source()


def today() -> date:
    """The day it is in Scotland."""
    return local(now()).date()


def set_source(source: Callable[[], datetime] | None = None) -> None:
    """Tests and practice runs put another clock in; None puts the system's back."""
    global _source
    _source = source or _system


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let it be another moment for a while; then the clock of before is back."""
    before = _source
    set_source(lambda: moment)
    try:
        yield
    finally:
        set_source(before)


def local(moment: datetime) -> datetime:
    """The same moment on a Scottish wall clock."""
    return moment.astimezone(LONDON)


def from_local(day: date, at: time) -> datetime:
    """A Scottish wall-clock time as UTC; in the hour that comes twice, the first one (PEP 495)."""
    return datetime.combine(day, at, tzinfo=LONDON).astimezone(UTC)
