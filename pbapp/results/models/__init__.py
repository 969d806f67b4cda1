"""The tables of a count: ties, offers, what came out, and what changed afterwards."""

from pbapp.results.models.change import Change, ChangeKind, ChangeState
from pbapp.results.models.count import ONE_COUNT, Count, CountState
from pbapp.results.models.offer import Answer, Offer
from pbapp.results.models.pots import FEW_VOTERS, PotResult, ProjectResult, TraceFile
from pbapp.results.models.tie import Lot

__all__ = [
    "FEW_VOTERS",
    "ONE_COUNT",
    "Answer",
    "Change",
    "ChangeKind",
    "ChangeState",
    "Count",
    "CountState",
    "Lot",
    "Offer",
    "PotResult",
    "ProjectResult",
    "TraceFile",
]
