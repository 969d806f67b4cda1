"""The ballot's limits, its faults and the voter's declaration, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from pbapp.i18n import _, lazy, ngettext
from pbapp.rounds.models import Tie
from pbapp.voting.box import Fault, PotList, Problem

TIES: dict[Tie, str] = {
    Tie.LIVE: lazy("I live in %(area)s"),
    Tie.WORK: lazy("I work in %(area)s"),
    Tie.STUDY: lazy("I study in %(area)s"),
}


def limit(pot: PotList) -> str:
    """How many may be chosen from a pot."""
    if pot.least == pot.most:
        return ngettext("Choose exactly one.", "Choose exactly %(num)s.", pot.most)
    if pot.least == 1:
        return _("Choose up to %(most)s.", most=pot.most)
    return _("Choose from %(least)s to %(most)s.", least=pot.least, most=pot.most)


def chosen_of(number: int, pot: PotList) -> str:
    """How many are chosen."""
    return _("%(number)s of %(most)s chosen", number=number, most=pot.most)


def chosen(number: int) -> str:
    """How many are chosen, where pots count apart."""
    return ngettext("%(num)s chosen", "%(num)s chosen", number)


def running_counts(pots: Sequence[PotList]) -> list[str]:
    """What the foot of the ballot says at 0, 1, 2 … ticks; nothing where pots count apart."""
    if len(pots) != 1:
        return []
    (pot,) = pots
    over = _("More than %(most)s chosen. Take some away.", most=pot.most)
    return [*(chosen_of(number, pot) for number in range(pot.most + 1)), over]


def fault(problem: Problem, *, name_pot: bool) -> str:
    """What is wrong and what to do, with the pot's name where there are several."""
    if problem.fault is Fault.TOO_MANY and problem.pot:
        said = _too_many(problem.chosen, problem.pot.most)
    elif problem.fault is Fault.TOO_FEW and problem.pot:
        said = _too_few(problem.chosen, problem.pot.least)
    else:
        said = str(_WHOLE_BALLOT[problem.fault])
    named = name_pot and problem.pot is not None
    return _("%(pot)s: %(fault)s", pot=problem.pot.name, fault=said) if named else said  # type: ignore[union-attr]  # named only with a pot


_WHOLE_BALLOT = {
    Fault.NOTHING_CHOSEN: lazy("You have not chosen anything yet. Choose at least one project."),
    Fault.NOT_ON_BALLOT: lazy("One of these is not on this ballot. Look over your choices."),
    Fault.CHOSEN_TWICE: lazy("You can choose a project once only. Look over your choices."),
}


def _too_many(chosen: int, most: int) -> str:
    return ngettext(
        "You chose %(chosen)s. You can choose up to %(most)s. Take one away.",
        "You chose %(chosen)s. You can choose up to %(most)s. Take %(num)s away.",
        chosen - most,
        chosen=chosen,
        most=most,
    )


def _too_few(chosen: int, least: int) -> str:
    return ngettext(
        "You chose %(chosen)s. Choose at least %(least)s. Add one more.",
        "You chose %(chosen)s. Choose at least %(least)s. Add %(num)s more.",
        least - chosen,
        chosen=chosen,
        least=least,
    )
