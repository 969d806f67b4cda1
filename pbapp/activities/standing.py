"""Where a form that people fill in stands, and what may be done with it then."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """A form on its way from the first question to its published results."""

    DRAFT = "draft"
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    FORGOTTEN = "forgotten"
    PUBLISHED = "published"


class Act(StrEnum):
    """Something done with a form."""

    CHANGE = "change"
    """Change its questions and dates."""
    ANSWER = "answer"
    """Answer it on the page for everyone."""
    ENTER = "enter"
    """Enter paper forms and files."""
    PUBLISH = "publish"
    """Publish its results, once and for all."""


#: Nothing is added once results are out: two versions side by side could tell of the few between.
ALLOWED: dict[Standing, frozenset[Act]] = {
    Standing.DRAFT: frozenset({Act.CHANGE}),
    Standing.WAITING: frozenset(),
    Standing.OPEN: frozenset({Act.ANSWER, Act.ENTER}),
    Standing.CLOSED: frozenset({Act.ENTER, Act.PUBLISH}),
    Standing.FORGOTTEN: frozenset({Act.PUBLISH}),
    Standing.PUBLISHED: frozenset(),
}


def standing_on(
    today: date,
    *,
    ready_on: date | None,
    opens_on: date,
    closes_on: date,
    results_on: date | None,
    forgotten_on: date | None,
) -> Standing:
    """Where it stands on a day; it is open on its first and its last day."""
    if results_on is not None:
        return Standing.PUBLISHED
    if ready_on is None:
        return Standing.DRAFT
    if today < opens_on:
        return Standing.WAITING
    if forgotten_on is not None:
        return Standing.FORGOTTEN
    return Standing.OPEN if today <= closes_on else Standing.CLOSED
