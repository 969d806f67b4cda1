"""The Pabulib file format: read strictly with the line of every fault, written without loss."""

from __future__ import annotations

from pbapp.counting.pabulib.faults import BadFile, Fault
from pbapp.counting.pabulib.file import PabulibFile
from pbapp.counting.pabulib.making import pabulib_file
from pbapp.counting.pabulib.reader import parse, read
from pbapp.counting.pabulib.rules import UnknownRule, rule_named_by
from pbapp.counting.pabulib.votes import Cast, Votes
from pbapp.counting.pabulib.writer import write

__all__ = [
    "BadFile",
    "Cast",
    "Fault",
    "PabulibFile",
    "UnknownRule",
    "Votes",
    "pabulib_file",
    "parse",
    "read",
    "rule_named_by",
    "write",
]
