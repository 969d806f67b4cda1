"""Words for roles."""

from __future__ import annotations

from pbapp.access.roles import Role
from pbapp.i18n import lazy

ROLES: dict[Role, str] = {
    Role.RESIDENT: lazy("Resident"),
    Role.ROUND_MANAGER: lazy("Round manager"),
    Role.CHECKER: lazy("Checker"),
    Role.MODERATOR: lazy("Moderator"),
    Role.COUNTING_CLERK: lazy("Counting clerk"),
    Role.OFFICER: lazy("Officer"),
    Role.AUDITOR: lazy("Auditor"),
    Role.PARTNER: lazy("Partner"),
    Role.COMMUNITY_REVIEWER: lazy("Community reviewer"),
    Role.ADMINISTRATOR: lazy("Administrator"),
}
