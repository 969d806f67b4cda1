"""Changes after a count: a project taken back, or money added; a second person confirms each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pbapp import clock
from pbapp.access.roles import Actor
from pbapp.audit import Event, record
from pbapp.counting import TieNeedsLot
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Refused
from pbapp.results import letters, queries
from pbapp.results.models import Change, ChangeKind, ChangeState, Count, CountState, PotResult
from pbapp.results.next_in_line import funded_by, withdrawn_ids
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.queries import hold


class ChangeRefused(Refused):
    """A change that cannot be recorded as it was typed, by the field to put right."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class ChangeNeedsLot(Refused):
    """Projects of the reserve list that are equal, where the money is not enough for all."""

    def __init__(self, tied: tuple[int, ...]) -> None:
        super().__init__(
            _(
                "Some projects are equal here, and there is not enough money for all of them. Draw "
                "a lot before two witnesses and enter the order."
            )
        )
        self.tied = tied


@dataclass(frozen=True)
class Draw:
    """A lot drawn for a change: the projects in order, and who watched."""

    order: tuple[int, ...] = ()
    witnesses: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Added:
    """Money that came after the count, and where from."""

    pence: int
    source: str


NO_DRAW = Draw()


def take_back(
    result: PotResult, project_id: int, reason: str, *, by: Actor, draw: Draw = NO_DRAW
) -> Change:
    """Record that a project cannot go on; its money goes down the reserve list.

    Winners who were told stay. Raises ChangeRefused and ChangeNeedsLot.
    """
    result = _afresh(result)
    row = next((p for p in result.projects if p.project_id == project_id), None)
    if row is None or project_id in withdrawn_ids(result):
        raise ChangeRefused("project_id", _("This project has been taken back already."))
    if not row.funded and project_id not in result.reserve:
        raise ChangeRefused(
            "project_id", _("This project has no money and is not on the reserve list.")
        )
    change = Change(
        kind=ChangeKind.WITHDRAWN,
        project_id=project_id,
        amount_pence=row.given_pence,
        reason=reason,
    )
    return _record(result, change, draw, by)


def add_money(
    result: PotResult, money: Added, reason: str, *, by: Actor, draw: Draw = NO_DRAW
) -> Change:
    """Record money that came later; it goes down the reserve list. Raises ChangeNeedsLot."""
    result = _afresh(result)
    change = Change(
        kind=ChangeKind.MONEY_ADDED,
        amount_pence=money.pence,
        source=money.source,
        reason=reason,
    )
    return _record(result, change, draw, by)


def confirm(change: Change, *, by: Actor) -> None:
    """Make a change count, and tell the groups it touches; never by whoever recorded it."""
    result = _waiting(change)
    if by.user_id is None or by.user_id == change.made_by_id:
        raise Refused(_("You recorded this change, so a second person has to confirm it."))

    _settle(change, ChangeState.CONFIRMED, by)
    _apply(change, result)

    record(Event.RESULT_CHANGE_CONFIRMED, on=change, by=by, kind=change.kind.value)
    if result.count.is_published:
        letters.post_change(change, result)


def drop(change: Change, *, by: Actor) -> None:
    """Leave the result as it is; the row stays in the list."""
    _waiting(change)
    _settle(change, ChangeState.DROPPED, by)
    record(Event.RESULT_CHANGE_DROPPED, on=change, by=by, kind=change.kind.value)


def _record(result: PotResult, change: Change, draw: Draw, by: Actor) -> Change:
    if by.user_id is None:
        raise ValueError("a change is recorded by a person")
    change.funds = _funds(result, change, draw)
    change.pot_result, change.made_by_id = result, by.user_id
    db.session.add(change)
    record(Event.RESULT_CHANGE_RECORDED, on=change, by=by, kind=change.kind.value)
    return change


def _funds(result: PotResult, change: Change, draw: Draw) -> list[dict[str, Any]]:
    """What the money goes to; a lot counts only where one is needed, for just those projects."""
    try:
        return funded_by(result, change)
    except TieNeedsLot as tie:
        tied = tuple(sorted(map(int, tie.projects)))
    if tuple(sorted(draw.order)) != tied:
        raise ChangeNeedsLot(tied)
    change.lot, (change.witness_one, change.witness_two) = list(draw.order), draw.witnesses
    try:
        return funded_by(result, change)
    except TieNeedsLot as another:
        raise ChangeNeedsLot(tuple(sorted(map(int, another.projects)))) from None


def _afresh(result: PotResult) -> PotResult:
    """The result as it stands now, held; refused while it cannot change."""
    count = _held(result)
    if count.round.phase is Phase.CLOSED:
        raise Refused(_("This round is closed, so its result cannot change any more."))
    if count.state not in (CountState.COUNTED, CountState.PUBLISHED):
        raise Refused(_("There is no counted result to change yet."))
    if any(change.state is ChangeState.WAITING for change in result.changes):
        raise Refused(_("Another change of this pot waits for a second person. Settle it first."))
    return result


def _waiting(change: Change) -> PotResult:
    result = change.pot_result
    _held(result)
    if change.state is not ChangeState.WAITING:
        raise Refused(_("This change has been settled already."))
    return result


def _held(result: PotResult) -> Count:
    hold(result.count.round)
    return queries.with_results(result.count_id)  # fills `result` afresh too


def _settle(change: Change, state: ChangeState, by: Actor) -> None:
    change.state, change.settled_by_id, change.settled_at = state, by.user_id, clock.now()


def _apply(change: Change, result: PotResult) -> None:
    """The rows as they stand from now on; their reasons stay as they were counted."""
    rows = {row.project_id: row for row in result.projects}
    if change.project_id is not None:
        rows[change.project_id].funded, rows[change.project_id].given_pence = False, 0
    else:
        result.added_pence += change.amount_pence
    for fund in change.funds:
        rows[fund["project"]].funded, rows[fund["project"]].given_pence = True, fund["pence"]
    gone = {change.project_id, *(fund["project"] for fund in change.funds)}
    result.reserve = [project for project in result.reserve if project not in gone]
    result.spent_pence = sum(row.given_pence for row in result.projects)
