"""Words for what was planned, done, promised and told."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """How heads were counted."""

    COUNTED = "counted"
    ESTIMATED = "estimated"
    SYSTEM = "system"


class Slot(StrEnum):
    """When in the week a session is."""

    WEEKDAY_DAY = "weekday_day"
    WEEKDAY_EVENING = "weekday_evening"
    WEEKEND = "weekend"


class CommitmentStatus(StrEnum):
    """How a promise stands."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    DONE = "done"
    STOPPED = "stopped"
    #: another promise goes on with it
    MERGED = "merged"

    @property
    def is_dropped(self) -> bool:
        """Nobody sees to it any more, at least not by itself."""
        return self in (CommitmentStatus.STOPPED, CommitmentStatus.MERGED)


class Format(StrEnum):
    """How a paper or notice can be had."""

    WEB_PAGE = "web_page"
    PRINTED = "printed"
    LARGE_PRINT = "large_print"
    EASY_READ = "easy_read"
    AUDIO = "audio"
    BRAILLE = "braille"
    BSL = "bsl"
    GAELIC = "gaelic"
    TRANSLATION = "translation"


class PaperKind(StrEnum):
    """What sort of paper or notice it is."""

    NOTICE = "notice"
    AGENDA = "agenda"
    REPORT = "report"
    FORM = "form"
    DATA = "data"
    MINUTE = "minute"
    OTHER = "other"


class FeedbackStatus(StrEnum):
    """How something owed to the community stands."""

    NOT_DUE = "not_due"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PUBLISHED_PART = "published_part"
    PUBLISHED_FULL = "published_full"
