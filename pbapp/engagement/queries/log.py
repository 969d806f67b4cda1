"""What happened to a record, and the names of those who did it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from pbapp.accounts.models import User
from pbapp.audit import entries_about
from pbapp.db import db
from pbapp.engagement.models import Engagement

if TYPE_CHECKING:
    from pbapp.audit.models import AuditEntry

PER_PAGE = 50


@dataclass(frozen=True)
class Sheet:
    """One page of the log, newest first."""

    entries: Sequence[AuditEntry]
    total: int
    number: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // PER_PAGE))


def log(record: Engagement, number: int) -> Sheet:
    """A page of what happened to a record."""
    entries = list(reversed(entries_about(record)))
    number = min(max(number, 1), Sheet((), len(entries), 1).last)
    start = (number - 1) * PER_PAGE
    return Sheet(entries[start : start + PER_PAGE], len(entries), number)


def names(user_ids: Collection[int]) -> dict[int, str]:
    """Names of people by key; those who have left are not there."""
    if not user_ids:
        return {}
    rows = db.session.execute(select(User.id, User.name).where(User.id.in_(user_ids)))
    return {key: name for key, name in rows if name}
