"""What the rows of a summary are told apart by."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What became of something that was owed by a day."""

    KEPT = "kept"
    LATE = "late"
    STOPPED = "stopped"
    AHEAD = "ahead"


class Start(StrEnum):
    """What starts on a day ahead."""

    WORK = "work"
    IDEAS = "ideas"
    VOTE = "vote"


class Learnt(StrEnum):
    """What a lesson tells."""

    WORKED = "worked"
    DID_NOT = "did_not"
    TO_TRY = "to_try"
