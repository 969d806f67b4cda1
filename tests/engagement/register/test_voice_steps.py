"""A record taken along in the four steps of VOiCE."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.plan import models as plan
from pbapp.engagement.registering.voice_steps import VOICE_LEVELS, steps_of
from pbapp.standards.kinds import Level
from tests.client import Client
from tests.factories.engagement import activity, add_rows, finding, make_record, read
from tests.factories.loop import note
from tests.factories.people import client_as
from tests.factories.planning import outcome
from tests.factories.reach import publish
from tests.statements import statements


def answers(app: Flask, record_id: int) -> dict[str, list[str]]:
    def look(record: object) -> dict[str, list[str]]:
        steps = steps_of(record)  # type: ignore[arg-type]
        assert [one.name for one in steps] == ["Analyse", "Plan", "Do", "Review"]
        return {q.asks: list(q.answers) for step in steps for q in step.questions}

    return read(app, record_id, look)


def test_every_level_is_one_of_the_three_of_voice() -> None:
    assert {level: str(VOICE_LEVELS[level]) for level in Level} == {
        Level.INFORM: "Giving information",
        Level.CONSULT: "Consultation",
        Level.INVOLVE: "An open relationship",
        Level.COLLABORATE: "An open relationship",
        Level.EMPOWER: "An open relationship",
    }


@pytest.mark.both_databases
def test_each_answer_stands_under_the_question_voice_asks(app: Flask) -> None:
    record_id = make_record(app, level=Level.CONSULT, why_now="The timetable ends.")
    add_rows(
        app,
        record_id,
        outcome(text="More people take the bus.", measure="Tickets", target="+10%"),
        plan.Barrier(
            kind="cost", who="Families", description="Fares", found_by="partner", action="Vouchers"
        ),
        finding(statement="Later buses"),
        note(learning="Go where people are."),
    )

    said = answers(app, record_id)

    assert said["Why do you engage?"][0] == "The timetable ends."
    assert said["Which level of involvement?"] == ["Consultation (Consult: we ask for views)"]
    assert said["Which outcomes, and how will you see them?"] == [
        "More people take the bus; Tickets; +10%"
    ]
    assert said["What is in people's way, and what is done about it?"] == [
        "Fares; Vouchers; Still there"
    ]
    assert said["What do you learn from it?"] == ["Go where people are."]
    scores = said["How well was each standard met, from 1 to 6?"]
    assert (len(scores), scores[0]) == (7, "Inclusion: incomplete")


def test_a_number_of_people_stands_in_it_only_once_it_is_out(app: Flask) -> None:
    record_id = make_record(app)
    add_rows(app, record_id, activity(name="Drop-in", headcount=30))
    add_rows(app, record_id, activity(name="Workshop", headcount=40))
    asks = "What was done, and how many came?"
    assert not any("people" in one for one in answers(app, record_id)[asks])

    publish(app, record_id)

    ends = [one.rsplit("; ", 1)[-1] for one in answers(app, record_id)[asks]]
    assert ends == ["people: 30", "people: 40"]


def test_the_text_is_for_those_who_read_the_record(app: Flask, visitor: Client) -> None:
    record_id = make_record(app, title="Buses & <boats>")
    at = f"/engagement/{record_id}/voice.txt"

    page = client_as(app, Role.OFFICER).get(at)

    lines = page.response.text.splitlines()
    assert lines[0].startswith("Buses & <boats> (CPP-")
    steps = ["1. Analyse", "2. Plan", "3. Do", "4. Review"]
    assert [one for one in lines if one in steps] == steps
    do = lines.index("3. Do")
    asks = "What was done, and how many came?"
    assert lines[do - 1 : do + 5] == ["", "3. Do", "", asks, "Not written down.", ""]
    assert "/sign-in" in visitor.get(at).location


def test_it_is_read_in_the_same_number_of_statements_however_long_it_is(app: Flask) -> None:
    def counted(record_id: int) -> int:
        with statements(app) as asked:
            answers(app, record_id)
        return len(asked)

    record_id = make_record(app)
    add_rows(app, record_id, outcome(), finding(), activity())
    few = counted(record_id)
    add_rows(app, record_id, *(make() for make in (outcome, finding, activity) for _n in range(5)))
    assert counted(record_id) == few
