"""What the product says no to, and with which HTTP status."""


class Refused(Exception):
    """A step the rules do not allow now; the message is a translated sentence."""

    status = 409


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
