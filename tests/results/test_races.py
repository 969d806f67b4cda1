"""Several people pressing the same button at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from pbapp.access.roles import Role
from pbapp.db import db
from pbapp.outbox.models import Message
from pbapp.refusals import Refused
from tests.factories.people import make_user
from tests.factories.results import (
    clerk_of,
    count_of,
    count_votes,
    make_author,
    make_closed_round,
    publish,
)
from tests.results.test_changes import confirm, decided, given, manager, take_back
from tests.results.test_counting import begin

AT_ONCE = 8


def press(act: Callable[[int], object]) -> Counter[str]:
    def one(number: int) -> str:
        try:
            act(number)
        except Refused:
            return "refused"
        return "done"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return Counter(pool.map(one, range(AT_ONCE)))


@pytest.mark.both_databases
def test_a_count_begun_by_many_at_once_begins_once(app: Flask) -> None:
    vote = make_closed_round(app)
    clerks = [clerk_of(app, vote.id) for _unused in range(AT_ONCE)]

    answers = press(lambda number: begin(app, vote.id, clerks[number]))

    assert answers == {"done": 1, "refused": AT_ONCE - 1}


@pytest.mark.both_databases
def test_a_result_published_by_many_at_once_tells_authors_once(app: Flask) -> None:
    vote = make_closed_round(app)
    make_author(app, vote.projects[0], "Ailsa Munro")
    count_id = count_votes(app, vote.id)
    managers = [make_user(app, Role.ROUND_MANAGER) for _unused in range(AT_ONCE)]

    answers = press(lambda number: publish(app, count_id, managers[number]))

    assert answers == {"done": 1, "refused": AT_ONCE - 1}
    assert count_of(app, vote.id).published_by_id in {manager.id for manager in managers}
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Message)) == 1


@pytest.mark.both_databases
def test_a_change_confirmed_by_many_at_once_counts_once(app: Flask) -> None:
    vote = decided(app)
    change_id = take_back(app, vote, 0, manager(app))
    others = [manager(app, f"Second {number}") for number in range(AT_ONCE)]

    answers = press(lambda number: confirm(app, vote, change_id, others[number]))

    assert answers == {"done": 1, "refused": AT_ONCE - 1}
    assert given(app, vote) == [0, 8_000_00, 9_000_00, 2_500_00]


@pytest.mark.both_databases
def test_a_change_recorded_by_many_at_once_is_one(app: Flask) -> None:
    vote = decided(app)
    people = [manager(app, f"Manager {number}") for number in range(AT_ONCE)]

    answers = press(lambda number: take_back(app, vote, 0, people[number]))

    assert answers == {"done": 1, "refused": AT_ONCE - 1}
