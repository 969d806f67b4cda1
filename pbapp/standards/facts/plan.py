"""What was agreed before the work began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pbapp.standards.facts.ids import Id
from pbapp.standards.kinds import OutcomeStatus


@dataclass(frozen=True, kw_only=True)
class DecisionRule:
    """How decisions are to be taken and by whom, with the day this was written down."""

    method: str = ""
    decider: str = ""
    recorded_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PlanVersion:
    """A version of the plan as it was put to the partners, and when it was published."""

    number: int
    drawn_up_on: date
    published_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Known:
    """The search for what is already known, and what came of it."""

    searched_on: date | None = None
    earlier: tuple[Id, ...] = ()
    data_sets: tuple[Id, ...] = ()
    nothing_found: bool = False
    #: overlaps that were shown and not answered
    overlaps_open: int = 0


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What should come of it, and how that will be seen."""

    id: Id
    text: str
    measure: str = ""
    #: "none known" is an answer
    baseline: str = ""
    target: str = ""
    source: str = ""
    agreed: bool = False
    status: OutcomeStatus | None = None
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class Resources:
    """Money in pence and days of work; None: not set."""

    budget: int | None = None
    spend: int | None = None
    support_budget: int | None = None
    days_planned: int | None = None
