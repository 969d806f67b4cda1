"""What decides between equal projects, as a form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Self

from pbapp.counting import Rule, TieKey
from pbapp.facilitation.forms import TopicForm
from pbapp.facilitation.rule_forms import told_with
from pbapp.forms import one_of
from pbapp.i18n import _, lazy
from pbapp.rounds.models import Round, TieWay

LOWER, MORE = TieKey.LOWER_COST.value, TieKey.MORE_VOTES.value
NEITHER = "none"


class TiesForm(TopicForm):
    """What decides between projects that are equal."""

    round: Round

    first = one_of(
        lazy("When two projects are equal, which comes first?"),
        [
            (f"{LOWER} {MORE}", lazy("The one that costs less, then the one with more votes")),
            (f"{MORE} {LOWER}", lazy("The one with more votes, then the one that costs less")),
            (LOWER, lazy("The one that costs less")),
            (MORE, lazy("The one with more votes")),
            (NEITHER, lazy("Neither: lots decide at once")),
        ],
    )
    tie_way = one_of(
        lazy("When they are still equal, how are lots drawn?"),
        [
            (TieWay.WITNESSES.value, lazy("Stop and ask: draw them before two witnesses")),
            (TieWay.SEED.value, lazy("Draw them in secret before voting opens")),
        ],
    )

    @property
    def way_hints(self) -> dict[str, str]:
        """What each way of drawing means for the day of the count."""
        return {
            TieWay.WITNESSES.value: _(
                "The count stops. You draw lots in the room and type in the order. "
                "People can watch."
            ),
            TieWay.SEED.value: _(
                "The computer draws the lots when voting opens and locks them away. A proof code "
                "stands on the round's page. The lots are shown with the result, and anyone can "
                "check that nobody changed them. The count does not stop for lots."
            ),
        }

    @classmethod
    def of(cls, round: Round) -> Self:
        """The form as the round stands."""
        keys = " ".join(key.value for key in Rule.from_dict(round.rule).tie_keys)
        form = cls(data={"first": keys or NEITHER, "tie_way": round.tie_way.value})
        form.round = round
        return form

    def values(self) -> dict[str, Any]:
        """The rule with other keys, and the way of the lot."""
        first = str(self.first.data)
        keys = () if first == NEITHER else tuple(map(TieKey, first.split()))
        rule = replace(Rule.from_dict(self.round.rule), tie_keys=keys)
        return {"rule": rule.as_dict(), "tie_way": TieWay(self.tie_way.data)}

    def told(self) -> list[str]:
        """How votes would be counted with these answers."""
        values = self.values()
        return told_with(self.round, values["rule"], values["tie_way"])
