"""Requests to ask together."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.register.models import JoinRequest


def requests_about(engagement_id: int) -> Sequence[JoinRequest]:
    """Those a record made and those made to it, newest first, with both records."""
    query = select(JoinRequest).where(
        or_(JoinRequest.asking_id == engagement_id, JoinRequest.asked_id == engagement_id)
    )
    return db.session.scalars(_with(query).order_by(JoinRequest.id.desc())).all()


def get_request(engagement_id: int, request_id: int) -> JoinRequest:
    """One that was made to a record; raises NoResultFound."""
    query = select(JoinRequest).where(
        JoinRequest.id == request_id, JoinRequest.asked_id == engagement_id
    )
    return db.session.scalars(_with(query)).one()


def _with(query: Select[JoinRequest]) -> Select[JoinRequest]:
    return query.options(
        joinedload(JoinRequest.asking).joinedload(Engagement.lead_organisation),
        joinedload(JoinRequest.asked).joinedload(Engagement.lead_organisation),
    )
