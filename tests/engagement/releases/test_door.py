"""What passes the door, what is kept of it, and what is held back."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from pbapp.activities.releases.ledger import canonical
from pbapp.activities.releases.models import StoredRelease
from pbapp.audit import Event, entries_about
from pbapp.db import db, transaction
from pbapp.disclosure.floors import DEFAULT_FLOORS, RULES_VERSION
from pbapp.engagement import releases
from pbapp.engagement.releases.door import protect
from tests.factories.engagement import activity, add_rows, days, make_record, on_record, read
from tests.factories.reach import OFFICER, count_people, fifths, publish

FIFTH = "reach-fifth"


def let_out(app: Flask, record_id: int, sensitive: bool = False, **cells: int) -> Any:
    numbers = releases.Breakdown(
        what="reach-test",
        title="Test",
        cells=cells,
        labels={name: name.upper() for name in cells},
        sensitive=sensitive,
    )
    return on_record(app, record_id, lambda one: releases.publish(one, numbers, by=OFFICER).number)


def shown(app: Flask, record_id: int, what: str = "reach-test") -> dict[str, str]:
    released = read(app, record_id, lambda one: releases.latest(one.id)[what])
    return {name: cell.text for name, cell in released.cells.items()}


@pytest.mark.both_databases
def test_a_release_is_kept_with_hash_rules_and_what_was_hidden(app: Flask) -> None:
    record_id = make_record(app)

    let_out(app, record_id, a=3, b=30, c=40)

    with app.app_context():
        row = db.session.scalars(select(StoredRelease)).one()
        assert row.sha256 == hashlib.sha256(canonical(row.output)).hexdigest()
        assert (row.rules_version, row.hidden, row.number) == (RULES_VERSION, ["a", "b"], 1)
        assert row.output["labels"] == [["a", "A"], ["b", "B"], ["c", "C"]]
    assert shown(app, record_id) == {"a": "[c]", "b": "[c]", "c": "40"}


def test_what_everyone_reads_holds_no_hidden_number(app: Flask) -> None:
    record_id = make_record(app)
    count_people(app, record_id, fifths(3, 37, 41, 52, 66))
    publish(app, record_id)

    released = read(app, record_id, lambda one: releases.latest(one.id)[FIFTH])

    with app.app_context():
        output = db.session.scalars(select(StoredRelease.output)).one()
    text = canonical(output).decode()
    assert released.cells["1"].text == released.shares["1"].text == "[c]"
    assert released.cells["2"].text == released.shares["2"].text == "[c]"
    assert '"value":3}' not in text
    assert "37" not in text


def test_the_same_numbers_again_make_no_new_version(app: Flask) -> None:
    record_id = make_record(app)

    assert [let_out(app, record_id, a=30, b=40) for _time in range(3)] == [1, 1, 1]
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(StoredRelease)) == 1


@pytest.mark.both_databases
def test_a_second_wave_of_three_people_is_held_back(app: Flask) -> None:
    record_id = make_record(app)
    let_out(app, record_id, a=30, b=40)

    with pytest.raises(releases.Withheld, match=r"version 1, too few people .* “B”"):
        let_out(app, record_id, a=30, b=43)

    assert shown(app, record_id) == {"a": "30", "b": "40"}


def test_small_steps_are_held_against_every_version_not_only_the_last(app: Flask) -> None:
    record_id = make_record(app)
    let_out(app, record_id, a=30, b=40)
    let_out(app, record_id, a=30, b=47)

    with pytest.raises(releases.Withheld, match="version 1"):
        let_out(app, record_id, a=30, b=42)


def test_enough_new_people_make_a_new_version(app: Flask) -> None:
    record_id = make_record(app)
    let_out(app, record_id, a=30, b=40)

    assert let_out(app, record_id, a=30, b=60) == 2
    assert shown(app, record_id) == {"a": "30", "b": "60"}


def test_what_was_hidden_stays_hidden_when_it_has_grown(app: Flask) -> None:
    record_id = make_record(app)
    let_out(app, record_id, a=3, b=30, c=40)

    let_out(app, record_id, a=33, b=60, c=70)

    assert shown(app, record_id) == {"a": "[c]", "b": "[c]", "c": "70"}


def test_other_categories_are_held_back(app: Flask) -> None:
    record_id = make_record(app)
    let_out(app, record_id, a=30, b=40)

    with pytest.raises(releases.Withheld):
        let_out(app, record_id, a=30, b=20, c=20)


def test_a_release_is_recorded_with_who_and_what(app: Flask) -> None:
    record_id = make_record(app)
    let_out(app, record_id, a=3, b=30, c=40)

    found = read(app, record_id, lambda one: [(e.event, e.details) for e in entries_about(one)])

    said = {"breakdown": "reach-test", "number": 1, "hidden": 2}
    assert (Event.NUMBERS_PUBLISHED.value, said) in found


def store_again(app: Flask) -> None:
    names = ("engagement_id", "what", "number", "output", "sha256", "rules_version")
    with app.app_context(), transaction() as session:
        row = session.scalars(select(StoredRelease)).one()
        copy = {name: getattr(row, name) for name in (*names, "counts", "hidden")}
        session.add(StoredRelease(**copy))


@pytest.mark.both_databases
def test_a_version_cannot_stand_twice(app: Flask) -> None:
    record_id = make_record(app)
    let_out(app, record_id, a=30, b=40)

    with pytest.raises(IntegrityError):
        store_again(app)


def test_activities_are_separate_groups_so_a_new_one_goes_out(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, activity(name="A", headcount=30), activity(name="B", headcount=50))
    publish(app, record_id)
    add_rows(app, record_id, activity(name="C", headcount=20, held_on=days(-3)))

    assert publish(app, record_id) == []
    assert list(shown(app, record_id, "heads").values()) == ["30", "50", "20"]


def test_a_small_correction_of_a_headcount_is_held_back_in_words(app: Flask) -> None:
    record_id = make_record(app)
    (row_id,) = add_rows(app, record_id, activity(name="Drop-in", headcount=30))
    publish(app, record_id)

    def correct(record: Any) -> None:
        (row,) = [one for one in record.activities if one.id == row_id]
        row.headcount = 33

    on_record(app, record_id, correct)

    (sentence,) = publish(app, record_id)
    assert "“People by activity” was not published" in sentence
    assert "Drop-in" in sentence
    assert list(shown(app, record_id, "heads").values()) == ["30"]


def test_a_correction_that_shows_nowhere_makes_no_new_version_and_no_refusal(app: Flask) -> None:
    record_id = make_record(app)
    let_out(app, record_id, a=30, b=40)

    assert let_out(app, record_id, a=30, b=42) == 1


def test_votes_stand_as_the_result_page_tells_them_and_the_others_to_the_nearest_5() -> None:
    cells = {"vote": 212, "drop-in": 33, "fair": 41}
    votes = frozenset({"vote"})

    def shown(cells: dict[str, int]) -> list[str]:
        numbers = releases.Breakdown(
            what="heads",
            title="People by activity",
            cells=cells,
            labels={name: name for name in cells},
            sensitive=False,
            open=votes,
            adds_up=False,
        )
        found = protect(numbers, set(), DEFAULT_FLOORS)
        return [one.text for one in (*found.cells.values(), found.total)]

    assert shown(cells) == ["212", "35", "40", "285"]
    assert shown({"vote": 212}) == ["212", "212"]


def test_totals_of_many_records_take_one_statement(app: Flask) -> None:
    records = [make_record(app) for _n in range(3)]
    add_rows(app, records[0], activity(headcount=30))
    publish(app, records[0])

    with app.app_context():
        found = releases.totals_of(records)
    assert [found[one].text for one in records] == ["30", "[x]", "[x]"]
