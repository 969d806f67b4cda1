"""Forms for moving a record: going on with a reason, stepping back, pausing, stopping, joining."""

from __future__ import annotations

import re
from typing import Self

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.labels import STATES
from pbapp.engagement.lifecycle import steps_back
from pbapp.engagement.models import Engagement
from pbapp.forms import offered, one_of
from pbapp.i18n import lazy


class MoveForm(ask.AnswersForm):
    """Why the lead goes on although something is missing."""

    reason = ask.lines(
        lazy("Why do you go on without it?"),
        most=1000,
        description=lazy("Only if you cannot mend it now. It is kept in the log of the record."),
    )


class StepBackForm(ask.AnswersForm):
    """Where to, and why."""

    to = one_of(lazy("Where should it go back to?"), [])
    reason = ask.lines(lazy("Why does it go back?"), lazy("Write why it goes back."), most=1000)

    @classmethod
    def of(cls, record: Engagement) -> Self:
        """The form as the record stands."""
        form = cls()
        form.to.choices = offered((one.value, STATES[one]) for one in steps_back(record.state))
        return form


class PauseForm(ask.AnswersForm):
    """Why it stops for a while."""

    reason = ask.lines(
        lazy("Why is it paused?"),
        lazy("Write why it is paused."),
        most=1000,
        description=lazy("Everyone can read it, if the page is up."),
    )


class WithdrawForm(ask.AnswersForm):
    """Why the work stops."""

    reason = ask.lines(
        lazy("Why does it stop?"),
        lazy("Write why it stops."),
        most=1000,
        description=lazy("Everyone can read it, if the page was up."),
    )


class MergeForm(ask.AnswersForm):
    """Which record goes on with it, and why."""

    into = ask.line(
        lazy("Which record goes on with it?"),
        lazy("Enter the reference of the other record."),
        description=lazy("Its reference, such as CPP-2026-0042."),
    )
    reason = ask.lines(lazy("Why are they joined?"), lazy("Write why they are joined."), most=1000)

    @property
    def into_id(self) -> int | None:
        """The key that the reference names; None where it names none."""
        found = re.fullmatch(r"(?:CPP-\d{4}-)?0*(\d{1,9})", self.into.data or "", re.IGNORECASE)
        return int(found[1]) if found else None
