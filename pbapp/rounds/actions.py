"""Changing a round; the only place that moves it from phase to phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pbapp.audit import Event, record
from pbapp.i18n import _
from pbapp.refusals import Refused
from pbapp.rounds.lifecycle import Bar, RoundFacts, Step, bars

if TYPE_CHECKING:
    from pbapp.access.roles import Actor
    from pbapp.rounds.models import Round


class Barred(Refused):
    """Something still stands in the way of the step."""

    def __init__(self, barred_by: list[Bar]) -> None:
        super().__init__(_("The round cannot move on yet. The checklist says what is missing."))
        self.barred_by = barred_by


def advance(round: Round, step: Step, facts: RoundFacts, *, by: Actor, reason: str) -> None:
    """Take one step of the lifecycle; raises Barred, or Refused when the round stands elsewhere."""
    if round.phase is not step.source:
        raise Refused(_("The round has moved on since you opened this page."))
    if barred_by := bars(step, facts):
        raise Barred(barred_by)

    round.phase = step.target

    details = {"source": step.source.value, "target": step.target.value, "reason": reason}
    record(Event.ROUND_ADVANCED, on=round, by=by, **details)
