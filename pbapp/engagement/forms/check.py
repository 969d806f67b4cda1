"""Forms of the check: a rating, a confirmation, a review, a reason to stop."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from wtforms import BooleanField

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.labels import CONFIRMERS, POINTS
from pbapp.engagement.lifecycle import ACCEPTED
from pbapp.engagement.models import Engagement
from pbapp.forms import offered, one_of
from pbapp.i18n import lazy
from pbapp.standards.framework import NSCE_2016, Indicator

NOT_APPLICABLE = "0"
ACCEPT, RETURN = "accept", "return"
VERDICTS = (
    (ACCEPT, lazy("Accept: it can go to the board")),
    (RETURN, lazy("Return: something is missing")),
)


class RatingForm(ask.AnswersForm):
    """A rating of one indicator."""

    points = one_of(
        lazy("Your rating"),
        [
            *((str(points), words) for points, words in POINTS.items()),
            (NOT_APPLICABLE, lazy("It does not apply here")),
        ],
    )
    reason = ask.lines(
        lazy("Reason"),
        most=1000,
        description=lazy("Needed above what the evidence allows, and where it does not apply."),
    )

    @property
    def given(self) -> int | None:
        """The points; None where it does not apply."""
        return None if self.points.data == NOT_APPLICABLE else int(self.points.data or 0)


class ConfirmForm(ask.AnswersForm):
    """Who from outside confirms evidence that was added by hand."""

    confirmed_by = ask.chosen(lazy("Who confirms it?"), CONFIRMERS)
    confirmer = ask.line(
        lazy("Which partner or community group?"),
        lazy("Say which partner or community group confirms it."),
    )


class ReviewForm(ask.AnswersForm):
    """An officer's answer, with room for a comment on each standard."""

    verdict = one_of(
        lazy("Your answer"),
        VERDICTS,
    )

    knowing = BooleanField(lazy("I accept it although these are not rated"))

    @classmethod
    def of(cls, record: Engagement, unrated: Collection[Indicator]) -> Self:
        """The form as the record stands: what was accepted can only be returned."""
        form = cls()
        is_accepted = record.state in ACCEPTED
        if is_accepted:
            form.verdict.choices = offered([VERDICTS[1]])
        if is_accepted or not unrated:
            del form.knowing
        return form

    @property
    def is_hasty(self) -> bool:
        """It accepts what is not fully rated, and does not say so."""
        return self.verdict.data == ACCEPT and "knowing" in self and not self["knowing"].data

    def comments(self) -> dict[str, Any]:
        """What was written beside each standard, by its code."""
        return {one.code: self[one.code].data for one in NSCE_2016.standards}


# One field for each standard of the framework, so that a framework's data decides which there are.
for _standard in NSCE_2016.standards:
    setattr(ReviewForm, _standard.code, ask.lines(lazy(_standard.name), most=2000))
