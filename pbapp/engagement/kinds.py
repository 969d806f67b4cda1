"""The words a record chooses from, beyond those the rules of the standards read."""

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


class Basis(StrEnum):
    """How heads were counted."""

    COUNTED = "counted"
    ESTIMATED = "estimated"
    SYSTEM = "system"


class DecisionMethod(StrEnum):
    """How a decision is taken."""

    PEOPLE_VOTE = "people_vote"
    TOGETHER = "together"
    PANEL = "panel"
    BOARD = "board"
    OFFICER = "officer"
    OTHER = "other"


class CommitmentStatus(StrEnum):
    """How a promise stands."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    DONE = "done"
    STOPPED = "stopped"


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


class AudienceKind(StrEnum):
    """Who they are."""

    RESIDENTS = "residents"
    SERVICE_USERS = "service_users"
    CARERS = "carers"
    CHILDREN = "children"
    YOUNG_PEOPLE = "young_people"
    OLDER_PEOPLE = "older_people"
    DISABLED_PEOPLE = "disabled_people"
    ETHNIC_MINORITY_COMMUNITY = "ethnic_minority_community"
    FAITH_GROUP = "faith_group"
    LGBT_PEOPLE = "lgbt_people"
    WOMEN = "women"
    MEN = "men"
    LOW_INCOME = "low_income"
    LONE_PARENTS = "lone_parents"
    CARE_EXPERIENCED = "care_experienced"
    HOMELESS_PEOPLE = "homeless_people"
    PEOPLE_IN_RECOVERY = "people_in_recovery"
    MIGRANTS_REFUGEES = "migrants_refugees"
    GYPSY_TRAVELLER = "gypsy_traveller"
    COMMUNITY_COUNCIL = "community_council"
    COMMUNITY_GROUP = "community_group"
    DEVELOPMENT_TRUST = "development_trust"
    TENANTS_GROUP = "tenants_group"
    THIRD_SECTOR = "third_sector"
    BUSINESS = "business"
    FRONT_LINE_STAFF = "front_line_staff"
    ELECTED_MEMBERS = "elected_members"
    PARTNER_BODY = "partner_body"
