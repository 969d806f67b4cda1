"""Plain facts of an engagement record, as the rules of the standards read them.

On `Record`, a group that is None is not collected yet by the platform. An empty group, or an empty
field inside a group, was looked for and is not there. The two lead to different evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pbapp.standards.framework import Tier
from pbapp.standards.kinds import (
    Confirmer,
    FeedbackKind,
    FeedbackPart,
    Kind,
    Level,
    Response,
    Strength,
)

Id = int | str


@dataclass(frozen=True, kw_only=True)
class Dates:
    """The timetable; a date that is None has not been set."""

    opens_on: date | None = None
    closes_on: date | None = None
    #: Closing day as first agreed: slippage is measured from it. None: the first plan is not kept.
    first_planned_close_on: date | None = None
    options_fixed_on: date | None = None
    decision_on: date | None = None
    feedback_promised_by: date | None = None
    withdrawn_on: date | None = None
    #: None: school holidays were not looked up.
    wholly_in_school_holidays: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Method:
    """A way of engaging that the plan names."""

    id: Id
    name: str
    creative: bool = False
    deliberative: bool = False
    offline: bool = False
    online: bool = False


@dataclass(frozen=True, kw_only=True)
class Activity:
    """One session, survey or stall on its day."""

    id: Id
    method_id: Id
    held_on: date
    #: People must come at a time: they need notice.
    is_session: bool = True
    discussion_minutes: int | None = None
    #: Working days between telling people and the day itself. None: not collected.
    notice_working_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Audience:
    """People whom the subject touches, and the methods meant to reach them."""

    id: Id
    name: str
    at_risk: bool = False
    method_ids: frozenset[Id] = frozenset()


@dataclass(frozen=True, kw_only=True)
class InformationItem:
    """A paper or notice and the day people needed it."""

    id: Id
    title: str
    needed_by: date
    published_on: date | None = None
    formats: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class DecisionRule:
    """How decisions are to be taken and by whom, with the day this was written down."""

    method: str = ""
    decider: str = ""
    recorded_on: date | None = None


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


@dataclass(frozen=True, kw_only=True)
class Told:
    """How many asked to be told what came of it, and how many of them were."""

    asked: int
    told: int


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something people said, and what was answered."""

    id: Id
    statement: str
    strength: Strength
    response: Response | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Comment:
    """A comment that asks for an answer; working days until answered, or waited so far."""

    id: Id
    answered: bool
    working_days: int


@dataclass(frozen=True, kw_only=True)
class CommentRoute:
    """The standing way for anyone to speak about the process, and what it changed."""

    opened_on: date | None = None
    shut_on: date | None = None
    comments: tuple[Comment, ...] = ()
    #: Ids of the changes that were traced to a comment.
    changes: tuple[Id, ...] = ()
    no_change_note: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicPage:
    """The engagement's own page; the last two are None where nobody measures them."""

    live_since: date | None = None
    updated_on: tuple[date, ...] = ()
    #: School grade needed to read the summary (Flesch-Kincaid).
    reading_grade: float | None = None
    unexplained_words: int | None = None


@dataclass(frozen=True, kw_only=True)
class HandEvidence:
    """Evidence that a person added: what it is, of which day, who saw it, who confirmed it."""

    id: Id
    indicator: str
    what: str
    on: date
    seen_by: str
    confirmed_by: Confirmer | None = None


@dataclass(frozen=True, kw_only=True)
class Record:
    """All facts of one engagement that rules may read; a group that is None is not collected."""

    id: Id
    tier: Tier
    level: Level
    kind: Kind
    dates: Dates
    methods: tuple[Method, ...] | None = None
    activities: tuple[Activity, ...] | None = None
    audiences: tuple[Audience, ...] | None = None
    information: tuple[InformationItem, ...] | None = None
    agreed_formats: frozenset[str] | None = None
    decision_rule: DecisionRule | None = None
    decisions: tuple[Decision, ...] | None = None
    feedback: tuple[Feedback, ...] | None = None
    told: Told | None = None
    findings: tuple[Finding, ...] | None = None
    comment_route: CommentRoute | None = None
    page: PublicPage | None = None
    by_hand: tuple[HandEvidence, ...] = ()
