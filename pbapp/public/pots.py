"""The projects of a round, pot by pot, with what they ask for and what each pot holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from pbapp.db import db
from pbapp.proposals.cards import Card, cards
from pbapp.proposals.models import Proposal
from pbapp.results.models import Count, CountState, PotResult, ProjectResult
from pbapp.rounds.models import Pot, Round


@dataclass(frozen=True)
class Shelf:
    """One pot: its money, and its projects as cards."""

    id: int
    name: str
    asked_pence: int
    money_pence: int
    #: ISO 4217
    currency: str
    projects: list[Card]


def shelves(round: Round, projects: Sequence[Proposal]) -> list[Shelf]:
    """The round's pots in their order, each with its projects."""
    return [_shelf(pot, [p for p in projects if p.pot_id == pot.id]) for pot in round.pots]


def funded(round_id: int) -> dict[int, bool]:
    """Whether each project gets its money, by the project's key; empty before publication."""
    query = (
        select(ProjectResult.project_id, ProjectResult.funded)
        .join(PotResult, PotResult.id == ProjectResult.pot_result_id)
        .join(Count, Count.id == PotResult.count_id)
        .where(Count.round_id == round_id, Count.state == CountState.PUBLISHED)
    )
    return {row.project_id: row.funded for row in db.session.execute(query)}


def _shelf(pot: Pot, projects: Sequence[Proposal]) -> Shelf:
    asked = sum(project.cost_pence or 0 for project in projects)
    return Shelf(pot.id, pot.name, asked, pot.money_pence, pot.currency, cards(projects))
