"""What the packages below know of rounds, gathered for the checklist and the guard of a step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pbapp import clock
from pbapp.facilitation.queries import Tally, decided, tallies
from pbapp.rounds.calendar import in_order
from pbapp.rounds.lifecycle import STEPS, Phase, RoundFacts, next_step
from pbapp.rounds.models import Round


def of(round: Round) -> RoundFacts:
    """The facts of one round now."""
    return of_each([round])[round.id]


def of_each(rounds: Sequence[Round]) -> dict[int, RoundFacts]:
    """The facts of several rounds by key, in as many statements as for one."""
    round_ids = [round.id for round in rounds]
    counted, published = tallies(round_ids), decided(round_ids)
    return {r.id: _facts(r, counted[r.id], published=r.id in published) for r in rounds}


def _facts(round: Round, tally: Tally, *, published: bool) -> RoundFacts:
    return RoundFacts(
        pots=len(round.pots),
        money_pence=sum(pot.money_pence for pot in round.pots),
        calendar_in_order=in_order(round.dates),
        too_late=_would_be_over(round),
        voter_checks=round.check_by_email + round.check_by_card,
        has_contact=bool(round.contact.strip()),
        ideas_waiting=tally.waiting + tally.asked,
        projects=tally.projects,
        pots_without_projects=len({pot.id for pot in round.pots} - tally.pots_with_projects),
        result_published=published,
    )


def due_at(round: Round) -> datetime | None:
    """When the round's next step comes by itself; None where only people can take it."""
    step = next_step(round.phase)
    return getattr(round, step.due) if step and step.due else None


def _would_be_over(round: Round) -> bool:
    """Whether the phase that the next step leads to would have ended before it began."""
    step = next_step(round.phase)
    ends = _end_of(round, step.target) if step else None
    return ends is not None and ends <= clock.now()


def _end_of(round: Round, phase: Phase) -> datetime | None:
    return next((getattr(round, s.due) for s in STEPS if s.source is phase and s.due), None)
