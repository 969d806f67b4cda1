"""What happened: an append-only record, written in the transaction of the change itself."""

from pbapp.audit.changes import set_changed
from pbapp.audit.events import Event
from pbapp.audit.log import entries_about, entries_in, entries_of, moments_about, record

__all__ = [
    "Event",
    "entries_about",
    "entries_in",
    "entries_of",
    "moments_about",
    "record",
    "set_changed",
]
