"""The five questions, and the few that make a pulse."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta

from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import Optional

from pbapp import clock
from pbapp.activities.ages import AGES, Age
from pbapp.activities.pulse.about import id_in
from pbapp.activities.pulse.labels import ANSWERS, FACES, QUESTIONS
from pbapp.activities.pulse.models import ACTIVITY, SESSION, Pulse
from pbapp.forms import SAYING, BaseForm, DayField, Longest, Required, offered, one_of
from pbapp.i18n import lazy
from pbapp.proposals.fields import LineField, TextField
from pbapp.standards.framework import PulseQuestion

COMMENT = 500
#: people answer in the days after, and staff need not wait long to see what they said
OPEN_FOR = timedelta(days=14)


def _answers() -> list[tuple[str, str]]:
    return [
        (str(points), lazy("%(face)s %(words)s", face=FACES[points], words=words))
        for points, words in ANSWERS.items()
    ]


def _asked(question: PulseQuestion) -> RadioField:
    return RadioField(QUESTIONS[question], [Optional()], choices=offered(_answers()), **SAYING)


class PulseForm(BaseForm):
    """What somebody who took part thinks."""

    easy = _asked(PulseQuestion.EASY)
    understood = _asked(PulseQuestion.UNDERSTOOD)
    listened = _asked(PulseQuestion.LISTENED)
    respect = _asked(PulseQuestion.RESPECT)
    again_or_learnt = _asked(PulseQuestion.AGAIN_OR_LEARNT)
    comment = TextField(
        lazy("Is there more you want to say?"),
        [Longest(COMMENT)],
        description=lazy("Only our staff read it. Please leave out names and phone numbers."),
    )
    form_key = HiddenField(default=lambda: secrets.token_urlsafe(12), validators=[Longest(40)])

    def points(self) -> dict[str, int | None]:
        """Points by the question's name; None where it was left out."""
        given = {question.value: self[question.value].data for question in PulseQuestion}
        return {name: int(points) if points else None for name, points in given.items()}


class NewPulseForm(BaseForm):
    """What the five questions are about, and when they are open."""

    title = LineField(
        lazy("What did people take part in?"),
        [Required(lazy("Say what people took part in.")), Longest(120)],
        description=lazy("People read: “You took part in …”"),
    )
    about = SelectField(lazy("Which activity of the record is it?"), [Optional()], **SAYING)
    age = one_of(
        lazy("Who took part?"),
        [(age.value, words) for age, words in AGES.items()],
        default=Age.ADULT.value,
    )
    opens_on = DayField(
        lazy("First day"), [Required(lazy("Enter its first day."))], default=clock.today
    )
    closes_on = DayField(
        lazy("Last day"),
        [Required(lazy("Enter its last day."))],
        default=lambda: clock.today() + OPEN_FOR,
    )

    @classmethod
    def made(cls, happenings: Iterable[tuple[str, str]], about: str = "") -> NewPulseForm:
        """The form with what people of a record took part in, by key and name."""
        listed = list(happenings)
        names = dict(listed)
        form = cls(data={"about": about, "title": names[about]} if about in names else None)
        form.about.choices = offered([("", lazy("None of these")), *listed])
        return form

    def pulse(self) -> Pulse:
        """What was filled in, without its days."""
        return Pulse(
            title=self.title.data or "",
            age=Age(self.age.data),
            activity_id=id_in(self.about.data or "", ACTIVITY),
            session_id=id_in(self.about.data or "", SESSION),
        )
