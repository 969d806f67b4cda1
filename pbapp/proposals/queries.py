"""Finding ideas and projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.accounts.models import User
from pbapp.db import db
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Check, Proposal
from pbapp.rounds.models import Round

PER_PAGE = 25

#: How the list of a round's ideas may be sorted; the key stands in the address.
ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "oldest": (Proposal.sent_at.asc(), Proposal.id.asc()),
    "newest": (Proposal.sent_at.desc(), Proposal.id.desc()),
    "amount": (Proposal.cost_pence.desc(), Proposal.id.asc()),
    "name": (func.lower(Proposal.title), Proposal.id.asc()),
}


@dataclass(frozen=True)
class Listing:
    """One page of a longer list."""

    rows: Sequence[Proposal]
    total: int
    page: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // PER_PAGE))


def get(proposal_id: int) -> Proposal:
    """One idea with its round, pots, areas, author and interests; raises NoResultFound."""
    return db.session.scalars(_whole().where(Proposal.id == proposal_id)).one()


def get_project(proposal_id: int) -> Proposal:
    """The same, if it is a project on the ballot; raises NoResultFound."""
    query = _whole().where(Proposal.id == proposal_id, Proposal.stage == Stage.PROJECT)
    return db.session.scalars(query).one()


def started_with(author_id: int | None, form_key: str) -> Proposal:
    """The idea an author's first page made; raises NoResultFound."""
    query = _whole().where(Proposal.author_id == author_id, Proposal.form_key == form_key)
    return db.session.scalars(query).one()


def projects_of(round_id: int) -> Sequence[Proposal]:
    """Everything on a round's ballot, with pot and area, by pot and key."""
    query = (
        select(Proposal)
        .where(Proposal.round_id == round_id, Proposal.stage == Stage.PROJECT)
        .options(joinedload(Proposal.pot), joinedload(Proposal.area))
        .order_by(Proposal.pot_id, Proposal.id)
    )
    return db.session.scalars(query).all()


def waiting(round_id: int) -> int:
    """How many ideas of a round wait for a check."""
    return counts_by_stage(round_id)[Stage.SENT]


def counts_by_stage(round_id: int) -> dict[Stage, int]:
    """How many ideas of a round stand at each stage; every stage is named."""
    query = (
        select(Proposal.stage, func.count().label("number"))
        .where(Proposal.round_id == round_id)
        .group_by(Proposal.stage)
    )
    found = {row.stage: row.number for row in db.session.execute(query)}
    return {stage: found.get(stage, 0) for stage in Stage}


def authors_of(round_id: int) -> dict[int, User]:
    """Who to tell about each project of a round, by project id; only those with an address."""
    query = (
        select(Proposal.id, User)
        .join(User, User.id == Proposal.author_id)
        .where(
            Proposal.round_id == round_id,
            Proposal.stage == Stage.PROJECT,
            User.email.is_not(None),
        )
        .order_by(Proposal.id)
    )
    return {row.id: row.User for row in db.session.execute(query)}


def to_check(round_id: int, stage: Stage | None, order: str, page: int) -> Listing:
    """A page of what was sent in a round, of one stage or of all, with pot and author."""
    sent = [
        Proposal.round_id == round_id,
        Proposal.stage != Stage.DRAFT,
        Proposal.sent_at.is_not(None),
    ]
    if stage:
        sent.append(Proposal.stage == stage)
    query = select(Proposal).where(*sent).order_by(*ORDERS.get(order, ORDERS["oldest"]))
    loaded = (joinedload(Proposal.pot), selectinload(Proposal.interests))
    return _listing(query.options(*loaded), page)


def of_author(author_id: int | None, page: int) -> Listing:
    """A page of somebody's own ideas in every round, newest first, with the round."""
    query = select(Proposal).where(Proposal.author_id == author_id).order_by(Proposal.id.desc())
    return _listing(query.options(joinedload(Proposal.round)), page)


def unsent(author_id: int | None, round_id: int) -> Sequence[Proposal]:
    """What somebody has begun in a round and not sent yet, newest first."""
    query = select(Proposal).where(
        Proposal.author_id == author_id,
        Proposal.round_id == round_id,
        Proposal.stage == Stage.DRAFT,
    )
    return db.session.scalars(query.order_by(Proposal.id.desc())).all()


def checks_of(proposal_id: int) -> Sequence[Check]:
    """What was decided about an idea, newest first, with the checker."""
    query = select(Check).where(Check.proposal_id == proposal_id).order_by(Check.id.desc())
    return db.session.scalars(query.options(joinedload(Check.checker))).all()


def _whole() -> Select[Proposal]:
    return select(Proposal).options(
        joinedload(Proposal.round).options(joinedload(Round.area), selectinload(Round.pots)),
        joinedload(Proposal.pot),
        joinedload(Proposal.area),
        joinedload(Proposal.theme),
        joinedload(Proposal.author),
        selectinload(Proposal.interests),
    )


def _listing(query: Select[Proposal], page: int) -> Listing:
    total = db.session.scalar(select(func.count()).select_from(query.order_by(None).subquery()))
    listing = Listing([], total or 0, 1)
    page = min(max(page, 1), listing.last)
    rows = db.session.scalars(query.limit(PER_PAGE).offset((page - 1) * PER_PAGE)).all()
    return Listing(rows, listing.total, page)
