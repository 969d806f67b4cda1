"""What everyone may see of a programme's uptake: no number that points at a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pbapp.activities.sessions.queries.uptake import Came, Uptake
from pbapp.disclosure.breakdown import Breakdown, protect_breakdown
from pbapp.disclosure.floors import Floors
from pbapp.disclosure.shares import PERCENT_BASE

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
    shown: dict[str, Any] = {"held": found.held, "offered": found.offered, "few": _too_few(parts)}
    if shown["few"]:
        return shown
    for name, part in parts.items():
        shown[name] = [[kind, cell.text, cell.value_or_none] for kind, cell in part.cells.items()]
    shown["booked"] = parts["people"].total.text
    shown["fill"] = _fill(found, parts["people"])
    return shown


def _booked(counts: Mapping[Any, Came]) -> dict[str, int]:
    return {str(kind): came.booked for kind, came in counts.items()}


def _too_few(parts: Mapping[str, Breakdown]) -> bool:
    return any(part.total.value_or_none is None for part in parts.values())


def _fill(found: Uptake, people: Breakdown) -> int | None:
    """Whole percent of the places offered that were taken up by people who booked and came.

    Of the number as it stands on the page itself, so that it tells nothing more.
    """
    came = people.cells[CAME].value_or_none
    if came is None or found.offered < PERCENT_BASE:
        return None
    return min(100, (200 * came + found.offered) // (2 * found.offered))


def hidden_in(shown: Mapping[str, Any]) -> list[str]:
    """Which numbers are hidden; all of them where few came."""
    if shown["few"]:
        return [""]
    return [
        f"{name}/{kind}"
        for name in ("people", "bodies", "roles")
        for kind, _text, value in shown[name]
        if value is None
    ]
