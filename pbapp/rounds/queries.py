"""Finding rounds."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.db import db
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round


def get(round_id: int) -> Round:
    """One round with its area, deputy and pots; raises NoResultFound."""
    return db.session.scalars(_whole().where(Round.id == round_id)).one()


def in_phases(*phases: Phase) -> Sequence[Round]:
    """The rounds in these phases, newest first, each whole."""
    query = _whole().where(Round.phase.in_(phases)).order_by(Round.id.desc())
    return db.session.scalars(query).all()


def every() -> Sequence[Round]:
    """All rounds, newest first, each whole."""
    return db.session.scalars(_whole().order_by(Round.id.desc())).all()


def _whole() -> Select[Round]:
    return select(Round).options(
        joinedload(Round.area), joinedload(Round.deputy), selectinload(Round.pots)
    )
