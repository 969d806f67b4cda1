"""The settings of a round and its pots, and which of them do not fit together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from pbapp import clock
from pbapp.i18n import lazy
from pbapp.rounds.calendar import DATES, FURTHEST, disorder
from pbapp.rounds.models import Pot

#: what a worker may change; the phase and the frozen hash are not among them
SETTINGS = frozenset(
    {
        "name",
        "summary",
        "description",
        "contact",
        "area_id",
        *DATES,
        "ballot_min",
        "ballot_max",
        "may_change",
        "rule",
        "tie_way",
        "group_most",
        "who_may_vote",
        "minimum_age",
        "check_by_email",
        "check_by_card",
        "deputy_id",
    }
)
#: People send ideas, and may vote, because of where it is.
FIXED_ONCE_OPEN = {
    "area_id": lazy("The round has opened for this area. Leave the area as it was."),
}
POT_SETTINGS = frozenset({"name", "money_pence", "kind", "most_pence", "leftover_to_id"})
#: Younger children give no contact details, so they cannot get a code by e-mail (DESIGN, 5).
AGE_FOR_EMAIL = 12

Faults = dict[str, str]


def setting_faults(values: Mapping[str, Any], changed: Collection[str] = ()) -> Faults:
    """What does not fit: a sentence by setting. New dates must lie ahead, and not too far."""
    faults: Faults = {}
    if values["ballot_min"] > values["ballot_max"]:
        faults["ballot_max"] = lazy("The most choices cannot be fewer than the fewest.")
    if not values["who_may_vote"]:
        faults["who_may_vote"] = lazy("Choose at least one group of people who may vote.")
    by_email_only = values["check_by_email"] and not values["check_by_card"]
    if by_email_only and values["minimum_age"] < AGE_FOR_EMAIL:
        faults["minimum_age"] = lazy(
            "Children under 12 vote with a card. Choose cards too, or make the age 12 or more."
        )
    return faults | _date_faults(values, changed)


def _date_faults(values: Mapping[str, Any], changed: Collection[str]) -> Faults:
    dates: dict[str, datetime | None] = {name: values[name] for name in DATES}
    faults = disorder(dates)
    now = clock.now()
    for name in DATES:
        at = dates[name]
        if at and name in changed and at <= now:
            passed = lazy("This day and time have passed. Choose a later one.")
            faults.setdefault(name, passed)
        if at and at > now + FURTHEST:
            faults[name] = lazy("This is too far ahead. Choose a day in the next 5 years.")
    return faults


def pot_faults(values: Mapping[str, Any], other_names: Iterable[str]) -> Faults:
    """What does not fit in a pot: its name, or its money."""
    faults: Faults = {}
    if plain(values["name"]) in {plain(name) for name in other_names}:
        faults["name"] = lazy("Another pot has this name. Choose a different one.")
    if values["money_pence"] <= 0:
        faults["money_pence"] = lazy("Enter more than £0.")
    most = values["most_pence"]
    if most is not None and most <= 0:
        faults["most_pence"] = lazy("Enter more than £0, or leave it empty.")
    if most is not None and most > values["money_pence"]:
        faults["most_pence"] = lazy("This is more than the pot holds. Enter a smaller amount.")
    return faults


def leftover_fault(pot: Pot, to_id: int | None) -> Faults:
    """What does not fit in where a pot's left-over money goes: it must not come back."""
    onward = {other.id: other.leftover_to_id for other in pot.round.pots} | {pot.id: to_id}
    passed: set[int | None] = {None}
    here: int | None = pot.id
    while here not in passed:
        passed.add(here)
        here = onward.get(here or 0)
    if here is None:
        return {}
    return {"leftover_to_id": lazy("The money would come back to this pot. Choose another pot.")}


def plain(name: str) -> str:
    """A name without what does not tell two names apart: capitals and spaces."""
    return " ".join(name.casefold().split())
