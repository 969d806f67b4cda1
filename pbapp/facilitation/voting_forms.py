"""Who votes, and with how many choices, as forms."""

from __future__ import annotations

from typing import Any, Self

from wtforms import BooleanField

from pbapp.facilitation.answers import some_of
from pbapp.facilitation.forms import TopicForm
from pbapp.forms import Between, Required, WholeNumber
from pbapp.i18n import lazy
from pbapp.rounds.labels import TIES
from pbapp.rounds.models import Round, Tie


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
