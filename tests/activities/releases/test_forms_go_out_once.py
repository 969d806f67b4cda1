"""Results of a form are kept as they went out; everyone reads those, whatever is stored later."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.activities.place_standard.themes import LATEST, load
from pbapp.activities.releases.ledger import canonical, hidden_in
from pbapp.activities.releases.models import StoredRelease
from pbapp.db import db
from pbapp.disclosure.floors import RULES_VERSION
from tests.client import Client
from tests.factories.activities import (
    CLOSED,
    add_replies,
    add_responses,
    make_run,
    make_survey,
    publish_run,
    publish_survey,
)


def survey(app: Flask) -> tuple[int, Callable[[], None]]:
    survey_id = make_survey(app, CLOSED)
    add_replies(app, survey_id, *[{0: 0, 2: 4, 3: 8}] * 12, *[{0: 1, 2: 1, 3: 2}] * 3)
    publish_survey(app, survey_id)
    return survey_id, lambda: add_replies(app, survey_id, *[{0: 1, 2: 5}] * 40)


def look(app: Flask) -> tuple[int, Callable[[], None]]:
    run_id = make_run(app, CLOSED)
    add_responses(app, run_id, *[{"moving": 6}] * 20, *[{"work": 2}] * 4)
    publish_run(app, run_id)
    codes = load(LATEST).codes
    return run_id, lambda: add_responses(app, run_id, *[dict.fromkeys(codes, 1)] * 40)


@pytest.mark.parametrize(
    ("made", "paths"),
    [(survey, ["/surveys/%s/results"]), (look, ["/places/%s/results", "/places/%s/results.csv"])],
)
def test_what_is_out_never_changes(
    app: Flask,
    visitor: Client,
    made: Callable[[Flask], tuple[int, Callable[[], None]]],
    paths: list[str],
) -> None:
    key, change = made(app)
    before = [visitor.browser.get(path % key).get_data() for path in paths]
    assert all(b"[c]" in page for page in before)

    change()

    assert [visitor.browser.get(path % key).get_data() for path in paths] == before


@pytest.mark.both_databases
@pytest.mark.parametrize(("made", "what"), [(survey, "survey-1"), (look, "place_run-1")])
def test_a_form_is_kept_with_hash_rules_and_what_was_hidden(
    app: Flask, made: Callable[[Flask], tuple[int, object]], what: str
) -> None:
    made(app)

    with app.app_context():
        row = db.session.scalars(select(StoredRelease)).one()
        assert (row.what, row.number, row.rules_version) == (what, 1, RULES_VERSION)
        assert row.sha256 == hashlib.sha256(canonical(row.output)).hexdigest()
        assert row.hidden == list(hidden_in(row.output)) != []


def test_hidden_numbers_are_found_wherever_they_stand() -> None:
    secret = {"text": "[c]", "value": None, "marker": "[c]"}
    shown = {"text": "30", "value": 30, "marker": None}
    output = {"total": shown, "cells": [["a", secret], ["b", shown]], "deep": {"er": secret}}
    assert list(hidden_in(output)) == ["/cells/0/1", "/deep/er"]


def test_the_page_of_the_record_stands_beside_what_its_forms_let_out(
    app: Flask, visitor: Client
) -> None:
    survey(app)
    look(app)
    assert [visitor.get(f"/engagement/{record}/public").status for record in (1, 2)] == [200, 200]
