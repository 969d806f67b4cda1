"""Finding ideas, for this room and for others."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.exc import NoResultFound

from pbapp.proposals import queries
from pbapp.proposals.lifecycle import Stage
from tests.factories.people import make_user
from tests.factories.proposals import make_idea
from tests.factories.rounds import make_round


@pytest.mark.both_databases
def test_counts_name_every_stage_and_keep_rounds_apart(app: Flask) -> None:
    round_id, other = make_round(app), make_round(app, name="Other")
    for stage in (Stage.SENT, Stage.SENT, Stage.PROJECT):
        make_idea(app, round_id, None, stage)
    make_idea(app, other, None)

    with app.app_context():
        assert queries.counts_by_stage(round_id) == {
            Stage.DRAFT: 0,
            Stage.SENT: 2,
            Stage.NEEDS_INFORMATION: 0,
            Stage.DECLINED: 0,
            Stage.WITHDRAWN: 0,
            Stage.PROJECT: 1,
        }
        assert queries.waiting(round_id) == 2


def test_authors_of_projects_are_those_who_can_be_told(app: Flask) -> None:
    round_id, author = make_round(app), make_user(app)
    project = make_idea(app, round_id, author.id, Stage.PROJECT)
    make_idea(app, round_id, None, Stage.PROJECT)
    make_idea(app, round_id, author.id, Stage.DECLINED)

    with app.app_context():
        assert {key: user.id for key, user in queries.authors_of(round_id).items()} == {
            project: author.id
        }


def test_only_a_project_is_found_as_one(app: Flask) -> None:
    round_id = make_round(app)
    project, idea = (make_idea(app, round_id, None, s) for s in (Stage.PROJECT, Stage.SENT))

    with app.app_context():
        assert queries.get_project(project).id == project
        with pytest.raises(NoResultFound):
            queries.get_project(idea)


def test_the_list_to_check_leaves_drafts_out_and_sorts_as_asked(app: Flask) -> None:
    round_id = make_round(app)
    dear = make_idea(app, round_id, None, title="b", cost_pence=900_00)
    cheap = make_idea(app, round_id, None, title="A", cost_pence=100_00)
    make_idea(app, round_id, None, Stage.DRAFT)

    def ids(order: str) -> list[int]:
        return [idea.id for idea in queries.to_check(round_id, None, order, 1).rows]

    with app.app_context():
        assert ids("oldest") == ids("nonsense") == [dear, cheap]
        assert ids("newest") == [cheap, dear]
        assert ids("amount") == [dear, cheap]
        assert ids("name") == [cheap, dear]
        assert queries.to_check(round_id, Stage.PROJECT, "oldest", 1).total == 0


def test_a_page_past_the_end_is_the_last_one(app: Flask) -> None:
    round_id, author = make_round(app), make_user(app)
    for _unused in range(queries.PER_PAGE + 1):
        make_idea(app, round_id, author.id)

    with app.app_context():
        listing = queries.of_author(author.id, 10**30)
        assert (listing.page, listing.last, listing.total, len(listing.rows)) == (2, 2, 26, 1)
        assert queries.of_author(author.id, -5).page == 1
