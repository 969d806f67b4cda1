"""The ballot's limits, its faults and the voter's declaration, in plain sentences."""

from __future__ import annotations

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
    if number > pot.most:
        return _("%(number)s chosen, %(most)s at most", number=number, most=pot.most)
    return _("%(number)s of %(most)s chosen", number=number, most=pot.most)


def running_counts(pot: PotList, *, name_pot: bool) -> list[str]:
    """What the foot of the ballot says of a pot at 0, 1, 2 … ticks, and last at too many."""
    over = _("More than %(most)s chosen. Take some away.", most=pot.most)
    counts = [*(chosen_of(number, pot) for number in range(pot.most + 1)), over]
    return [_of_pot(pot, count) for count in counts] if name_pot else counts


def fault(problem: Problem, *, name_pot: bool) -> str:
    """What is wrong and what to do, with the pot's name where there are several."""
    if problem.fault is Fault.TOO_MANY and problem.pot:
        said = _too_many(problem.chosen, problem.pot.most)
    elif problem.fault is Fault.TOO_FEW and problem.pot:
        said = _too_few(problem.chosen, problem.pot.least)
    else:
        said = str(_WHOLE_BALLOT[problem.fault])
    return _of_pot(problem.pot, said) if name_pot and problem.pot else said


def _of_pot(pot: PotList, said: str) -> str:
    return _("%(pot)s: %(said)s", pot=pot.name, said=said)


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
