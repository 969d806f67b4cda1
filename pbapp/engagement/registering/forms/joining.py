"""Asking together, and the answer to it."""

from __future__ import annotations

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.register.kinds import Reply
from pbapp.engagement.register.labels import REPLIES
from pbapp.forms import one_of
from pbapp.i18n import lazy


class ReplyForm(ask.AnswersForm):
    """Yes or no, and why."""

    reply = one_of(
        lazy("Do you want to ask together?"),
        ((key.value, text) for key, text in REPLIES.items()),
    )
    reason = ask.lines(
        lazy("Why?"), most=1000, description=lazy("The other lead reads it. A no needs a reason.")
    )

    def answered(self) -> Reply:
        """What was chosen."""
        return Reply(self.reply.data)
