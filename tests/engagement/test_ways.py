"""Where the activities of a record are run."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.engagement.facts.held import Held
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.routes.ways import desk_of
from tests.factories.engagement import days


@pytest.mark.parametrize(
    ("key", "url"),
    [
        ("session-3", "/sessions/3/desk"),
        ("survey-4-online", "/surveys/4/desk"),
        ("place-5", "/places/5/desk"),
        ("result-votes", ""),
        (6, ""),
    ],
)
def test_an_activity_of_the_platform_leads_to_the_page_that_runs_it(
    app: Flask, key: int | str, url: str
) -> None:
    held = Held(id=key, name="Drop-in", method=MethodKind.DROP_IN, held_on=days(1))

    with app.test_request_context():
        assert desk_of(held) == url
