"""The words a record chooses from: level, kind, feedback, strength, response."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How much say people are given."""

    INFORM = "inform"
    CONSULT = "consult"
    INVOLVE = "involve"
    COLLABORATE = "collaborate"
    EMPOWER = "empower"


class Kind(StrEnum):
    """What the engagement is about."""

    SERVICE_CHANGE = "service_change"
    PLAN_OR_STRATEGY = "plan_or_strategy"
    LOCALITY_PLAN = "locality_plan"
    LOIP = "loip"
    PLACE_ASSESSMENT = "place_assessment"
    PB_ROUND = "pb_round"
    PROJECT_DESIGN = "project_design"
    POLICY = "policy"
    BUDGET_CHOICE = "budget_choice"
    EVALUATION = "evaluation"
    AWARENESS_SESSION = "awareness_session"
    CO_PRODUCTION = "co_production"
    COMMUNITY_LED_RESEARCH = "community_led_research"
    PARTICIPATION_REQUEST = "participation_request"
    ASSET_TRANSFER = "asset_transfer"
    OTHER = "other"


class FeedbackKind(StrEnum):
    """Which of the three promises of feedback an item keeps."""

    WHAT_WE_HEARD = "what_we_heard"
    WHAT_WAS_DECIDED = "what_was_decided"
    WHAT_CHANGED = "what_changed"


class FeedbackPart(StrEnum):
    """The four things that feedback must tell."""

    PROCESS = "process"
    OPTIONS = "options"
    DECISIONS = "decisions"
    REASONS = "reasons"


class Strength(StrEnum):
    """How many people said a thing."""

    MOST = "most"
    MANY = "many"
    SOME = "some"
    FEW = "few"
    ONE = "one"

    @property
    def needs_answer(self) -> bool:
        """So many said it that it has to be answered (engagement.md section 8.3, IMP2)."""
        return self in (Strength.MOST, Strength.MANY, Strength.SOME)


class Response(StrEnum):
    """What was answered to a finding."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    ALREADY_DOING = "already_doing"
    NOT_NOW = "not_now"
    NOT_POSSIBLE = "not_possible"
    NOT_OURS = "not_ours"
    MORE_WORK = "more_work"


class Confirmer(StrEnum):
    """Who may confirm evidence that was added by hand."""

    PARTNER = "partner"
    COMMUNITY_REVIEWER = "community_reviewer"


class Affected(StrEnum):
    """How the subject touches an audience."""

    DIRECTLY = "directly"
    INDIRECTLY = "indirectly"
    DECISION_MAKER = "decision_maker"
    INTERESTED = "interested"


class Answer(StrEnum):
    """Whether a characteristic is touched."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class FoundBy(StrEnum):
    """Who saw a barrier first."""

    OFFICER = "officer"
    PARTICIPANT = "participant"
    PARTNER = "partner"
    PAST_RECORD = "past_record"


class BarrierStatus(StrEnum):
    """What became of a barrier."""

    OPEN = "open"
    REDUCED = "reduced"
    REMOVED = "removed"
    ACCEPTED = "accepted"


class OutcomeStatus(StrEnum):
    """Whether an outcome came about."""

    MET = "met"
    PART = "part"
    NOT_MET = "not_met"
    TOO_EARLY = "too_early"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """Whose view a finding is."""

    MAJORITY = "majority"
    MINORITY = "minority"
    OPPOSING = "opposing"
    MIXED = "mixed"

    @property
    def is_of_the_few(self) -> bool:
        """Kept although few hold it (engagement.md section 8.3, INC4)."""
        return self in (Stance.MINORITY, Stance.OPPOSING)


class Visibility(StrEnum):
    """Who may read a paper."""

    PUBLIC = "public"
    PARTICIPANTS = "participants"
    CORE = "core"
    CONFIDENTIAL = "confidential"
