"""A lead keeps a light, a standard and a full record from the first look to its closing.

Each is walked on a phone and at a desk, without JavaScript. The lead runs rounds, the reviewer is
an officer, and somebody who speaks for a community body agrees the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.accounts.models import Membership
from pbapp.db import transaction
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.places.models import Organisation
from tests.browser import DESK, PATIENCE_MS, PHONE, follow
from tests.factories.people import make_user
from tests.factories.rounds import stored
from tests.journeys import record_steps as steps
from tests.journeys.keeper import Keeper, on, standing_on
from tests.journeys.people import Passes, Walker
from tests.journeys.record_steps import BODY, LEAD, PLACE, REVIEWER

pytestmark = pytest.mark.browser

#: light work is light: so many pages of questions from the first look to the review, and no more
MOST_PAGES = 12
TRUST = "Glen Fallon Development Trust"
Comes = Callable[[str], Keeper]


def speaker_of(app: Flask, name: str) -> str:
    """The address of somebody new who speaks for a community body."""
    person = make_user(app, Role.RESIDENT, Role.COMMUNITY_REVIEWER)
    with app.app_context(), transaction() as session:
        body = session.scalars(select(Organisation).where(Organisation.name == name)).one()
        session.add(Membership(user_id=person.id, organisation_id=body.id))
    return person.email


@pytest.fixture(scope="module")
def speaker(demo_app: Flask) -> str:
    """Somebody who speaks for the community council."""
    return speaker_of(demo_app, BODY)


@pytest.fixture(scope="module")
def neighbour(demo_app: Flask) -> str:
    """Somebody who speaks for the trust in the next valley."""
    return speaker_of(demo_app, TRUST)


@pytest.fixture(scope="module")
def looked_over() -> set[str]:
    """Headings of the pages that were looked over already."""
    return set()


@pytest.fixture(params=["phone", "desk"])
def comes(
    browser: Browser,
    site: str,
    demo_app: Flask,
    instance: Path,
    passes: Passes,
    looked_over: set[str],
    request: pytest.FixtureRequest,
) -> Iterator[Comes]:
    """Lets somebody come in, each at a screen of their own."""
    opened = []
    screen = PHONE if request.param == "phone" else DESK

    def come(email: str) -> Keeper:
        context = browser.new_context(viewport=screen, java_script_enabled=False, base_url=site)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto("/")
        name = f"{request.node.name}-{email.partition('@')[0]}"
        keeper = Keeper(Walker(browser, page, instance, passes, name), demo_app, looked_over)
        keeper.come_in(email)
        return keeper

    yield come
    for context in opened:
        context.close()


def plan_in_short(lead: Keeper, body: str) -> None:
    """Plan light work on one page."""
    lead.to()
    lead.walker.go("Write the plan on one page")
    lead.answer(
        {
            "What do you ask people?": "Where should the new bins stand?",
            "What can change because of what people say?": "Where each bin stands.",
            "What cannot change, and why?": "How many bins there are: eight are paid for.",
            "When is it decided?": on(75),
            "By when will people be told what came of it?": on(80),
            "Who decides?": "Cleansing team",
            "How is it decided?": "A member of staff decides",
            "Which body works on it with you?": body,
            "Could it harm some people more than others? If not, why not?": "No path narrows.",
            "Why may you hold personal data?": "No personal data is held",
        },
        "How is it decided?",
        "Which body works on it with you?",
        "Why may you hold personal data?",
    )
    lead.see("The plan on one page")
    lead.send("Save", PLACE)
    lead.see(PLACE)


def ask_partners(lead: Keeper, partner: Keeper, title: str) -> None:
    """Put the plan to the partners, who agree it; then everyone can read the page."""
    lead.to("/plan/agreement")
    lead.send("Ask the partners", "Partners and the plan")
    lead.see("Partners and the plan")
    steps.agree(partner, title)


def state_of(lead: Keeper) -> State:
    """Where the record stands in the end."""
    record_id = int(lead.home.rsplit("/", 1)[1])
    state: State = stored(lead.app, Engagement, record_id).state
    return state


def keep_light(comes: Comes, leads: str, helps: str, body: str, title: str) -> Keeper:
    """One keeps light work to its end, which another body agrees; returns the partner."""
    lead = comes(leads)
    with standing_on(0):
        lead.come_in()
        partner = comes(helps)
        steps.open_record(lead, title, "Inform: we tell people")
        plan_in_short(lead, body)
        ask_partners(lead, partner, title)
        lead.go_on("The plan is agreed")
        partner.page.goto(lead.home + "/public")
        partner.see(title)
        steps.announce(lead)
    steps.run(lead, heads="31")
    with standing_on(75):
        lead.come_in()
        steps.answer_in_short(lead)
        steps.learn(lead)
        lead.go_on("Send for review")
    assert lead.sent <= MOST_PAGES
    with standing_on(76):
        steps.close(comes(REVIEWER), lead.home)
        assert state_of(lead) is State.CLOSED
        partner.page.goto(lead.home + "/public")
        partner.see(title)
        partner.page.get_by_text("What people said, and our answers").click()
        partner.walker.reads("We will move it.")
    return partner


def test_a_light_record_is_kept_in_few_pages(comes: Comes, speaker: str) -> None:
    partner = keep_light(comes, LEAD, speaker, BODY, "Bins by the shore")

    assert "We will move it." in partner.page.locator("main").inner_text()


def test_a_community_body_keeps_a_light_record_of_its_own(
    comes: Comes, speaker: str, neighbour: str
) -> None:
    partner = keep_light(comes, speaker, neighbour, TRUST, "Seats by the burn")

    assert f"{BODY} leads this work." in partner.page.locator("main").inner_text()


def change(lead: Keeper, topic: str, answers: dict[str, str], *lists: str) -> None:
    """Answer the questions about one topic of the plan."""
    lead.to(f"/edit/{topic}")
    lead.answer(answers, *lists)
    if topic == "dates":
        lead.page.get_by_label("These days are only a guess so far").uncheck(force=True)
    lead.send("Save", "Plan")


def plan(lead: Keeper) -> None:
    """Plan larger work topic by topic."""
    lead.go_on("Start to plan")
    change(
        lead,
        "purpose",
        {
            "What do you ask people?": "Where should the new bins stand?",
            "What should come of it?": "Views for a decision that others make",
            "What can change because of what people say?": "Where each bin stands.",
            "What cannot change, and why?": "How many bins there are: eight are paid for.",
        },
        "What should come of it?",
    )
    change(
        lead,
        "dates",
        {
            "When is the decision?": on(75),
            "By when will people be told what came of it?": on(80),
        },
    )
    change(
        lead,
        "decision",
        {
            "How is it decided?": "A board or committee decides",
            "Who decides?": "Area committee",
            "How much do people's views count?": "Views are weighed; others decide",
        },
        "How is it decided?",
        "How much do people's views count?",
    )
    change(
        lead,
        "means",
        {
            "How much money is planned?": "900",
            "How much of it helps people to take part?": "150",
            "How many days of staff are planned?": "6",
        },
    )
    note_data(lead)


def note_data(lead: Keeper) -> None:
    """Write the note on personal data, and that an assessment was looked at."""
    change(
        lead,
        "data",
        {
            "Why may you hold personal data?": "Public task",
            "How does the data protection impact assessment stand?": "Looked at, and not needed",
            "What personal data is held, and where?": "Names on the list of the drop-in.",
            "Until when is it kept?": on(120),
        },
        "Why may you hold personal data?",
        "How does the data protection impact assessment stand?",
    )
    which, far = "Which one is it?", "How far is it?"
    screened = {which: "Equality screening", far: "Screened: no full one is needed"}
    lead.write("plan/assessments", screened, which, far, heading="What should come of it")


def name_partner(lead: Keeper, body: str) -> None:
    """Name a body that takes part."""
    body_of, part = "Which body is it?", "What is its part?"
    answers = {body_of: body, part: "Takes part in the work", "When did it join?": on(0)}
    lead.write("plan/partners", answers, body_of, part, heading="Partners and the plan")


def finish(lead: Keeper, reviewer: Keeper, why: str) -> None:
    """Decide, tell, learn; then the officer reviews."""
    with standing_on(75):
        lead.come_in(LEAD)
        steps.decide(lead)
        steps.tell(lead, "What we heard")
        steps.tell(lead, "What was decided, and why")
        steps.learn(lead)
        lead.go_on("Send for review", why)
    with standing_on(76):
        steps.close(reviewer, lead.home)


def test_a_standard_record_is_kept_topic_by_topic(comes: Comes, speaker: str) -> None:
    lead, title = comes(LEAD), "Benches on the green"
    why = "We came late to this and will do it better next time."
    with standing_on(0):
        lead.come_in(LEAD)
        partner = comes(speaker)
        steps.open_record(lead, title, "Consult: we ask for views")
        plan(lead)
        name_partner(lead, BODY)
        ask_partners(lead, partner, title)
        lead.go_on("The plan is agreed", why)
        steps.announce(lead)
    steps.run(lead, "62", why)
    finish(lead, comes(REVIEWER), why)
    lead.to("/log")
    lead.see("Log of changes")
    assert why in lead.page.locator("main").inner_text()
    assert state_of(lead) is State.CLOSED


def test_a_full_record_has_more_partners_and_says_what_should_come_of_it(
    comes: Comes, speaker: str
) -> None:
    lead, title = comes(LEAD), "A plan for Muirhaugh"
    why = "We came late to this and will do it better next time."
    with standing_on(0):
        lead.come_in(LEAD)
        partner = comes(speaker)
        steps.open_record(lead, title, "Work together: we share the decision")
        plan(lead)
        hope(lead)
        name_partner(lead, BODY)
        name_partner(lead, TRUST)
        ask_partners(lead, partner, title)
        note_reply(lead, TRUST)
        lead.go_on("The plan is agreed", why)
        steps.announce(lead)
    steps.run(lead, "540", why)
    finish(lead, comes(REVIEWER), why)
    assert state_of(lead) is State.CLOSED


def hope(lead: Keeper) -> None:
    """Say what should come of it, and which method suits."""
    outcome = {
        "What should come of it?": "The shore is clean on Monday mornings.",
        "How will you see it?": "Bins that are full on a Monday",
        "How do things stand today?": "6 of 8",
        "What do you aim for?": "1 of 8",
    }
    lead.write("plan/outcomes", outcome, heading="What should come of it")
    lead.see("What should come of it")
    question = "Which method?"
    why = {question: "Drop-in", "Why does it suit this work and these people?": "All can come by."}
    lead.write("methods", why, question, heading="Activities")


def note_reply(lead: Keeper, body: str) -> None:
    """Note the answer of a partner that wrote a letter."""
    follow(lead.page.get_by_role("link", name=f"Note what they said {body}"))
    said = {
        "What did they say?": "Agreed",
        "Where can it be seen?": "Letter of the trust",
        "On which day did they say so?": on(0),
    }
    lead.answer(said, "What did they say?")
    lead.send("Save", "Partners and the plan")
