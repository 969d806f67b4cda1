"""A community worker with a phone: makes a round, checks, opens voting, counts."""

from __future__ import annotations

import re

import pytest

from tests.browser import follow
from tests.journeys.people import Walker

pytestmark = pytest.mark.browser
MORAG, IAIN = "morag@ardnellan.example", "iain@ardnellan.example"


@pytest.fixture
def worker(walker: Walker) -> Walker:
    """Morag, who runs rounds, signed in."""
    walker.sign_in_staff(MORAG)
    return walker


def pass_the_rest(worker: Walker) -> None:
    """Other ideas that wait: those of the demo, and what somebody sent before this test."""
    undecided = re.compile("Waiting for a check|Asked for more")
    waiting = worker.page.locator("tr", has_text=undecided)
    while waiting.count():
        follow(waiting.first.get_by_role("link"))
        worker.choose("Pass")
        worker.press("Look at the letter")
        worker.press("Send this letter")


def test_a_worker_makes_a_round_from_a_template_and_opens_it(worker: Walker) -> None:
    worker.page.goto("/")
    worker.go("My rounds")
    worker.see("My rounds")
    worker.go("Make a new round")
    worker.see("New round")
    worker.choose("Neighbourhood small grants")
    worker.fill("One line about it", "£30,000 for things people make together.")
    worker.press("Make the draft")
    worker.reads("Enter a name.")
    worker.see("New round")
    assert worker.typed("One line about it") == "£30,000 for things people make together."
    worker.fill("Name of the round", "Muirhaugh Makes")
    worker.pick("Area", "Muirhaugh")
    worker.press("Make the draft")
    worker.see("Settings of Muirhaugh Makes")
    worker.go("Go to the round desk")
    worker.see("Muirhaugh Makes: round desk")
    worker.go("Move on now")
    worker.see("Open for ideas")
    worker.fill("Why now?", "Everything is ready.")
    worker.press("Open for ideas now")
    worker.see("Muirhaugh Makes: round desk")

    worker.go("The page everyone sees")
    worker.see("Muirhaugh Makes")
    worker.go("Send an idea")


def test_a_worker_checks_the_ideas_and_moves_the_round_on_to_voting(worker: Walker) -> None:
    worker.page.goto("/desk")
    worker.go("Kirkbrae Young Voices")
    worker.see("Kirkbrae Young Voices: round desk")
    worker.go("Check ideas")
    worker.see("Ideas to check")
    worker.go("Skate ramp on wheels")
    worker.see("Check an idea")
    worker.choose("Pass")
    worker.press("Look at the letter")
    worker.see("Read the letter before you send it")
    worker.press("Send this letter")
    worker.see("Ideas to check")
    pass_the_rest(worker)
    for step, button in (
        ("End the time for ideas", "End the time for ideas now"),
        ("Open questions and comments", "Open questions and comments now"),
        ("Open voting", "Open voting now"),
    ):
        worker.page.goto("/rounds/3/desk")
        worker.go("Move on now")
        worker.see(step)
        worker.fill("Why now?", "We are ready earlier than planned.")
        worker.press(button)
        worker.see("Kirkbrae Young Voices: round desk")

    worker.page.goto("/rounds/3/vote")
    worker.see("Choose projects")
    assert "Skate ramp on wheels" in worker.page.locator("main").inner_text()


def test_a_worker_makes_code_cards_and_prints_them(worker: Walker) -> None:
    worker.page.goto("/rounds/2/desk")
    worker.go("Code cards")
    worker.see("Code cards")
    worker.fill("Where will they be handed out?", "Library desk")
    worker.fill("How many cards?", "301")
    worker.choose("A page in the browser")
    worker.press("Make cards")
    worker.see("Code cards")
    assert worker.typed("Where will they be handed out?") == "Library desk"
    worker.fill("How many cards?", "12")
    worker.press("Make cards")
    worker.see("Our Wee Pot: Library desk")
    worker.go("Code cards")
    worker.see("Code cards")
    assert worker.page.locator("tr", has_text="Library desk").count() == 1


def test_the_person_who_counts_cannot_publish_and_a_second_person_does(worker: Walker) -> None:
    worker.page.goto("/rounds/2/desk")
    worker.see("Our Wee Pot: round desk")
    worker.go("Move on now")
    worker.see("Close voting")
    worker.fill("Why now?", "Everyone who wanted to has voted.")
    worker.press("Close voting now")
    worker.go("Go to the count")
    worker.see("Count and publish: Our Wee Pot")
    worker.press("Count the votes")
    worker.wait_until("waits for a second person", "Look again")
    worker.see("Count and publish: Our Wee Pot")
    assert worker.page.get_by_role("button", name="Publish the result").count() == 0
    worker.force("/rounds/2/count/publish", checked="y")
    worker.see("You cannot open this page")
    worker.page.goto("/rounds/2/result")
    worker.see("There is no result yet")

    worker.sign_out()
    worker.sign_in_staff(IAIN)
    worker.page.goto("/rounds/2/count")
    worker.choose("I have read this result, and I did not count it")
    worker.press("Publish the result")
    worker.see("Result: Our Wee Pot")
    worker.reads("people voted")
