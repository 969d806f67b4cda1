"""The words for the people whom a subject touches."""

from __future__ import annotations

from pbapp.engagement.kinds import AudienceKind
from pbapp.i18n import lazy
from pbapp.standards.kinds import Affected

AUDIENCES: dict[AudienceKind, str] = {
    AudienceKind.RESIDENTS: lazy("People who live here"),
    AudienceKind.SERVICE_USERS: lazy("People who use a service"),
    AudienceKind.CARERS: lazy("Carers"),
    AudienceKind.CHILDREN: lazy("Children"),
    AudienceKind.YOUNG_PEOPLE: lazy("Young people"),
    AudienceKind.OLDER_PEOPLE: lazy("Older people"),
    AudienceKind.DISABLED_PEOPLE: lazy("Disabled people"),
    AudienceKind.ETHNIC_MINORITY_COMMUNITY: lazy("Ethnic minority community"),
    AudienceKind.FAITH_GROUP: lazy("Faith group"),
    AudienceKind.LGBT_PEOPLE: lazy("LGBT people"),
    AudienceKind.WOMEN: lazy("Women"),
    AudienceKind.MEN: lazy("Men"),
    AudienceKind.LOW_INCOME: lazy("People on a low income"),
    AudienceKind.LONE_PARENTS: lazy("Lone parents"),
    AudienceKind.CARE_EXPERIENCED: lazy("Care-experienced people"),
    AudienceKind.HOMELESS_PEOPLE: lazy("Homeless people"),
    AudienceKind.PEOPLE_IN_RECOVERY: lazy("People in recovery"),
    AudienceKind.MIGRANTS_REFUGEES: lazy("Migrants and refugees"),
    AudienceKind.GYPSY_TRAVELLER: lazy("Gypsy/Travellers"),
    AudienceKind.COMMUNITY_COUNCIL: lazy("Community council"),
    AudienceKind.COMMUNITY_GROUP: lazy("Community group"),
    AudienceKind.DEVELOPMENT_TRUST: lazy("Development trust"),
    AudienceKind.TENANTS_GROUP: lazy("Tenants' group"),
    AudienceKind.THIRD_SECTOR: lazy("Third sector"),
    AudienceKind.BUSINESS: lazy("Businesses"),
    AudienceKind.FRONT_LINE_STAFF: lazy("Front-line staff"),
    AudienceKind.ELECTED_MEMBERS: lazy("Elected members"),
    AudienceKind.PARTNER_BODY: lazy("Partner body"),
}
AFFECTED: dict[Affected, str] = {
    Affected.DIRECTLY: lazy("It touches them directly"),
    Affected.INDIRECTLY: lazy("It touches them indirectly"),
    Affected.DECISION_MAKER: lazy("They decide on it"),
    Affected.INTERESTED: lazy("They take an interest"),
}
