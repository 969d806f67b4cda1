"""The Pabulib file format: read strictly, with the line of every fault."""

from __future__ import annotations

from pbapp.counting.pabulib.faults import BadFile, Fault
from pbapp.counting.pabulib.reader import PabulibFile, parse, read
from pbapp.counting.pabulib.rules import UnknownRule, rule_named_by

__all__ = ["BadFile", "Fault", "PabulibFile", "UnknownRule", "parse", "read", "rule_named_by"]
