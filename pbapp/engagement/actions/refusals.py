"""Why a change to a record is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pbapp.access.permissions import Can
from pbapp.engagement.lifecycle import Bar, State
from pbapp.engagement.models import Engagement
from pbapp.i18n import _, lazy
from pbapp.refusals import Refused

SHUT: dict[State, str] = {
    State.REGISTERED: lazy("This record is still being planned. Put its page up first."),
    State.LIVE: lazy("This record has not been sent for review yet."),
    State.SUBMITTED: lazy("This record waits for review, so it cannot be changed now."),
    State.RETURNED: lazy("This record was returned. Its lead has to send it again first."),
    State.ACCEPTED: lazy(
        "This record was accepted, so it cannot be changed. An officer can return it."
    ),
    State.WITHDRAWN: lazy("This record was withdrawn, so it cannot be changed."),
}


class Unfit(Refused):
    """Answers that do not hold: a sentence for each that is wrong."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(str(fault) for fault in faults.values()))
        self.faults = faults


class NotReady(Refused):
    """Something is missing for the next step."""

    def __init__(self, barred_by: Sequence[Bar]) -> None:
        super().__init__(_("Something is still missing. The list on the record says what."))
        self.barred_by = barred_by


def must_allow(record: Engagement, can: Can) -> None:
    """Refuse what the state of a record does not let anyone do now."""
    if not record.allows(can):
        raise Refused(str(SHUT[record.state]))
