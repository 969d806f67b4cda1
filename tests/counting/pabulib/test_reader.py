from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbapp.counting import BallotGroup, Project
from pbapp.counting.pabulib import BadFile, Fault, PabulibFile, parse, write
from tests.counting.pabulib.files import GOOD, changed


def read(*pairs: tuple[str, str]) -> PabulibFile:
    return parse(changed(*pairs))


def faults(content: bytes) -> tuple[Fault, ...]:
    with pytest.raises(BadFile) as bad:
        parse(content)
    return bad.value.faults


def test_a_good_file_is_an_election_with_its_ballots_grouped() -> None:
    file = read()
    assert file.unit == 1
    assert file.election.budget == 100
    assert file.election.projects == (
        Project("1", 60, "Bike racks"),
        Project("2", 50, "Trees; and hedges"),
        Project("x3", 40, "Benches"),
    )
    assert file.election.ballots == (
        BallotGroup(("1", "2"), 2),
        BallotGroup(("1",), 1),
        BallotGroup(("x3",), 1),
    )


def test_each_ballot_can_be_had_on_its_own() -> None:
    ballots = [
        ("10", ("1", "2"), ()),
        ("11", ("1",), ()),
        ("12", ("1", "2"), ()),
        ("13", ("x3",), ()),
    ]
    assert list(read().ballots()) == ballots


def test_every_column_of_a_project_and_every_field_of_meta_is_kept() -> None:
    file = read()
    assert file.meta["instance"] == "2026"
    assert file.projects[2] == {
        "project_id": "x3",
        "cost": "40",
        "votes": "1",
        "name": "Benches",
        "target": "older people",
    }


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        changed((";target", ";beneficiaries")),
        changed(("1,2;30", "1,2,1;30")),
        changed(("1,2;30", " 1 , 2 ;30")),
        changed(("VOTES\n", "\nVOTES\n"), ("13;x3;\n", "13;x3;\n\n\n")),
        changed(("10;1,2;30", '10;"1,2";30')),
        changed(("budget;100", "budget;100.0"), ("1;60", "1;60,00")),
    ],
    ids=["bom", "crlf", "target", "repeated", "spaces", "blank", "quotes", "decimals"],
)
def test_what_real_files_have_is_tolerated(content: bytes) -> None:
    assert parse(content).election == read().election


@pytest.mark.parametrize(
    ("budget", "cost", "unit", "scaled"),
    [
        ("100", "60.5", 10, (1000, 605)),
        ("100.25", "60,5", 100, (10025, 6050)),
        ("1000000000000", "0.001", 1000, (10**15, 1)),
        ("100.00", "60.10", 10, (1000, 601)),
    ],
)
def test_decimals_are_scaled_exactly(
    budget: str, cost: str, unit: int, scaled: tuple[int, int]
) -> None:
    file = read(("budget;100", f"budget;{budget}"), ("1;60", f"1;{cost}"))
    assert file.unit == unit
    assert (file.election.budget, file.election.projects[0].cost) == scaled


def test_a_cost_of_999999999_marks_a_withdrawn_project() -> None:
    file = read(("2;50", "2;999999999"), ("1;60", "1;60.5"))
    assert [project.withdrawn for project in file.election.projects] == [False, True, False]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("key;value", "key,value")], [Fault(2, "the header under META must be key;value")]),
        (
            [("project_id;cost", "project;price")],
            [Fault(16, "the header under PROJECTS must name project_id and cost")],
        ),
        (
            [("voter_id;vote;", "voter;vote;")],
            [Fault(21, "the header under VOTES must name voter_id")],
        ),
        (
            [("12;2,1", "12;2,9")],
            [Fault(24, "the vote names '9', not listed under PROJECTS")],
        ),
        ([("11;1;", "10;1;")], [Fault(23, "voter 10 has voted before in this file")]),
        ([("1;60", "1;sixty")], [Fault(17, "the cost of project 1 is not a number: sixty")]),
        ([("1;60", "1;")], [Fault(17, "the cost of project 1 is not a number: ")]),
        ([("1;60", "1;1e9")], [Fault(17, "the cost of project 1 is not a number: 1e9")]),
        ([("1;60", "1;-60")], [Fault(17, "the cost of project 1 is below zero: -60")]),
        ([("2;50", "1;50"), ("2,1;", "1;"), ("1,2;", "1;")],
         [Fault(18, "project 1 is listed more than once")]),
        ([("1;60", ";60"), ("1,2;", "2;"), ("11;1;", "11;2;"), ("2,1;", "2;")],
         [Fault(17, "the project has no id")]),
        (
            [("max_length;2", "max_length;1")],
            [
                Fault(22, "the vote names 2 projects; at most 1 are allowed"),
                Fault(24, "the vote names 2 projects; at most 1 are allowed"),
            ],
        ),
        (
            [("vote_type;approval", "vote_type;choose-1")],
            [
                Fault(22, "the vote names 2 projects; at most 1 are allowed"),
                Fault(24, "the vote names 2 projects; at most 1 are allowed"),
            ],
        ),
        ([("11;1;", "11;;")], [Fault(23, "the vote names no project")]),
        ([("rule;greedy\n", "")], [Fault(1, "META must give rule")]),
        ([("country;Scotland", "country;")], [Fault(4, "META must give country")]),
        ([("country;Scotland", "unit;Fife")],
         [Fault(5, "unit is given twice"), Fault(1, "META must give country")]),
        ([("budget;100", "budget;lots")], [Fault(9, "the budget is not a number: lots")]),
        ([("budget;100", "budget;0")], [Fault(9, "the budget must be more than zero: 0")]),
        ([("budget;100", "budget;-5")], [Fault(9, "the budget must be more than zero: -5")]),
        ([("num_votes;4", "num_votes;four")], [Fault(8, "num_votes is not a whole number: four")]),
        (
            [("num_votes;4", "num_votes;5")],
            [Fault(8, "num_votes says 5 but the file has 4 votes: the file is cut short")],
        ),
        (
            [("num_projects;3", "num_projects;2")],
            [Fault(7, "num_projects says 2 but the file has 3 projects: META is out of date")],
        ),
        (
            [("vote_type;approval", "vote_type;shouting")],
            [
                Fault(
                    10,
                    "vote_type shouting cannot be counted; "
                    "approval, choose-1, ordinal, cumulative, scoring can",
                )
            ],
        ),
        ([("13;x3;\n", "13;x3")], [Fault(25, "the row has 2 fields and its header 3")]),
        ([("11;1;41", "11;1;41;7")], [Fault(23, "the row has 4 fields and its header 3")]),
        ([("60;3;Bike racks;all", "60;3")], [Fault(17, "the row has 3 fields and its header 5")]),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_line(
    pairs: list[tuple[str, str]], expected: list[Fault]
) -> None:
    assert faults(changed(*pairs)) == tuple(sorted(expected))


def test_all_faults_of_a_file_are_told_in_the_order_of_its_lines() -> None:
    content = changed(("budget;100", "budget;x"), ("1;60", "1;y"), ("11;1", "11;z"))
    assert [fault.line for fault in faults(content)] == [9, 17, 23]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Fault(1, "the file has no line META; it is cut short or no .pb file")),
        (
            GOOD[: GOOD.index("VOTES")].encode(),
            Fault(20, "the file has no line VOTES; it is cut short or no .pb file"),
        ),
        (b"%PDF-1.7\nMETA\nPROJECTS\nVOTES", Fault(1, "the file must begin with a line META")),
        (
            b"META\nVOTES\nPROJECTS\n",
            Fault(2, "META, PROJECTS and VOTES must each stand once, in this order"),
        ),
        (
            b"META\nPROJECTS\nVOTES\nVOTES\n",
            Fault(4, "META, PROJECTS and VOTES must each stand once, in this order"),
        ),
        (
            GOOD.replace("Bike", "Büke").encode("latin-1"),
            Fault(17, "this is not UTF-8 text; save the file as UTF-8"),
        ),
        (GOOD.encode("utf-16"), Fault(1, "this is not UTF-8 text; save the file as UTF-8")),
    ],
)
def test_a_file_without_its_three_sections_is_one_fault(content: bytes, expected: Fault) -> None:
    assert faults(content) == (expected,)


def test_a_file_without_projects_and_votes_says_so_once_each() -> None:
    rows = slice(GOOD.index("1;60"), GOOD.index("VOTES")), slice(GOOD.index("10;1,2"), None)
    content = changed(*((GOOD[part], "") for part in rows))
    assert [(fault.line, fault.message.split(":")[0]) for fault in faults(content)] == [
        (7, "num_projects says 3 but the file has 0 projects"),
        (8, "num_votes says 4 but the file has 0 votes"),
        (15, "the file lists no project"),
        (17, "the file holds no votes"),
    ]


def test_a_file_cut_in_the_middle_of_its_votes_is_told_with_the_numbers() -> None:
    content = GOOD[: GOOD.index("12;2,1")].encode()
    said = "num_votes says 4 but the file has 2 votes: the file is cut short"
    assert faults(content) == (Fault(8, said),)


def test_long_reading_tells_how_far_it_is() -> None:
    rows = "".join(f"v{number};1;\n" for number in range(10_000))
    told: list[tuple[int, int]] = []
    content = changed(("num_votes;4", "num_votes;10004"), ("10;1,2;30\n", f"{rows}10;1,2;30\n"))
    parse(content, lambda done, whole: told.append((done, whole)))
    assert told == [(4096, 10_005), (8192, 10_005)]


pieces = st.sampled_from(
    [
        "",
        ";",
        ",",
        '"',
        "\n",
        "\r",
        "META\n",
        "VOTES\n",
        "-1",
        "0",
        "9" * 5000,
        "x",
        " ",
        "\x00",
        "é",
    ]
)


@settings(max_examples=500)
@given(st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 9), pieces), max_size=4))
def test_a_spoilt_file_reads_or_is_refused_with_lines(spoils: list[tuple[int, int, str]]) -> None:
    text = GOOD
    for place, length, piece in spoils:
        text = text[:place] + piece + text[place + length :]
    try:
        file = parse(text.encode())
    except BadFile as refused:
        lines = {fault.line for fault in refused.faults}
    else:
        lines = {1}
        assert parse(write(file)) == file
    assert lines <= set(range(1, text.count("\n") + 2))
    assert lines
