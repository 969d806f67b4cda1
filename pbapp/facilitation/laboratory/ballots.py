"""The votes that are tried: made up for this round, or those of a round that is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pbapp.counting import Election, Project
from pbapp.counting.lots import lot_of
from pbapp.counting.made_up import Pattern, Voters, invented, made_up
from pbapp.disclosure.breakdown import protect_breakdown
from pbapp.facilitation.laboratory.words import EVERYONE, INVENTED, OTHERS, POPULAR
from pbapp.proposals.limits import limits_of
from pbapp.proposals.models import Proposal
from pbapp.proposals.queries import projects_of
from pbapp.results.elections import elections
from pbapp.results.models import PotResult
from pbapp.rounds.models import Pot, Round
from pbapp.rounds.queries import get

#: what is shared out in a round that has no pot yet
MADE_UP_MONEY_PENCE = 30_000_00
#: how many of the projects with most votes count as popular, one in three at the most
MOST_POPULAR = 3


@dataclass(frozen=True)
class Title:
    """What a project is called, and in which language, as far as somebody wrote it."""

    text: str
    lang: str = ""


@dataclass(frozen=True)
class Trial:
    """Votes with everything a page needs to tell of them."""

    election: Election
    voters: tuple[Voters, ...]
    titles: Mapping[str, Title]
    currency: str = "GBP"
    #: projects that nobody sent in
    invented: bool = False
    lot: tuple[str, ...] = ()
    #: the round whose real votes these are
    past: str = ""
    #: how many projects make a voter one of the popular ones' in a past round
    popular: int = 0


def of_pattern(round: Round, pot: Pot | None, pattern: Pattern, seed: int) -> Trial:
    """Made-up votes on a pot's own projects, or on invented ones where it has none."""
    money = pot.money_pence if pot else MADE_UP_MONEY_PENCE
    own = [p for p in projects_of(round.id) if pot and p.pot_id == pot.id]
    projects = _listed(own) or invented(pattern, money)
    drawn = made_up(pattern, seed, projects, money, (round.ballot_min, round.ballot_max))
    caps = tuple(limit.cap for limit in limits_of(round, own)[pot.id]) if pot else ()
    return Trial(
        election=replace(drawn.election, caps=caps),
        voters=drawn.voters,
        titles=_titles(own) or {str(n): Title(str(name)) for n, name in enumerate(INVENTED, 1)},
        currency=pot.currency if pot else "GBP",
        invented=not own,
        lot=lot_of(str(seed), drawn.election.by_id),
    )


def of_past(past: PotResult) -> Trial | None:
    """The votes of a published pot; None where its box holds none any more."""
    round = get(past.pot.round_id)
    election = next(e.election for e in elections(round) if e.pot_id == past.pot_id)
    if election is None:
        return None
    popular = max(1, min(MOST_POPULAR, len(election.projects) // 3))
    voters = _by_popularity(election, popular)
    return Trial(
        election=election,
        voters=voters,
        titles=_titles(projects_of(round.id)),
        currency=past.pot.currency,
        lot=lot_of("1", election.by_id),
        past=round.name,
        popular=popular if len(voters) > 1 else 0,
    )


def _listed(projects: list[Proposal]) -> tuple[Project, ...]:
    return tuple(Project(str(p.id), p.cost_pence or 0, p.title) for p in projects)


def _titles(projects: Sequence[Proposal]) -> dict[str, Title]:
    return {str(p.id): Title(p.title, p.language) for p in projects}


def _by_popularity(election: Election, most: int) -> tuple[Voters, ...]:
    """Who chose one of the most popular projects and who did not; together where one is few."""
    ranked = sorted(election.votes, key=lambda project: (-election.votes[project], project))
    popular = frozenset(ranked[:most])
    with_it = tuple(g for g in election.ballots if popular & set(g.choices))
    without = tuple(g for g in election.ballots if not popular & set(g.choices))
    apart = (Voters(POPULAR, with_it), Voters(OTHERS, without))
    numbers = {voters.name: voters.number for voters in apart}
    cells = protect_breakdown(numbers, sensitive=True).cells.values()
    if any(cell.value_or_none in (None, 0) for cell in cells):
        return (Voters(EVERYONE, election.ballots),)
    return apart
