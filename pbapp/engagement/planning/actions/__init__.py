"""What people do with a plan: fill it in, put it to partners, answer it."""

from pbapp.engagement.planning.actions.agreeing import (
    accept_role,
    answer,
    confirm_focus,
    publish_version,
    put_to_partners,
)
from pbapp.engagement.planning.actions.representatives import (
    add_work,
    change_representative,
    enter_representative,
    note_meeting,
    note_report,
)
from pbapp.engagement.planning.actions.rows import (
    add,
    answer_screen,
    change_row,
    remove,
    say_impact,
)

__all__ = [
    "accept_role",
    "add",
    "add_work",
    "answer",
    "answer_screen",
    "change_representative",
    "change_row",
    "confirm_focus",
    "enter_representative",
    "note_meeting",
    "note_report",
    "publish_version",
    "put_to_partners",
    "remove",
    "say_impact",
]
