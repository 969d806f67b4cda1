"""Signed figures come back as they were, and papers of any version stay readable."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.db import transaction
from pbapp.reports.frozen import frozen, thawed
from pbapp.reports.kinds import Outcome, Start
from pbapp.reports.models import BoardSummary
from pbapp.reports.rows import Ahead, Decided
from pbapp.standards.kinds import Response
from tests.client import Client
from tests.factories.people import client_as, make_user
from tests.factories.reports import (
    END,
    SENTENCE,
    finding,
    make_quarter,
    make_summary,
    promise,
    spread,
    telling,
    work,
)
from tests.reports.cases import figures


def test_figures_come_back_from_json_equal() -> None:
    ahead = Ahead(start=Start.VOTE, page_id=None, title="Vote", starts_on=END)
    before = figures(
        works=(work(1, 40), work(2, 3), work(3, None)),
        findings=(finding(response=Response.NOT_NOW, reason="No money yet."), finding()),
        spread=(spread("INC", (0, 1, 2, 3)),),
        promises=(promise(Outcome.STOPPED),),
        oldest_open=promise(Outcome.LATE, date(2026, 3, 1)),
        tellings=(telling(Outcome.KEPT, END), telling(Outcome.LATE)),
        decided=(Decided(round_id=1, name="Our Wee Pot", pence=28_000_00, projects=9),),
        ahead=(ahead,),
    )

    assert thawed(json.loads(json.dumps(frozen(before)))) == before


def test_what_is_counted_besides_since_then_is_empty() -> None:
    kept = frozen(figures(made=3))
    del kept["lessons"], kept["joining"]

    assert thawed(kept) == figures(made=3)


#: what an earlier or a later version may have kept: its name, and what it put there
OTHER_FORMS: list[dict[str, Any]] = [
    {"form": None},
    {"form": 1},
    {"form": 99},
    {"made": None},
    {"rules_version": None},
    {"made": "many"},
    {"works": None},
    {"works": [{"record_id": 1, "title": "Path by the burn", "people": 40}]},
    {"works": ["Path by the burn"]},
    {"as_of": "last autumn"},
    {"mood": "good"},
]


@pytest.mark.parametrize("other", OTHER_FORMS)
def test_figures_of_another_form_are_not_guessed_at(other: dict[str, Any]) -> None:
    assert thawed(frozen(figures()) | other) is None


@pytest.mark.parametrize("other", OTHER_FORMS)
def test_a_paper_of_another_version_is_read_by_everyone_as_it_was_kept(
    app: Flask, visitor: Client, other: dict[str, Any]
) -> None:
    make_quarter(app)
    summary_id = make_summary(app, make_user(app))
    client_as(app, Role.OFFICER).post(f"/board/summary/{summary_id}/sign")
    with app.app_context(), transaction() as session:
        summary = session.get_one(BoardSummary, summary_id)
        summary.figures = {
            **(summary.figures or {}),
            "findings": [{"said": "Dark paths."}],
            **other,
        }

    for page in ("", "/sources"):
        shown = visitor.get(f"/board/summary/{summary_id}{page}")
        assert shown.status == 200
        assert "This paper was signed in an earlier version" in shown.text()
        assert "Dark paths." in shown.text()
    assert SENTENCE in visitor.get(f"/board/summary/{summary_id}").text()
