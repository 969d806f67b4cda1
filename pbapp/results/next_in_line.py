"""The reserve list: who gets money that is freed or added after a count.

The stored rows are put before the count's own rule again; the ballots are not needed any more.
"""

from __future__ import annotations

from typing import Any

from pbapp.counting import (
    BallotGroup,
    Election,
    Outcome,
    Project,
    ReasonCode,
    Rule,
    Step,
    StepKind,
    Tie,
    TieKey,
)
from pbapp.counting.reserve import Addition, Withdrawal, after
from pbapp.proposals.limits import caps_of
from pbapp.results.models import Change, ChangeKind, ChangeState, PotResult, ProjectResult

FUNDED = frozenset({ReasonCode.FUNDED, ReasonCode.FUNDED_IN_PART})


def confirmed(result: PotResult) -> list[Change]:
    """The changes of a pot that a second person has confirmed, oldest first."""
    return [change for change in result.changes if change.state is ChangeState.CONFIRMED]


def withdrawn_ids(result: PotResult) -> set[int]:
    """The projects taken back after the count."""
    return {change.project_id for change in confirmed(result) if change.project_id is not None}


def can_be_taken_back(result: PotResult) -> list[ProjectResult]:
    """The projects that have money or are next in line."""
    return [row for row in result.projects if row.funded or row.project_id in result.reserve]


def as_counted(result: PotResult) -> dict[int, int]:
    """What each project got at the count, in pence, by its key."""
    given = {row.project_id: row.given_pence for row in result.projects}
    for change in reversed(confirmed(result)):
        given.update((fund["project"], 0) for fund in change.funds)
        if change.project_id is not None:
            given[change.project_id] = change.amount_pence
    return given


def funded_by(result: PotResult, change: Change) -> list[dict[str, Any]]:
    """What the money of one more change goes to, down the list, to each that fits.

    Raises counting.TieNeedsLot, and counting.Uncountable where the change cannot be.
    """
    changes = [_plain(one) for one in (*confirmed(result), change)]
    drawn = [str(project) for one in (*confirmed(result), change) for project in one.lot or ()]
    outcome = _outcome(result)
    later = after(_election(result), outcome, changes, (*outcome.lot, *drawn))
    return [
        {"project": int(step.project), "pence": step.cost}
        for step in later.followings[-1].steps
        if step.kind is StepKind.FUNDED_FROM_RESERVE
    ]


def _plain(change: Change) -> Withdrawal | Addition:
    if change.kind is ChangeKind.WITHDRAWN:
        return Withdrawal(str(change.project_id))
    return Addition(change.amount_pence)


def _election(result: PotResult) -> Election:
    """The projects with their costs, votes and limits."""
    votes = [BallotGroup((str(row.project_id),), row.votes) for row in result.projects if row.votes]
    return Election(
        projects=tuple(Project(str(row.project_id), row.cost_pence) for row in result.projects),
        budget=result.budget_pence,
        ballots=tuple(votes) or (BallotGroup(()),),
        caps=caps_of(result.count.round, result.pot),
    )


def _outcome(result: PotResult) -> Outcome:
    """The outcome as it was counted, as far as the reserve list asks for it."""
    counted = as_counted(result)
    won = [row for row in result.projects if row.reason in FUNDED]
    return Outcome(
        rule=Rule.from_dict(result.count.rule),
        budget=result.budget_pence,
        voters=result.voters,
        votes={str(row.project_id): row.votes for row in result.projects},
        winners=tuple(str(row.project_id) for row in won),
        total_cost=sum(counted.values()),
        steps=tuple(
            Step(StepKind.FUNDED, str(row.project_id), row.votes, counted[row.project_id], 0)
            for row in won
        ),
        ties=(),
        reasons={},
        lot=tuple(result.trace.get("lot", ())),
        reserve=tuple(result.trace.get("reserve", ())),
        reserve_ties=tuple(_tie(tie) for tie in result.trace.get("reserve_ties", ())),
    )


def _tie(stored: dict[str, Any]) -> Tie:
    return Tie(tuple(stored["projects"]), TieKey(stored["broken_by"]), stored["decisive"])
