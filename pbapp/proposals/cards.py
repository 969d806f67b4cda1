"""A project as lists, ballots and results show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from pbapp.proposals.models import Proposal


@dataclass(frozen=True)
class Card:
    """What stands on a project's card; `tone` picks the colour of its block."""

    id: int
    title: str
    line: str
    cost_pence: int | None
    place: str
    tone: int
    url: str
    lang: str
    who: str
    #: ISO 4217
    currency: str


def card(project: Proposal) -> Card:
    """One project's card; needs its pot loaded, and a request for its address."""
    return Card(
        id=project.id,
        title=project.title,
        line=project.summary,
        cost_pence=project.cost_pence,
        place=project.place,
        tone=project.id,
        url=url_for("public.project", proposal_id=project.id),
        lang=project.language,
        who=project.group_name,
        currency=project.pot.currency if project.pot else "GBP",
    )


def cards(projects: Iterable[Proposal]) -> list[Card]:
    """Several, in their order."""
    return [card(project) for project in projects]
