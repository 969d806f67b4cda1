"""The words a plan chooses from (engagement.md sections 3.8, 7.4 and 7.5)."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """A list that belongs to a plan; the value stands in addresses."""

    PARTNER = "partners"
    ROLE = "roles"
    BARRIER = "barriers"
    SUPPORT = "support"
    CONTACT = "contact"
    OUTCOME = "outcomes"
    ASSESSMENT = "assessments"


class PartnerRole(StrEnum):
    """What a body does in the work."""

    LEAD = "lead"
    CO_LEAD = "co_lead"
    CONTRIBUTOR = "contributor"
    INFORMED = "informed"
    INDEPENDENT_SUPPORT = "independent_support"


#: they carry the work, so help that comes from them is not independent
CARRYING = frozenset({PartnerRole.LEAD, PartnerRole.CO_LEAD, PartnerRole.CONTRIBUTOR})


class Contribution(StrEnum):
    """What a partner gives."""

    STAFF = "staff"
    MONEY = "money"
    VENUE = "venue"
    DATA = "data"
    REACH = "reach"
    SKILLS = "skills"


class Reply(StrEnum):
    """What a partner says to a version of the plan."""

    AGREED = "agreed"
    CHANGE_ASKED = "change_asked"


class Given(StrEnum):
    """How a reply came: by the person who speaks for the body, or noted by an officer."""

    SIGNED_IN = "signed_in"
    BY_HAND = "by_hand"


class ActionStatus(StrEnum):
    """How far an action of the equality screen has come."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"


class BarrierKind(StrEnum):
    """What keeps people from taking part."""

    COST = "cost"
    TRAVEL = "travel"
    TIME_OF_DAY = "time_of_day"
    CHILDCARE = "childcare"
    CARING = "caring"
    PHYSICAL_ACCESS = "physical_access"
    SENSORY_ACCESS = "sensory_access"
    COMMUNICATION_OR_LANGUAGE = "communication_or_language"
    BSL = "bsl"
    LITERACY = "literacy"
    DIGITAL = "digital"
    CONFIDENCE = "confidence"
    TRUST_OR_PAST_EXPERIENCE = "trust_or_past_experience"
    SAFETY_OR_STIGMA = "safety_or_stigma"
    CULTURE_OR_FAITH = "culture_or_faith"
    INFORMATION_NOT_REACHING = "information_not_reaching"
    POWER_OR_STATUS = "power_or_status"
    WORK_PATTERN = "work_pattern"
    RURALITY_OR_ISLAND = "rurality_or_island"
    HEALTH = "health"
    OTHER = "other"


class SupportKind(StrEnum):
    """What helps people take part."""

    TRAVEL = "travel"
    CHILDCARE = "childcare"
    CARE_COVER = "care_cover"
    INTERPRETER = "interpreter"
    BSL_INTERPRETER = "bsl_interpreter"
    EASY_READ = "easy_read"
    LARGE_PRINT = "large_print"
    AUDIO = "audio"
    BRAILLE = "braille"
    GAELIC = "gaelic"
    TRANSLATION = "translation"
    INDUCTION = "induction"
    PRE_MEETING = "pre_meeting"
    NAMED_WORKER = "named_worker"
    TRAINING = "training"
    PAYMENT_OR_VOUCHER = "payment_or_voucher"
    EQUIPMENT_OR_DATA = "equipment_or_data"
    ACCESSIBLE_VENUE = "accessible_venue"
    QUIET_SPACE = "quiet_space"
    ADVOCACY = "advocacy"
    INDEPENDENT_DEVELOPMENT = "independent_development"
    OTHER = "other"


#: people learn by it (WOR7)
TEACHING = frozenset({SupportKind.INDUCTION, SupportKind.PRE_MEETING, SupportKind.TRAINING})


class Channel(StrEnum):
    """A way of keeping in touch."""

    EMAIL = "email"
    LETTER = "letter"
    PHONE = "phone"
    TEXT_MESSAGE = "text_message"
    MEETING = "meeting"
    VIDEO_CALL = "video_call"
    SOCIAL_MEDIA = "social_media"
    NAMED_WORKER = "named_worker"
    NOTICE_BOARD = "notice_board"


class AssessmentKind(StrEnum):
    """Which assessment it is (Equality Act 2010 and the Scottish specific duties of 2012)."""

    SCREENING = "screening"
    FULL = "full"
    INTEGRATED = "integrated"
    NOT_REQUIRED = "not_required"
    FAIRER_SCOTLAND = "fairer_scotland"
    ISLAND_COMMUNITIES = "island_communities"
    CHILDRENS_RIGHTS = "childrens_rights"


#: the Fairer Scotland Duty is weighed up in these
FAIRER = frozenset({AssessmentKind.FAIRER_SCOTLAND, AssessmentKind.INTEGRATED})


class DutyStage(StrEnum):
    """How far the Fairer Scotland Duty has come (Equality Act 2010, part 1)."""

    PLANNING = "planning"
    EVIDENCE = "evidence"
    ASSESSMENT = "assessment"
    DECISION = "decision"
    PUBLICATION = "publication"


class Impact(StrEnum):
    """What a decision does to a group of people, as an assessment sees it."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"


class AssessmentStatus(StrEnum):
    """How far an assessment has come."""

    NOT_STARTED = "not_started"
    SCREENED_NO_FULL = "screened_no_full"
    FULL_REQUIRED = "full_required"
    IN_PROGRESS = "in_progress"
    SIGNED_OFF = "signed_off"
    PUBLISHED = "published"
