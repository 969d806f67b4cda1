"""An election of our own as a Pabulib file, so that anybody can count it with their own tools."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from pbapp.counting.election import NUMBERED, BallotGroup, BallotKind, Election, Project
from pbapp.counting.pabulib.amounts import WITHDRAWN, written
from pbapp.counting.pabulib.file import PabulibFile
from pbapp.counting.pabulib.reader import parse
from pbapp.counting.pabulib.sections import TITLES, joined
from pbapp.counting.worth import OWN, scores, worth

VOTE_TYPES = {
    BallotKind.APPROVAL: "approval",
    BallotKind.KNAPSACK: "approval",
    BallotKind.POINTS: "cumulative",
    BallotKind.SCORES: "scoring",
    BallotKind.RANKING: "ordinal",
}
#: the order in which the format lists META
ORDER = (
    *("description", "country", "unit", "district", "subunit", "instance"),
    *("num_projects", "num_votes", "budget", "vote_type", "rule", "date_begin", "date_end"),
    *("min_length", "max_length", "min_sum_cost", "max_sum_cost", "min_points", "max_points"),
    *("min_sum_points", "max_sum_points", "default_score"),
    *("min_project_cost", "max_project_cost", "min_project_score_threshold"),
    *("neighborhoods", "subdistricts", "categories", "edition", "language", "currency"),
    *("fully_funded", "experimental", "comment", "acknowledgments"),
)
#: the same for the columns of a project
COLUMNS = (
    *("project_id", "cost", "votes", "score", "name", "category", "beneficiaries", "selected"),
    *("neighborhood", "subunit", "district", "description", "proposer", "public_id"),
    *("latitude", "longitude"),
)
Columns = Mapping[str, str]
NO_COLUMNS: Mapping[str, Columns] = {}


def pabulib_file(
    meta: Columns,
    election: Election,
    columns: Mapping[str, Columns] = NO_COLUMNS,
    winners: Collection[str] | None = None,
    unit: int = 1,
) -> PabulibFile:
    """An election, its costs in 1/`unit` of the currency, as a file that reads back the same.

    `meta` gives what the election does not know: description, country, unit, instance, rule,
    date_begin, date_end and anything more; `columns` further columns by the ids of projects.
    Voters are numbered in the order of the groups of ballots, so that nothing tells who came
    when. Projects stand in the order of their score, the winners among equals first. Points are
    whole as they stand. Raises BadFile where the parts make no file that could be counted. The
    format has no place for a project without a cost, nor for one dearer than all the money:
    checkers object to both.
    """
    lines = [TITLES[0], "key;value"]
    lines += (joined(row) for row in _meta(meta, election, unit).items())
    lines += [TITLES[1], *_projects(election, columns, winners, unit)]
    lines += [TITLES[2], *_votes(election)]
    return parse(("\n".join(lines) + "\n").encode())


def _meta(meta: Columns, election: Election, unit: int) -> Columns:
    fields = _limits(election, unit) | {key: _one_line(text) for key, text in meta.items()}
    fields |= {
        "num_projects": str(len(election.projects)),
        "num_votes": str(election.voters),
        "budget": written(Fraction(election.budget, unit)),
        "vote_type": VOTE_TYPES[election.kind],
    }
    if election.kind is BallotKind.APPROVAL and election.most_choices == 1:
        fields["vote_type"] = "choose-1"
    wanted = sum(_cost(project, unit) for project in election.projects)
    if wanted * unit <= election.budget:
        fields["fully_funded"] = "1"
    return _in_order(fields, ORDER)


def _limits(election: Election, unit: int) -> dict[str, str]:
    """What the format must be told of the ballots where nothing else is given."""
    limits = {}
    if election.most_choices is not None:
        limits["max_length"] = str(min(election.most_choices, len(election.projects)))
    if election.kind is BallotKind.KNAPSACK:
        limits["max_sum_cost"] = written(Fraction(election.budget, unit))
    if election.kind is BallotKind.POINTS:
        limits["max_sum_points"] = str(max(sum(group.points) for group in election.ballots))
    return limits


def _projects(
    election: Election,
    columns: Mapping[str, Columns],
    winners: Collection[str] | None,
    unit: int,
) -> Iterator[str]:
    score = scores(election, OWN[election.kind])
    chosen = frozenset(winners or ())
    listed = sorted(election.projects, key=lambda p: (-score[p.id], p.id not in chosen))
    more = {name for project in listed for name in columns.get(project.id, {})}
    rows = []
    for project in listed:
        row = dict.fromkeys(more, "")
        row |= {name: _one_line(text) for name, text in columns.get(project.id, {}).items()}
        row |= {
            "project_id": project.id,
            "cost": written(_cost(project, unit)),
            "votes": str(election.votes[project.id]),
            "name": _one_line(project.name) or project.id,
        }
        if _has_points(election):
            row["score"] = str(score[project.id])
        if winners is not None:
            row["selected"] = str(int(project.id in chosen))
        rows.append(_in_order(row, COLUMNS))
    yield joined(tuple(rows[0]))
    yield from (joined(tuple(row.values())) for row in rows)


def _votes(election: Election) -> Iterator[str]:
    points = _has_points(election)
    yield "voter_id;vote;points" if points else "voter_id;vote"
    voter = 0
    for group in election.ballots:
        said = [",".join(group.choices), *([_points(election, group)] if points else [])]
        for _ in range(group.weight):
            voter += 1
            yield joined((str(voter), *said))


def _points(election: Election, group: BallotGroup) -> str:
    """The points of each choice; a ranking's are those of its places, as Kraków's files have."""
    given = group.points or worth(election, group, OWN[election.kind])
    return ",".join(map(str, given))


def _has_points(election: Election) -> bool:
    return election.kind in NUMBERED or election.kind is BallotKind.RANKING


def _cost(project: Project, unit: int) -> Fraction:
    return Fraction(WITHDRAWN) if project.withdrawn else Fraction(project.cost, unit)


def _in_order(fields: Columns, order: tuple[str, ...]) -> Columns:
    """Fields as the format lists them, those it does not know last; empty META is left out."""
    known = [name for name in order if name in fields]
    return {name: fields[name] for name in (*known, *sorted(fields.keys() - set(order)))}


def _one_line(text: str) -> str:
    return " ".join(text.split())
