"""Writing under a project, reporting, and hiding with a reason."""

from __future__ import annotations

import secrets

from wtforms import (  # type: ignore[attr-defined]  # choices are newer than the stubs
    Field,
    HiddenField,
    RadioField,
    SelectChoice,
)
from wtforms.validators import ValidationError

from pbapp.deliberation.lifecycle import Kind
from pbapp.forms import BaseForm, Longest, Required
from pbapp.i18n import _, lazy
from pbapp.proposals.fields import TextField

TEXT, REASON = 1000, 300


class WrittenForm(BaseForm):
    """A form that sent twice is kept once."""

    form_key = HiddenField(default=lambda: secrets.token_urlsafe(12), validators=[Longest(40)])


class CommentForm(WrittenForm):
    """A question or a comment on a project."""

    kind = RadioField(
        lazy("What do you want to do?"),
        choices=[
            SelectChoice(Kind.QUESTION.value, lazy("Ask a question")),
            SelectChoice(Kind.COMMENT.value, lazy("Leave a comment")),
        ],
        default=Kind.QUESTION.value,
        validate_choice=False,
    )
    text = TextField(
        lazy("Your question or comment"),
        [Required(lazy("Write your question or comment.")), Longest(TEXT)],
        description=lazy(
            "Everyone can read it, with your name. Please leave out phone numbers and addresses. "
            "1,000 characters at most."
        ),
    )

    def validate_kind(self, field: Field) -> None:
        """One of the two."""
        if field.data not in (Kind.QUESTION, Kind.COMMENT):
            raise ValidationError(_("Choose question or comment."))


class AnswerForm(WrittenForm):
    """An answer to a question or a comment."""

    text = TextField(
        lazy("Your answer"),
        [Required(lazy("Write your answer.")), Longest(TEXT)],
        description=lazy("Everyone can read it, with your name. 1,000 characters at most."),
    )


class ReportForm(BaseForm):
    """What is wrong with a text."""

    reason = TextField(
        lazy("What is wrong with it?"),
        [Required(lazy("Tell us what is wrong with it.")), Longest(REASON)],
        description=lazy("Only our moderators read this. 300 characters at most."),
    )


class HideForm(BaseForm):
    """Why a text goes out of sight."""

    reason = TextField(
        lazy("Why do you hide it?"),
        [Required(lazy("Write why you hide it. Everyone can read the reason.")), Longest(REASON)],
        description=lazy(
            "Everyone reads this in place of the text. Be plain and kind. 300 characters at most."
        ),
    )
