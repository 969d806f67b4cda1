"""Words for the record itself: its lists, its purpose, its money and personal data."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """A list that belongs to a record; the value stands in addresses."""

    AUDIENCE = "audiences"
    ACTIVITY = "activities"
    PAPER = "papers"
    FINDING = "findings"
    DECISION = "decisions"
    COMMITMENT = "promises"
    FEEDBACK = "feedback"
    EVIDENCE = "evidence"
    METHOD = "methods"
    CHANGE = "changes"
    FORMAT_REQUEST = "format_requests"
    COMMENT = "comments"
    COMPLAINT = "complaints"
    LINK = "links"


class DecisionMethod(StrEnum):
    """How a decision is taken."""

    PEOPLE_VOTE = "people_vote"
    TOGETHER = "together"
    PANEL = "panel"
    BOARD = "board"
    OFFICER = "officer"
    OTHER = "other"


class IntendedResult(StrEnum):
    """What should come of it: the three good things engagement leads to, or less."""

    SHARED_DECISION = "shared_decision"
    SHARED_ACTION = "shared_action"
    COMMUNITY_LED_ACTION = "community_led_action"
    VIEWS_FOR_DECISION = "views_for_decision"
    INFORMATION_ONLY = "information_only"


class Weight(StrEnum):
    """How much what people say counts in the decision."""

    ADVISORY = "advisory"
    SHARED = "shared"
    BINDING = "binding"


class LawfulBasis(StrEnum):
    """Why personal data may be held (UK GDPR, article 6), or that none is."""

    NONE_HELD = "none_held"
    PUBLIC_TASK = "public_task"
    CONSENT = "consent"
    LEGAL_OBLIGATION = "legal_obligation"
    CONTRACT = "contract"
    VITAL_INTERESTS = "vital_interests"
    LEGITIMATE_INTERESTS = "legitimate_interests"


class DataAssessment(StrEnum):
    """How the data protection impact assessment stands (UK GDPR, article 35)."""

    NOT_STARTED = "not_started"
    NOT_NEEDED = "not_needed"
    IN_PROGRESS = "in_progress"
    SIGNED_OFF = "signed_off"


class Reuse(StrEnum):
    """Whether others may use what was gathered (engagement.md section 4.14)."""

    AS_IT_STANDS = "as_it_stands"
    AFTER_ASKING = "after_asking"
    NO = "no"


class Depth(StrEnum):
    """How far a round of participatory budgeting goes (evaluation of Scotland's, 2016 to 2018)."""

    TRANSACTION = "transaction"
    TRANSFERENCE = "transference"
    TRANSFORMATION = "transformation"


class LinkKind(StrEnum):
    """What else it serves: an outcome, a plan, an action or a request."""

    LOIP_OUTCOME = "loip_outcome"
    LOCALITY_PLAN = "locality_plan"
    IMPROVEMENT_ACTION = "improvement_action"
    PARTICIPATION_REQUEST = "participation_request"
    ASSET_REQUEST = "asset_request"
    DATA_SET = "data_set"
    OTHER = "other"
