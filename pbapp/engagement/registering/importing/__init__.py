"""Taking records over from tables that other tools wrote: all of it, or nothing and every fault."""

from pbapp.engagement.registering.importing.register import REGISTER_COLUMNS, read_register
from pbapp.engagement.registering.importing.rows import Draft, Known, by_spelling
from pbapp.engagement.registering.importing.voice import SCORES, VOICE_COLUMNS, read_voice

__all__ = [
    "REGISTER_COLUMNS",
    "SCORES",
    "VOICE_COLUMNS",
    "Draft",
    "Known",
    "by_spelling",
    "read_register",
    "read_voice",
]
