"""Recording a change after the count: a project taken back, or money added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

from wtforms import SelectChoice, SelectField  # type: ignore[attr-defined]  # newer than the stubs

from pbapp.forms import SAYING, BaseForm, Longest, MoneyField, Required
from pbapp.i18n import _, lazy
from pbapp.proposals.fields import LineField, TextField
from pbapp.proposals.forms import whole

#: of more equal projects there are too many orders to list
MOST_TIED = 5


class ChangeForm(BaseForm):
    """Why it changes; and where projects are equal, the lot that was drawn."""

    reason = TextField(
        lazy("Why?"),
        [Required(lazy("Write down why. Everyone can read it.")), Longest(1_000)],
        description=lazy(
            "This stands on the page of the result. Use plain words, and name nobody."
        ),
    )
    order = SelectField(lazy("The order drawn"), validate_choice=False)
    witness_one = LineField(lazy("First witness"), [Longest(200)])
    witness_two = LineField(lazy("Second witness"), [Longest(200)])
    #: set once a lot is needed
    asks_lot = False

    def drawn(self) -> tuple[int, ...]:
        """The projects in the order drawn; none where nothing was drawn."""
        keys = [whole(part) for part in (self.order.data or "").split("-") if part]
        return tuple(key for key in keys if key is not None)

    def witnesses(self) -> tuple[str, str]:
        """Who watched."""
        return str(self.witness_one.data or ""), str(self.witness_two.data or "")

    def submitted(self) -> bool:
        """True when a drawn order comes with two different witnesses."""
        return super().submitted() and (not self.drawn() or self._witnesses_fit())

    def ask_lot(self, tied: Sequence[int], titles: Mapping[int, str]) -> None:
        """Offer every order of these projects."""
        self.asks_lot = True
        orders = permutations(tied) if len(tied) <= MOST_TIED else ()
        self.order.choices = [
            SelectChoice("", lazy("Choose the order")),
            *(
                SelectChoice("-".join(map(str, order)), ", ".join(titles[key] for key in order))
                for order in orders
            ),
        ]

    def _witnesses_fit(self) -> bool:
        one, two = self.witnesses()
        for name, given in (("witness_one", one), ("witness_two", two)):
            if not given:
                self.refuse(name, _("Enter the names of both witnesses."))
                return False
        if one.casefold() == two.casefold():
            self.refuse("witness_two", _("Two different people must watch. Enter another name."))
            return False
        return True


class TakeBackForm(ChangeForm):
    """Which project cannot go on."""

    project_id = SelectField(
        lazy("Which project?"),
        [Required(lazy("Choose the project."))],
        coerce=whole,
        **SAYING,
    )

    def offer(self, titles: Mapping[int, str]) -> None:
        """The projects that can be taken back, by key."""
        self.project_id.choices = [
            SelectChoice("", lazy("Choose a project")),
            *(SelectChoice(str(key), title) for key, title in titles.items()),
        ]


class MoneyAddedForm(ChangeForm):
    """How much money came later, and from where."""

    amount = MoneyField(
        lazy("How much is added?"),
        [Required(lazy("Enter the amount, like 4,000."))],
        description=lazy("In pounds, like 750 or 1,200.50."),
    )
    source = LineField(
        lazy("Where does it come from?"),
        [Required(lazy("Enter where the money comes from.")), Longest(200)],
    )

    def submitted(self) -> bool:
        """True when there is more than nothing to add."""
        if not super().submitted():
            return False
        if not self.amount.data:
            self.refuse("amount", _("Enter more than £0."))
        return bool(self.amount.data)
