"""Words for what was heard, weighed up, promised, learnt and looked back on."""

from __future__ import annotations

from enum import StrEnum


class FindingKind(StrEnum):
    """What sort of thing people said."""

    ISSUE = "issue"
    IDEA = "idea"
    STRENGTH = "strength"
    CONCERN = "concern"
    QUESTION = "question"


class RaisedBy(StrEnum):
    """Who put an option forward."""

    COMMUNITY = "community"
    PARTNER = "partner"
    OFFICER = "officer"


class OptionResult(StrEnum):
    """What became of an option."""

    CHOSEN = "chosen"
    PART = "part"
    DEFERRED = "deferred"
    NOT_CHOSEN = "not_chosen"


class Who(StrEnum):
    """Who acts: by us, with us, for us (engagement.md section 4.12)."""

    BY_US = "by_us"
    WITH_US = "with_us"
    FOR_US = "for_us"


class LearningTheme(StrEnum):
    """What a case study is about (engagement.md section 4.10)."""

    INFORMATION = "information"
    RELATIONSHIPS = "relationships"
    COMMUNICATION = "communication"
    METHODS = "methods"
    CULTURE = "culture"


class Sharing(StrEnum):
    """Who may read a lesson."""

    CPP = "cpp"
    ALL_CPPS = "all_cpps"
    PUBLIC = "public"


class MemberKind(StrEnum):
    """Whom a member of a review session speaks for; the rules read the values."""

    OFFICER = "officer"
    PARTNER = "partner"
    COMMUNITY = "community"


class Scope(StrEnum):
    """What a review session rates."""

    STANDARDS = "standards"
    INDICATORS = "indicators"
