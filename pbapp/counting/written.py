"""An outcome as plain dictionaries, ready for JSON: the trace that is stored and published."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pbapp.counting.outcome import Comparison, Offer, Outcome, Reason, Shares, Step, Tie


def outcome_as_dict(outcome: Outcome, unit: int = 1) -> dict[str, Any]:
    """Money in the currency (`unit` parts each); shares and rests as exact "p/q" text."""
    return {
        "winners": list(outcome.winners),
        "total_cost": money(outcome.total_cost, unit),
        "budget": money(outcome.budget, unit),
        "voters": outcome.voters,
        "votes": dict(outcome.votes),
        "scores": dict(outcome.scores),
        "rule": {**outcome.rule.as_dict(), "step": money(outcome.rule.step, unit)},
        "shares": _shares(outcome.shares, unit),
        "comparison": _comparison(outcome.comparison),
        "ties": [_tie(tie) for tie in outcome.ties],
        "lot": list(outcome.lot),
        "offer": _offer(outcome.offer, unit),
        "reserve": list(outcome.reserve),
        "reserve_ties": [_tie(tie) for tie in outcome.reserve_ties],
        "steps": [_step(step, unit) for step in outcome.steps],
        "reasons": {name: _reason(reason, unit) for name, reason in outcome.reasons.items()},
    }


def money(parts: int, unit: int) -> int | float:
    """The amount as the file would write it: whole where it is whole, decimals where not."""
    return parts // unit if parts % unit == 0 else parts / unit


def _exact(amount: Fraction | None, unit: int) -> str | None:
    return None if amount is None else str(amount / unit)


def _shares(shares: Shares | None, unit: int) -> dict[str, Any] | None:
    if shares is None:
        return None
    start, final = _exact(shares.start, unit), _exact(shares.final, unit)
    return {"start": start, "final": final, "rises": shares.rises}


def _comparison(comparison: Comparison | None) -> dict[str, Any] | None:
    if comparison is None:
        return None
    return {
        "prefer_equal_shares": comparison.prefer_equal_shares,
        "prefer_greedy": comparison.prefer_greedy,
        "greedy_taken": comparison.greedy_taken,
    }


def _offer(offer: Offer | None, unit: int) -> dict[str, Any] | None:
    if offer is None:
        return None
    amount, least = money(offer.amount, unit), money(offer.least, unit)
    return {"project": offer.project, "amount": amount, "least": least}


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        "projects": list(tie.projects),
        "broken_by": str(tie.broken_by),
        "decisive": tie.decisive,
    }


def _step(step: Step, unit: int) -> dict[str, Any]:
    return {
        "kind": str(step.kind),
        "project": step.project,
        "votes": step.votes,
        "cost": money(step.cost, unit),
        "left": money(step.left, unit),
        "share": _exact(step.share, unit),
        "time": _exact(step.time, unit),
    }


def _reason(reason: Reason, unit: int) -> dict[str, Any]:
    return {
        "code": str(reason.code),
        "votes": reason.votes,
        "cost": money(reason.cost, unit),
        "left": _exact(reason.left, unit),
        "needed": reason.needed,
        "share": _exact(reason.share, unit),
        "went_to": {spent.project: _exact(spent.amount, unit) for spent in reason.went_to},
        "tie": _tie(reason.tie) if reason.tie else None,
        "cap": reason.cap,
        "filled_by": list(reason.filled_by),
    }
