"""Real elections from files: what they become, and that a bad file leaves nothing behind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from pbapp.audit.models import AuditEntry
from pbapp.counting import BallotKind, Method, Rule
from pbapp.db import Base, db, transaction
from pbapp.engagement.models import Engagement
from pbapp.places.models import Area
from pbapp.proposals.models import Proposal
from pbapp.results.models import Count, CountState, TraceFile
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Pot, Round
from pbapp.voting import queries as voting
from pbapp.voting.box import RulesChanged
from tests.client import Client
from tests.counting.pabulib.files import changed, votes_of
from tests.factories.results import count_of
from tests.results.test_pages import results_of

WIELICZKA = "Poland_Wieliczka_2023_Green_Budget.pb"


def bring_in(app: Flask, path: Path, *options: str) -> Result:
    return app.test_cli_runner().invoke(args=["rounds", "import-pabulib", str(path), *options])


def imported(
    app: Flask, folder: Path, *pairs: tuple[str, str], options: Sequence[str] = ()
) -> Result:
    path = folder / "green.pb"
    path.write_bytes(changed(*pairs))
    return bring_in(app, path, *options)


def the_round(app: Flask) -> int:
    with app.app_context():
        return db.session.scalars(select(Round.id)).one()


def rows_stored(app: Flask) -> int:
    with app.app_context():
        counts = (select(func.count()).select_from(table) for table in Base.metadata.sorted_tables)
        return sum(db.session.scalar(count) or 0 for count in counts)


def funded(app: Flask) -> set[str | None]:
    count = count_of(app, the_round(app))
    return {p.project.outside_id for pot in count.pots for p in pot.projects if p.funded}


@pytest.mark.both_databases
def test_a_file_becomes_a_decided_round_with_a_closed_box(app: Flask, tmp_path: Path) -> None:
    result = imported(app, tmp_path, ("num_votes;4", "num_votes;4\ncurrency;PLN\nlanguage;pl"))

    round_id = the_round(app)
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        f"Round {round_id}: Strathbeg 2026\n"
        "2 of 3 projects funded, 100 PLN of 100 PLN spent.\n"
        "The file names no winners to compare with.\n"
        f"/rounds/{round_id}/result\n"
    )
    with app.app_context():
        round = db.session.get_one(Round, round_id)
        assert (round.phase, round.name) == (Phase.DECIDED, "Strathbeg 2026")
        assert (round.ballot_min, round.ballot_max) == (1, 2)
        assert round.voting_opens_at == datetime(2026, 11, 1, tzinfo=UTC)
        assert round.voting_closes_at == datetime(2026, 11, 14, 23, 59, tzinfo=UTC)
        pot = db.session.scalars(select(Pot)).one()
        assert (pot.money_pence, pot.currency) == (100_00, "PLN")
        assert db.session.scalars(select(Area.name)).all() == ["Strathbeg"]
        projects = db.session.scalars(select(Proposal).order_by(Proposal.id)).all()
        assert [(p.outside_id, p.title, p.cost_pence, p.language) for p in projects] == [
            ("1", "Bike racks", 60_00, "pl"),
            ("2", "Trees; and hedges", 50_00, "pl"),
            ("x3", "Benches", 40_00, "pl"),
        ]
        assert voting.turnout(round_id) == 4
        assert voting.accounts(round_id).add_up


def test_an_imported_result_says_where_it_came_from(
    app: Flask, visitor: Client, tmp_path: Path
) -> None:
    imported(app, tmp_path, ("num_votes;4", "num_votes;4\ncurrency;PLN"))

    count = count_of(app, the_round(app))
    file_hash = hashlib.sha256((tmp_path / "green.pb").read_bytes()).hexdigest()
    assert (count.state, count.source_name, count.source_hash) == (
        CountState.PUBLISHED,
        "green.pb",
        file_hash,
    )
    assert (count.counted_by_id, count.published_by_id) == (None, None)
    page = visitor.get(f"/rounds/{count.round_id}/result")
    assert "We took its projects and votes from the file green.pb" in page.text()
    assert file_hash in page.text()
    assert results_of(page)[0] == [
        "Bike racks",
        "Funded 3 votes 60 PLN",
        "When its turn came, 100 PLN was left. That was enough.",
    ]
    assert "£" not in page.text()


def test_an_imported_round_went_through_every_step_and_says_so(app: Flask, tmp_path: Path) -> None:
    imported(app, tmp_path)
    with app.app_context():
        query = select(AuditEntry).order_by(AuditEntry.id)
        entries = db.session.scalars(query).all()
    moved = [e for e in entries if e.event == "round.advanced"]
    phases = ["draft", "collecting", "checking", "discussing", "voting", "counting", "decided"]
    steps = [(e.details["source"], e.details["target"]) for e in moved]
    assert steps == list(pairwise(phases))
    assert {e.by_id for e in entries} == {None}
    assert entries[-1].event == "result.imported"


def test_an_imported_round_has_its_engagement_record(app: Flask, tmp_path: Path) -> None:
    imported(app, tmp_path)
    with app.app_context():
        records = db.session.scalars(select(Engagement)).all()
        assert [(r.round_id, r.title) for r in records] == [(the_round(app), "Strathbeg 2026")]


def test_the_rule_of_the_file_is_the_rule_of_the_round_in_pence(app: Flask, tmp_path: Path) -> None:
    imported(app, tmp_path, ("rule;greedy", "rule;equalshares/add1"), ("1;60", "1;60.5"))
    with app.app_context():
        rule = Rule.from_dict(db.session.scalars(select(Round.rule)).one())
        costs = db.session.scalars(select(Proposal.cost_pence).order_by(Proposal.id)).all()
    assert (rule.method, rule.step, costs) == (Method.EQUAL_SHARES, 100, [60_50, 50_00, 40_00])


def test_a_choose_1_file_gives_a_ballot_with_one_choice(app: Flask, tmp_path: Path) -> None:
    pairs = [("vote_type;approval", "vote_type;choose-1"), ("10;1,2", "10;1"), ("12;2,1", "12;2")]
    assert imported(app, tmp_path, *pairs).exit_code == 0
    with app.app_context():
        assert db.session.scalars(select(Round.ballot_max)).one() == 1


POINTS = "voter_id;vote;points"


def marks_in_box(app: Flask) -> list[object]:
    """What the box holds, in the file's own ids."""
    with app.app_context():
        round = db.session.scalars(select(Round).options(selectinload(Round.pots))).one()
        names = dict(db.session.execute(select(Proposal.id, Proposal.outside_id)).all())
        ballots = voting.choices_in(round.id, round.pots[0].id)
        return sorted(
            [names[m] if isinstance(m, int) else (names[m[0]], m[1]) for m in marks]
            for marks in ballots
        )


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("content", "kind", "marks", "winners"),
    [
        (
            votes_of("cumulative", POINTS, "1;2,1;3,2", "2;x3;5", "3;1;4"),
            BallotKind.POINTS,
            [[("1", 2), ("2", 3)], [("1", 4)], [("x3", 5)]],
            {"1", "x3"},
        ),
        (
            votes_of("scoring", POINTS, "1;2,1;3,-2", "2;x3;2"),
            BallotKind.SCORES,
            [[("1", -2), ("2", 3)], [("x3", 2)]],
            {"2", "x3"},
        ),
        (
            votes_of("ordinal", "voter_id;vote", "1;2,1", "2;2,x3", "3;x3", meta="max_length;3\n"),
            BallotKind.RANKING,
            [["2", "1"], ["2", "x3"], ["x3"]],
            {"2", "x3"},
        ),
        (
            votes_of("approval", "voter_id;vote", "1;x3,1", "2;2", meta="max_sum_cost;100\n"),
            BallotKind.KNAPSACK,
            [["1", "x3"], ["2"]],
            {"x3", "2"},
        ),
    ],
    ids=["cumulative", "scoring", "ordinal", "budgets"],
)
def test_other_kinds_of_votes_come_out_of_the_box_as_they_went_in(
    app: Flask,
    visitor: Client,
    tmp_path: Path,
    content: bytes,
    kind: BallotKind,
    marks: list[object],
    winners: set[str],
) -> None:
    path = tmp_path / "green.pb"
    path.write_bytes(content)
    result = bring_in(app, path)
    assert result.exit_code == 0, result.output
    assert marks_in_box(app) == marks
    assert funded(app) == winners
    with app.app_context():
        assert db.session.scalars(select(Round.ballot_kind)).one() is kind
        assert voting.accounts(the_round(app)).add_up
    assert visitor.get(f"/rounds/{the_round(app)}/result").status == 200


def test_points_are_told_as_points_and_ranked_projects_as_such(
    app: Flask, visitor: Client, tmp_path: Path
) -> None:
    path = tmp_path / "green.pb"
    path.write_bytes(votes_of("cumulative", POINTS, "1;2,1;3,2", "2;x3;5", "3;1;4"))
    assert bring_in(app, path).exit_code == 0
    points = visitor.get(f"/rounds/{the_round(app)}/result").text()

    assert "The project with the most points gets its money first, then the next." in points
    assert "Way of counting most points first" in points
    assert "Points for each project" in points
    assert "most votes" not in points.lower()


def test_the_trace_of_an_imported_count_names_the_file_it_came_from(
    app: Flask, tmp_path: Path
) -> None:
    imported(app, tmp_path)
    with app.app_context():
        trace = json.loads(db.session.scalars(select(TraceFile.document)).one())
    path = tmp_path / "green.pb"
    assert trace["input"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_places_of_a_ranking_count_from_the_longest_that_the_file_has(
    app: Flask, tmp_path: Path
) -> None:
    path = tmp_path / "green.pb"
    path.write_bytes(votes_of("ordinal", "voter_id;vote", "1;2,1", "2;1"))
    assert bring_in(app, path).exit_code == 0
    with app.app_context():
        assert db.session.scalars(select(Round.ballot_max)).one() == 2


def test_what_kind_of_ballots_a_box_holds_is_frozen_with_it(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "green.pb"
    path.write_bytes(votes_of("ordinal", "voter_id;vote", "1;2,1", "2;1"))
    bring_in(app, path)
    with app.app_context(), transaction():
        round = db.session.scalars(select(Round)).one()
        round.ballot_kind = BallotKind.APPROVAL
    with app.app_context(), pytest.raises(RulesChanged):
        list(voting.selections(the_round(app)))


def test_what_is_odd_in_a_file_is_told_and_counted(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "green.pb"
    rows = (f"{number};1;5" for number in range(12))
    path.write_bytes(votes_of("cumulative", POINTS, *rows, meta="max_sum_points;4\n"))
    result = bring_in(app, path)
    told = [line for line in result.stderr.splitlines() if "line" in line]
    assert result.exit_code == 0
    assert told[0] == f"{path}: line 22: the vote gives 5 points in all; at most 4 are allowed"
    assert (len(told), told[-1]) == (11, "and 2 more lines like these")


def test_a_vote_for_fewer_than_were_asked_for_goes_into_the_box(app: Flask, tmp_path: Path) -> None:
    assert imported(app, tmp_path, ("max_length;2", "max_length;2\nmin_length;2")).exit_code == 0
    with app.app_context():
        assert db.session.scalars(select(Round.ballot_min)).one() == 1


def test_points_with_decimals_are_refused(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "green.pb"
    path.write_bytes(votes_of("cumulative", POINTS, "1;2;0.5"))
    result = bring_in(app, path)
    assert (result.exit_code, rows_stored(app)) == (2, 0)
    assert result.stderr.splitlines()[-1] == f"{path}: the points have decimals"


def test_a_project_taken_back_is_not_funded_and_keeps_its_votes(
    app: Flask, visitor: Client, tmp_path: Path
) -> None:
    imported(app, tmp_path, ("1;60", "1;999999999"))
    assert funded(app) == {"2", "x3"}
    page = visitor.get(f"/rounds/{the_round(app)}/result")
    sentence = "It was taken back, so it could not get money."
    assert results_of(page)[2] == ["Bike racks", "Not funded this time 3 votes", sentence]


def test_a_name_can_be_given(app: Flask, tmp_path: Path) -> None:
    imported(app, tmp_path, options=["--name", "Green money"])
    with app.app_context():
        assert db.session.scalars(select(Round.name)).one() == "Green money"


@pytest.mark.both_databases
def test_long_names_are_cut_and_kept_in_full_below(app: Flask, tmp_path: Path) -> None:
    long = "word " * 60
    imported(app, tmp_path, ("Bike racks", long))
    with app.app_context():
        project = db.session.scalars(select(Proposal).order_by(Proposal.id).limit(1)).one()
        assert len(project.title) <= 200
        assert project.title.endswith("…")
        assert project.need == long.strip()


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("pairs", "lines"),
    [
        ([("key;value", "key,value")], ["line 2: the header under META must be key;value"]),
        ([("12;2,1", "12;2,9")], ["line 24: the vote names '9', not listed under PROJECTS"]),
        ([("11;1;", "10;1;")], ["line 23: voter 10 has voted before in this file"]),
        ([("1;60", "1;sixty")], ["line 17: the cost of project 1 is not a number: sixty"]),
        (
            [("12;2,1;55\n13;x3;\n", "")],
            ["line 8: num_votes says 4 but the file has 2 votes: the file is cut short"],
        ),
        (
            [("budget;100", "budget;x"), ("1;60", "1;y"), ("11;1", "11;z")],
            [
                "line 9: the budget is not a number: x",
                "line 17: the cost of project 1 is not a number: y",
                "line 23: the vote names 'z', not listed under PROJECTS",
            ],
        ),
        ([("1;60", "1;60.005")], ["the cost of project 1 has more than two decimals"]),
        (
            [("2;50", "2;100000000000")],
            ["the cost of project 2 is too large to be stored"],
        ),
    ],
    ids=["header", "unknown", "twice", "cost", "cut", "three", "decimals", "large"],
)
def test_a_broken_file_is_told_line_by_line_and_leaves_nothing(
    app: Flask, tmp_path: Path, pairs: list[tuple[str, str]], lines: list[str]
) -> None:
    result = imported(app, tmp_path, *pairs)
    assert result.exit_code == 2
    path = tmp_path / "green.pb"
    assert result.stderr.splitlines()[-len(lines) :] == [f"{path}: {line}" for line in lines]
    assert rows_stored(app) == 0


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            changed().decode().replace("Bike", "Büke").encode("latin-1"),
            "line 17: this is not UTF-8 text; save the file as UTF-8",
        ),
        (
            changed()[: changed().index(b"VOTES")],
            "line 20: the file has no line VOTES; it is cut short or no .pb file",
        ),
        (b"", "line 1: the file has no line META; it is cut short or no .pb file"),
    ],
    ids=["encoding", "truncated", "empty"],
)
def test_a_file_that_is_no_pabulib_file_is_refused(
    app: Flask, tmp_path: Path, content: bytes, line: str
) -> None:
    path = tmp_path / "green.pb"
    path.write_bytes(content)
    result = bring_in(app, path)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"{path}: {line}")
    assert rows_stored(app) == 0


def test_a_file_that_is_not_there_is_one_line(app: Flask, tmp_path: Path) -> None:
    result = bring_in(app, tmp_path / "none.pb")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"{tmp_path / 'none.pb'}: No such file or directory"


def test_an_unknown_rule_is_refused_by_its_name_unless_another_is_given(
    app: Flask, tmp_path: Path
) -> None:
    custom = ("rule;greedy", "rule;greedy-custom")
    refused = imported(app, tmp_path, custom)
    assert refused.exit_code == 2
    assert "the rule greedy-custom cannot be counted" in refused.stderr
    assert rows_stored(app) == 0
    assert imported(app, tmp_path, custom, options=["--rule", "greedy"]).exit_code == 0


@pytest.mark.both_databases
def test_a_tie_the_file_does_not_settle_stores_nothing_until_its_lot_is_given(
    app: Flask, tmp_path: Path
) -> None:
    pairs = [("2;50", "2;40"), ("12;2,1", "12;1,x3"), ("13;x3;", "13;1;")]
    both_fit = imported(app, tmp_path, *pairs, ("budget;100", "budget;140"))
    before = rows_stored(app)
    stopped = imported(app, tmp_path, *pairs)
    assert both_fit.exit_code == 0
    assert stopped.exit_code == 2
    assert stopped.stderr.splitlines()[-1] == (
        "A lot must decide the order of 2, x3. Give the order drawn there, for example --lot 2,x3"
    )
    assert rows_stored(app) == before


def test_a_lot_given_on_import_stands_in_the_result(
    app: Flask, visitor: Client, tmp_path: Path
) -> None:
    pairs = [
        ("2;50", "2;40"),
        ("12;2,1", "12;1,x3"),
        ("13;x3;", "13;1;"),
    ]
    result = imported(app, tmp_path, *pairs, options=["--lot", "x3, 2"])
    assert result.exit_code == 0, result.output
    assert "x3" not in visitor.get(f"/rounds/{the_round(app)}/result").text()
    assert "as it was given to us: “Benches”, “Trees; and hedges”." in (
        visitor.get(f"/rounds/{the_round(app)}/result").text()
    )


@pytest.mark.real_data
def test_wieliczka_gives_the_citys_30_winners(
    app: Flask, visitor: Client, real_elections: Path
) -> None:
    result = bring_in(app, real_elections / WIELICZKA)
    assert "30 of 64 projects funded, 995,079 PLN of 1,000,000 PLN spent." in result.stdout
    assert "The file names the same winners." in result.stdout

    page = visitor.get(f"/rounds/{the_round(app)}/result")
    assert "30 of 64 projects will be funded. 6,586 people voted." in page.text()
    shown = [lines for lines in results_of(page) if lines[1].startswith("Funded")]
    assert len(shown) == len(funded(app)) == 30
    assert "1,615 people get more of their projects from Equal Shares" in page.text()


@pytest.mark.real_data
@pytest.mark.parametrize(
    "name",
    [
        "Poland_Gdynia_2022_Kamienna_Gora__large.pb",
        "Poland_Warszawa_2017_Sadul.pb",
        "Poland_Warszawa_2018_Nadwisle.pb",
        "Poland_Krakow_2022_Zwierzyniec.pb",
        "Poland_Katowice_2025_Dab.pb",
    ],
)
def test_a_greedy_citys_own_winners_come_out_of_the_box(
    app: Flask, real_elections: Path, name: str
) -> None:
    result = bring_in(app, real_elections / name)
    assert "The file names the same winners." in result.stdout, result.output
    assert db_state(app) == [CountState.PUBLISHED]


def db_state(app: Flask) -> list[CountState]:
    with app.app_context():
        return list(db.session.scalars(select(Count.state)))
