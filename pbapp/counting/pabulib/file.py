"""One election as a Pabulib file tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pbapp.counting.election import Election
from pbapp.counting.pabulib.faults import Fault
from pbapp.counting.pabulib.votes import Cast, Votes


@dataclass(frozen=True)
class PabulibFile:
    """One election, with everything that its file says.

    Costs and budget of `election` are whole numbers of 1/`unit` of the currency, points whole
    numbers of 1/`points_unit`. `meta`, `projects` and `votes` have every field as written.
    `notes` tell what is odd and was counted all the same, and on which line of this very file, so
    they are no part of what makes two files equal. `newline` and `closed` keep how the lines of
    the file, and its last one, end.
    """

    meta: Mapping[str, str]
    projects: tuple[Mapping[str, str], ...]
    election: Election
    unit: int
    votes: Votes
    points_unit: int = 1
    notes: tuple[Fault, ...] = field(default=(), compare=False)
    newline: str = "\n"
    closed: bool = True

    def ballots(self) -> Iterator[Cast]:
        """Each ballot on its own, as it was counted."""
        return self.votes.cast()
