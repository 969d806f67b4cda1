"""Roles people hold, everywhere or for one round or place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A part somebody plays."""

    RESIDENT = "resident"
    ROUND_MANAGER = "round_manager"
    CHECKER = "checker"
    MODERATOR = "moderator"
    COUNTING_CLERK = "counting_clerk"
    OFFICER = "officer"
    AUDITOR = "auditor"
    PARTNER = "partner"
    COMMUNITY_REVIEWER = "community_reviewer"
    ADMINISTRATOR = "administrator"


#: those who sign in with a password and a second factor; community reviewers come as residents do
STAFF = frozenset(Role) - {Role.RESIDENT, Role.COMMUNITY_REVIEWER}


@dataclass(frozen=True)
class Held:
    """A role as somebody holds it; without round and place it holds everywhere."""

    role: Role
    round_id: int | None = None
    place_id: int | None = None


@dataclass(frozen=True)
class Actor:
    """Whoever acts: a visitor, a resident, a member of staff, or the clock (`SYSTEM`)."""

    user_id: int | None
    name: str
    held: frozenset[Held] = frozenset()
    email: str | None = None
    #: the partner bodies and community bodies they speak for
    organisation_ids: frozenset[int] = frozenset()

    @property
    def is_visitor(self) -> bool:
        """Not signed in."""
        return self.user_id is None

    @property
    def is_staff(self) -> bool:
        """Holds any role beyond resident."""
        return any(h.role in STAFF for h in self.held)

    def holds(self, role: Role, round_id: int | None = None) -> bool:
        """Holds the role everywhere, or for this round; one held for a place is neither."""
        return any(
            h.role is role and h.place_id is None and h.round_id in (None, round_id)
            for h in self.held
        )


VISITOR = Actor(None, "")
SYSTEM = Actor(None, "system")
