"""What is there already when a file comes in, and which records came from one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select

from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.register.models import ImportedRecord


def imported_among(ids: Collection[int]) -> Mapping[int, ImportedRecord]:
    """Those of some records that came from a file."""
    query = select(ImportedRecord).where(ImportedRecord.engagement_id.in_(ids))
    return {one.engagement_id: one for one in db.session.scalars(query)}


def works_by_name() -> dict[tuple[str, date | None], str]:
    """Every record's reference by its title in small letters and its first day."""
    records = db.session.scalars(select(Engagement))
    return {(one.title.casefold(), one.opens_on): one.ref for one in records}
