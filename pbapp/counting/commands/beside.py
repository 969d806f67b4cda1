"""What explains a result, printed under it or put into its JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from pbapp.counting.commands.explained import Explained, amount
from pbapp.counting.commands.printed import in_order
from pbapp.counting.measures import Measures, Part
from pbapp.counting.outcome import Outcome
from pbapp.counting.pabulib import PabulibFile
from pbapp.counting.why import Why
from pbapp.counting.written import money


def print_explained(told: Explained, outcome: Outcome, file: PabulibFile) -> None:
    """Two lines for each project, then the result beside that of greedy."""
    names = file.election.by_id
    for project in in_order(outcome):
        click.echo(f"\n{project} {names[project].name}".rstrip())
        click.echo(f"    {told.sentences[project]}")
    click.echo("")
    for line in _compared(told, outcome, file.unit):
        click.echo(line)


def explained_as_dict(told: Explained, unit: int) -> dict[str, Any]:
    """The same for JSON: money in the currency, what need not be whole as exact "p/q" text."""
    projects = {
        project: {"sentence": told.sentences[project], **_why(why, unit)}
        for project, why in told.why.items()
    }
    greedy = {"winners": list(told.greedy_winners), **_measures(told.greedy, unit)}
    return {"projects": projects, **_measures(told.measures, unit), "greedy": greedy}


def _compared(told: Explained, outcome: Outcome, unit: int) -> Iterator[str]:
    ours, greedy = told.measures, told.greedy
    yield (
        f"{_percent(ours)} of voters have a project funded that they chose; "
        f"highest score first {_percent(greedy)}."
    )
    yield (
        f"{float(ours.per_voter):.2f} of a voter's projects are funded on average; "
        f"highest score first {float(greedy.per_voter):.2f}."
    )
    for area, part in ours.areas.items():
        yield f"{area}: {_part(part, unit)}; highest score first {_part(greedy.areas[area], unit)}."
    mine, theirs = set(outcome.winners), set(told.greedy_winners)
    only_mine = ", ".join(p for p in outcome.winners if p not in theirs) or "none"
    only_greedy = ", ".join(p for p in told.greedy_winners if p not in mine) or "none"
    yield f"Funded here alone: {only_mine}. Highest score first alone: {only_greedy}."


def _percent(measured: Measures) -> str:
    return f"{float(100 * measured.share_with_one):.1f} %"


def _part(part: Part, unit: int) -> str:
    return f"{part.projects} for {amount(part.money, unit)}"


def _why(why: Why, unit: int) -> dict[str, Any]:
    paid = why.paid
    return {
        "support": None if why.support is None else str(why.support),
        "paid": paid
        and {
            "amount": str(paid.amount / unit),
            "payers": paid.payers,
            "most": str(paid.most / unit),
        },
        "votes_short": why.votes_short,
        "cost_cut": None if why.cost_cut is None else money(why.cost_cut, unit),
        "went_to": {spent.project: str(spent.amount / unit) for spent in why.went_to},
    }


def _measures(measured: Measures, unit: int) -> dict[str, Any]:
    return {
        "with_one": measured.with_one,
        "per_voter": str(measured.per_voter),
        "areas": {
            area: {"projects": part.projects, "money": money(part.money, unit)}
            for area, part in measured.areas.items()
        },
    }
