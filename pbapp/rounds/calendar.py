"""The dates of a round: which order they must stand in, and when a phase is unusually short."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from pbapp.i18n import lazy

Dates = Mapping[str, datetime | None]

#: the columns of a round that hold its dates, in the order in which they come
DATES = (
    "ideas_open_at",
    "ideas_close_at",
    "discussion_opens_at",
    "voting_opens_at",
    "voting_closes_at",
    "result_promised_at",
)
#: without these a round cannot open
NEEDED = DATES[:-1]
#: people need time between these two, so they may not be the same moment
APART = {"ideas_close_at", "voting_closes_at"}
#: as far ahead as a round can be planned
FURTHEST = timedelta(days=5 * 366)

#: A week from Monday morning to Friday evening is a week to people.
WEEKEND = timedelta(days=3)

DISORDER = {
    "ideas_close_at": lazy("The time for ideas ends before it begins. Choose a later day."),
    "discussion_opens_at": lazy("Discussion opens before the time for ideas ends."),
    "voting_opens_at": lazy("Voting opens before discussion does."),
    "voting_closes_at": lazy("Voting closes before it opens. Choose a later day."),
    "result_promised_at": lazy("The result is promised before voting closes."),
}


@dataclass(frozen=True)
class Usual:
    """How long a part of a round usually takes (user-needs.md, section C, typical timelines)."""

    begins: str
    ends: str
    least: timedelta
    sentence: str


USUAL = (
    Usual(
        "ideas_open_at",
        "ideas_close_at",
        timedelta(weeks=4),
        lazy("The time to send ideas is short. Most rounds allow 4 to 6 weeks."),
    ),
    Usual(
        "ideas_close_at",
        "discussion_opens_at",
        timedelta(weeks=1),
        lazy("The time to check ideas is short. Most rounds take 1 to 3 weeks."),
    ),
    Usual(
        "discussion_opens_at",
        "voting_opens_at",
        timedelta(weeks=1),
        lazy("The time to ask questions is short. Most rounds allow 1 to 2 weeks."),
    ),
    Usual(
        "voting_opens_at",
        "voting_closes_at",
        timedelta(weeks=2),
        lazy("The time to vote is short. Most rounds allow 2 to 4 weeks."),
    ),
)


def disorder(dates: Dates) -> dict[str, str]:
    """What is wrong with the order of the dates given: a sentence for each that comes too early."""
    wrong: dict[str, str] = {}
    before: datetime | None = None
    for name in DATES:
        at = dates[name]
        if at is None:
            continue
        too_early = before is not None and (at < before or (at == before and name in APART))
        if too_early:
            wrong[name] = DISORDER[name]
        before = at
    return wrong


def in_order(dates: Dates) -> bool:
    """Whether every date that is needed is there, and all stand in order."""
    return all(dates[name] for name in NEEDED) and not disorder(dates)


def short_parts(dates: Dates, behind: Collection[str] = ()) -> list[str]:
    """A sentence for each part that is shorter than usual: a warning, never a bar.

    `behind` names dates whose step was taken (lifecycle.dates_behind): those parts are over.
    """
    sentences = []
    for usual in USUAL:
        begins, ends = dates[usual.begins], dates[usual.ends]
        if usual.ends in behind:
            continue
        if begins and ends and begins <= ends < begins + usual.least - WEEKEND:
            sentences.append(str(usual.sentence))
    return sentences
