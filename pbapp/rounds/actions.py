"""Making and changing a round; the only place that moves it from phase to phase."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit
from pbapp.rounds.lifecycle import Bar, Phase, RoundFacts, Step, bars, dates_behind
from pbapp.rounds.models import Pot, Round
from pbapp.rounds.queries import hold
from pbapp.rounds.settings import (
    FIXED_ONCE_OPEN,
    POT_SETTINGS,
    SETTINGS,
    leftover_fault,
    pot_faults,
    setting_faults,
)

Values = Mapping[str, Any]


class Barred(Refused):
    """Something still stands in the way of the step."""

    def __init__(self, barred_by: list[Bar]) -> None:
        super().__init__(_("The round cannot move on yet. The checklist says what is missing."))
        self.barred_by = barred_by


def make(round: Round, *, by: Actor) -> Round:
    """Store a new round as a draft; raises Unfit."""
    _require_fit(setting_faults(_settings_of(round)))

    round.made_by_id = by.user_id
    db.session.add(round)

    record(Event.ROUND_MADE, on=round, by=by)
    return round


def change(round: Round, values: Values, *, by: Actor) -> None:
    """Set some of a round's settings; raises Unfit, or Refused once they are fixed."""
    require_open_for_change(round)
    changed = {name: v for name, v in values.items() if getattr(round, name) != v}
    _require_changeable(round.phase, changed.keys())
    _require_fit(setting_faults(_settings_of(round) | changed, changed.keys()))

    for name in sorted(changed):
        _set(round, name, changed[name], SETTINGS)

    if changed:
        record(Event.ROUND_CHANGED, on=round, by=by, fields=sorted(changed))


def add_pot(round: Round, values: Values, *, by: Actor) -> None:
    """Put another pot into a round; raises Unfit."""
    require_open_for_change(round)
    _require_fit(pot_faults(values, [pot.name for pot in round.pots]))

    round.pots.append(Pot(**values))

    record(Event.ROUND_CHANGED, on=round, by=by, fields=["pot_added"])


def change_pot(pot: Pot, values: Values, *, by: Actor) -> None:
    """Set what a pot holds and how it is called; raises Unfit."""
    require_open_for_change(pot.round)
    others = [other.name for other in pot.round.pots if other is not pot]
    faults = pot_faults(values, others)
    if "leftover_to_id" in values:
        faults |= leftover_fault(pot, values["leftover_to_id"])
    _require_fit(faults)
    changed = sorted(name for name, v in values.items() if getattr(pot, name) != v)

    for name in changed:
        _set(pot, name, values[name], POT_SETTINGS)

    if changed:
        fields = [f"pot_{name}" for name in changed]
        record(Event.ROUND_CHANGED, on=pot.round, by=by, fields=fields)


def remove_pot(pot: Pot, *, by: Actor) -> None:
    """Take a pot out; a round that people see keeps at least one."""
    round = pot.round
    require_open_for_change(round)
    if round.phase is not Phase.DRAFT and len(round.pots) == 1:
        raise Refused(_("A round that has opened needs a pot. Add another one first."))

    for other in round.pots:
        if other.leftover_to_id == pot.id:
            other.leftover_to_id = None
    db.session.flush()
    round.pots.remove(pot)

    record(Event.ROUND_CHANGED, on=round, by=by, fields=["pot_removed"])


def advance(round: Round, step: Step, facts: RoundFacts, *, by: Actor, reason: str) -> None:
    """Take one step of the lifecycle; raises Barred, or Refused when the round stands elsewhere."""
    if round.phase is not step.source:
        raise Refused(_("The round has moved on since you opened this page."))
    if barred_by := bars(step, facts):
        raise Barred(barred_by)

    round.phase = step.target

    details = {"source": step.source.value, "target": step.target.value, "reason": reason}
    record(Event.ROUND_ADVANCED, on=round, by=by, **details)


def require_open_for_change(round: Round) -> None:
    """Hold the round until the transaction ends; raises Refused once its settings are fixed."""
    hold(round)
    if not round.allows(Can.EDIT_ROUND):
        raise Refused(_("Voting has opened, so the settings of this round are fixed."))


def _require_changeable(phase: Phase, names: Collection[str]) -> None:
    if dates_behind(phase) & set(names):
        raise Refused(_("That date has passed and its step was taken, so it cannot change."))
    if phase is not Phase.DRAFT:
        _require_fit({name: why for name, why in FIXED_ONCE_OPEN.items() if name in names})


def _require_fit(faults: Mapping[str, str]) -> None:
    if faults:
        raise Unfit(faults)


def _settings_of(round: Round) -> dict[str, Any]:
    return {name: getattr(round, name) for name in SETTINGS}


def _set(thing: Round | Pot, name: str, value: Any, allowed: frozenset[str]) -> None:
    if name not in allowed:
        raise ValueError(f"{name} is not a setting")
    setattr(thing, name, value)
