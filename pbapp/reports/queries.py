"""Finding board summaries."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Refused
from pbapp.reports.models import BoardSummary


def get(summary_id: int) -> BoardSummary:
    """One summary with what it asks; raises NoResultFound."""
    return db.session.scalars(_whole().where(BoardSummary.id == summary_id)).one()


def draft(summary_id: int) -> BoardSummary:
    """The same, held until the transaction ends; raises NoResultFound, Refused once signed."""
    query = _whole().where(BoardSummary.id == summary_id).with_for_update(of=BoardSummary)
    summary = db.session.scalars(query).one()
    if summary.is_signed:
        raise Refused(_("This summary is signed, so it stays as it is. Write a new one instead."))
    return summary


def signed() -> Sequence[BoardSummary]:
    """Papers of the board, newest meeting first."""
    return _listed(BoardSummary.signed_at.is_not(None))


def drafts() -> Sequence[BoardSummary]:
    """Those still being written, newest meeting first."""
    return _listed(BoardSummary.signed_at.is_(None))


def _listed(condition: ColumnElement[bool]) -> Sequence[BoardSummary]:
    newest = (BoardSummary.meets_on.desc(), BoardSummary.id.desc())
    return db.session.scalars(_whole().where(condition).order_by(*newest)).all()


def _whole() -> Select[BoardSummary]:
    return select(BoardSummary).options(
        joinedload(BoardSummary.made_by), selectinload(BoardSummary.asks)
    )
