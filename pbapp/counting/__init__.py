"""Exact rules of counting on plain values; knows no web, no database and no clock."""

from __future__ import annotations

from pbapp.counting.count import run
from pbapp.counting.election import BallotGroup, BallotKind, Cap, Election, Project, Uncountable
from pbapp.counting.outcome import (
    Comparison,
    Offer,
    Outcome,
    Reason,
    ReasonCode,
    Shares,
    Spent,
    Step,
    StepKind,
    Tie,
    TieNeedsLot,
)
from pbapp.counting.progress import Progress
from pbapp.counting.rule import (
    Add1Stop,
    BadRule,
    Completion,
    Method,
    Rule,
    StartShare,
    TieKey,
    TooDear,
    Utility,
)

__all__ = [
    "Add1Stop",
    "BadRule",
    "BallotGroup",
    "BallotKind",
    "Cap",
    "Comparison",
    "Completion",
    "Election",
    "Method",
    "Offer",
    "Outcome",
    "Progress",
    "Project",
    "Reason",
    "ReasonCode",
    "Rule",
    "Shares",
    "Spent",
    "StartShare",
    "Step",
    "StepKind",
    "Tie",
    "TieKey",
    "TieNeedsLot",
    "TooDear",
    "Uncountable",
    "Utility",
    "run",
]
