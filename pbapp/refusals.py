"""What the product says no to, and with which HTTP status."""

from __future__ import annotations

from collections.abc import Mapping


class Refused(Exception):
    """A step the rules do not allow now; the message is a translated sentence."""

    status = 409


class Unfit(Refused):
    """Answers that do not hold: a sentence for each that is wrong, by the name of its field."""

    status = 422

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(str(fault) for fault in faults.values()))
        self.faults = faults


class Denied(Refused):
    """The person may not do this."""

    status = 403


class TooMany(Refused):
    """Too many tries in too short a time."""

    status = 429
    #: seconds until it may be tried again
    wait = 30


class Unavailable(Refused):
    """Something the service needs is missing just now; nothing was lost."""

    status = 503
