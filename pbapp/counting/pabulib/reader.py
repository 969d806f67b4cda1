"""Reading a .pb file (pabulib.org/format): strict, and all faults at once.

Tolerated because real files have them: a byte order mark, Windows line ends, quoted fields,
amounts with decimals (point or comma; in the column of points, whose commas separate, a point
only), the same project twice in one vote, withdrawn projects, blank lines, `target` for
`beneficiaries`. Told as notes: votes with less than META asks for, or outside the sums of costs or
points that it allows (three real elections have some), fields that the format does not know,
dates in another form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import itemgetter
from pathlib import Path

from pbapp.counting.election import BallotGroup, BallotKind, Election, Project
from pbapp.counting.pabulib.amounts import parts_per_unit
from pbapp.counting.pabulib.ballots import Ballots, Content, contents_of
from pbapp.counting.pabulib.faults import BadFile, Findings
from pbapp.counting.pabulib.file import PabulibFile
from pbapp.counting.pabulib.header import Header, read_header
from pbapp.counting.pabulib.limits import limits_of
from pbapp.counting.pabulib.projects import Listed, read_projects
from pbapp.counting.pabulib.sections import decode, split
from pbapp.counting.pabulib.votes import Votes, read_votes
from pbapp.counting.progress import Progress

KINDS = {
    "approval": BallotKind.APPROVAL,
    "choose-1": BallotKind.APPROVAL,
    "ordinal": BallotKind.RANKING,
    "cumulative": BallotKind.POINTS,
    "scoring": BallotKind.SCORES,
}


def read(path: Path, progress: Progress | None = None) -> PabulibFile:
    """Read a file. Raises BadFile with every fault, OSError where it cannot be opened."""
    return parse(path.read_bytes(), progress)


def parse(content: bytes, progress: Progress | None = None) -> PabulibFile:
    """The election in the content of a file. `progress` is told of lines of votes."""
    sections = split(decode(content))
    found = Findings()
    header = read_header(sections.meta, found)
    listed = read_projects(sections.projects, header, found)
    limits = limits_of(header, listed)
    ballots = Ballots(header.vote_type, limits, header.amount("default_score") or 0)
    votes, cast = read_votes(sections.votes, header, ballots, found, progress)
    if found.faults:
        raise BadFile(found.faults)
    unit = parts_per_unit([header.budget, *(project.cost for project in listed)])
    contents, points_unit = contents_of(ballots)
    return PabulibFile(
        meta=header.fields,
        projects=tuple(project.columns for project in listed),
        election=_election(header, listed, _merged(cast, contents), unit, ballots),
        unit=unit,
        votes=Votes(votes.columns, votes.rows, contents),
        points_unit=points_unit,
        notes=tuple(sorted(found.notes)),
        newline="\r\n" if b"\r\n" in content[:4096] else "\n",
        closed=content.endswith(b"\n"),
    )


def _merged(cast: Counter[str], contents: Mapping[str, Content]) -> tuple[BallotGroup, ...]:
    """Equal votes together, in the order in which the file has the first of each."""
    said = list(map(contents.__getitem__, cast))
    weights = dict(zip(said, cast.values(), strict=True))
    if len(weights) < len(cast):
        weights = dict.fromkeys(said, 0)
        for content, weight in zip(said, cast.values(), strict=True):
            weights[content] += weight
    choices, points = map(itemgetter(0), weights), map(itemgetter(1), weights)
    return tuple(map(BallotGroup, choices, weights.values(), points))


def _election(
    header: Header,
    listed: Sequence[Listed],
    groups: tuple[BallotGroup, ...],
    unit: int,
    ballots: Ballots,
) -> Election:
    projects = tuple(
        Project(
            project.id,
            int(project.cost * unit),
            project.columns.get("name", ""),
            withdrawn=project.withdrawn,
        )
        for project in listed
    )
    budget = int(header.budget * unit)
    kind = KINDS[header.vote_type]
    if header.amount("max_sum_cost"):
        whole = not any(project.withdrawn for project in listed)
        known = whole and ballots.dearest is not None and ballots.dearest * unit <= budget
        kind = BallotKind.KNAPSACK if known or _within(projects, budget, groups) else kind
    most = None if header.amount("default_score") else header.most_choices
    table = ballots.table if len(groups) == len(ballots.said) else None
    return Election(projects, budget, groups, kind, most, table=table)


def _within(projects: Sequence[Project], budget: int, groups: Sequence[BallotGroup]) -> bool:
    """Whether all ballots are budgets that add up, so that they are what knapsack ballots are."""
    cost = {project.id: project.cost for project in projects}.__getitem__
    return all(sum(map(cost, group.choices)) <= budget for group in groups)
