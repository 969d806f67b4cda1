"""The limits of a round as its count needs them, one list for each pot."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from pbapp.counting import Cap
from pbapp.db import db
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.limits.models import Rival, Rivals
from pbapp.proposals.models import Proposal
from pbapp.proposals.queries import projects_of
from pbapp.rounds.models import Pot, Round, Theme

#: ideas that are on the ballot, or may still come there
LIVE = (Stage.SENT, Stage.NEEDS_INFORMATION, Stage.PROJECT)

_with_projects = selectinload(Rivals.members).joinedload(Rival.proposal)


class LimitKind(StrEnum):
    """What the projects of a limit have in common."""

    THEME = "theme"
    GROUP = "group"
    ONLY_ONE = "only_one"


@dataclass(frozen=True)
class Limit:
    """A limit as it is counted, and what it is called: a theme's or group's name, or the reason."""

    kind: LimitKind
    cap: Cap
    label: str


def caps_of(round: Round, pot: Pot) -> tuple[Cap, ...]:
    """The limits on the projects of one pot, in an order that is always the same; money in pence.

    Their names are codes ("theme-3", "group-12", "only-one-2") for the trace of a count.
    """
    return tuple(limit.cap for limit in limits_of(round, projects_of(round.id))[pot.id])


def limits_of(round: Round, projects: Iterable[Proposal]) -> dict[int, list[Limit]]:
    """The limits on a round's projects by the key of each of its pots; a pot may have none."""
    in_pot: dict[int, list[Proposal]] = {pot.id: [] for pot in round.pots}
    for project in projects:
        in_pot[project.pot_id or 0].append(project)
    themes, rivals = themes_of(round.id), rivals_of(round.id)
    return {
        pot_id: [
            *_themes(themes, own),
            *(_groups(own, round.group_most) if round.group_most else []),
            *_only_one(rivals, own),
        ]
        for pot_id, own in in_pot.items()
    }


def themes_of(round_id: int) -> Sequence[Theme]:
    """The themes of a round that have a limit."""
    query = select(Theme).where(Theme.round_id == round_id).order_by(Theme.id)
    return db.session.scalars(query).all()


def rivals_of(round_id: int) -> Sequence[Rivals]:
    """The sets of projects of which only one can be built, each with its projects."""
    query = select(Rivals).where(Rivals.round_id == round_id).order_by(Rivals.id)
    return db.session.scalars(query.options(_with_projects)).all()


def rivals_with(project: Proposal) -> Sequence[Rivals]:
    """The sets that a project belongs to, each with its projects."""
    own = select(Rival.rivals_id).where(Rival.proposal_id == project.id)
    query = select(Rivals).where(Rivals.id.in_(own)).order_by(Rivals.id)
    return db.session.scalars(query.options(_with_projects)).all()


def one_set(round_id: int, rivals_id: int) -> Rivals:
    """One set of a round, with the round whole; raises NoResultFound."""
    whole = joinedload(Rivals.round)
    query = select(Rivals).where(Rivals.round_id == round_id, Rivals.id == rivals_id)
    return db.session.scalars(
        query.options(
            _with_projects,
            whole.joinedload(Round.area),
            whole.joinedload(Round.deputy),
            whole.selectinload(Round.pots),
            whole.selectinload(Round.themes),
        )
    ).one()


def live_ideas(round_id: int) -> Sequence[Proposal]:
    """What is on the ballot or may still come there, with pot, by pot and key."""
    query = (
        select(Proposal)
        .where(Proposal.round_id == round_id, Proposal.stage.in_(LIVE))
        .options(joinedload(Proposal.pot))
        .order_by(Proposal.pot_id, Proposal.id)
    )
    return db.session.scalars(query).all()


def by_group(projects: Iterable[Proposal]) -> list[list[Proposal]]:
    """Projects of the same group together; who wrote a name in another way is the same group."""
    found: defaultdict[str, list[Proposal]] = defaultdict(list)
    for project in projects:
        if name := plain_name(project.group_name):
            found[name].append(project)
    return list(found.values())


def plain_name(name: str) -> str:
    """A group's name without what people write differently: capitals, full stops, spaces."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def _themes(themes: Iterable[Theme], projects: Sequence[Proposal]) -> list[Limit]:
    limits = []
    for theme in themes:
        own = _keys(project for project in projects if project.theme_id == theme.id)
        cap = Cap(f"theme-{theme.id}", own, theme.most_projects, theme.most_pence)
        limits += [Limit(LimitKind.THEME, cap, theme.name)] if own else []
    return limits


def _groups(projects: Sequence[Proposal], most: int) -> list[Limit]:
    return [
        Limit(LimitKind.GROUP, Cap(f"group-{own[0].id}", _keys(own), most), own[0].group_name)
        for own in by_group(projects)
        if len(own) > most
    ]


def _only_one(sets: Iterable[Rivals], projects: Sequence[Proposal]) -> list[Limit]:
    on_ballot, limits = _keys(projects), []
    for rivals in sets:
        own = on_ballot & {str(key) for key in rivals.proposal_ids}
        cap = Cap(f"only-one-{rivals.id}", own, 1)
        limits += [Limit(LimitKind.ONLY_ONE, cap, rivals.reason)] if len(own) > 1 else []
    return limits


def _keys(projects: Iterable[Proposal]) -> frozenset[str]:
    return frozenset(str(project.id) for project in projects)
