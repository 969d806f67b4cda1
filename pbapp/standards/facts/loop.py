"""What people said, what was decided, what they were told, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pbapp.standards.facts.ids import Id
from pbapp.standards.kinds import (
    Confirmer,
    FeedbackKind,
    FeedbackPart,
    Response,
    Stance,
    Strength,
)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something people said, and what was answered."""

    id: Id
    statement: str
    strength: Strength
    response: Response | None = None
    reason: str = ""
    #: None: not said.
    stance: Stance | None = None


@dataclass(frozen=True, kw_only=True)
class Option:
    """A way forward that was weighed up."""

    id: Id
    title: str
    from_community: bool = False
    #: what became of it; None: not said yet
    result: str | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Views:
    """Notes about the findings as a whole."""

    #: signed note that no minority or opposing view arose
    no_minority_note: str = ""
    options: tuple[Option, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision made; `departure` explains another body or way, `reason` the choice itself."""

    id: Id
    made_on: date
    body: str
    method: str
    departure: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """Something told back to the community, or promised."""

    id: Id
    kind: FeedbackKind
    published_on: date | None = None
    covers: frozenset[FeedbackPart] = frozenset()
    #: findings that it tells with their strength and stance; None: not collected
    finding_ids: frozenset[Id] | None = None
    #: a community reviewer says that it is a fair picture
    is_confirmed: bool = False


@dataclass(frozen=True, kw_only=True)
class Told:
    """How many asked to be told what came of it, and how many of them were."""

    asked: int
    told: int


@dataclass(frozen=True, kw_only=True)
class ReviewSession:
    """People looked back together: which kinds of them rated."""

    held_on: date
    kinds_rating: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """The check after some months: did the measure move, did a service change."""

    months: int
    answered_on: date | None = None
    measure_moved: bool | None = None
    change_logged: str = ""


@dataclass(frozen=True, kw_only=True)
class Learning:
    """Lessons written down, and earlier ones that the plan named."""

    note_published_on: date | None = None
    earlier_cited: tuple[Id, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HandEvidence:
    """Evidence that a person added: what it is, of which day, who saw it, who confirmed it."""

    id: Id
    indicator: str
    what: str
    on: date
    seen_by: str
    confirmed_by: Confirmer | None = None
