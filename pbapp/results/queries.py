"""Finding counts and results; nobody outside the team gets one that is not published."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption

from pbapp.accounts.models import User
from pbapp.db import db
from pbapp.results.models import (
    FEW_VOTERS,
    Change,
    Count,
    CountState,
    Lot,
    Offer,
    PotResult,
    ProjectResult,
    TraceFile,
)
from pbapp.rounds.models import Round


def get(count_id: int) -> Count:
    """One count with its round, people, work and lots; raises NoResultFound."""
    return db.session.scalars(_with_round().where(Count.id == count_id)).one()


def of_round(round_id: int) -> Count | None:
    """The same for a round, where it has a count."""
    return db.session.scalars(_with_round().where(Count.round_id == round_id)).one_or_none()


def one_of_round(round_id: int) -> Count:
    """The same; raises NoResultFound."""
    return db.session.scalars(_with_round().where(Count.round_id == round_id)).one()


def published(round_id: int) -> Count | None:
    """A round's published result with all pots and projects; None before."""
    query = _with_round().options(*_RESULTS).where(Count.round_id == round_id)
    return db.session.scalars(query.where(Count.state == CountState.PUBLISHED)).one_or_none()


def with_results(count_id: int) -> Count:
    """A count with all pots and projects, published or not: for the team."""
    query = _with_round().options(*_RESULTS).where(Count.id == count_id)
    return _linked(db.session.scalars(query.execution_options(populate_existing=True)).one())


def _linked(count: Count) -> Count:
    """Let each part hold on to the whole, so that it can be handed over alone."""
    for pot in count.pots:
        set_committed_value(pot, "count", count)
        for change in pot.changes:
            set_committed_value(change, "pot_result", pot)
    return count


def get_lot(round_id: int, lot_id: int) -> Lot:
    """One tie of a round with its count and pot; raises NoResultFound."""
    count = joinedload(Lot.count)
    query = (
        select(Lot)
        .join(Lot.count)
        .where(Lot.id == lot_id, Count.round_id == round_id)
        .options(
            count.joinedload(Count.round).joinedload(Round.area),
            count.selectinload(Count.lots),
            count.selectinload(Count.offers),
            joinedload(Lot.pot),
        )
    )
    return db.session.scalars(query).one()


def get_offer(round_id: int, offer_id: int) -> Offer:
    """One offer of a round with its count, pot and project; raises NoResultFound."""
    count = joinedload(Offer.count)
    query = (
        select(Offer)
        .join(Offer.count)
        .where(Offer.id == offer_id, Count.round_id == round_id)
        .options(
            count.joinedload(Count.round).joinedload(Round.area),
            count.selectinload(Count.lots),
            count.selectinload(Count.offers),
            joinedload(Offer.pot),
            joinedload(Offer.project),
        )
    )
    return db.session.scalars(query).one()


def pot_result(round_id: int, pot_id: int) -> PotResult:
    """What came out for one pot of a round, with its whole count; raises NoResultFound."""
    query = select(Count.id).where(Count.round_id == round_id)
    count = with_results(db.session.scalars(query).one())
    found = [pot for pot in count.pots if pot.pot_id == pot_id]
    if not found:
        raise NoResultFound
    return found[0]


def get_change(round_id: int, change_id: int) -> Change:
    """One change of a round's result, with the whole count; raises NoResultFound."""
    query = (
        select(PotResult.count_id)
        .join(Change, Change.pot_result_id == PotResult.id)
        .join(Count, Count.id == PotResult.count_id)
        .where(Change.id == change_id, Count.round_id == round_id)
    )
    count = with_results(db.session.scalars(query).one())
    return next(c for pot in count.pots for c in pot.changes if c.id == change_id)


def published_trace(round_id: int, pot_id: int) -> TraceFile:
    """The trace of one pot of a published result; raises NoResultFound.

    A pot with few voters has none for others: it would show who chose what.
    """
    query = (
        select(TraceFile)
        .join(PotResult, PotResult.id == TraceFile.pot_result_id)
        .join(Count, Count.id == PotResult.count_id)
        .where(
            Count.round_id == round_id,
            Count.state == CountState.PUBLISHED,
            PotResult.pot_id == pot_id,
            PotResult.voters >= FEW_VOTERS,
        )
    )
    return db.session.scalars(query).one()


def person(user_id: int | None) -> User | None:
    """Who did something; None for the clock."""
    return db.session.get(User, user_id) if user_id else None


_RESULTS: tuple[ORMOption, ...] = (
    selectinload(Count.pots).options(
        joinedload(PotResult.pot),
        selectinload(PotResult.projects).joinedload(ProjectResult.project),
        selectinload(PotResult.changes).options(
            joinedload(Change.project),
            joinedload(Change.made_by),
            joinedload(Change.settled_by),
        ),
    ),
)


def _with_round() -> Select[Count]:
    return select(Count).options(
        joinedload(Count.round).options(
            joinedload(Round.area),
            joinedload(Round.deputy),
            selectinload(Round.pots),
            selectinload(Round.themes),
        ),
        joinedload(Count.counted_by),
        joinedload(Count.published_by),
        joinedload(Count.job),
        selectinload(Count.lots).options(joinedload(Lot.pot), joinedload(Lot.entered_by)),
        selectinload(Count.offers).options(
            joinedload(Offer.pot), joinedload(Offer.project), joinedload(Offer.entered_by)
        ),
    )
