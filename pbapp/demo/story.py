"""The story the demo tells, as it is written down, and the clock it is told by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pbapp import clock

#: when people are at work
MORNING = time(10, 30)
FILES = ("ardnellan.toml", "ground.toml", "profiles.toml", "board.toml")


@cache
def story() -> dict[str, Any]:
    """People, places, rounds and the board; what happens in the records is told in steps."""
    told: dict[str, Any] = {}
    for name in FILES:
        told |= tomllib.loads((Path(__file__).parent / name).read_text())
    return told


@contextmanager
def on_day(days: int, at: time = MORNING) -> Iterator[datetime]:
    """Let it be a time of another day, counted from today."""
    moment = clock.from_local(clock.today() + timedelta(days=days), at)
    with clock.standing_at(moment):
        yield moment
