"""Reading a .pb file (pabulib.org/format): strict, and all faults at once.

Tolerated because real files have them: a byte order mark, Windows line ends, amounts with
decimals (point or comma), the same project twice on one ballot, withdrawn projects.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pbapp.counting.election import BallotGroup, Election, Project
from pbapp.counting.pabulib.amounts import WITHDRAWN, parts_per_unit
from pbapp.counting.pabulib.faults import BadFile, Fault
from pbapp.counting.pabulib.header import Header, read_header
from pbapp.counting.pabulib.projects import Listed, read_projects
from pbapp.counting.pabulib.sections import decode, split
from pbapp.counting.pabulib.votes import Choices, read_votes
from pbapp.counting.progress import Progress


@dataclass(frozen=True)
class PabulibFile:
    """One election as a file tells it.

    Costs and budget of `election` are whole numbers of 1/`unit` of the currency; `projects` has
    every column as written.
    """

    meta: Mapping[str, str]
    projects: tuple[Mapping[str, str], ...]
    election: Election
    unit: int
    votes: Mapping[str, Choices]

    def ballots(self) -> Iterator[tuple[str, Choices]]:
        """Each ballot on its own: the voter's id in the file and the projects chosen."""
        return iter(self.votes.items())


def read(path: Path, progress: Progress | None = None) -> PabulibFile:
    """Read a file. Raises BadFile with every fault, OSError where it cannot be opened."""
    return parse(path.read_bytes(), progress)


def parse(content: bytes, progress: Progress | None = None) -> PabulibFile:
    """The election in the content of a file. `progress` is told of lines of votes."""
    sections = split(decode(content))
    faults: list[Fault] = []
    header = read_header(sections.meta, faults)
    listed = read_projects(sections.projects, header, faults)
    known = {project.id for project in listed}
    votes = read_votes(sections.votes, header, known, faults, progress)
    if faults:
        raise BadFile(faults)
    unit = parts_per_unit([header.budget, *(project.cost for project in listed)])
    columns = tuple(project.columns for project in listed)
    election = _election(header, listed, votes, unit)
    return PabulibFile(header.fields, columns, election, unit, votes)


def _election(
    header: Header, listed: list[Listed], votes: Mapping[str, Choices], unit: int
) -> Election:
    projects = tuple(
        Project(
            project.id,
            int(project.cost * unit),
            project.columns.get("name", ""),
            withdrawn=project.cost == WITHDRAWN,
        )
        for project in listed
    )
    groups = sorted(Counter(votes.values()).items())
    ballots = tuple(BallotGroup(choices, weight) for choices, weight in groups)
    return Election(projects, int(header.budget * unit), ballots)
