"""One count as plain values, ready for JSON: all that a stranger needs to check it.

Money is in whole parts of 1/`unit` of the currency; what need not be whole is exact text, "p/q".
Of the payments of a round under Equal Shares only those are told that are less than the price
times the worth: whoever is named there paid all that was left and pays nothing later; all other
supporters who still held something paid in full. So every payment can be found, and the trace
stays small.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from pbapp.counting.election import BallotGroup, Cap, Election, Project
from pbapp.counting.fingerprint import election_hash
from pbapp.counting.lots import commitment
from pbapp.counting.outcome import Outcome, Reason, Step, Tie
from pbapp.counting.why.accounts import Accounts
from pbapp.counting.why.variants import Setting
from pbapp.counting.worth import BY_COST

VERSION = 1

Written = dict[str, Any]


def trace(
    election: Election, outcome: Outcome, unit: int = 1, input_hash: str = "", seed: str = ""
) -> Written:
    """Everything about one count.

    `input_hash` is the SHA-256 of the file that was counted, where there is one; `seed` is what
    the lot was drawn from, where it was drawn so.
    """
    return {
        "version": VERSION,
        "input": input_hash,
        "election": election_hash(election),
        "unit": unit,
        "rule": outcome.rule.as_dict(),
        **_counted(election, outcome),
        "lot": {
            "order": list(outcome.lot),
            "seed": seed,
            "commitment": commitment(seed) if seed else "",
        },
        "shares": _shares(outcome),
        "rounds": _rounds(election, outcome),
        "ties": [_tie(tie) for tie in outcome.ties],
        "comparison": _comparison(outcome),
        "offer": asdict(outcome.offer) if outcome.offer else None,
        "reserve": list(outcome.reserve),
        "reserve_ties": [_tie(tie) for tie in outcome.reserve_ties],
        "reasons": {project: _reason(reason) for project, reason in outcome.reasons.items()},
        "winners": list(outcome.winners),
        "total_cost": outcome.total_cost,
    }


def _counted(election: Election, outcome: Outcome) -> Written:
    """The election itself; a round names its groups of ballots by their places here, from 0."""
    return {
        "budget": election.budget,
        "voters": election.voters,
        "kind": election.kind.value,
        "most_choices": election.most_choices,
        "caps": [_cap(cap) for cap in election.caps],
        "projects": [_project(project, outcome) for project in election.projects],
        "ballots": [_ballots(group) for group in election.ballots],
    }


def _cap(cap: Cap) -> Written:
    return {**asdict(cap), "projects": sorted(cap.projects)}


def _project(project: Project, outcome: Outcome) -> Written:
    scored = {"votes": outcome.votes[project.id], "score": outcome.scores[project.id]}
    return {**asdict(project), **scored}


def _ballots(group: BallotGroup) -> Written:
    written: Written = {"weight": group.weight, "choices": list(group.choices)}
    return {**written, "points": list(group.points)} if group.points else written


def _shares(outcome: Outcome) -> Written | None:
    if outcome.shares is None:
        return None
    shares = outcome.shares
    return {"start": str(shares.start), "final": str(shares.final), "rises": shares.rises}


def _rounds(election: Election, outcome: Outcome) -> list[Written]:
    """Every turn, with the payments where a pass of Equal Shares decided."""
    by_cost = outcome.rule.utility in BY_COST
    rounds = [_round(step, by_cost=by_cost) for step in outcome.steps]
    bought = [step for step in outcome.steps if step.share is not None]
    if outcome.shares is not None and bought:
        setting = Setting(election, outcome)
        accounts = Accounts(setting, outcome.shares.final, bought)
        for told, payments in zip(rounds, _payments(accounts), strict=False):
            told["paid_less"] = payments
    return rounds


def _round(step: Step, *, by_cost: bool) -> Written:
    told: Written = {
        "kind": step.kind.value,
        "project": step.project,
        "cost": step.cost,
        "left": step.left,
    }
    if step.share is not None:
        told["price"] = str(step.share)
        told["rate"] = str(step.share / step.cost if by_cost and step.cost else step.share)
    if step.time is not None:
        told["time"] = str(step.time)
    return told


def _payments(accounts: Accounts) -> list[list[Written]]:
    """For each purchase, who paid less than in full: the amount, and the groups who paid it."""
    less: list[defaultdict[int, list[int]]] = [defaultdict(list) for _ in accounts.purchases]
    for group in range(len(accounts.setting.worths)):
        for payment in accounts.payments(group):
            if 0 < payment.amount < accounts.asked(group, payment.turn):
                less[payment.turn][payment.amount].append(group)
    return [
        [
            {"paid": str(Fraction(amount, accounts.unit)), "groups": groups}
            for amount, groups in sorted(by_amount.items())
        ]
        for by_amount in less
    ]


def _tie(tie: Tie) -> Written:
    return {
        "projects": list(tie.projects),
        "broken_by": tie.broken_by.value,
        "decisive": tie.decisive,
    }


def _comparison(outcome: Outcome) -> Written | None:
    if outcome.comparison is None:
        return None
    return {**asdict(outcome.comparison), "greedy_taken": outcome.comparison.greedy_taken}


def _reason(reason: Reason) -> Written:
    """The code, and those of the numbers that it has."""
    told = {
        "code": reason.code.value,
        "left": _exact(reason.left),
        "needed": reason.needed,
        "share": _exact(reason.share),
        "went_to": {spent.project: str(spent.amount) for spent in reason.went_to},
        "tie": _tie(reason.tie) if reason.tie else None,
        "cap": reason.cap,
        "filled_by": list(reason.filled_by),
    }
    return {name: value for name, value in told.items() if value not in (None, {}, [])}


def _exact(amount: Fraction | None) -> str | None:
    return None if amount is None else str(amount)
