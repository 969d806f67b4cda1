"""What a worker is asked when making a round, changing a pot, and moving a round on."""

from __future__ import annotations

from typing import Any, Self

from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import AnyOf

from pbapp.access.guard import current_actor
from pbapp.access.roles import Role
from pbapp.accounts.labels import ROLES
from pbapp.accounts.models import User
from pbapp.facilitation import queries
from pbapp.facilitation.answers import picked
from pbapp.forms import BaseForm, Longest, MoneyField, Required, offered, one_of
from pbapp.i18n import _, lazy
from pbapp.places import queries as places
from pbapp.rounds.labels import MONEY_KINDS
from pbapp.rounds.lifecycle import Action
from pbapp.rounds.models import MoneyKind, Pot, Round
from pbapp.rounds.patterns import LABELS

#: the most one pot can hold: a hundred million pounds
MOST_PENCE = 100_000_000_00


class TopicForm(BaseForm):
    """One topic of a round's settings: made from a round, and giving back its settings."""

    @classmethod
    def of(cls, round: Round) -> Self:
        """The form as the round stands."""
        return cls(obj=round)

    def values(self) -> dict[str, Any]:
        """The answers by the name of the setting; a field is named after its setting."""
        return {field.short_name: field.data for field in self if field.short_name != "csrf_token"}

    def told(self) -> list[str]:
        """How votes would be counted with these answers, where they have to do with that."""
        return []


class NamedForm(TopicForm):
    """What a round is called, where it is, and whom to ask."""

    name = StringField(
        lazy("Name of the round"),
        [Required(lazy("Enter a name.")), Longest(100)],
        description=lazy("A name that local people will remember, like “Our Wee Pot”."),
    )
    summary = StringField(
        lazy("One line about it"),
        [Required(lazy("Enter one line that says what the money is for.")), Longest(200)],
        description=lazy("It stands under the name. For example: £30,000 for good things here."),
    )
    area_id = picked(lazy("Area"), validators=[Required(lazy("Choose the area."))])
    contact = StringField(
        lazy("Contact"),
        [Longest(200)],
        description=lazy("Whom people can ask: an e-mail address or a phone number."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = [(str(area.id), area.name) for area in places.areas()]
        self.area_id.choices = offered([("", lazy("Choose an area")), *areas])

    def values(self) -> dict[str, Any]:
        """The answers by the name of the setting."""
        return {
            "name": self.name.data,
            "summary": self.summary.data,
            "area_id": int(self.area_id.data),
            "contact": (self.contact.data or "").strip(),
        }


class NewRoundForm(NamedForm):
    """The few questions before a draft stands; the rest has defaults from the template."""

    pattern = one_of(
        lazy("Which template fits best?"),
        [(pattern.value, label) for pattern, label in LABELS.items()],
        description=lazy("It fills in money, dates and rules. You can change all of them."),
    )


class AboutForm(NamedForm):
    """What the round is, where, and whom to ask."""

    description = TextAreaField(
        lazy("About the round"),
        [Longest(4000)],
        description=lazy("What the money is for, and who can take part. Use plain words."),
    )

    def values(self) -> dict[str, Any]:
        """The answers by the name of the setting."""
        return {**super().values(), "description": self.description.data or ""}


class DeputyForm(TopicForm):
    """Who may publish the result in the manager's stead."""

    deputy_id = picked(
        lazy("Deputy"),
        description=lazy("The person who counts cannot publish, so it is good to have one."),
    )

    @classmethod
    def of(cls, round: Round) -> Self:
        """The form as the round stands."""
        form = cls(data={"deputy_id": str(round.deputy_id or "")})
        others = {str(user.id): _with_roles(user, roles) for user, roles in _others(round)}
        if round.deputy:  # stays on offer, whatever became of their roles
            others.setdefault(str(round.deputy_id), round.deputy.name)
        form.deputy_id.choices = offered([("", lazy("Nobody yet")), *others.items()])
        return form

    def values(self) -> dict[str, Any]:
        """The answers by the name of the setting."""
        return {"deputy_id": int(self.deputy_id.data) if self.deputy_id.data else None}


def _others(round: Round) -> list[tuple[User, list[Role]]]:
    team = queries.team(round.id).items()
    return [(user, roles) for user, roles in team if user.id != current_actor().user_id]


def _with_roles(user: User, roles: list[Role]) -> str:
    held = ", ".join(str(ROLES[role]) for role in roles)
    return _("%(name)s: %(roles)s", name=user.name, roles=held)


class PotForm(BaseForm):
    """What a pot is called and what it holds."""

    name = StringField(
        lazy("Name of the pot"),
        [Required(lazy("Enter a name for this pot.")), Longest(100)],
        description=lazy("For example: Main pot."),
    )
    money_pence = MoneyField(
        lazy("Money in this pot"), [Required(lazy("Enter how much money is in this pot."))]
    )
    most_pence = MoneyField(
        lazy("The most one project can ask for"),
        description=lazy("Leave it empty if a project can ask for all of the money."),
    )
    leftover_to_id = picked(
        lazy("Where does money go that is left?"),
        description=lazy("The other pot is counted after this one, with the money on top."),
    )
    kind = one_of(
        lazy("What kind of money is it?"),
        [(kind.value, label) for kind, label in MONEY_KINDS.items()],
        default=MoneyKind.REVENUE.value,
    )

    @classmethod
    def of(cls, round: Round, pot: Pot | None = None) -> Self:
        """The form as the pot stands, or for a new one; the round's other pots are on offer."""
        known: dict[str, Any] = {"leftover_to_id": str(pot.leftover_to_id or "") if pot else ""}
        if pot:
            known |= {n: getattr(pot, n) for n in ("name", "money_pence", "most_pence", "kind")}
        form = cls(data=known)
        others = [(str(other.id), other.name) for other in round.pots if other is not pot]
        form.leftover_to_id.choices = offered([("", lazy("It stays in this pot")), *others])
        return form

    def submitted(self) -> bool:
        """True when all answers hold; sums no round has are refused in words."""
        held = super().submitted()
        for name in ("money_pence", "most_pence"):
            if (self[name].data or 0) > MOST_PENCE:
                self.refuse(name, lazy("This is too much money. Enter £100,000,000 or less."))
                held = False
        return held

    def values(self) -> dict[str, Any]:
        """The answers by the name of the setting."""
        return {
            "name": str(self.name.data).strip(),
            "money_pence": self.money_pence.data,
            "most_pence": self.most_pence.data,
            "kind": MoneyKind(self.kind.data),
            "leftover_to_id": int(self.leftover_to_id.data) if self.leftover_to_id.data else None,
        }


class AdvanceForm(BaseForm):
    """Why the round moves on now, by hand."""

    action = HiddenField(validators=[AnyOf(list(Action), lazy("Open this page again."))])
    reason = TextAreaField(
        lazy("Why now?"),
        [Required(lazy("Write why the round moves on now.")), Longest(500)],
        description=lazy("People who read the round's log will see this."),
    )
