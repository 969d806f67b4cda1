"""What is wrong with a file, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong, and the line it stands on (the first line is 1)."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass
class Findings:
    """What reading found: faults keep a file from being counted, notes are told beside its count.

    See `limits` for which of the two a vote beyond its limits is.
    """

    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    def fault(self, line: int, message: str) -> None:
        """The file cannot be counted."""
        self.faults.append(Fault(line, message))

    def note(self, line: int, message: str) -> None:
        """It can, and somebody should know."""
        self.notes.append(Fault(line, message))


class BadFile(ValueError):
    """The file cannot be counted; every fault found in it is listed, in the order of its lines."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))
