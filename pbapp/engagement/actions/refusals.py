"""Why a change to a record is refused."""

from __future__ import annotations

from collections.abc import Sequence

from pbapp.access.permissions import Can
from pbapp.engagement.bars import Bar
from pbapp.engagement.lifecycle import State, locks
from pbapp.engagement.models import Engagement
from pbapp.i18n import _, lazy
from pbapp.refusals import Refused, Unfit

SHUT: dict[State, str] = {
    State.REGISTERED: lazy("This record has only just been opened. Plan it first."),
    State.PLANNING: lazy("This record is still being planned."),
    State.AGREED: lazy("This work has not opened yet."),
    State.LIVE: lazy("This record has not been sent for review yet."),
    State.ANALYSING: lazy("This record has not been sent for review yet."),
    State.FEEDBACK: lazy("This record has not been sent for review yet."),
    State.SUBMITTED: lazy("This record waits for review, so it cannot be changed now."),
    State.CLOSED: lazy(
        "This record was accepted, so it cannot be changed. An officer can return it."
    ),
    State.FOLLOWED_UP: lazy(
        "This record was accepted, so it cannot be changed. An officer can return it."
    ),
    State.PAUSED: lazy("This work is paused. Go on with it first."),
    State.WITHDRAWN: lazy("This record was withdrawn, so it cannot be changed."),
    State.MERGED: lazy("This record was joined with another. Use that one."),
}


class NotReady(Unfit):
    """Something is missing for the next step."""

    def __init__(self, barred_by: Sequence[Bar]) -> None:
        reason = (
            _("Before it goes on, the plan has to be agreed and the note on personal data written.")
            if locks(barred_by)
            else _("Something is still missing. Mend it, or write why you go on without it.")
        )
        # where no reason helps, its box is not on the page
        super().__init__({"" if locks(barred_by) else "reason": reason})
        self.barred_by = barred_by


def must_allow(record: Engagement, can: Can) -> None:
    """Refuse what the state of a record does not let anyone do now."""
    if not record.allows(can):
        raise Refused(str(SHUT[record.state]))
