"""Changing records: opening, filling in, moving on, rating, reviewing."""

from pbapp.engagement.actions.opening import follow_round, open_by_hand, open_for_round
from pbapp.engagement.actions.parts import (
    add,
    change_part,
    needed_to_add,
    needed_to_change,
    remove,
)
from pbapp.engagement.actions.rating import confirm_evidence, rate, rate_many
from pbapp.engagement.actions.record import change
from pbapp.engagement.actions.refusals import NotReady, must_allow
from pbapp.engagement.actions.review import review
from pbapp.engagement.actions.steps import (
    merge,
    move_on,
    pause,
    publish,
    resume,
    step_back,
    submit,
    withdraw,
)
from pbapp.refusals import Unfit

__all__ = [
    "NotReady",
    "Unfit",
    "add",
    "change",
    "change_part",
    "confirm_evidence",
    "follow_round",
    "merge",
    "move_on",
    "must_allow",
    "needed_to_add",
    "needed_to_change",
    "open_by_hand",
    "open_for_round",
    "pause",
    "publish",
    "rate",
    "rate_many",
    "remove",
    "resume",
    "review",
    "step_back",
    "submit",
    "withdraw",
]
