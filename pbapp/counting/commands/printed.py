"""An outcome as a table for people."""

from __future__ import annotations

import click

from pbapp.counting.outcome import Outcome
from pbapp.counting.pabulib import PabulibFile
from pbapp.counting.written import money


def print_outcome(outcome: Outcome, file: PabulibFile) -> None:
    """One line for the whole, one for each project with the funded first, one for each tie."""
    election, unit = file.election, file.unit
    spent, budget = money(outcome.total_cost, unit), money(outcome.budget, unit)
    funded = f"{len(outcome.winners)} of {len(election.projects)} projects funded"
    click.echo(f"{funded}, {spent:,} of {budget:,} spent, {outcome.voters:,} ballots")
    wide = max(map(len, election.by_id))
    for project in in_order(outcome):
        reason = outcome.reasons[project]
        words = reason.code.replace("_", " ")
        cost = f"{money(reason.cost, unit):,}"
        click.echo(f"{project:<{wide}} {reason.votes:>9,} {cost:>15}  {words}")
    for tie in outcome.ties:
        separated = tie.broken_by.replace("_", " ")
        click.echo(f"tie: {', '.join(tie.projects)} (in this order by {separated})")


def in_order(outcome: Outcome) -> tuple[str, ...]:
    """All projects: the funded as they were chosen, then the others, most votes first."""
    others = outcome.votes.keys() - set(outcome.winners)
    return (*outcome.winners, *sorted(others, key=lambda p: (-outcome.votes[p], p)))
