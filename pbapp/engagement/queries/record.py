"""Finding one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload, selectinload

from pbapp.audit import Event, entries_about
from pbapp.db import db
from pbapp.engagement import models
from pbapp.engagement.kinds import Part
from pbapp.engagement.lifecycle import FOLLOWS
from pbapp.engagement.models import Engagement
from pbapp.rounds.models import Round

MODELS: dict[Part, Any] = {
    Part.AUDIENCE: models.Audience,
    Part.ACTIVITY: models.Activity,
    Part.PAPER: models.Paper,
    Part.FINDING: models.Finding,
    Part.DECISION: models.Decision,
    Part.COMMITMENT: models.Commitment,
    Part.FEEDBACK: models.Feedback,
    Part.EVIDENCE: models.HandEvidence,
    Part.METHOD: models.MethodChoice,
    Part.CHANGE: models.Adjustment,
    Part.FORMAT_REQUEST: models.FormatRequest,
    Part.COMMENT: models.CommentNoted,
    Part.COMPLAINT: models.Complaint,
    Part.LINK: models.RecordLink,
}


class OnRecord:
    """Something about a record: the record judges who may touch it."""

    record: Engagement

    @property
    def lead_id(self) -> int | None:
        """Whoever leads the record."""
        return self.record.lead_id

    @property
    def submitted_by_id(self) -> int | None:
        """Whoever sent the record in."""
        return self.record.submitted_by_id

    @property
    def round_id(self) -> int | None:
        """The round the record belongs to."""
        return self.record.round_id


@dataclass(frozen=True)
class Within(OnRecord):
    """A record and the page, list or indicator of it that an address names."""

    record: Engagement
    what: str


@dataclass(frozen=True)
class Row(OnRecord):
    """A row of a record."""

    record: Engagement
    part: Part
    row: Any


def whole() -> Select[Engagement]:
    """Records with all their parts, in a number of statements that does not grow."""
    return select(Engagement).options(
        joinedload(Engagement.round).options(joinedload(Round.area), selectinload(Round.pots)),
        joinedload(Engagement.lead),
        joinedload(Engagement.lead_organisation),
        joinedload(Engagement.merged_into).joinedload(Engagement.round),
        selectinload(Engagement.areas),
        selectinload(Engagement.audiences),
        selectinload(Engagement.methods),
        selectinload(Engagement.activities).selectinload(models.Activity.audiences),
        selectinload(Engagement.papers),
        selectinload(Engagement.format_requests),
        selectinload(Engagement.adjustments),
        selectinload(Engagement.comments),
        selectinload(Engagement.complaints),
        selectinload(Engagement.links),
        selectinload(Engagement.findings),
        selectinload(Engagement.decisions),
        selectinload(Engagement.commitments).joinedload(models.Commitment.organisation),
        selectinload(Engagement.feedback),
        selectinload(Engagement.evidence),
        selectinload(Engagement.ratings).joinedload(models.IndicatorRating.signed_by),
        selectinload(Engagement.reviews).joinedload(models.Review.reviewer),
    )


def get(engagement_id: int) -> Engagement:
    """One record with all its parts; raises NoResultFound."""
    return db.session.scalars(whole().where(Engagement.id == engagement_id)).one()


def get_public(engagement_id: int) -> Engagement:
    """The same, if everyone may read it; raises NoResultFound."""
    record = get(engagement_id)
    if not record.is_public:
        raise NoResultFound
    return record


def of_round(round_id: int) -> Engagement | None:
    """The record of a round, if one was opened."""
    return db.session.scalars(whole().where(Engagement.round_id == round_id)).one_or_none()


def within(engagement_id: int, **named: str) -> Within:
    """A record and what the address names in it; the address takes only names there are."""
    (what,) = named.values()
    return Within(get(engagement_id), what)


def row_of(engagement_id: int, part: str, row_id: int) -> Row:
    """A row of a record; raises NoResultFound, also where it belongs to another record."""
    kind = Part(part)
    return Row(get(engagement_id), kind, one_of(MODELS[kind], engagement_id, row_id))


def one_of(model: Any, engagement_id: int, row_id: int, *options: Any) -> Any:
    """One row of a list of this record; raises NoResultFound, also where it is another's."""
    query = select(model).where(model.id == row_id, model.engagement_id == engagement_id)
    return db.session.scalars(query.options(*options)).one()


def hold(record: Engagement) -> None:
    """Lock a record until the transaction ends, and see its state as it is stored now."""
    db.session.refresh(record, ["state"], with_for_update=True)


def changed_by_hand(record: Engagement) -> frozenset[str]:
    """Names of the fields that somebody changed since the record was opened."""
    return frozenset(
        name
        for entry in entries_about(record)
        if entry.event == Event.ENGAGEMENT_CHANGED.value
        for name in entry.details["fields"]
    )


def followed() -> Sequence[Engagement]:
    """Records of rounds that are still being filled, each with its round."""
    query = select(Engagement).where(
        Engagement.round_id.is_not(None), Engagement.state.in_(FOLLOWS)
    )
    return db.session.scalars(
        query.options(joinedload(Engagement.round).selectinload(Round.pots)).order_by(Engagement.id)
    ).all()
