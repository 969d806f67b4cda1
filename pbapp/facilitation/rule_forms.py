"""How votes are counted, as a form."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any, Self

from wtforms import BooleanField

from pbapp.counting import Add1Stop, Completion, Method, Rule, TooDear, Utility
from pbapp.facilitation.answers import PercentField
from pbapp.facilitation.forms import TopicForm
from pbapp.forms import Between, MoneyField, Required, WholeNumber, offered, one_of
from pbapp.i18n import _, lazy
from pbapp.rounds.counting_words import THEN_MOST_VOTES, counting_in_words, method_in_words
from pbapp.rounds.limit_words import leftovers_in_words, limits_in_words
from pbapp.rounds.models import Round, TieWay
from pbapp.rounds.patterns import STEP_PENCE

VOTES, VALUE, SHARES, SAVING = "most_votes", "value", "equal_shares", "phragmen"
#: the stored rule, where it is one that this page has no words for
AS_IT_IS = "as_it_is"
#: ways that are shown only to who asks for more
LESS_COMMON = frozenset({SAVING})
HALF = Fraction(1, 2)


class RuleForm(TopicForm):
    """How votes become funded projects."""

    round: Round

    way = one_of(
        lazy("How are votes counted?"),
        [
            (VOTES, lazy("Most votes first")),
            (VALUE, lazy("Best value first: votes for each pound")),
            (SHARES, lazy("Equal Shares")),
            (SAVING, lazy("Saving up (Phragmén)")),
        ],
    )
    too_dear = one_of(
        lazy("What happens when a project costs more than the money left?"),
        [
            (TooDear.SKIP.value, lazy("Skip it: go on to the next one that fits")),
            (TooDear.STOP.value, lazy("Stop there")),
            (TooDear.PART.value, lazy("Offer it the money that is left")),
        ],
        default=TooDear.SKIP.value,
    )
    part_share = PercentField(
        lazy("Least part to offer, in percent of its cost"),
        description=lazy("Only if you offer a part. Many rounds say 50."),
    )
    minimum_votes = WholeNumber(
        lazy("Fewest votes a project needs"),
        [Required(lazy("Enter a number.")), Between(0, 100_000)],
        description=lazy("0 means that any number is enough."),
    )
    minimum_share = PercentField(
        lazy("Fewest votes, in percent of the people who vote"),
        description=lazy("Leave it empty if any number is enough."),
    )
    completion = one_of(
        lazy("With Equal Shares: what happens with money that is left?"),
        [
            (Completion.ADD1.value, lazy("Raise everyone's share until the money is used")),
            (
                Completion.ADD1_GREEDY_REST.value,
                lazy("Raise everyone's share, then use the rest for most votes"),
            ),
            (Completion.GREEDY_REST.value, lazy("Use it for the projects with the most votes")),
            (Completion.NONE.value, lazy("It stays in the pot")),
        ],
        default=Completion.ADD1.value,
    )
    add1_stop = one_of(
        lazy("When do we stop raising shares?"),
        [
            (Add1Stop.EXHAUSTIVE.value, lazy("When no other project fits")),
            (Add1Stop.OVERSPEND.value, lazy("Just before the projects would cost too much")),
        ],
        default=Add1Stop.EXHAUSTIVE.value,
    )
    step = MoneyField(
        lazy("How much is added to each share at a time?"),
        description=lazy("£1 suits most rounds."),
    )
    comparison = BooleanField(
        lazy("Also count by most votes first, and take that if more voters get more from it"),
    )

    @property
    def less_common(self) -> frozenset[str]:
        """The ways that stand behind “More ways”."""
        return LESS_COMMON

    @property
    def asks_for_shares(self) -> bool:
        """Whether the questions about shares matter, or one of their answers is at fault."""
        own = (self.completion, self.add1_stop, self.step, self.comparison)
        return self._shares or any(field.errors for field in own)

    @property
    def _shares(self) -> bool:
        kept = self.way.data == AS_IT_IS and self._stored.method is Method.EQUAL_SHARES
        return self.way.data == SHARES or kept

    @property
    def _stored(self) -> Rule:
        return Rule.from_dict(self.round.rule)

    @property
    def way_hints(self) -> dict[str, str]:
        """What each way of counting does, and whom it suits."""
        return {
            VOTES: _("The project with the most votes gets its money first. Everyone knows it."),
            VALUE: _("Votes are shared out by cost. Small projects do better than large ones."),
            SHARES: _(
                "Each voter has an equal share of the money, used only for projects they chose. "
                "So smaller groups get a fair part of the money too."
            ),
            SAVING: method_in_words(Rule(Method.PHRAGMEN)),
            AS_IT_IS: method_in_words(self._stored, self.round.ballot_kind),
        }

    @classmethod
    def of(cls, round: Round) -> Self:
        """The form as the round stands."""
        rule = Rule.from_dict(round.rule)
        known: dict[str, Any] = {"way": _way(rule), "too_dear": rule.too_dear.value}
        known |= {"minimum_votes": rule.minimum_votes, "step": STEP_PENCE}
        known |= {
            "part_share": rule.part_share or HALF,
            "minimum_share": rule.minimum_share or None,
        }
        if rule.method is Method.EQUAL_SHARES:
            names = ("completion", "add1_stop", "step", "comparison")
            known |= {name: getattr(rule, name) for name in names}
        form = cls(data=known)
        form.round = round
        if _way(rule) == AS_IT_IS:
            as_it_is = offered([(AS_IT_IS, lazy("As it is now"))])
            form.way.choices = [*as_it_is, *(form.way.choices or ())]
        return form

    def submitted(self) -> bool:
        """True when all answers hold and fit together."""
        held = super().submitted()
        if held and self.too_dear.data == TooDear.PART and not self.part_share.data:
            self.refuse("part_share", lazy("Enter the least part to offer, like 50."))
            held = False
        if held and self._shares and not self.step.data:
            self.refuse("step", lazy("Enter how much is added, like £1."))
            held = False
        return held

    def values(self) -> dict[str, Any]:
        """The rule; what is not asked here stays as it was."""
        rule = replace(
            self._with_shares(self._chosen()),
            minimum_votes=int(self.minimum_votes.data or 0),
            minimum_share=Fraction(self.minimum_share.data or 0),
        )
        return {"rule": self._with_money_line(rule).as_dict()}

    def told(self) -> list[str]:
        """How votes would be counted with these answers."""
        return told_with(self.round, self.values()["rule"], self.round.tie_way)

    def _chosen(self) -> Rule:
        """The stored rule, or that of another way under the conditions and ties of the stored."""
        stored, way = self._stored, str(self.way.data)
        if way == _way(stored):
            return stored
        method, utility = _METHODS[way]
        return Rule(
            method,
            utility=utility,
            completion=Completion.GREEDY_REST if way == SAVING else Completion.NONE,
            minimum_points=stored.minimum_points,
            minimum_ratings=stored.minimum_ratings,
            support_per_cost=stored.support_per_cost,
            tie_keys=stored.tie_keys,
        )

    def _with_money_line(self, rule: Rule) -> Rule:
        """What happens at the money line, where the rule comes to one."""
        in_turn = rule.method in (Method.GREEDY, Method.MEAN_SCORE)
        if not in_turn and rule.completion not in THEN_MOST_VOTES:
            return replace(rule, too_dear=TooDear.SKIP, part_share=Fraction(0))
        too_dear = TooDear(self.too_dear.data)
        least = self.part_share.data if too_dear is TooDear.PART else 0
        return replace(rule, too_dear=too_dear, part_share=Fraction(least))  # type: ignore[arg-type]

    def _with_shares(self, rule: Rule) -> Rule:
        """A step that is a part of the share stays, unless another step was typed."""
        if rule.method is not Method.EQUAL_SHARES:
            return rule
        step = int(self.step.data or STEP_PENCE)
        return replace(
            rule,
            completion=Completion(self.completion.data),
            add1_stop=Add1Stop(self.add1_stop.data),
            step=step,
            step_share=rule.step_share if step == rule.step else None,
            comparison=bool(self.comparison.data),
        )


_METHODS = {
    VOTES: (Method.GREEDY, Utility.COST),
    VALUE: (Method.GREEDY, Utility.CARDINALITY),
    SHARES: (Method.EQUAL_SHARES, Utility.COST),
    SAVING: (Method.PHRAGMEN, Utility.COST),
}


def _way(rule: Rule) -> str:
    """The answer that stands for a stored rule; Phragmén's rule asks nothing of what is chosen."""
    if rule.method is Method.PHRAGMEN:
        return SAVING
    asked = (rule.method, rule.utility)
    return next((way for way, meant in _METHODS.items() if meant == asked), AS_IT_IS)


def told_with(round: Round, rule: dict[str, Any], tie_way: TieWay) -> list[str]:
    """How votes would be counted by a rule that is not stored yet, with the limits as they are."""
    told = counting_in_words(Rule.from_dict(rule), tie_way, round.ballot_kind)
    return [*told, *limits_in_words(round), *leftovers_in_words(round)]
