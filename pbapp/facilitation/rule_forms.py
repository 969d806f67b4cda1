"""Who votes, with how many choices, and how the votes are counted, as forms."""

from __future__ import annotations

from typing import Any, Self

from wtforms import BooleanField

from pbapp.counting import Completion, Method, Rule, TooDear
from pbapp.facilitation.answers import some_of
from pbapp.facilitation.forms import TopicForm
from pbapp.forms import Between, Required, WholeNumber, one_of
from pbapp.i18n import _, lazy
from pbapp.rounds.labels import TIES
from pbapp.rounds.models import Round, Tie
from pbapp.rounds.patterns import STEP_PENCE
from pbapp.rounds.rule_words import method_in_words


class BallotForm(TopicForm):
    """How many projects a person chooses."""

    ballot_min = WholeNumber(
        lazy("Fewest choices"),
        [Required(lazy("Enter a number.")), Between(1, 50)],
        description=lazy("1 is kindest: nobody has to choose projects they do not want."),
    )
    ballot_max = WholeNumber(
        lazy("Most choices"),
        [Required(lazy("Enter a number.")), Between(1, 50)],
        description=lazy("Most rounds let people choose up to 3."),
    )
    may_change = BooleanField(
        lazy("People can change or cancel their vote until voting closes"),
    )

    def values(self) -> dict[str, Any]:
        """The answers by the name of the setting."""
        return {name: self[name].data for name in ("ballot_min", "ballot_max", "may_change")}


SKIP, STOP, SHARES = "skip", "stop", "equal_shares"


class RuleForm(TopicForm):
    """How votes become funded projects."""

    way = one_of(
        lazy("How are votes counted?"),
        [
            (SKIP, lazy("Most votes first, skip what does not fit")),
            (STOP, lazy("Most votes first, stop at the first that does not fit")),
            (SHARES, lazy("Equal Shares")),
        ],
    )
    completion = one_of(
        lazy("With Equal Shares: what happens with money that is left?"),
        [
            (Completion.ADD1.value, lazy("Raise everyone's share until the money is used")),
            (Completion.GREEDY_REST.value, lazy("Use it for the projects with the most votes")),
            (Completion.NONE.value, lazy("It stays in the pot")),
        ],
        default=Completion.ADD1.value,
    )
    minimum_votes = WholeNumber(
        lazy("Fewest votes a project needs"),
        [Required(lazy("Enter a number.")), Between(0, 100_000)],
        description=lazy("0 means that any number is enough."),
    )

    @property
    def way_hints(self) -> dict[str, str]:
        """What each way of counting does."""
        return {
            SKIP: method_in_words(Rule(Method.GREEDY)),
            STOP: method_in_words(Rule(Method.GREEDY, too_dear=TooDear.STOP)),
            SHARES: _(
                "Each voter has an equal share of the money, used only for projects they chose. "
                "So smaller groups get a fair part of the money too."
            ),
        }

    @classmethod
    def of(cls, round: Round) -> Self:
        """The form as the round stands."""
        rule = Rule.from_dict(round.rule)
        way = STOP if rule.too_dear is TooDear.STOP else SKIP
        if rule.method is Method.EQUAL_SHARES:
            return cls(
                data={
                    "way": SHARES,
                    "completion": rule.completion.value,
                    "minimum_votes": rule.minimum_votes,
                }
            )
        return cls(data={"way": way, "minimum_votes": rule.minimum_votes})

    def values(self) -> dict[str, Any]:
        """The rule, with every parameter that is not asked at its default."""
        least = int(self.minimum_votes.data or 0)
        if self.way.data == SHARES:
            completion = Completion(self.completion.data)
            rule = Rule(Method.EQUAL_SHARES, least, completion=completion, step=STEP_PENCE)
        else:
            rule = Rule(Method.GREEDY, least, too_dear=TooDear(self.way.data))
        return {"rule": rule.as_dict()}


EMAIL, CARD = "check_by_email", "check_by_card"


class VotersForm(TopicForm):
    """Who may vote, and how we see that each person votes once."""

    who_may_vote = some_of(
        lazy("Who may vote?"), [(tie.value, label) for tie, label in TIES.items()]
    )
    minimum_age = WholeNumber(
        lazy("Youngest age"),
        [Required(lazy("Enter an age.")), Between(0, 25)],
        description=lazy("Many rounds say 8 or 12. 0 means any age."),
    )
    checks = some_of(
        lazy("How do people get their voting code?"),
        [(EMAIL, lazy("By e-mail")), (CARD, lazy("On a printed card"))],
        description=lazy("Choose both if you can. Not everyone has e-mail."),
    )

    @classmethod
    def of(cls, round: Round) -> Self:
        """The form as the round stands."""
        checks = [name for name in (EMAIL, CARD) if getattr(round, name)]
        known = {"who_may_vote": round.who_may_vote, "minimum_age": round.minimum_age}
        return cls(data={**known, "checks": checks})

    def values(self) -> dict[str, Any]:
        """The answers by the name of the setting."""
        ties, chosen = set(self.who_may_vote.data or []), set(self.checks.data or [])
        return {
            "who_may_vote": [tie.value for tie in Tie if tie.value in ties],
            "minimum_age": self.minimum_age.data,
            EMAIL: EMAIL in chosen,
            CARD: CARD in chosen,
        }
