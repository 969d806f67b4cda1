"""Counts of who was heard, and letting them out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask

from pbapp.access.roles import Actor
from pbapp.engagement.actions.reach import Counted, enter, publish_numbers
from pbapp.engagement.reach.kinds import Dimension, Source
from pbapp.places.zones.models import Banding
from tests.factories.engagement import on_record

OFFICER = Actor(None, "officer")


def count_people(
    app: Flask,
    record_id: int,
    people: Mapping[str, int],
    dimension: Dimension = Dimension.FIFTH,
    **changes: Any,
) -> None:
    """Enter so many people by category for the whole work."""
    given: dict[str, Any] = {
        "dimension": dimension,
        "activity_id": None,
        "source": Source.ASKED,
        "people": people,
        "unknown": 0,
        "banding": Banding.PEOPLE,
    }
    counted = Counted(**(given | changes))
    on_record(app, record_id, lambda record: enter(record, counted, by=OFFICER))


def fifths(*people: int) -> dict[str, int]:
    """People by fifth, the poorest first."""
    return {str(fifth): number for fifth, number in enumerate(people, start=1)}


def publish(app: Flask, record_id: int) -> list[str]:
    """Let out every number that may go; returns what was said of the others."""
    held_back: list[str] = on_record(
        app, record_id, lambda record: publish_numbers(record, by=OFFICER)
    )
    return held_back
