"""Forms of the check: a rating, a confirmation, a review, a reason to stop."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Self

from wtforms import TextAreaField
from wtforms.validators import StopValidation

from pbapp.engagement.check import Line
from pbapp.engagement.forms import fields as ask
from pbapp.engagement.labels import CONFIRMERS, POINTS
from pbapp.engagement.lifecycle import ACCEPTED
from pbapp.engagement.models import Engagement
from pbapp.forms import offered, one_of
from pbapp.i18n import _, lazy
from pbapp.standards.framework import NSCE_2016, Indicator
from pbapp.standards.substance import says_something

NOT_APPLICABLE = "0"
#: the six points, and that it does not apply
_marks = {str(points): words for points, words in POINTS.items()} | {
    NOT_APPLICABLE: lazy("It does not apply here")
}
ACCEPT, RETURN = "accept", "return"
VERDICTS = (
    (ACCEPT, lazy("Accept: it can go to the board")),
    (RETURN, lazy("Return: something is missing")),
)


class RatingForm(ask.AnswersForm):
    """A rating of one indicator."""

    points = one_of(lazy("Your rating"), list(_marks.items()))
    reason = ask.lines(
        lazy("Reason"),
        most=1000,
        description=lazy("Needed above what the evidence allows, and where it does not apply."),
    )

    @property
    def given(self) -> int | None:
        """The points; None where it does not apply."""
        return None if self.points.data == NOT_APPLICABLE else int(self.points.data or 0)


def ratings_form(lines: Iterable[Line]) -> Any:
    """A mark and room for a reason for each indicator; what was signed is filled in."""
    fields: dict[str, Any] = {}
    data: dict[str, Any] = {}
    for line in lines:
        code, signed = line.indicator.code, line.signed
        fields[f"points_{code}"] = ask.coded(
            lazy("Your rating of %(code)s", code=code), _marks, blank=lazy("Not rated yet")
        )
        fields[f"reason_{code}"] = ask.lines(lazy("Reason"), most=1000)
        data[f"points_{code}"] = ""
        if signed is not None:
            points = NOT_APPLICABLE if signed.points is None else str(signed.points)
            data |= {f"points_{code}": points, f"reason_{code}": signed.reason}
    return type("RatingsForm", (ask.AnswersForm,), fields)(data=data)


def ratings_in(form: Any, lines: Iterable[Line]) -> dict[str, tuple[int | None, str]]:
    """What was chosen, by code; None for what does not apply."""
    codes = [line.indicator.code for line in lines]
    return {
        code: (int(form[f"points_{code}"].data) or None, form[f"reason_{code}"].data or "")
        for code in codes
        if form[f"points_{code}"].data
    }


class ConfirmForm(ask.AnswersForm):
    """Who from outside confirms evidence that was added by hand."""

    confirmed_by = ask.chosen(lazy("Who confirms it?"), CONFIRMERS)
    confirmer = ask.line(
        lazy("Which partner or community group?"),
        lazy("Say which partner or community group confirms it."),
    )


class ReviewForm(ask.AnswersForm):
    """An officer's answer, with room for a comment on each standard."""

    verdict = one_of(lazy("Your answer"), VERDICTS)
    reason = ask.lines(
        lazy("Why do you accept it without these ratings?"),
        most=1000,
        description=lazy("Needed if you accept it. Everyone who reads the log can see it."),
    )

    @classmethod
    def of(cls, record: Engagement, unrated: Collection[Indicator]) -> Self:
        """The form as the record stands: what was accepted can only be returned."""
        form = cls()
        is_accepted = record.state in ACCEPTED
        if is_accepted:
            form.verdict.choices = offered([VERDICTS[1]])
        if is_accepted or not unrated:
            del form.reason
        return form

    def validate_reason(self, field: TextAreaField) -> None:
        """What is due but not rated is accepted only with a reason that says something."""
        if self.verdict.data == ACCEPT and not says_something(field.data or ""):
            raise StopValidation(_("Rate them first, or write in a sentence why you do without."))

    @property
    def why(self) -> str:
        """The reason, where one is asked for."""
        return (self["reason"].data or "") if "reason" in self else ""

    def comments(self) -> dict[str, Any]:
        """What was written beside each standard, by its code."""
        return {one.code: self[one.code].data for one in NSCE_2016.standards}


# One field for each standard of the framework, so that a framework's data decides which there are.
for _standard in NSCE_2016.standards:
    setattr(ReviewForm, _standard.code, ask.lines(lazy(_standard.name), most=2000))
