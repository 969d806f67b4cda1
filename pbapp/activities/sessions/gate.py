"""What everyone may see of a programme's uptake: no number that points at a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pbapp.activities.releases.ledger import stored_as
from pbapp.activities.sessions.queries.uptake import Came, Uptake
from pbapp.disclosure.breakdown import Breakdown, protect_breakdown
from pbapp.disclosure.floors import Floors
from pbapp.disclosure.shares import PERCENT_BASE
from pbapp.disclosure.shown import Marker, marked

CAME, ABSENT = "came", "absent"


def for_everyone(found: Uptake, *, sensitive: bool, floors: Floors) -> dict[str, Any]:
    """Figures as words and numbers that may stand on a public page (engagement.md section 3.10).

    Each breakdown is by one dimension, of the people who booked, to the nearest 5. Where any of
    them has to hide its total, no number of people is given at all, for the others would tell it.
    """
    counted = {
        "people": {CAME: found.attended, ABSENT: found.absent},
        "bodies": _booked(found.by_body),
        "roles": _booked(found.by_role),
    }
    parts = {
        name: protect_breakdown(counts, sensitive=sensitive, floors=floors, rounded=True)
        for name, counts in counted.items()
    }
    few = any(part.total.value_or_none is None for part in parts.values())
    booked = marked(Marker.CONFIDENTIAL) if few else parts["people"].total
    shown = {"held": found.held, "offered": found.offered, "booked": stored_as(booked)}
    if few:
        return shown
    for name, part in parts.items():
        shown[name] = [[kind, stored_as(cell)] for kind, cell in part.cells.items()]
    shown["fill"] = _fill(found, parts["people"])
    return shown


def _booked(counts: Mapping[Any, Came]) -> dict[str, int]:
    return {str(kind): came.booked for kind, came in counts.items()}


def _fill(found: Uptake, people: Breakdown) -> int | None:
    """Whole percent of the places offered that were taken up by people who booked and came.

    Of the number as it stands on the page itself, so that it tells nothing more.
    """
    came = people.cells[CAME].value_or_none
    if came is None or found.offered < PERCENT_BASE:
        return None
    return min(100, (200 * came + found.offered) // (2 * found.offered))
