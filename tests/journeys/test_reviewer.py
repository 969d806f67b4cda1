"""A community reviewer signs in with a code, reads what was heard, signs it, and rates the work."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.facts import facts_of
from pbapp.engagement.kinds.loop import MemberKind
from pbapp.engagement.models.review import ReviewMember, ReviewVote
from pbapp.standards.kinds import FeedbackKind
from tests.factories.accounts import PASSWORD, make_staff
from tests.factories.engagement import add_rows, feedback, finding, make_record, read
from tests.factories.loop import make_reviewer, make_seat, make_session, rows, shown
from tests.factories.people import client_as
from tests.journeys.people import Walker

pytestmark = pytest.mark.browser
BUSES = "Evening buses to Kirkbrae"
COUNCIL, TRANSPORT = "Shore Community Council", "Transport team"


@pytest.fixture
def record_id(app: Flask) -> int:
    return make_record(app, title=BUSES)


def come_in(reviewer: Walker, email: str) -> None:
    """By a code, from the home page."""
    reviewer.page.goto("/")
    reviewer.go("Sign in")
    reviewer.see("Sign in")
    reviewer.sign_in_resident(email, "")
    reviewer.see("My organisation")


def draft(app: Flask, record_id: int) -> int:
    """What we heard, not out yet, with one finding in it."""
    (finding_id,) = add_rows(app, record_id, finding())
    heard = feedback(FeedbackKind.WHAT_WE_HEARD, published_on=None)
    (row_id,) = add_rows(app, record_id, heard)
    add_rows(app, record_id, shown(row_id, finding_id=finding_id, words="We will look."))
    return row_id


def is_signed(app: Flask, record_id: int) -> bool:
    """The feedback is confirmed as a fair picture."""
    facts = read(app, record_id, facts_of)
    return bool(facts.plain.feedback[0].is_confirmed)


def test_a_reviewer_signs_that_what_was_heard_is_a_fair_picture(
    app: Flask, someone: Walker, record_id: int
) -> None:
    person, row_id = make_reviewer(app), draft(app, record_id)
    url = f"/engagement/{record_id}/feedback/{row_id}/reader"
    client_as(app, Role.OFFICER).post(url, {"reader": person.id})

    come_in(someone, person.email)
    someone.go("What you were asked to read")
    someone.see("To read")
    someone.reads("Waits for you")
    someone.go(BUSES)
    someone.see("What we heard")
    someone.reads("The last bus is too early.")
    someone.choose("No, it is not")
    someone.press("Send my answer")
    someone.see("What we heard")
    someone.reads("Write what is missing, in a whole sentence.")
    assert not is_signed(app, record_id)
    someone.choose("Yes, it is fair")
    someone.press("Send my answer")
    someone.see("To read")
    someone.reads("You said it is fair")

    assert is_signed(app, record_id)


def test_a_reviewer_rates_apart_by_a_link(app: Flask, someone: Walker, record_id: int) -> None:
    person = make_reviewer(app)
    session_id = make_session(app, record_id, is_together=False)
    seat = make_seat(app, session_id, MemberKind.COMMUNITY, COUNCIL)
    make_seat(app, session_id, MemberKind.OFFICER, TRANSPORT, {"INC": 6})
    url = f"/engagement/{record_id}/looking-back/{session_id}"
    given = client_as(app, Role.OFFICER).post(f"{url}/seats/{seat}/link", on=url)
    link = re.search(r"/review/\d+/[0-9a-f]+", given.html)
    assert link

    come_in(someone, person.email)
    someone.page.goto(link[0])
    someone.see("How did it go?")
    someone.press("Send my marks")
    someone.reads("Give a mark to at least one.")
    someone.pick("Inclusion", "3: fair")
    someone.press("Send my marks")
    someone.see("Thank you. Your marks are in.")
    someone.page.goto(link[0])
    someone.reads("You can change them until this ends.")
    assert someone.typed("Inclusion") == "3"

    marks = {(one.member_id, one.code): one.points for one in rows(app, ReviewVote)}
    assert marks[seat, "INC"] == 3


def test_around_one_table_staff_and_community_rate_together(
    app: Flask, someone: Walker, record_id: int
) -> None:
    make_staff(app, Role.OFFICER, email="fiona@ardnellan.example")
    someone.two_steps("fiona@ardnellan.example", PASSWORD)
    someone.page.goto(f"/engagement/{record_id}")
    someone.go("Looking back")
    someone.see("Looking back together")
    someone.fill("On which day?", "2026-11-02")
    someone.press("Set it up")
    someone.reads("Choose one of these.")
    assert someone.typed("On which day?") == "2026-11-02"
    someone.choose("Together: one of us enters what each says")
    someone.press("Set it up")
    someone.see("Looking back on Monday 2 November 2026")
    for kind, name in (("Staff", TRANSPORT), ("People of the community", COUNCIL)):
        someone.pick("Whom do they speak for?", kind)
        someone.fill("What do we call them?", name)
        someone.press("Add them")
        someone.reads(name)
    someone.go("Enter what they say")
    someone.see("What each says")
    for name, mark in ((TRANSPORT, "5: very good"), (COUNCIL, "2: weak")):
        seat = someone.page.get_by_role("group", name=name)
        seat.get_by_label("Inclusion").select_option(label=mark)
    someone.press("Save the marks")
    someone.see("Looking back on Monday 2 November 2026")
    someone.reads("Voices differ")
    someone.fill("What did people say? (optional)", "We talked about the hall.")
    someone.press("End it")
    someone.reads("We talked about the hall.")

    assert [one.name for one in rows(app, ReviewMember) if one.done_on] == [TRANSPORT, COUNCIL]
