"""The numbers under a project's reason: support, payments, and what would have changed it.

Who chose what must not be seen from them: numbers that come from a few voters are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from pbapp.counting import Method
from pbapp.counting.election import NUMBERED
from pbapp.disclosure.floors import DEFAULT_FLOORS
from pbapp.i18n import _, money_text, ngettext
from pbapp.results.amounts import pence_down, pence_up
from pbapp.results.models import PotResult, ProjectResult
from pbapp.results.tie_words import named

#: the projects named to which supporters' money went
MOST_NAMED = 5
FLOOR = DEFAULT_FLOORS.ordinary


def numbers_of(row: ProjectResult, pot: PotResult, titles: Mapping[int, str]) -> list[str]:
    """The numbers of one project, a sentence each; none where the count told none."""
    why = row.why
    if not why:
        return []
    told = [*_support(why)] if not pot.has_few_voters else []
    if not pot.has_few_voters:
        told += [*_paid(row, pot), *_went_to(row, pot, titles)]
    if not pot.has_few_voters or is_by_votes(pot):
        told += _would_have(row, pot)
    return told


def is_by_votes(pot: PotResult) -> bool:
    """Whether most votes first decided, so that all numbers follow from the votes alone."""
    comparison = pot.trace["comparison"]
    taken = bool(comparison and comparison["greedy_taken"])
    return taken or Method(pot.trace["rule"]["method"]) is Method.GREEDY


def percent_of(exact: str) -> int:
    """A share as whole percent, never rounded up: just short of enough is not 100."""
    return pence_down(str(Fraction(exact) * 100))


def _support(why: Mapping[str, Any]) -> Iterator[str]:
    if why["support"] is not None:
        percent = f"{percent_of(why['support']):,}"
        yield _(
            "Support: %(percent)s%% of its cost. From 100%% on, a project is funded.",
            percent=percent,
        )


def _paid(row: ProjectResult, pot: PotResult) -> Iterator[str]:
    if row.why["paid"] is None:
        return
    amount = money_text(pence_down(row.why["paid"]), pot.pot.currency)
    payers = row.why["payers"]
    if min(payers, abs(row.votes - payers) or FLOOR) < FLOOR:
        yield _("The people who chose it paid %(amount)s for it.", amount=amount)
        return
    yield ngettext(
        "%(payers)s person who chose it paid %(amount)s for it.",
        "%(payers)s people who chose it paid %(amount)s for it together.",
        payers,
        payers=f"{payers:,}",
        amount=amount,
    )


def _went_to(row: ProjectResult, pot: PotResult, titles: Mapping[int, str]) -> Iterator[str]:
    """Only projects for which at least as many paid as the floor asks for."""
    prices = {str(p.project_id): p.numbers.get("share") for p in pot.projects}
    for project, amount in row.why["went_to"][:MOST_NAMED]:
        price = Fraction(prices.get(project) or 0)
        if price and Fraction(amount) / price >= FLOOR:
            yield _(
                "They paid %(amount)s for “%(project)s”.",
                amount=money_text(pence_down(amount), pot.pot.currency),
                project=named(int(project), titles),
            )


def _would_have(row: ProjectResult, pot: PotResult) -> list[str]:
    """How many more votes, or how much less cost, would have changed it."""
    told, why = [], row.why
    if row.cost_pence > pot.budget_pence:
        told.append(_("It costs more than all the money of this pot."))
    elif why["votes_short"] is not None:
        told.append(_more(why["votes_short"], points=pot.count.round.ballot_kind in NUMBERED))
    if why["cost_cut"] is not None:
        less = money_text(pence_up(str(why["cost_cut"])), pot.pot.currency)
        told.append(_("It would have fitted if it cost %(less)s less.", less=less))
    return told


def _more(short: int, *, points: bool) -> str:
    """What was short, in votes or in points, as the ballots give them."""
    if points:
        return ngettext(
            "%(short)s more point would have been enough.",
            "%(short)s more points would have been enough.",
            short,
            short=f"{short:,}",
        )
    return ngettext(
        "%(short)s more vote would have been enough.",
        "%(short)s more votes would have been enough.",
        short,
        short=f"{short:,}",
    )
