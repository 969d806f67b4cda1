"""What rules ask again and again: is it collected, how many of all, in time, and well liked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Protocol

from pbapp.standards.facts import Id, Record
from pbapp.standards.framework import PulseQuestion
from pbapp.standards.parts import (
    FactKind,
    FactLink,
    Holds,
    Part,
    ahead,
    fails,
    half,
    holds,
    unknown,
)
from pbapp.standards.sentences import N_, Because, Said, because
from pbapp.standards.timing import has_begun, is_over


class Named(Protocol):
    """A fact that has an id."""

    @property
    def id(self) -> Id: ...


def links(kind: FactKind, things: Sequence[Named]) -> tuple[FactLink, ...]:
    """One link to each."""
    return tuple(FactLink(kind, one.id) for one in things)


def of(record: Record) -> FactLink:
    """The record itself."""
    return FactLink(FactKind.RECORD, record.id)


def missing(record: Record, today: date, told: Because, change: Because) -> Part:
    """Nothing there: still ahead before it opens, a gap afterwards."""
    tell = fails if has_begun(record, today) else ahead
    return tell(told, change, of(record))


def missing_at_end(record: Record, today: date, told: Because, change: Because) -> Part:
    """Nothing there: still ahead while people can take part, a gap afterwards."""
    tell = fails if is_over(record, today) else ahead
    return tell(told, change, of(record))


def somebody_came(record: Record, today: date) -> bool:
    """People took part: an activity that lies behind is a fact only once they were counted."""
    return any(one.held_on <= today for one in record.activities or ())


def counted(
    good: int,
    everyone: int,
    told: Because,
    change: Because,
    *facts: FactLink,
    needed: Fraction = Fraction(1),
) -> Part:
    """Enough of them do what is asked, half or more do, or fewer; `everyone` is 1 or more."""
    reached = Fraction(good, everyone)
    if reached >= needed:
        return holds(told, *facts)
    return (half if reached >= Fraction(1, 2) else fails)(told, change, *facts)


@dataclass(frozen=True)
class Tally:
    """How many of some do what is asked; `everyone` is not empty."""

    good: Sequence[Named]
    everyone: Sequence[Named]
    kind: FactKind
    needed: Fraction = Fraction(1)

    def part(self, told: str, change: Because, **values: Said) -> Part:
        """As `counted`; `told` names %(good)s and %(all)s."""
        good, everyone = len(self.good), len(self.everyone)
        said = because(told, good=good, all=everyone, **values)
        facts = links(self.kind, self.everyone)
        return counted(good, everyone, said, change, *facts, needed=self.needed)

    def part_at_end(
        self, record: Record, today: date, told: str, change: Because, **values: Said
    ) -> Part:
        """The same once it is over; while it runs, what is missing is still ahead."""
        part = self.part(told, change, **values)
        if part.holds is Holds.YES or is_over(record, today):
            return part
        return ahead(part.because, change, *part.facts)


def pulse(record: Record, question: PulseQuestion, today: date, change: Because) -> Part:
    """Whether participants say so: the mean of their answers, once enough have answered."""
    part = pulse_heard(record, question, today)
    if part.holds is not Holds.YES or record.pulse is None:
        return part
    replies = record.pulse.replies[question.value]
    good = Fraction(sum(replies), len(replies)) >= record.settings.pulse_good
    return part if good else fails(part.because, change, *part.facts)


def pulse_heard(record: Record, question: PulseQuestion, today: date) -> Part:
    """Whether enough participants answered, and the mean of what they said."""
    ask = because(N_("Ask people after each activity how it went."))
    if record.pulse is None:
        return unknown(because(N_("Participants were not asked how it went.")), ask)
    replies = record.pulse.replies.get(question.value, ())
    if len(replies) < record.settings.pulse_floor:
        told = because(
            N_("Too few participants answered how it went: %(floor)s are needed."),
            floor=record.settings.pulse_floor,
        )
        return missing_at_end(record, today, told, ask)
    tenths = (10 * sum(replies) + len(replies) // 2) // len(replies)
    told = because(
        N_("Participants gave %(whole)s.%(tenth)s of 5."), whole=tenths // 10, tenth=tenths % 10
    )
    return holds(told, FactLink(FactKind.PULSE, question.value))
