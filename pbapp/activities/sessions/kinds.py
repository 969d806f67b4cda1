"""What programmes, sessions and bookings can be (engagement.md sections 4.5 and 7.5)."""

from __future__ import annotations

from enum import StrEnum


class Frequency(StrEnum):
    """How often a programme meets."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class Mode(StrEnum):
    """How people meet."""

    REMOTE = "remote"
    IN_PERSON = "in_person"
    BOTH = "both"


class ComesFor(StrEnum):
    """Whether somebody comes for a body."""

    ORGANISATION = "organisation"
    OTHER_GROUP = "other_group"
    THEMSELVES = "themselves"


class RoleKind(StrEnum):
    """The part somebody plays where they work or help."""

    FRONT_LINE = "front_line"
    OFFICER = "officer"
    VOLUNTEER = "volunteer"
    ELECTED_MEMBER = "elected_member"
    RESIDENT = "resident"


class Source(StrEnum):
    """How somebody heard of a session."""

    MANAGER = "manager"
    COLLEAGUE = "colleague"
    COMMUNITY_GROUP = "community_group"
    NEWSLETTER = "newsletter"
    SOCIAL_MEDIA = "social_media"
    OTHER = "other"


class SupportKind(StrEnum):
    """Help that lets somebody take part."""

    TRAVEL = "travel"
    CHILDCARE = "childcare"
    CARE_COVER = "care_cover"
    INTERPRETER = "interpreter"
    BSL_INTERPRETER = "bsl_interpreter"
    EASY_READ = "easy_read"
    LARGE_PRINT = "large_print"
    EQUIPMENT = "equipment_or_data"
    ACCESSIBLE_VENUE = "accessible_venue"
    QUIET_SPACE = "quiet_space"
    OTHER = "other"


class SupportAnswer(StrEnum):
    """What became of a request for support."""

    OPEN = "open"
    MET = "met"
    PART = "part"
    NOT_MET = "not_met"
    WITHDRAWN = "withdrawn"


class Recommendation(StrEnum):
    """What the review of a programme asks for."""

    CONTINUE = "continue"
    CHANGE = "change"
    STOP = "stop"
