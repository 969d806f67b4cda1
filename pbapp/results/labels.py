"""Why a project is funded or not, in one sentence a resident understands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pbapp.counting import ReasonCode
from pbapp.i18n import _, money_text, ngettext
from pbapp.results.amounts import pence_down, pence_up
from pbapp.results.models import PotResult, ProjectResult
from pbapp.results.tie_words import all_named, named, tie_in_words


@dataclass(frozen=True)
class Told:
    """A reason with its numbers as people read them."""

    cost: str
    left: str
    share: str
    needed: int
    votes: int
    #: the project to which most of its supporters' money went
    went_to: str = ""
    has_share: bool = False
    #: the limit it would have gone over, and the funded projects that fill it
    cap: str = ""
    filled_by: str = ""


def reason(result: ProjectResult, pot: PotResult, titles: Mapping[int, str]) -> str:
    """The one reason for a project; `titles` names the projects of its pot.

    Where a tie decided about its money, that comes first.
    """
    why = _REASONS[result.reason](_told(result, pot, titles))
    tie = result.numbers.get("tie")
    return f"{tie_in_words(tie, result, pot, titles)} {why}" if tie else why


def _told(result: ProjectResult, pot: PotResult, titles: Mapping[int, str]) -> Told:
    currency, numbers = pot.pot.currency, result.numbers
    first = next(iter(numbers["went_to"]), None)
    return Told(
        cost=money_text(result.cost_pence, currency),
        left=money_text(pence_down(numbers["left"]), currency),
        share=money_text(pence_up(numbers["share"]), currency),
        needed=numbers["needed"] or 0,
        votes=result.votes,
        went_to=named(int(first), titles) if first else "",
        has_share=numbers["share"] is not None,
        cap=_limit(numbers.get("cap"), pot),
        filled_by=all_named(map(int, numbers.get("filled_by", ())), titles),
    )


def _limit(cap: str | None, pot: PotResult) -> str:
    """What a limit is called on pages; the count knows it by a code."""
    return pot.trace["limits"].get(cap, cap) if cap else ""


def _funded(told: Told) -> str:
    if told.has_share:
        return _(
            "The people who chose it could pay for it together. Each paid %(share)s at most.",
            share=told.share,
        )
    return _("When its turn came, %(left)s was left. That was enough.", left=told.left)


def _withdrawn(told: Told) -> str:
    return _("It was taken back, so it could not get money.")


def _below_minimum(told: Told) -> str:
    return ngettext(
        "It needed at least %(num)s vote.", "It needed at least %(num)s votes.", told.needed
    )


def _below_minimum_points(told: Told) -> str:
    return ngettext(
        "It needed at least %(num)s point.", "It needed at least %(num)s points.", told.needed
    )


def _below_share(told: Told) -> str:
    return ngettext(
        "A set share of the people who voted had to choose it: %(num)s person.",
        "A set share of the people who voted had to choose it: %(num)s people.",
        told.needed,
    )


def _too_few_for_its_cost(told: Told) -> str:
    return ngettext(
        "The more a project costs, the more votes it must have. At %(cost)s it needed at least "
        "%(num)s vote.",
        "The more a project costs, the more votes it must have. At %(cost)s it needed at least "
        "%(num)s votes.",
        told.needed,
        cost=told.cost,
    )


def _too_few_ratings(told: Told) -> str:
    return ngettext(
        "At least %(num)s person had to score it.",
        "At least %(num)s people had to score it.",
        told.needed,
    )


def _over_a_cap(told: Told) -> str:
    if not told.filled_by:
        return _("It costs more than the limit “%(limit)s” allows.", limit=told.cap)
    return _(
        "There is a limit, “%(limit)s”. These projects came first and fill it: %(others)s.",
        limit=told.cap,
        others=told.filled_by,
    )


def _funded_in_part(told: Told) -> str:
    return _(
        "It costs %(cost)s. When its turn came, %(left)s was left. The group was offered that "
        "and said yes.",
        cost=told.cost,
        left=told.left,
    )


def _offered_part(told: Told) -> str:
    return _(
        "It costs %(cost)s. When its turn came, %(left)s was left. The group has been offered "
        "that and can say yes or no.",
        cost=told.cost,
        left=told.left,
    )


def _refused_part(told: Told) -> str:
    return _(
        "It costs %(cost)s. When its turn came, %(left)s was left. The group was offered that "
        "and said no.",
        cost=told.cost,
        left=told.left,
    )


def _waits_for_answer(told: Told) -> str:
    return _(
        "It waits for another group’s answer. That group has been offered the %(left)s that is "
        "left.",
        left=told.left,
    )


def _no_money_left(told: Told) -> str:
    return _(
        "When its turn came, %(left)s was left. It costs %(cost)s.", left=told.left, cost=told.cost
    )


def _after_the_line(told: Told) -> str:
    return _(
        "A project that came before it did not fit. The rule says to stop there, with %(left)s "
        "left.",
        left=told.left,
    )


def _too_few_votes(told: Told) -> str:
    if not told.needed:
        return _("Nobody who voted chose it.")
    return ngettext(
        "It needed about %(num)s vote to pay for it. At the start, before any project was paid "
        "for, the people who chose it had %(left)s together.",
        "It needed about %(num)s votes to pay for it. At the start, before any project was paid "
        "for, the people who chose it had %(left)s together.",
        told.needed,
        left=told.left,
    )


def _went_elsewhere(told: Told) -> str:
    return _(
        "The people who chose it helped to pay for others, most of all “%(other)s”. "
        "They had %(left)s left. It costs %(cost)s.",
        other=told.went_to,
        left=told.left,
        cost=told.cost,
    )


_REASONS: dict[ReasonCode, Callable[[Told], str]] = {
    ReasonCode.FUNDED: _funded,
    ReasonCode.FUNDED_IN_PART: _funded_in_part,
    ReasonCode.WITHDRAWN: _withdrawn,
    ReasonCode.BELOW_MINIMUM_VOTES: _below_minimum,
    ReasonCode.BELOW_MINIMUM_POINTS: _below_minimum_points,
    ReasonCode.BELOW_SHARE: _below_share,
    ReasonCode.TOO_FEW_FOR_ITS_COST: _too_few_for_its_cost,
    ReasonCode.TOO_FEW_RATINGS: _too_few_ratings,
    ReasonCode.OVER_A_CAP: _over_a_cap,
    ReasonCode.OFFERED_PART: _offered_part,
    ReasonCode.REFUSED_PART: _refused_part,
    ReasonCode.WAITS_FOR_ANSWER: _waits_for_answer,
    ReasonCode.NO_MONEY_LEFT: _no_money_left,
    ReasonCode.AFTER_THE_LINE: _after_the_line,
    ReasonCode.TOO_FEW_VOTES: _too_few_votes,
    ReasonCode.MONEY_WENT_ELSEWHERE: _went_elsewhere,
}
