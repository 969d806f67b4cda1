"""What was planned, done and laid open: dates, methods, activities, papers, the public page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pbapp.standards.facts.ids import Id
from pbapp.standards.kinds import Visibility


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
    #: Why this method for this purpose. None: not collected.
    rationale: str | None = None
    #: the library marks it as suited to the level; None: it does not say
    suits: bool | None = None


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
    #: None: not collected.
    has_facilitator: bool | None = None
    #: The venue or the tool was looked at for access. None: not collected.
    access_checked: bool | None = None


@dataclass(frozen=True, kw_only=True)
class InformationItem:
    """A paper or notice and the day people needed it."""

    id: Id
    title: str
    needed_by: date
    published_on: date | None = None
    formats: frozenset[str] = frozenset()
    visible_to: Visibility = Visibility.PUBLIC
    #: why participants may not see it
    withheld_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class FormatRequest:
    """Somebody asked for a format; working days until it was met, or waited so far."""

    id: Id
    format: str
    met: bool
    working_days: int


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
    #: words of the summary that people outside may not know, none of them explained there
    unexplained_words: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """Something done otherwise than planned, and who asked for it ("" where nobody did)."""

    id: Id
    what: str
    asked_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Adjusting:
    """How the work was looked at on the way."""

    midpoint_on: date | None = None
    changes: tuple[Change, ...] = ()
