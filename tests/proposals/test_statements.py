"""Lists send the same number of statements for one row and for three."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from tests.factories.people import client_of, make_user
from tests.factories.proposals import make_idea
from tests.factories.rounds import make_round
from tests.statements import statements


@pytest.mark.parametrize("url", ["/rounds/{}/checks", "/my-ideas"])
def test_a_list_costs_the_same_for_one_and_for_three(app: Flask, url: str) -> None:
    person = make_user(app, Role.CHECKER)
    rounds = [make_round(app), make_round(app, name="Another")]
    counts = []
    for ideas in (1, 2):
        for number in range(ideas):
            make_idea(app, rounds[0], make_user(app).id)
            make_idea(app, rounds[number], person.id)
        client = client_of(app, person)
        with statements(app) as sent:
            assert client.get(url.format(rounds[0])).status == 200
        counts.append(len(sent))

    assert counts[0] == counts[1]
