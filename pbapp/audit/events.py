"""Everything that is recorded, with the details each event must carry and its sentence."""

from __future__ import annotations

from enum import StrEnum

from pbapp.i18n import lazy


class Event(StrEnum):
    """`subject.past_tense`; never about a ballot, which has its own events without people."""

    ROUND_MADE = "round.made"
    ROUND_CHANGED = "round.changed"
    ROUND_ADVANCED = "round.advanced"
    IDEA_SENT = "idea.sent"
    IDEA_CHANGED = "idea.changed"
    IDEA_WITHDRAWN = "idea.withdrawn"
    IDEA_CHECKED = "idea.checked"
    COMMENT_HIDDEN = "comment.hidden"
    COMMENT_RESTORED = "comment.restored"
    COMMENT_REPORTED = "comment.reported"
    STAFF_SIGNED_IN = "staff.signed_in"
    ROLE_GIVEN = "role.given"
    ROLE_TAKEN = "role.taken"


#: The details an event must carry: ids, codes and configuration, never personal data.
DETAILS: dict[Event, frozenset[str]] = {
    Event.ROUND_MADE: frozenset(),
    Event.ROUND_CHANGED: frozenset({"fields"}),
    Event.ROUND_ADVANCED: frozenset({"source", "target", "reason"}),
    Event.IDEA_SENT: frozenset(),
    Event.IDEA_CHANGED: frozenset(),
    Event.IDEA_WITHDRAWN: frozenset(),
    Event.IDEA_CHECKED: frozenset({"verdict"}),
    Event.COMMENT_HIDDEN: frozenset({"reason"}),
    Event.COMMENT_RESTORED: frozenset(),
    Event.COMMENT_REPORTED: frozenset(),
    Event.STAFF_SIGNED_IN: frozenset(),
    Event.ROLE_GIVEN: frozenset({"role", "round_id"}),
    Event.ROLE_TAKEN: frozenset({"role", "round_id"}),
}

SENTENCES: dict[Event, str] = {
    Event.ROUND_MADE: lazy("Made the round"),
    Event.ROUND_CHANGED: lazy("Changed the round's settings"),
    Event.ROUND_ADVANCED: lazy("Moved the round on"),
    Event.IDEA_SENT: lazy("Sent an idea"),
    Event.IDEA_CHANGED: lazy("Changed an idea"),
    Event.IDEA_WITHDRAWN: lazy("Took an idea back"),
    Event.IDEA_CHECKED: lazy("Checked an idea"),
    Event.COMMENT_HIDDEN: lazy("Hid a comment"),
    Event.COMMENT_RESTORED: lazy("Put a comment back"),
    Event.COMMENT_REPORTED: lazy("Reported a comment"),
    Event.STAFF_SIGNED_IN: lazy("Signed in"),
    Event.ROLE_GIVEN: lazy("Gave a role"),
    Event.ROLE_TAKEN: lazy("Took a role away"),
}
