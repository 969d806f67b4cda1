"""The rows a board summary is counted from; they are kept with it, so that it can be recounted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pbapp.disclosure.shown import Shown
from pbapp.reports.kinds import Outcome, Start
from pbapp.standards.kinds import FeedbackKind, Level, Response, Strength


@dataclass(frozen=True, kw_only=True)
class OfRecord:
    """It stems from an engagement, which is named beside it."""

    record_id: int
    title: str


@dataclass(frozen=True, kw_only=True)
class Work(OfRecord):
    """An accepted engagement that ran in the period."""

    level: Level
    places: tuple[str, ...]
    #: heads counted at its activities in the period, the sum of those that its own page shows
    people: Shown
    #: a number that is too small to show is not in it
    has_hidden: bool


@dataclass(frozen=True, kw_only=True)
class Finding(OfRecord):
    """Something communities said, where, and what was answered; None: no answer yet."""

    statement: str
    strength: Strength
    places: tuple[str, ...]
    response: Response | None
    reason: str
    #: released words of somebody who took part, and of what group they are; empty: none are out
    quote: str = ""
    said_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Promise(OfRecord):
    """Something promised to people, by whom and by when."""

    text: str
    owner: str
    due_on: date
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class Telling(OfRecord):
    """Something people are owed to be told."""

    what: FeedbackKind
    due_on: date
    told_on: date | None
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class Spread:
    """How the records are rated on one standard: counts of records, never an average."""

    standard: str
    #: rated 1 or 2, 3, 4, 5 or 6
    weak: int
    satisfactory: int
    good: int
    strong: int
    #: records in which something of the standard was due
    due: int

    @property
    def rated(self) -> int:
        """The records behind the counts."""
        return self.weak + self.satisfactory + self.good + self.strong


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A round with an accepted record, whose result was published in the period."""

    round_id: int
    name: str
    pence: int
    projects: int


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """Something that starts in the next quarter."""

    start: Start
    #: key of the round, or of the engagement where work starts; None: nobody outside may read it
    page_id: int | None
    title: str
    starts_on: date
    #: other work that asks the same people about the same subject
    overlaps: int = 0


@dataclass(frozen=True, kw_only=True)
class Question(OfRecord):
    """A figure that a body questioned, with what was answered; the three stand together."""

    body: str
    #: the numbers as they are out, in words; empty: the body asked for figures that are not there
    figure: str
    question: str
    asked_on: date
    due_on: date
    answer: str
    answered_on: date | None
    is_overdue: bool
    #: the same in few words: what was counted, and its total
    total: str = ""
    #: figures are asked for, none is doubted
    is_request: bool = False
