"""Making rounds, moving them on, and the clock that moves them on their dates."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from pbapp import clock, jobs
from pbapp.access.roles import SYSTEM, Actor
from pbapp.db import transaction
from pbapp.engagement import actions as engagement
from pbapp.facilitation import facts, queries
from pbapp.i18n import _, money_text
from pbapp.refusals import Refused, Unfit
from pbapp.rounds import actions as rounds
from pbapp.rounds.lifecycle import Action, next_step
from pbapp.rounds.models import Pot, Round
from pbapp.rounds.queries import due, get, hold
from pbapp.voting import actions as voting

log = logging.getLogger(__name__)

#: What a step does beyond moving the round on, in the same transaction.
EFFECTS: dict[Action, Callable[..., None]] = {
    Action.OPEN_VOTING: voting.open_box,
    Action.CLOSE_VOTING: voting.close_box,
    Action.CLOSE: voting.forget_voters,
}


def make_round(round: Round, *, by: Actor) -> Round:
    """Store a new draft (rounds.patterns makes one) and open its engagement record.

    Raises rounds.Unfit.
    """
    made = get(rounds.make(round, by=by).id)
    engagement.open_for_round(made, by=by)
    return made


def change_pot(pot: Pot, values: Mapping[str, Any], *, by: Actor) -> None:
    """Change a pot, but never below what an idea in it already asks for; raises Unfit."""
    asked = queries.dearest_ask(pot.id)
    for name in ("money_pence", "most_pence"):
        if asked and values[name] is not None and 0 < values[name] < asked:
            reason = _(
                "An idea already asks for %(money)s. Enter that much or more.",
                money=money_text(asked),
            )
            raise Unfit({name: reason})

    rounds.change_pot(pot, values, by=by)


def remove_pot(pot: Pot, *, by: Actor) -> None:
    """Take a pot out that no idea asks money from."""
    if queries.is_asked_for(pot.id):
        raise Refused(_("Ideas already ask for money from this pot, so it has to stay."))

    rounds.remove_pot(pot, by=by)


def advance(round: Round, *, by: Actor, reason: str, expected: Action | None = None) -> None:
    """Take the round's next step with all its effects.

    `expected` is the step a person confirmed: if the round has moved on since, nothing happens.
    Raises rounds.actions.Barred, or Refused.
    """
    hold(round)
    step = next_step(round.phase)
    if step is None:
        raise Refused(_("This round is closed. There is no further step."))
    if expected and step.action is not expected:
        raise Refused(_("The round has moved on since you opened this page."))

    rounds.advance(round, step, facts.of(round), by=by, reason=reason)
    if effect := EFFECTS.get(step.action):
        effect(round, by=by)
    engagement.follow_round(round, by=by)


def tick() -> int:
    """Take every step whose date has come, each in its own transaction; returns how many.

    Safe to run twice and by two workers at once: a step is judged anew under the round's lock. A
    round that something bars stays where it is, and its desk says what is missing.
    """
    with transaction():
        round_ids = due(clock.now())
    return sum(_catch_up(round_id) for round_id in round_ids)


jobs.every_minute(tick)


def _catch_up(round_id: int) -> int:
    taken = 0
    try:
        while _take_due_step(round_id):
            taken += 1
    except Refused as refusal:
        log.info("round %s stays where it is: %s", round_id, refusal)
    except Exception:
        # One round's trouble must not hold up the others; the next minute tries again.
        log.exception("round %s could not move on", round_id)
    return taken


def _take_due_step(round_id: int) -> bool:
    with transaction():
        round = get(round_id)
        hold(round)
        at = facts.due_at(round)
        if at is None or at > clock.now():
            return False
        advance(round, by=SYSTEM, reason=_("Its date in the calendar came."))
        return True
