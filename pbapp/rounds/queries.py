"""Finding rounds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from pbapp.audit import Event, entries_in
from pbapp.db import db
from pbapp.rounds.lifecycle import STEPS, Phase
from pbapp.rounds.models import Pot, Round, Theme


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


def has_namesake(round: Round) -> bool:
    """Whether another round that is not decided yet has the same name in the same area."""
    query = select(Round.id).where(
        Round.id != round.id,
        Round.area_id == round.area_id,
        func.lower(Round.name) == round.name.lower(),
        Round.phase.not_in((Phase.DECIDED, Phase.DELIVERING, Phase.CLOSED)),
    )
    return db.session.scalar(query.limit(1)) is not None


def hold(round: Round) -> None:
    """Lock a round until the transaction ends, and read it and its pots afresh.

    Whoever changes settings or takes a step comes here first, so that nothing changes between the
    moment the rules are frozen and the moment the phase says so.
    """
    lock = select(Round.id).where(Round.id == round.id).with_for_update(key_share=True)
    db.session.execute(lock)
    query = _whole().where(Round.id == round.id)
    held = db.session.scalars(query.execution_options(populate_existing=True)).one()
    for part in (*held.pots, *held.themes):
        # Reading afresh forgets the way back from a part to its round.
        set_committed_value(part, "round", held)


def pot_of(round_id: int, pot_id: int) -> Pot:
    """One pot of a round, with its round whole; raises NoResultFound."""
    whole = joinedload(Pot.round)
    query = (
        select(Pot)
        .where(Pot.round_id == round_id, Pot.id == pot_id)
        .options(
            whole.joinedload(Round.area),
            whole.joinedload(Round.deputy),
            whole.selectinload(Round.pots),
        )
    )
    return db.session.scalars(query).one()


def theme_of(round_id: int, theme_id: int) -> Theme:
    """One theme of a round, with its round whole; raises NoResultFound."""
    whole = joinedload(Theme.round)
    query = (
        select(Theme)
        .where(Theme.round_id == round_id, Theme.id == theme_id)
        .options(
            whole.joinedload(Round.area),
            whole.joinedload(Round.deputy),
            whole.selectinload(Round.pots),
            whole.selectinload(Round.themes),
        )
    )
    return db.session.scalars(query).one()


def due(now: datetime) -> Sequence[int]:
    """The keys of rounds whose next step has a date that has come, oldest first."""
    steps = [
        and_(Round.phase == step.source, getattr(Round, step.due) <= now)
        for step in STEPS
        if step.due
    ]
    return db.session.scalars(select(Round.id).where(or_(*steps)).order_by(Round.id)).all()


def moments(round_ids: Collection[int]) -> dict[int, dict[Phase, datetime]]:
    """When each phase that was reached began, by the round's key, as the audit log has it."""
    found: dict[int, dict[Phase, datetime]] = {round_id: {} for round_id in round_ids}
    for entry in entries_in(round_ids, Event.ROUND_ADVANCED):
        found[entry.round_id or 0][Phase(entry.details["target"])] = entry.at
    return found


def _whole() -> Select[Round]:
    return select(Round).options(
        joinedload(Round.area),
        joinedload(Round.deputy),
        selectinload(Round.pots),
        selectinload(Round.themes),
    )
