"""What an idea is checked against, and the plain sentences that say what is not right yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pbapp.i18n import lazy
from pbapp.proposals.lifecycle import Verdict


@dataclass(frozen=True)
class Criterion:
    """One thing that can be wrong with an idea, and what its author is told about it."""

    key: str
    #: as the checker ticks it
    concern: str
    #: when we ask for more
    ask: str
    #: when we decline
    decline: str


#: What Scottish rounds check most: South Lanarkshire and West Dunbartonshire terms, Leith rules.
CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "area",
        lazy("It does not clearly help people in the area"),
        lazy("Please tell us how it helps people who live, work or study in the area."),
        lazy("This money is for people in the area, and we could not see how it helps them."),
    ),
    Criterion(
        "limit",
        lazy("The amount is over the limit"),
        lazy("The amount is more than one idea can get. Is there a part you can do for less?"),
        lazy("The amount is more than one idea can get from this pot."),
    ),
    Criterion(
        "adds_up",
        lazy("The costs are not clear, or do not add up"),
        lazy("The costs do not add up to the amount you ask for. Please list each cost again."),
        lazy("We could not see what the money would buy."),
    ),
    Criterion(
        "lawful",
        lazy("It may not be lawful or safe"),
        lazy("Please tell us how you will keep people safe, and which permissions you need."),
        lazy("It needs a permission that we cannot see you getting in time."),
    ),
    Criterion(
        "owner",
        lazy("Whoever owns the land or building has not agreed"),
        lazy("Please ask whoever owns the land or building, and tell us what they said."),
        lazy("Whoever owns the land or building does not agree."),
    ),
    Criterion(
        "in_time",
        lazy("It may not be done in time"),
        lazy("Please tell us when you would start and finish."),
        lazy("It could not be finished in the time this round has."),
    ),
    Criterion(
        "new_money",
        lazy("It is for profit, already paid for, or a duty of the council"),
        lazy("Please tell us what this money adds to what is paid for already."),
        lazy(
            "This money cannot pay for profit, for things already bought, or for what the council "
            "must do anyway."
        ),
    ),
    Criterion(
        "group",
        lazy("No group can receive the money"),
        lazy("Please name a group with a bank account that could hold the money for you."),
        lazy("No group was found that could hold the money."),
    ),
)


def sentences(verdict: Verdict, keys: Iterable[str]) -> list[str]:
    """What the author is told about each concern, in the order of the list."""
    told = {c.key: c.decline if verdict is Verdict.DECLINE else c.ask for c in CRITERIA}
    return [str(told[c.key]) for c in CRITERIA if c.key in set(keys)]
