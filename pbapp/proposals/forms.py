"""The pages of the idea form, and the forms of those who check ideas."""

from __future__ import annotations

import secrets
from typing import Any

from wtforms import (  # type: ignore[attr-defined]  # choices are newer than the stubs
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
)
from wtforms.validators import ValidationError
from wtforms.widgets import HiddenInput

from pbapp.forms import BaseForm, Longest, MoneyField, Required
from pbapp.i18n import _, lazy, money_text
from pbapp.places import queries as places
from pbapp.proposals.criteria import CRITERIA
from pbapp.proposals.fields import LineField, TextField
from pbapp.proposals.labels import ORDERS, STAGES, VERDICTS
from pbapp.proposals.lifecycle import Stage, Verdict, verdicts
from pbapp.proposals.models import Proposal
from pbapp.proposals.pages import most_pence
from pbapp.rounds.models import Pot, Round

TITLE, LINE, WORDS, TEXT = 100, 140, 200, 2000


def whole(value: Any) -> int | None:
    """A key as a form sends it; None for anything else, which no choice equals."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else None


class AnswerForm(BaseForm):
    """One page of the idea form; its fields are named after the columns they fill."""

    def offer(self, round: Round) -> None:
        """Fill in the choices that depend on the round."""

    def answers(self) -> dict[str, Any]:
        """Column and answer, for each field that holds one."""
        return {f.name: f.data for f in self if f.name not in ("csrf_token", "form_key")}


class NameForm(AnswerForm):
    """What the idea is called."""

    title = LineField(
        lazy("Name of your idea"),
        [Required(lazy("Give your idea a name.")), Longest(TITLE)],
        description=lazy("A few words that people will remember. 100 characters at most."),
    )
    summary = LineField(
        lazy("Your idea in one line"),
        [Required(lazy("Tell us your idea in one line.")), Longest(LINE)],
        description=lazy("People see this line in the list. 140 characters at most."),
    )


class StartForm(NameForm):
    """The first page, which begins an idea."""

    form_key = HiddenField(default=lambda: secrets.token_urlsafe(12), validators=[Longest(40)])


class NeedForm(AnswerForm):
    """What it is for."""

    need = TextField(
        lazy("What would you do, and why?"),
        [Required(lazy("Tell us what you would do, and why.")), Longest(TEXT)],
        description=lazy(
            "What is missing now? How do you know? Plain words are best. 2,000 characters at most."
        ),
    )


class MoneyForm(AnswerForm):
    """From which pot, and how much."""

    pot_id = RadioField(lazy("Which pot of money?"), coerce=whole, validate_choice=False)
    cost_pence = MoneyField(
        lazy("How much do you ask for?"),
        description=lazy("In pounds, like 750 or 1,200.50."),
    )

    def offer(self, round: Round) -> None:
        """The round's pots; a single one is chosen already."""
        self.pots = {pot.id: pot for pot in round.pots}
        self.pot_id.choices = [SelectChoice(str(pot.id), pot.name) for pot in round.pots]
        self.limits = {str(pot.id): _limit(pot) for pot in round.pots}
        if len(self.pots) == 1:
            self.pot_id.data = next(iter(self.pots))

    def validate_pot_id(self, field: Field) -> None:
        """One of this round's pots."""
        if field.data not in self.pots:
            raise ValidationError(_("Choose a pot of money."))

    def validate_cost_pence(self, field: Field) -> None:
        """Something, and no more than the pot gives one idea."""
        if field.errors:
            return
        if not field.data:
            raise ValidationError(_("Enter the amount you ask for, like 750."))
        pot = self.pots.get(self.pot_id.data)
        if pot and field.data > most_pence(pot):
            most = money_text(most_pence(pot))
            raise ValidationError(
                _(
                    "The most you can ask for is %(most)s. Is there a part you can do for that?",
                    most=most,
                )
            )


class SpendingForm(AnswerForm):
    """What the money buys."""

    spending = TextField(
        lazy("What would the money buy?"),
        [Required(lazy("Tell us what the money would buy.")), Longest(TEXT)],
        description=lazy(
            "Each thing on its own line, with its cost, like: 12 plants, £60. "
            "2,000 characters at most."
        ),
    )


class PlaceForm(AnswerForm):
    """Where it happens."""

    area_id = RadioField(lazy("Which area?"), coerce=whole, validate_choice=False)
    place = LineField(
        lazy("Where is that, in your own words?"),
        [Required(lazy("Tell us where it would happen.")), Longest(WORDS)],
        description=lazy("For example: the green behind the library. 200 characters at most."),
    )

    def offer(self, round: Round) -> None:
        """The round's own area and those inside it."""
        inside = {area.id: area.name for area in places.within(round.area_id)}
        every = _("All of %(area)s", area=round.area.name) if inside else round.area.name
        self.offered = inside | {round.area_id: every}
        self.area_id.choices = [SelectChoice(str(key), name) for key, name in self.offered.items()]
        if not inside:
            self.area_id.data = round.area_id

    def validate_area_id(self, field: Field) -> None:
        """One of the areas offered."""
        if field.data not in self.offered:
            raise ValidationError(_("Choose an area."))


class PeopleForm(AnswerForm):
    """Who benefits."""

    beneficiaries = TextField(
        lazy("Who would it help?"),
        [Required(lazy("Tell us who it would help.")), Longest(TEXT)],
        description=lazy("Who are they, and about how many? 2,000 characters at most."),
    )


class GroupForm(AnswerForm):
    """Who would do it."""

    group_name = LineField(
        lazy("Which group would do it?"),
        [Longest(WORDS)],
        description=lazy(
            "The name of your group, club or school. No group yet? Leave this empty: "
            "we can help you find one to work with. 200 characters at most."
        ),
    )


def _limit(pot: Pot) -> str:
    return _(
        "%(money)s in all. The most for one idea is %(most)s.",
        money=money_text(pot.money_pence),
        most=money_text(most_pence(pot)),
    )


FORMS: dict[str, type[AnswerForm]] = {
    "name": NameForm,
    "need": NeedForm,
    "money": MoneyForm,
    "spending": SpendingForm,
    "place": PlaceForm,
    "people": PeopleForm,
    "group": GroupForm,
}


class ButtonForm(BaseForm):
    """A change that needs no answers."""


class CheckForm(BaseForm):
    """What a checker decides, and why."""

    version = IntegerField(widget=HiddenInput())
    verdict = RadioField(lazy("Your decision"), validate_choice=False)
    concerns = SelectMultipleField(
        lazy("What is not right yet?"),
        description=lazy("Tick all that apply. Each tick puts a plain sentence into the letter."),
        validate_choice=False,
    )
    words = TextField(
        lazy("Your own words to the person"),
        [Longest(TEXT)],
        description=lazy("They read this in a letter from us. 2,000 characters at most."),
    )
    #: what the button pressed asks for: look at the letter, send it, or change it
    step = HiddenField()

    def offer(self, proposal: Proposal, *, may_ask: bool) -> None:
        """The decisions open now; asking is of no use once the answers are fixed."""
        open_now = [v for v in verdicts(proposal.stage) if v is not Verdict.REOPEN]
        self.open_now = [v for v in open_now if may_ask or v is not Verdict.ASK]
        self.verdict.choices = [SelectChoice(v.value, VERDICTS[v]) for v in self.open_now]
        self.concerns.choices = [SelectChoice(c.key, c.concern) for c in CRITERIA]

    def validate_verdict(self, field: Field) -> None:
        """One of those offered."""
        if field.data not in [v.value for v in self.open_now]:
            raise ValidationError(_("Choose what you decide."))

    def validate_concerns(self, field: Field) -> None:
        """A pass has none; a no or a question has a reason."""
        field.data = [key for key in field.data or [] if key in {c.key for c in CRITERIA}]
        if self.verdict.data == Verdict.PASS and field.data:
            raise ValidationError(
                _("You ticked something that is not right. Take the tick away, or ask for more.")
            )

    def validate_words(self, field: Field) -> None:
        """Nobody is told no without a reason."""
        needs = self.verdict.data in (Verdict.ASK, Verdict.DECLINE)
        if needs and not (self.concerns.data or field.data):
            raise ValidationError(_("Tick a reason or write one. The person must know why."))


class ReopenForm(BaseForm):
    """Why a decision is looked at again."""

    version = IntegerField(widget=HiddenInput())
    words = TextField(
        lazy("Why do we look at it again?"),
        [Required(lazy("Write why. The person is told.")), Longest(TEXT)],
        description=lazy("The person reads this in a letter. 2,000 characters at most."),
    )


class FilterForm(BaseForm):
    """What to show of a round's ideas, and in which order."""

    class Meta(BaseForm.Meta):
        """Sent by GET, changes nothing."""

        csrf = False

    stage = SelectField(
        lazy("Show"),
        choices=[
            SelectChoice("", lazy("Everything")),
            *(SelectChoice(s.value, STAGES[s]) for s in Stage if s is not Stage.DRAFT),
        ],
        validate_choice=False,
    )
    order = SelectField(
        lazy("Order"),
        choices=[SelectChoice(key, label) for key, label in ORDERS.items()],
        validate_choice=False,
    )

    def stage_asked(self) -> Stage | None:
        """The stage to show; None for all, and for anything unknown."""
        return next((s for s in Stage if s.value == self.stage.data), None)
