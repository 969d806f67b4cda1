"""What is written reads back the same, and passes the checker of the format's own makers."""

from __future__ import annotations

import contextlib
import io
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pabulib.checker import Checker

from pbapp.counting import BallotGroup, BallotKind, Election, Project, run
from pbapp.counting.election import NUMBERED
from pbapp.counting.pabulib import BadFile, pabulib_file, parse, rule_named_by, write
from pbapp.counting.presets import by_id
from tests.counting.pabulib.files import GOOD, changed, votes_of

META = {
    "description": "Green money, 2026",
    "country": "United Kingdom",
    "unit": "Strathbeg",
    "instance": "2026",
    "rule": "greedy",
    "date_begin": "01.11.2026",
    "date_end": "14.11.2026",
    "currency": "GBP",
    "language": "en",
    "comment": "#1: counted by pbapp",
}
PROJECTS = (
    Project("1", 60_00, "Bike racks"),
    Project("2", 50_50, 'Trees; and "hedges"'),
    Project("x3", 40_00, "Benches"),
    Project("4", 0, withdrawn=True),
)
BALLOTS = {
    BallotKind.APPROVAL: [((), ("1", "2"), 3), ((), ("x3",), 2), ((), ("4", "x3"), 1)],
    BallotKind.KNAPSACK: [((), ("1", "x3"), 3), ((), ("2",), 2)],
    BallotKind.POINTS: [((3, 2), ("1", "2"), 3), ((5,), ("x3",), 2)],
    BallotKind.SCORES: [((-3, 2), ("1", "2"), 3), ((5,), ("x3",), 2)],
    BallotKind.RANKING: [((), ("2", "1", "x3"), 3), ((), ("x3", "2"), 2)],
}


def election_of(kind: BallotKind, most: int | None = 3) -> Election:
    groups = (BallotGroup(choices, weight, points) for points, choices, weight in BALLOTS[kind])
    return Election(PROJECTS, 100_00, tuple(groups), kind, most)


def complaints(content: bytes) -> dict[str, object]:
    """The errors that the public checker finds; warnings are not among them."""
    with contextlib.redirect_stdout(io.StringIO()):
        results = Checker().process_files([content.decode()])
    return dict(results[1]["results"]["errors"])


@pytest.mark.parametrize(
    "content",
    [
        changed(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.removesuffix("\n").encode(),
        votes_of("cumulative", "voter_id;vote;points;sex", "1;2,1;3,2;F", "2;x3;0.5;"),
        votes_of("ordinal", "voter_id;age;vote", "1;30;2,1", '2;"4;1";x3'),
    ],
    ids=["plain", "windows", "open end", "cumulative", "ordinal"],
)
def test_a_well_formed_file_comes_out_byte_for_byte(content: bytes) -> None:
    assert write(parse(content)) == content


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + GOOD.encode(),
        changed(("VOTES\n", "\nVOTES\n"), ("13;x3;\n", "13;x3;\n\n")),
        changed(("10;1,2;30", '10;"1,2";30'), ("Bike racks", '" Bike\nracks "')),
        changed(("instance;2026", "instance;2026;second")),
        changed(("11;1;41", "11;1;41;;")),
    ],
    ids=["bom", "blank lines", "quotes", "semicolon in meta", "empty ends"],
)
def test_any_file_reads_the_same_after_writing(content: bytes) -> None:
    file = parse(content)
    assert parse(write(file)) == file


@pytest.mark.parametrize("kind", BallotKind)
def test_an_election_of_each_kind_reads_back_the_same(kind: BallotKind) -> None:
    election = election_of(kind)
    read = parse(write(pabulib_file(META, election, unit=100))).election
    scale = Fraction(read.budget, election.budget)
    assert (read.kind, read.ballots, read.voters) == (kind, election.ballots, election.voters)
    assert read.most_choices == election.most_choices
    assert {p.id: (p.withdrawn, not p.withdrawn and p.cost) for p in read.projects} == {
        p.id: (p.withdrawn, not p.withdrawn and p.cost * scale) for p in election.projects
    }


@pytest.mark.parametrize("kind", BallotKind)
def test_a_file_of_each_kind_passes_the_public_checker(kind: BallotKind) -> None:
    file = pabulib_file(META, election_of(kind), unit=100)
    winners = run(file.election, rule_named_by(file), by_id(file.election)).winners
    counted = pabulib_file(META, election_of(kind), winners=winners, unit=100)
    assert complaints(write(counted)) == {}


def test_choosing_one_passes_the_public_checker() -> None:
    ballots = (BallotGroup(("1",), 3), BallotGroup(("x3",), 2))
    file = pabulib_file(META, Election(PROJECTS, 100_00, ballots, most_choices=1), unit=100)
    assert file.meta["vote_type"] == "choose-1"
    assert complaints(write(file)) == {}


def test_money_for_everything_is_said_as_checkers_want_it() -> None:
    election = Election(PROJECTS[:2], 200_00, (BallotGroup(("1",)),))
    file = pabulib_file(META, election, winners=["1", "2"], unit=100)
    assert file.meta["fully_funded"] == "1"
    assert complaints(write(file)) == {}


def test_the_public_checker_would_have_found_a_wrong_winner() -> None:
    file = pabulib_file(META, election_of(BallotKind.APPROVAL), winners=["4"], unit=100)
    assert "greedy rule not followed" in complaints(write(file))


def test_further_columns_and_fields_stand_where_the_format_has_them() -> None:
    columns = {"1": {"district": "North", "category": "green"}, "x3": {"category": "play"}}
    file = pabulib_file(META | {"subunit": "East"}, election_of(BallotKind.POINTS), columns)
    assert list(file.meta)[:5] == ["description", "country", "unit", "subunit", "instance"]
    assert tuple(file.projects[0]) == (
        *("project_id", "cost", "votes", "score", "name", "category", "district"),
    )
    assert [(p["project_id"], p["category"], p["district"]) for p in file.projects] == [
        ("x3", "play", ""),
        ("1", "green", "North"),
        ("2", "", ""),
        ("4", "", ""),
    ]


def test_texts_of_several_lines_become_one() -> None:
    projects = (Project("1", 60_00, "Bike\nVOTES\nracks"),)
    election = Election(projects, 50_00, (BallotGroup(("1",)),))
    file = pabulib_file(META | {"description": "Green\r\n money"}, election)
    assert (file.projects[0]["name"], file.meta["description"]) == (
        "Bike VOTES racks",
        "Green money",
    )


def test_a_file_without_what_the_format_asks_for_is_not_made() -> None:
    with pytest.raises(BadFile, match="META must give country"):
        pabulib_file(META | {"country": ""}, election_of(BallotKind.APPROVAL))


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters='";\n'),
    max_size=12,
)
TITLES = {"META", "PROJECTS", "VOTES"}
ids = st.from_regex(r"[A-Za-z0-9_/.-]{1,6}", fullmatch=True)


@st.composite
def elections(draw: st.DrawFn) -> Election:
    names = draw(st.lists(ids, min_size=1, max_size=5, unique=True))
    costs = st.integers(0, 10**12)
    projects = tuple(Project(name, draw(costs), " ".join(draw(texts).split())) for name in names)
    kind = draw(st.sampled_from([*BallotKind]))
    budget = draw(st.integers(1, 10**13))
    affordable = [p.id for p in projects if p.cost * len(projects) <= budget]
    named = affordable if kind is BallotKind.KNAPSACK and affordable else names
    if kind is BallotKind.KNAPSACK and not affordable:
        kind = BallotKind.APPROVAL
    choices = st.lists(st.sampled_from(named), min_size=1, unique=True)
    ordered = choices if kind is BallotKind.RANKING else choices.map(sorted)
    numbers = st.integers(0 if kind is BallotKind.POINTS else -9, 9)
    merged: dict[tuple[tuple[str, ...], tuple[int, ...]], int] = {}
    for chosen in draw(st.lists(ordered, min_size=1, max_size=6)):
        points = tuple(draw(numbers) for _ in chosen) if kind in NUMBERED else ()
        merged[tuple(chosen), points] = draw(st.integers(1, 3))
    groups = tuple(
        BallotGroup(chosen, weight, points) for (chosen, points), weight in merged.items()
    )
    most = draw(st.none() | st.just(len(names)))
    return Election(projects, budget, groups, kind, most)


@given(election=elections(), unit=st.sampled_from([1, 10, 100]), more=texts)
def test_any_election_reads_back_the_same(election: Election, unit: int, more: str) -> None:
    file = pabulib_file(META | {"acknowledgments": more}, election, unit=unit)
    again = parse(write(file))
    scale = Fraction(file.election.budget, election.budget)
    assert again == file
    assert file.election.ballots == election.ballots
    assert (file.election.kind, file.election.most_choices) == (
        election.kind,
        election.most_choices,
    )
    costs = {project.id: project.cost for project in file.election.projects}
    assert costs == {project.id: project.cost * scale for project in election.projects}


@given(st.lists(st.tuples(texts, texts), min_size=4, max_size=4))
def test_any_column_of_a_vote_comes_back(columns: list[tuple[str, str]]) -> None:
    rows = [f"{n};1;{quoted(a)};{quoted(b)}" for n, (a, b) in enumerate(columns)]
    content = votes_of("approval", "voter_id;vote;age;sex", *rows)
    if TITLES & {line.strip() for a, b in columns for line in f"{a}\n{b}".split("\n")}:
        return
    file = parse(content)
    assert parse(write(file)) == file
    assert file.votes.column("age") == [a.strip() for a, _ in columns]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
