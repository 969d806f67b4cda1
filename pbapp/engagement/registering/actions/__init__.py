"""Changing what the register holds."""

from pbapp.engagement.registering.actions.bodies import (
    confirm,
    list_service,
    remind_of_profiles,
    take_off,
)
from pbapp.engagement.registering.actions.importing import Origin, take_over
from pbapp.engagement.registering.actions.joining import answer, ask_together
from pbapp.engagement.registering.actions.searching import Given, attach, attach_own, keep

__all__ = [
    "Given",
    "Origin",
    "answer",
    "ask_together",
    "attach",
    "attach_own",
    "confirm",
    "keep",
    "list_service",
    "remind_of_profiles",
    "take_off",
    "take_over",
]
