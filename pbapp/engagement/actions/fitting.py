"""What a row of a record must hold: a sentence for each thing that does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pbapp.engagement.kinds import CommitmentStatus, Part
from pbapp.i18n import _
from pbapp.standards.kinds import Visibility

Values = Mapping[str, Any]

#: an e-mail address, a British phone number, or a whole postcode (a few houses)
PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|(?:\+44|\b0)(?:[ -]?\d){9,10}\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b"
)


def _activity(values: Values, today: date) -> dict[str, str]:
    faults = {}
    if (values["headcount"] is None) is not (values["basis"] is None):
        missing = "basis" if values["basis"] is None else "headcount"
        faults[missing] = _("Give both: how many people came, and how they were counted.")
    if values["headcount"] is not None and values["held_on"] > today:
        faults["headcount"] = _("Nobody can have come yet: the day is still ahead.")
    if values["told_on"] and values["told_on"] > values["held_on"]:
        faults["told_on"] = _("People were told after the day itself. Check both days.")
    starts, ends = values.get("starts_at"), values.get("ends_at")
    if ends and (starts is None or ends <= starts):
        faults["ends_at"] = _("Give the time it begins, and a later one for its end.")
    return faults | _past("access_checked_on")(values, today)


def _audience(values: Values, today: date) -> dict[str, str]:
    faults = _past("first_contact_on")(values, today)
    if values.get("risk_reason") and not values["at_risk"]:
        faults["risk_reason"] = _("Tick that they are often missed, or take the reason out.")
    return faults


def _paper(values: Values, today: date) -> dict[str, str]:
    """What bears on the matter is open, or says why not (engagement.md section 8.3, COM3)."""
    faults = _past("published_on")(values, today) | _past("plain_checked_on")(values, today)
    is_open = values.get("visible_to", Visibility.PUBLIC) is Visibility.PUBLIC
    if not is_open and not values["withheld_reason"].strip():
        faults["withheld_reason"] = _("Say why not everyone may read it.")
    return faults


def _answered(asked: str, answered: str) -> Callable[[Values, date], dict[str, str]]:
    """Something came on a day and was met on that day or later."""

    def check(values: Values, today: date) -> dict[str, str]:
        faults = _past(asked)(values, today) | _past(answered)(values, today)
        if values[answered] and values[answered] < values[asked]:
            faults[answered] = _("This is before it came. Check both days.")
        return faults

    return check


def _spoken_to(values: Values, today: date) -> dict[str, str]:
    faults = _answered("received_on", "answered_on")(values, today)
    if values["answered_on"] and not values["answer"].strip():
        faults["answer"] = _("Write what was answered.")
    return faults


def _finding(values: Values, today: date) -> dict[str, str]:
    if values["response"] is None:
        return {}
    faults = {}
    if not values["reason"].strip():
        faults["reason"] = _("Write the reason for your answer, in plain words.")
    if values["responded_on"] is None or values["responded_on"] > today:
        faults["responded_on"] = _("Give the day of the answer, today or earlier.")
    return faults


def _decision(values: Values, today: date) -> dict[str, str]:
    return {"made_on": _not_ahead()} if values["made_on"] > today else {}


def _commitment(values: Values, today: date) -> dict[str, str]:
    faults = {}
    if values["organisation_id"] is None and not values["owner"].strip():
        faults["owner"] = _("Choose an organisation, or write which post or group sees to it.")
    is_done = values["status"] is CommitmentStatus.DONE
    if is_done and (values["done_on"] is None or values["done_on"] > today):
        faults["done_on"] = _("Give the day it was done, today or earlier.")
    if not is_done and values["done_on"] is not None:
        faults["done_on"] = _("Leave this empty, or choose that it is done.")
    return faults


def _feedback(values: Values, today: date) -> dict[str, str]:
    if values["published_on"] is None:
        return {}
    faults = {}
    if values["published_on"] > today:
        faults["published_on"] = _not_ahead()
    parts = ("how_done", "weighed_up", "will_happen", "why")
    if not any(values[name].strip() for name in parts):
        faults["how_done"] = _("Write at least one part before people can read it.")
    return faults


def _past(field: str) -> Callable[[Values, date], dict[str, str]]:
    def check(values: Values, today: date) -> dict[str, str]:
        day = values.get(field)
        return {field: _not_ahead()} if day and day > today else {}

    return check


def _not_ahead() -> str:
    return _("This day is still ahead. Give today or an earlier day.")


CHECKS: dict[Part, Callable[[Values, date], dict[str, str]]] = {
    Part.ACTIVITY: _activity,
    Part.AUDIENCE: _audience,
    Part.PAPER: _paper,
    Part.FINDING: _finding,
    Part.DECISION: _decision,
    Part.COMMITMENT: _commitment,
    Part.FEEDBACK: _feedback,
    Part.EVIDENCE: _past("dated"),
    Part.CHANGE: _past("changed_on"),
    Part.FORMAT_REQUEST: _answered("asked_on", "met_on"),
    Part.COMMENT: _spoken_to,
    Part.COMPLAINT: _spoken_to,
}

#: texts that tell of people who took part, in which nobody is to be known (section 7.6)
TELL_OF_PEOPLE: dict[Part, tuple[str, ...]] = {
    Part.AUDIENCE: ("name", "risk_reason"),
    Part.ACTIVITY: ("notes",),
    Part.FINDING: ("statement",),
    Part.CHANGE: ("what", "asked_by"),
    Part.COMMENT: ("about", "answer"),
    Part.COMPLAINT: ("about", "answer"),
    Part.EVIDENCE: ("what",),
}


def faults_of(part: Part, values: Values, today: date) -> dict[str, str]:
    """What does not hold in a row: a sentence for each, by field."""
    check = CHECKS.get(part)
    faults = check(values, today) if check else {}
    personal = [name for name in TELL_OF_PEOPLE.get(part, ()) if points_to_somebody(values, name)]
    return faults | {name: _not_personal() for name in personal}


def points_to_somebody(values: Values, name: str) -> bool:
    """It has an e-mail address, a phone number or a whole postcode in it."""
    return PERSONAL.search(values.get(name) or "") is not None


def _not_personal() -> str:
    return _(
        "This looks like an e-mail address, a phone number or a postcode. Please take it out: "
        "the record holds nothing by which somebody can be known."
    )
