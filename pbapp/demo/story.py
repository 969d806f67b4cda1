"""The story the demo tells, as it is written down, and the clock it is told by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pbapp import clock

FILES = ("ardnellan.toml", "records.toml")


@cache
def story() -> dict[str, Any]:
    """People, places, rounds and records."""
    told: dict[str, Any] = {}
    for name in FILES:
        told |= tomllib.loads((Path(__file__).parent / name).read_text())
    return told


@contextmanager
def on_day(days: float) -> Iterator[datetime]:
    """Let it be another day, counted from the real now; time goes on from there."""
    really_now = clock.now()
    moved = timedelta(days=days)
    clock.set_source(lambda: really_now + moved)
    try:
        yield clock.now()
    finally:
        clock.set_source()
