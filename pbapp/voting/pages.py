"""What the ballot's pages show: each pot's cards in this browser's order, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pbapp.i18n import language
from pbapp.proposals.cards import Card, cards
from pbapp.proposals.limits import rivals_of
from pbapp.proposals.limits.words import only_one_in_words
from pbapp.proposals.queries import projects_of
from pbapp.rounds.models import Round
from pbapp.voting import box, labels
from pbapp.voting.box import Fault, PotList, Problem
from pbapp.voting.device import Carried


@dataclass(frozen=True)
class Section:
    """One pot's list on the ballot."""

    pot: PotList
    money_pence: int
    cards: list[Card]
    chosen: list[Card]
    limit: str
    count: str
    #: what the foot of the ballot says at 0, 1, 2 … ticks, for the script
    running_counts: list[str]

    @property
    def running_count(self) -> str:
        """What it says now."""
        return self.running_counts[min(len(self.chosen), len(self.running_counts) - 1)]


@dataclass(frozen=True)
class BallotPage:
    """All that choosing and reviewing show."""

    sections: list[Section]
    problems: list[Problem]
    #: which projects rule one another out
    only_one: list[str]

    @property
    def chosen(self) -> list[int]:
        """The chosen projects."""
        return [card.id for section in self.sections for card in section.chosen]

    @property
    def too_many(self) -> bool:
        """Something must be taken away."""
        return any(problem.fault is Fault.TOO_MANY for problem in self.problems)

    @property
    def faults(self) -> list[str]:
        """What is wrong, in sentences."""
        several = len(self.sections) > 1
        return [labels.fault(problem, name_pot=several) for problem in self.problems]

    @property
    def first_faulty(self) -> str:
        """Where on the page the first fault can be mended."""
        faulty = [problem.pot for problem in self.problems if problem.pot]
        return f"pot-{(faulty or [self.sections[0].pot])[0].pot_id}"

    @property
    def left_empty(self) -> list[str]:
        """Names of the pots for which nothing is chosen, where there are several."""
        several = len(self.sections) > 1
        return [s.pot.name for s in self.sections if several and not s.chosen]


def ballot_page(round: Round, carried: Carried) -> BallotPage:
    """The ballot of this browser. Raises RulesChanged."""
    lists = box.lists_of(round)
    shown = {card.id: card for card in cards(projects_of(round.id))}
    money = {pot.id: pot.money_pence for pot in round.pots}
    return BallotPage(
        sections=[
            _section(
                pot,
                money_pence=money[pot.pot_id],
                cards=[_slim(shown[id]) for id in carried.in_order(pot.projects)],
                chosen=carried.chosen,
                name_pot=len(lists) > 1,
            )
            for pot in lists
        ],
        problems=box.problems(lists, carried.chosen),
        only_one=only_one_in_words(rivals_of(round.id)),
    )


def with_choices(round: Round, carried: Carried, ids: Iterable[int]) -> Carried:
    """The browser's choices from now on: what stands on this ballot, each once."""
    known = frozenset[int]().union(*(pot.projects for pot in box.lists_of(round)))
    return replace(carried, chosen=tuple(dict.fromkeys(id for id in ids if id in known)))


def _section(
    pot: PotList, *, money_pence: int, cards: list[Card], chosen: Sequence[int], name_pot: bool
) -> Section:
    ticked = [card for card in cards if card.id in chosen]
    return Section(
        pot=pot,
        money_pence=money_pence,
        cards=cards,
        chosen=ticked,
        limit=labels.limit(pot),
        count=labels.chosen_of(len(ticked), pot),
        running_counts=labels.running_counts(pot, name_pot=name_pot),
    )


def _slim(card: Card) -> Card:
    # The page says its own language once; repeating it on each card costs bytes on a phone.
    return replace(card, lang="") if card.lang == language().code else card
