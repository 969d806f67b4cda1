"""Voting rights: what a voter check grants. One right, one ballot."""

from pbapp.voting.rights.granting import RightVoid, forget_addresses, grant
from pbapp.voting.rights.models import KeyKind, RightKey, RightStatus, VotingRight

__all__ = [
    "KeyKind",
    "RightKey",
    "RightStatus",
    "RightVoid",
    "VotingRight",
    "forget_addresses",
    "grant",
]
