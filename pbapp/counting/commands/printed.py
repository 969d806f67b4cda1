"""An outcome as a table for people."""

from __future__ import annotations

import click

from pbapp.counting.outcome import Outcome
from pbapp.counting.pabulib import PabulibFile
from pbapp.counting.written import money


def print_outcome(outcome: Outcome, file: PabulibFile) -> None:
    """One line for the whole, one for each project with the funded first, then what is open.

    The numbers are votes, points or rank points, by the kind of ballot, and the cost.
    """
    election, unit = file.election, file.unit
    spent, budget = money(outcome.total_cost, unit), money(outcome.budget, unit)
    funded = f"{len(outcome.winners)} of {len(election.projects)} projects funded"
    click.echo(f"{funded}, {spent:,} of {budget:,} spent, {outcome.voters:,} ballots")
    wide = max(map(len, election.by_id))
    for project in in_order(outcome):
        reason = outcome.reasons[project]
        words = reason.code.replace("_", " ")
        cost = f"{money(reason.cost, unit):,}"
        click.echo(f"{project:<{wide}} {outcome.scores[project]:>9,} {cost:>15}  {words}")
    for tie in outcome.ties:
        separated = tie.broken_by.replace("_", " ")
        click.echo(f"tie: {', '.join(tie.projects)} (in this order by {separated})")
    if outcome.offer is not None:
        offer = outcome.offer
        offered, least = money(offer.amount, unit), money(offer.least, unit)
        click.echo(f"offer: {offered:,} to {offer.project} (the rule asks for {least:,} or more)")
    if outcome.reserve:
        click.echo(f"next in line: {', '.join(outcome.reserve)}")


def in_order(outcome: Outcome) -> tuple[str, ...]:
    """All projects: the funded as they were chosen, then the others, highest score first."""
    others = outcome.scores.keys() - set(outcome.winners)
    return (*outcome.winners, *sorted(others, key=lambda p: (-outcome.scores[p], p)))
