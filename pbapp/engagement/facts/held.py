"""Something that people took part in, typed in by hand or held by the platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pbapp.engagement.kinds import Basis
from pbapp.engagement.methods import LIBRARY, MethodKind
from pbapp.standards import facts as plain
from pbapp.standards.days import working_days_between


@dataclass(frozen=True, kw_only=True)
class Held:
    """One activity on its day; without a headcount nobody knows that it took place."""

    id: int | str
    name: str
    method: MethodKind
    held_on: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    told_on: date | None = None
    headcount: int | None = None
    basis: Basis | None = None
    discussion_minutes: int | None = None
    for_named_group: bool = False
    #: None: nobody says
    led_by: str | None = None
    access_checked: bool | None = None
    #: people are known to have come, though not how many
    has_run: bool = False
    #: its people are among those of another activity, so a sum leaves it out
    counted_elsewhere: bool = False
    #: others with the same words are summed with it in public elsewhere; "" where none are
    summed_with: str = ""
    #: the number stands on a result page, so that it is no secret here
    is_public_total: bool = False

    @property
    def adds(self) -> int | None:
        """What it adds to the number of people taking part; None where nobody counted."""
        return None if self.counted_elsewhere else self.headcount

    @property
    def from_round(self) -> bool:
        """Read from the round, so it cannot be changed here."""
        return isinstance(self.id, str)

    def counts(self, today: date) -> bool:
        """It lies ahead, or people came: an empty session shows nothing."""
        return self.held_on > today or bool(self.headcount) or self.has_run

    def as_fact(self) -> plain.Activity:
        """As the rules read it."""
        notice = working_days_between(self.told_on, self.held_on) if self.told_on else None
        return plain.Activity(
            id=self.id,
            method_id=self.method.value,
            held_on=self.held_on,
            is_session=LIBRARY[self.method].is_session,
            discussion_minutes=self.discussion_minutes,
            notice_working_days=notice,
            has_facilitator=None if self.led_by is None else bool(self.led_by.strip()),
            access_checked=self.access_checked,
        )
