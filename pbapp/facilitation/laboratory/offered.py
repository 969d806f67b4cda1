"""The rules that can be tried, each with what it does and whom it suits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction

from pbapp.counting import Completion, Method, Rule, TooDear, Utility
from pbapp.i18n import lazy
from pbapp.rounds.counting_words import method_in_words
from pbapp.rounds.patterns import STEP_PENCE

#: the column of the round's own rule
OWN = "own"


@dataclass(frozen=True)
class Offered:
    """A rule by its name, with a plain word on it."""

    key: str
    name: str
    does: str
    suits: str
    rule: Rule


def _shares(completion: Completion) -> Rule:
    return Rule(Method.EQUAL_SHARES, completion=completion, step=STEP_PENCE)


#: what a round's rule is called here where none that is offered is the same
OTHER_NAMES: dict[Method, str] = {
    Method.GREEDY: lazy("Most votes first, your own way"),
    Method.EQUAL_SHARES: lazy("Equal Shares, your own way"),
    Method.PHRAGMEN: lazy("Phragmén"),
    Method.MEAN_SCORE: lazy("Best mean score"),
}

OFFERED: dict[str, Offered] = {
    offer.key: offer
    for offer in (
        Offered(
            "most_votes",
            lazy("Most votes first, skip"),
            lazy(
                "The project with the most votes comes first. One that costs too much is skipped."
            ),
            lazy("Easy to tell. It suits a place where most people want the same things."),
            Rule(Method.GREEDY),
        ),
        Offered(
            "most_votes_stop",
            lazy("Most votes first, stop"),
            lazy(
                "The project with the most votes comes first. We stop at one that costs too much."
            ),
            lazy("Nobody is passed by. It suits a group that would rather keep money than skip."),
            Rule(Method.GREEDY, too_dear=TooDear.STOP),
        ),
        Offered(
            "most_votes_part",
            lazy("Most votes first, offer part"),
            lazy(
                "The project with the most votes comes first. One that costs too much is offered "
                "what is left, if that is half its cost or more."
            ),
            lazy("It suits projects that can start small."),
            Rule(Method.GREEDY, too_dear=TooDear.PART, part_share=Fraction(1, 2)),
        ),
        Offered(
            "votes_per_pound",
            lazy("Most votes for each pound"),
            lazy("The project with the most votes for what it costs comes first."),
            lazy("It suits many small projects. A dear one has a hard time."),
            Rule(Method.GREEDY, utility=Utility.CARDINALITY),
        ),
        Offered(
            "shares",
            lazy("Equal Shares, rest kept"),
            lazy("Each voter has an equal share of the money, for projects they chose."),
            lazy("Each group gets its part, but much money can be left for another year."),
            _shares(Completion.NONE),
        ),
        Offered(
            "shares_rest",
            lazy("Equal Shares, rest by votes"),
            lazy(
                "Each voter has an equal share of the money, for projects they chose. What is left "
                "goes to the projects with the most votes."
            ),
            lazy("It suits groups of different size, where all the money is to be used."),
            _shares(Completion.GREEDY_REST),
        ),
        Offered(
            "shares_raised",
            lazy("Equal Shares, shares raised"),
            lazy(
                "Each voter has an equal share of the money, for projects they chose. All shares "
                "are raised, bit by bit, as far as the money goes."
            ),
            lazy("The fairest to small groups. It takes a little longer to explain."),
            _shares(Completion.ADD1),
        ),
        Offered(
            "shares_raised_rest",
            lazy("Equal Shares, raised, rest by votes"),
            lazy(
                "Each voter has an equal share of the money, for projects they chose. All shares "
                "are raised as far as the money goes. The rest goes to the most votes."
            ),
            lazy("Fair to small groups, and nothing that fits is left out."),
            _shares(Completion.ADD1_GREEDY_REST),
        ),
    )
}


def key_of(stored: Rule) -> str:
    """Under which key a round's rule is offered here; empty where it is another."""
    same = (o.key for o in OFFERED.values() if _under_its_conditions(o.rule, stored) == stored)
    return next(same, "")


def own_rule(stored: Rule) -> Offered:
    """The round's rule as it stands now."""
    key = key_of(stored)
    if key:
        return replace(OFFERED[key], key=OWN, rule=stored)
    return Offered(OWN, OTHER_NAMES[stored.method], method_in_words(stored), "", stored)


def beside(stored: Rule, keys: Collection[str]) -> list[Offered]:
    """The round's own rule, then those asked for that differ from it, in the order of the list.

    What the round asks of every project holds for all of them: only the way differs.
    """
    others = [
        replace(offer, rule=_under_its_conditions(offer.rule, stored))
        for offer in OFFERED.values()
        if offer.key in keys
    ]
    return [own_rule(stored), *(offer for offer in others if offer.rule != stored)]


def _under_its_conditions(rule: Rule, stored: Rule) -> Rule:
    """A rule with whatever the round has settled that is no part of the way itself."""
    settled = replace(
        rule,
        minimum_votes=stored.minimum_votes,
        minimum_share=stored.minimum_share,
        support_per_cost=stored.support_per_cost,
        tie_keys=stored.tie_keys,
    )
    if rule.too_dear is stored.too_dear is TooDear.PART:
        settled = replace(settled, part_share=stored.part_share)
    if rule.method is stored.method is Method.EQUAL_SHARES:
        raised = ("step", "step_share", "add1_stop", "start_share")
        settled = replace(settled, **{name: getattr(stored, name) for name in raised})
    return settled
