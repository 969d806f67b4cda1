"""What a person sends, and the ways the box can say no to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pbapp.i18n import _
from pbapp.refusals import Refused
from pbapp.voting.box.lists import Problem


@dataclass(frozen=True)
class Submission:
    """One form as it was sent: whose right, the form's one-time number and version, the choices."""

    round_id: int
    right_id: str
    nonce: str
    version: int
    chosen: tuple[int, ...]


class BadBallot(ValueError):
    """These choices are no ballot; `number` is its place among many, from 1."""

    def __init__(self, problems: Sequence[Problem], number: int = 1) -> None:
        self.problems, self.number = list(problems), number
        faults = ", ".join(problem.fault for problem in problems)
        super().__init__(f"ballot {number}: {faults}")


class BallotChanged(Refused):
    """The form is older than what is in the box."""

    def __init__(self) -> None:
        super().__init__(
            _("Your vote has changed since this page was made. Look it over, then send it again.")
        )


class VotedAlready(Refused):
    """A ballot lies in the box, and this round lets nobody change one."""

    def __init__(self) -> None:
        super().__init__(
            _("Your vote is in the box already. A vote cannot be changed in this round.")
        )
