"""What people fill in to vote, and what a worker fills in to make cards."""

from __future__ import annotations

from typing import Any

from wtforms import (  # type: ignore[attr-defined]  # choices are newer than the stubs
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import InputRequired

from pbapp.forms import BaseForm, Between, Longest, Required
from pbapp.i18n import _, lazy
from pbapp.rounds.models import Round, Tie
from pbapp.voting.box import BallotChanged, Submission
from pbapp.voting.box.slots import is_nonce
from pbapp.voting.device import Age
from pbapp.voting.labels import TIES

MOST_CARDS = 300
NONE_OF_THESE = "none"
GROWN = 12
#: longer numbers are none of ours
MOST_DIGITS = 9


def _number(text: object) -> int:
    """A project's number; 0, which no project has, for anything else."""
    return int(str(text)) if str(text).isdecimal() and len(str(text)) <= MOST_DIGITS else 0


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


class ChoicesForm(BaseForm):
    """The ticked boxes of a ballot."""

    project = SelectMultipleField(lazy("Projects"), coerce=_number, validate_choice=False)

    def chosen(self) -> tuple[int, ...]:
        """The projects, as they were sent."""
        return tuple(self.project.data or ())


class SendForm(ChoicesForm):
    """A whole ballot with its one-time number and the version of what it would replace."""

    nonce = HiddenField()
    version = HiddenField()

    def made_from(self) -> int:
        """The version of the slot this form was made from. Raises BallotChanged."""
        version = self.version.data or ""
        if not (version.isdecimal() and len(version) <= MOST_DIGITS):
            raise BallotChanged
        return int(version)

    def submission(self, round_id: int, right_id: str) -> Submission:
        """What the box is asked to take. Raises BallotChanged for what we did not write."""
        nonce = str(self.nonce.data)
        if not is_nonce(nonce):
            raise BallotChanged
        return Submission(round_id, right_id, nonce, self.made_from(), self.chosen())


class EligibilityForm(BaseForm):
    """What a person declares: their tie to the place, and their age."""

    tie = RadioField(
        lazy("Which of these is true for you?"),
        [InputRequired(lazy("Choose what is true for you."))],
    )
    age = RadioField(lazy("How old are you?"), [InputRequired(lazy("Choose your age."))])

    def offer(self, round: Round) -> None:
        """The ties and ages this round asks for."""
        area = round.area.name
        asked = [tie for tie in Tie if tie in round.who_may_vote]
        ties = [SelectChoice(tie.value, str(TIES[tie]) % {"area": area}) for tie in asked]
        self.tie.choices = [*ties, SelectChoice(NONE_OF_THESE, _("None of these"))]
        self.age.choices = _ages(round.minimum_age)


def _ages(least: int) -> list[SelectChoice]:
    grown = max(least, GROWN)
    ages = {Age.TWELVE_OR_MORE: _("%(age)s or older", age=grown)}
    if least < GROWN:
        ages[Age.CHILD] = _("%(least)s to %(most)s", least=least, most=GROWN - 1)
    if least == GROWN - 1:
        ages[Age.CHILD] = str(least)
    if least:
        ages[Age.TOO_YOUNG] = _("Under %(age)s", age=least)
    return [SelectChoice(age.value, words) for age, words in ages.items()]


class CardForm(BaseForm):
    """The code printed on a card."""

    card = StringField(
        lazy("Code on the card"),
        [Required(lazy("Type the code on the card.")), Longest(60)],
        description=lazy("12 letters and numbers. Spaces do not matter."),
        filters=[_trimmed],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self["csrf_token"].id = "card-csrf-token"  # beside another form; an id stands once


class ReceiptForm(BaseForm):
    """A receipt's code."""

    receipt = StringField(
        lazy("Receipt code"),
        [Required(lazy("Type the code on your receipt.")), Longest(60)],
        description=lazy("16 letters and numbers. Spaces do not matter."),
        filters=[_trimmed],
    )


class Quantity(IntegerField):
    """A whole number; what is none stays as typed and is told its limits."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number, or leave it to the limits to say what is wanted."""
        typed = str(valuelist[0]).strip() if valuelist else ""
        self.data = int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else None


class BatchForm(BaseForm):
    """Cards to make: for which place, how many, and how to print them."""

    place = StringField(
        lazy("Where will they be handed out?"),
        [Required(lazy("Say where the cards will be handed out.")), Longest(200)],
        description=lazy("Such as the library in Port Nellan."),
        filters=[_trimmed],
    )
    number = Quantity(
        lazy("How many cards?"),
        [InputRequired(lazy("Say how many cards.")), Between(1, MOST_CARDS)],
        description=lazy("%(most)s at most in one batch.", most=MOST_CARDS),
    )
    sheet = RadioField(
        lazy("What do you want to print from?"),
        choices=[
            SelectChoice("pdf", lazy("A PDF file")),
            SelectChoice("page", lazy("A page in the browser")),
        ],
        default="pdf",
    )
