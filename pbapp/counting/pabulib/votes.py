"""The VOTES section: who chose what, read in bulk because a city has a hundred thousand votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from pbapp.counting.pabulib.ballots import Ballots, Choices, Content, Points
from pbapp.counting.pabulib.checks import check_number, read_columns, wrong_width
from pbapp.counting.pabulib.faults import Findings
from pbapp.counting.pabulib.header import NUMBERED, Header
from pbapp.counting.pabulib.sections import Section, cells, quoted
from pbapp.counting.progress import Progress

REPORT_EVERY = 4096


@dataclass(frozen=True)
class Columns:
    """Where the fields stand that are counted; `points` is None where the votes have none."""

    names: tuple[str, ...]
    voter: int
    vote: int
    points: int | None

    def texts(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """What each vote says: the projects, and the points after a semicolon."""
        vote, points = self.vote, self.points
        if points is None:
            return [row[vote] for row in rows]
        return [f"{row[vote]};{row[points]}" for row in rows]


NO_COLUMNS = Columns((), 0, 0, None)


class Cast(NamedTuple):
    """One vote: the voter's id in the file, the projects, and their points where it gives any."""

    voter: str
    choices: Choices
    points: Points


@dataclass(frozen=True)
class Votes:
    """The rows under VOTES, kept as text; columns are cut out when they are asked for."""

    columns: Columns
    rows: tuple[str, ...] = field(default=(), repr=False)
    contents: Mapping[str, Content] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Each vote with all its columns."""
        for row in self.rows:
            texts = (text.strip() for text in cells(row))
            yield dict(zip(self.columns.names, texts, strict=False))

    def column(self, name: str) -> list[str]:
        """One column of all votes. Raises KeyError where there is none of that name."""
        if name not in self.columns.names:
            raise KeyError(name)
        place = self.columns.names.index(name)
        return [cells(row)[place].strip() for row in self.rows]

    def cast(self) -> Iterator[Cast]:
        """Each vote on its own as it was counted."""
        for text in self.rows:
            row = cells(text)
            (vote,) = self.columns.texts([row])
            yield Cast(row[self.columns.voter].strip(), *self.contents[vote])


def read_votes(
    section: Section, header: Header, ballots: Ballots, found: Findings, progress: Progress | None
) -> tuple[Votes, Counter[str]]:
    """Read and check VOTES: its rows, and how often each text of a vote was cast."""
    lines, rows = section.records()
    columns = _columns(section, header, lines, rows, found)
    if columns is None:
        return Votes(NO_COLUMNS), Counter()
    lines, rows = lines[1:], rows[1:]
    cast, clean = _tally(rows, columns, len(section.lines), progress)
    ballots.read(cast)
    if not clean or ballots.faults or ballots.notes:
        _tell(zip(lines, rows, strict=True), columns, ballots, found)
    if not rows:
        found.fault(section.start, "the file holds no votes")
    check_number("num_votes", len(rows), "votes", header, found)
    return Votes(columns, tuple(rows)), cast


def _columns(
    section: Section, header: Header, lines: Sequence[int], rows: Sequence[str], found: Findings
) -> Columns | None:
    numbered = header.vote_type in NUMBERED
    wanted = ["voter_id", "vote", *(["points"] if numbered else [])]
    first = ((line, cells(row)) for line, row in zip(lines, rows, strict=True))
    names = read_columns(first, section, "VOTES", wanted, found)
    if names is None:
        return None
    points = names.index("points") if numbered else None
    return Columns(tuple(names), names.index("voter_id"), names.index("vote"), points)


def _tally(
    rows: Sequence[str], columns: Columns, whole: int, progress: Progress | None
) -> tuple[Counter[str], bool]:
    """How often each text of a vote was cast, and whether all rows are of the right shape."""
    is_quoted = quoted(rows)
    cast: Counter[str] = Counter()
    voters: set[str] = set()
    clean = True
    for start in range(0, len(rows), REPORT_EVERY):
        part = rows[start : start + REPORT_EVERY]
        table = None if is_quoted else _in_bulk(part, columns)
        if table is None:
            cut = [row for row in map(cells, part) if len(row) >= len(columns.names)]
            clean = clean and all(len(row) == len(columns.names) for row in map(cells, part))
            table = [row[columns.voter] for row in cut], columns.texts(cut)
        voters.update(map(str.strip, table[0]))
        cast.update(table[1])
        if progress is not None and start + REPORT_EVERY <= len(rows):
            progress(start + REPORT_EVERY, whole)
    return cast, clean and len(voters) == len(rows) and "" not in voters


def _in_bulk(rows: Sequence[str], columns: Columns) -> tuple[list[str], list[str]] | None:
    """The voters and the texts of rows that all have their width, cut at a stroke; else None."""
    width = len(columns.names)
    if set(map(str.count, rows, repeat(";"))) != {width - 1}:
        return None
    fields = ";".join(rows).split(";")
    voters, votes = fields[columns.voter :: width], fields[columns.vote :: width]
    if columns.points is not None:
        votes = list(map(";".join, zip(votes, fields[columns.points :: width], strict=True)))
    return voters, votes


def _tell(
    rows: Iterator[tuple[int, str]], columns: Columns, ballots: Ballots, found: Findings
) -> None:
    """Go through the votes one by one, to say on which line what is wrong or odd."""
    voters: set[str] = set()
    for line, text in rows:
        row = cells(text)
        if (wrong := wrong_width(row, columns.names)) is not None:
            found.fault(line, wrong)
            continue
        voter = row[columns.voter].strip()
        if not voter:
            found.fault(line, "the vote has no voter_id")
        elif voter in voters:
            found.fault(line, f"voter {voter} has voted before in this file")
        voters.add(voter)
        (vote,) = columns.texts([row])
        if vote in ballots.faults:
            found.fault(line, ballots.faults[vote])
        for note in ballots.notes.get(vote, ()):
            found.note(line, note)
