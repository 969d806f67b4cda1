"""The tables of the register."""

from pbapp.engagement.register.models.bodies import Confirmation, ListedService, ProfileReminder
from pbapp.engagement.register.models.imports import ImportedRecord
from pbapp.engagement.register.models.joining import JoinRequest
from pbapp.engagement.register.models.searches import KnownLink, KnownSearch, SeenOverlap

__all__ = [
    "Confirmation",
    "ImportedRecord",
    "JoinRequest",
    "KnownLink",
    "KnownSearch",
    "ListedService",
    "ProfileReminder",
    "SeenOverlap",
]
