"""The words the register chooses from."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """What somebody does about an overlap."""

    JOIN_UP = "join_up"
    GO_ON = "go_on"


class KnownKind(StrEnum):
    """Where something was known from."""

    ENGAGEMENT = "engagement"
    LEARNING = "learning"
    DATA_SET = "data_set"


class Reply(StrEnum):
    """What the other lead says to asking together."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


class Source(StrEnum):
    """Where an imported record came from."""

    REGISTER = "register"
    VOICE = "voice"


class Order(StrEnum):
    """How the list is put in order."""

    NEWEST = "newest"
    OPENING = "opening"
    CLOSING = "closing"
    TITLE = "title"
