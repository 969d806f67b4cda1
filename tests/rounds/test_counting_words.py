"""Every rule, limit and lot of a round in words that a voter reads."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import SYSTEM
from pbapp.counting import Add1Stop, BallotKind, Completion, Method, Rule, TieKey, TooDear, Utility
from pbapp.db import transaction
from pbapp.rounds import actions, queries
from pbapp.rounds.counting_words import counting_in_words, counting_of, figure
from pbapp.rounds.models import Theme, TieWay
from tests.factories.rounds import make_round

FITS = "If a project costs more than the money left, we go on to the next one that fits."
SHARES = "Each voter has an equal share of the money, used only for projects they chose."
CHEAPER = "If two projects are equal, the one that costs less comes first."
WITNESSES = "If they are still equal, lots are drawn in front of two witnesses."
CODE = "ab" * 32


def told(app: Flask, rule: Rule, tie_way: TieWay = TieWay.WITNESSES) -> list[str]:
    with app.test_request_context():
        return counting_in_words(rule, tie_way)


def told_of(app: Flask, **settings: Any) -> list[str]:
    round_id = make_round(app, **settings)
    with app.test_request_context():
        return counting_of(queries.get(round_id))


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            Rule(Method.GREEDY, utility=Utility.CARDINALITY),
            "The project with the most votes for each pound it costs gets its money first, "
            f"then the next. {FITS}",
        ),
        (
            Rule(Method.GREEDY, too_dear=TooDear.PART, part_share=Fraction(1, 2)),
            "The project with the most votes gets its money first, then the next. "
            "If a project costs more than the money left, we offer it what is left, as long as "
            "that is at least 50% of its cost. If it is less, or if they say no, we go on to the "
            "next one and do the same there.",
        ),
        (
            Rule(Method.EQUAL_SHARES, completion=Completion.ADD1_GREEDY_REST),
            f"{SHARES} If money is left, everyone's share is raised a little at a time until the "
            "money is used as far as it goes. "
            "What is left goes to the projects with the most votes that still fit.",
        ),
        (
            Rule(
                Method.EQUAL_SHARES,
                completion=Completion.ADD1,
                add1_stop=Add1Stop.OVERSPEND,
            ),
            f"{SHARES} If money is left, everyone's share is raised a little at a time. "
            "We stop before the projects would cost more than the money.",
        ),
        (
            Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY_REST, too_dear=TooDear.STOP),
            f"{SHARES} What is left goes to the projects with the most votes. "
            "We stop at the first project that costs more than the money left.",
        ),
        (
            Rule(Method.PHRAGMEN),
            "Each voter gets money at the same slow pace, used only for projects they chose. "
            "As soon as the voters of a project have enough together, it is funded. "
            "They then save up again from nothing.",
        ),
        (
            Rule(Method.MEAN_SCORE),
            "The project with the best score on average gets its money first, then the next. "
            + FITS,
        ),
    ],
)
def test_a_way_of_counting_is_told_whole(app: Flask, rule: Rule, sentence: str) -> None:
    assert told(app, rule)[0] == sentence


LIST = "The higher a project stands on a voter's list, the more points it gets."
A_POINT = "It gets a point for each project that stands below it on a voter's list."


@pytest.mark.parametrize(
    ("utility", "sentences"),
    [
        (Utility.POINTS_COST, "The project with the most points gets"),
        (Utility.POINTS, "The project with the most points for each pound it costs gets"),
        (Utility.RANK_COST, f"The project with the most points gets {LIST}"),
        (Utility.RANK, f"The project with the most points for each pound it costs gets {LIST}"),
        (Utility.BORDA, f"The project with the most points for each pound it costs gets {A_POINT}"),
    ],
)
def test_points_and_lists_are_not_called_votes(
    app: Flask, utility: Utility, sentences: str
) -> None:
    sentence = sentences.replace(" gets", " gets its money first, then the next.", 1)
    assert told(app, Rule(Method.GREEDY, utility=utility))[0] == f"{sentence} {FITS}"


def test_the_rest_and_the_comparison_go_by_what_the_ballots_of_the_round_say(app: Flask) -> None:
    rule = Rule(
        Method.EQUAL_SHARES,
        utility=Utility.POINTS_COST,
        completion=Completion.GREEDY_REST,
        comparison=True,
    )
    settings = {"rule": rule.as_dict(), "ballot_kind": BallotKind.POINTS}

    assert told_of(app, **settings)[:2] == [
        f"{SHARES} Who gave a project more points pays more for it. "
        "What is left goes to the projects with the most points that still fit.",
        "We also count by most points first, and use that result "
        "if more voters get more of their projects from it.",
    ]
    ranked = Rule(Method.PHRAGMEN, completion=Completion.GREEDY_REST, too_dear=TooDear.STOP)
    assert told_of(app, rule=ranked.as_dict(), ballot_kind=BallotKind.RANKING)[0].endswith(
        f"What is left goes to the projects with the most points. {LIST} "
        "We stop at the first project that costs more than the money left."
    )


@pytest.mark.parametrize(
    ("least", "sentence"),
    [
        ({"minimum_votes": 1}, "A project needs at least 1 vote."),
        (
            {"minimum_share": Fraction(1, 40)},
            "A project needs the votes of at least 2.5% of voters.",
        ),
        ({"minimum_points": 30}, "A project needs at least 30 points."),
        ({"minimum_ratings": 9}, "A project needs a score from at least 9 people."),
        (
            {"support_per_cost": Fraction(1, 3)},
            "A project's share of the voters must be at least 33.33% of its share of the money.",
        ),
    ],
)
def test_what_a_project_needs_is_told(app: Flask, least: dict[str, Any], sentence: str) -> None:
    assert told(app, Rule(Method.GREEDY, **least))[1] == sentence


LESS, MORE = TieKey.LOWER_COST, TieKey.MORE_VOTES


@pytest.mark.parametrize(
    ("method", "keys", "sentence"),
    [
        (Method.GREEDY, (LESS, MORE), f"{CHEAPER} {WITNESSES}"),
        (
            Method.GREEDY,
            (MORE,),
            "If two projects are equal, lots are drawn in front of two witnesses.",
        ),
        (
            Method.EQUAL_SHARES,
            (LESS, MORE),
            "If two projects are equal, the one that costs less comes first, and then the one "
            f"with more votes. {WITNESSES}",
        ),
        (
            Method.EQUAL_SHARES,
            (MORE, LESS),
            "If two projects are equal, the one with more votes comes first, and then the one "
            f"that costs less. {WITNESSES}",
        ),
        (
            Method.EQUAL_SHARES,
            (MORE,),
            f"If two projects are equal, the one with more votes comes first. {WITNESSES}",
        ),
    ],
)
def test_what_decides_between_equals_is_told(
    app: Flask, method: Method, keys: tuple[TieKey, ...], sentence: str
) -> None:
    assert told(app, Rule(method, tie_keys=keys))[-1] == sentence


def test_lots_from_a_seed_call_no_witnesses(app: Flask) -> None:
    by_cost = Rule(Method.GREEDY)
    assert told(app, by_cost, TieWay.SEED)[-1] == f"{CHEAPER} If they are still equal, lots decide."
    by_lot = Rule(Method.GREEDY, tie_keys=())
    assert told(app, by_lot, TieWay.SEED)[-1] == "If two projects are equal, lots decide."


@pytest.mark.parametrize(
    ("settings", "sentences"),
    [
        (
            {},
            [
                "The lots are drawn in secret just before voting opens, so nobody can choose "
                "them. They are shown with the result."
            ],
        ),
        (
            {"lot_commitment": CODE},
            [
                f"The lots are drawn in secret already. Proof code: {CODE}",
                "We show the lots with the result. The code proves that they stayed.",
            ],
        ),
        (
            {"lot_commitment": CODE, "lot_seed": "cd" * 32},
            [
                f"The lots were drawn in secret before anyone voted. Proof code: {CODE}",
                f"The secret number behind the lots was: {'cd' * 32}",
            ],
        ),
    ],
)
def test_a_round_says_how_far_its_lots_are(
    app: Flask, settings: dict[str, Any], sentences: list[str]
) -> None:
    assert told_of(app, tie_way=TieWay.SEED, **settings)[2:] == sentences


def test_limits_and_money_that_moves_on_are_told(app: Flask) -> None:
    round_id = make_round(app, group_most=1)
    with app.app_context(), transaction() as session:
        for name, most, pence in (("Youth", 2, None), ("Play", None, 500_00), ("Sea", 1, 900_00)):
            session.add(Theme(round_id=round_id, name=name, most_projects=most, most_pence=pence))

    def limits() -> list[str]:
        with app.test_request_context():
            return counting_of(queries.get(round_id))[2:]

    assert limits() == [
        "One group can get money for 1 project.",
        "Up to 2 projects of the theme “Youth” can get money.",
        "Projects of the theme “Play” can get up to £500 together.",
        "1 project of the theme “Sea” can get money. This theme can get up to £900 in all.",
    ]
    with app.app_context(), transaction():
        round = queries.get(round_id)
        small = {"name": "Small pot", "money_pence": 900_00, "most_pence": None}
        actions.add_pot(round, small | {"leftover_to_id": round.pots[0].id}, by=SYSTEM)
    assert limits() == [
        "In each pot, one group can get money for 1 project.",
        "In each pot, up to 2 projects of the theme “Youth” can get money.",
        "In each pot, projects of the theme “Play” can get up to £500 together.",
        "In each pot, 1 project of the theme “Sea” can get money. "
        "This theme can get up to £900 in all.",
        "Money left in “Small pot” goes to “Main pot”.",
    ]


@pytest.mark.parametrize(
    ("share", "text"),
    [(Fraction(1, 2), "50"), (Fraction(1, 40), "2.5"), (Fraction(0), "0"), (Fraction(1), "100")],
)
def test_a_share_is_written_as_people_write_it(share: Fraction, text: str) -> None:
    assert figure(share) == text
