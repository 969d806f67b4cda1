"""Words for the people whom a subject touches."""

from __future__ import annotations

from enum import StrEnum


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
