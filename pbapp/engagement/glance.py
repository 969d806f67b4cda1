"""What the first page of a record says at a glance: what is owed next, and what the check finds."""

from __future__ import annotations

from dataclasses import dataclass

from pbapp import clock
from pbapp.engagement.promises import Telling, tellings
from pbapp.standards.due import due_codes
from pbapp.standards.evidence import gather
from pbapp.standards.facts import Record
from pbapp.standards.parts import Value


@dataclass(frozen=True)
class Glance:
    """What people are told next and by when, and how many points due by now the facts bear out."""

    owed: Telling | None
    #: people were told something already, or should have been
    began: bool
    due: int
    full: int
    part: int


def glance(facts: Record) -> Glance:
    """The record in one look, on the facts as they are today."""
    today = clock.today()
    all_three = tuple(tellings(facts, today))
    owed = [one for one in all_three if one.due_on and not one.told_on and one.due_on >= today]
    codes = due_codes(facts, today=today)
    values = [gather(code, facts, today=today).value for code in codes]
    return Glance(
        owed=min(owed, key=lambda one: one.due_on or today, default=None),
        began=any(one.told_on or one.is_late(today) for one in all_three),
        due=sum(value is not Value.NOT_YET_DUE for value in values),
        full=values.count(Value.SUFFICIENT),
        part=values.count(Value.PARTIAL),
    )
