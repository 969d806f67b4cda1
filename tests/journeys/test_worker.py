"""A community worker with a phone: makes a round, checks, opens voting, counts; a second publishes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.people import Walker

pytestmark = pytest.mark.browser
MORAG, IAIN = "morag@ardnellan.example", "iain@ardnellan.example"


@pytest.fixture
def worker(browser: Browser, phone: Page, instance: Path) -> Walker:
    """Morag, who runs rounds, signed in."""
    walker = Walker(browser, phone, instance, "worker")
    walker.sign_in_staff(MORAG)
    return walker


def test_a_worker_makes_a_round_from_a_template(worker: Walker) -> None:
    worker.go("My rounds")
    worker.see("My rounds")
    worker.go("Make a new round")
    worker.see("New round")
    worker.press("Make the draft")
    assert "Enter a name." in worker.page.locator("main").inner_text()
    worker.choose("Neighbourhood small grants")
    worker.fill("Name of the round", "Muirhaugh Makes")
    worker.fill("One line about it", "£30,000 for things people make together.")
    worker.page.get_by_label("Area").select_option(label="Muirhaugh")
    worker.page.get_by_label("Contact").fill("makes@ardnellan.example")
    worker.press("Make the draft")

    worker.page.goto("/desk")
    worker.go("Muirhaugh Makes")
    worker.see("Muirhaugh Makes: round desk")
    worker.go("Move on now")
    worker.see("Open for ideas")
    worker.page.locator("textarea").fill("Everything is ready.")
    worker.press("Open for ideas now")
    worker.see("Muirhaugh Makes: round desk")
    worker.page.goto("/")
    assert "Muirhaugh Makes" in worker.page.locator("main").inner_text()


def test_a_worker_checks_ideas_and_opens_voting(worker: Walker) -> None:
    for title in ("Skate ramp on wheels", "Music van"):
        worker.page.goto("/rounds/3/checks")
        worker.see("Ideas to check")
        worker.go(title)
        worker.see("Check an idea")
        worker.choose("Pass")
        worker.press("Look at the letter")
        worker.press("Send this letter")
    for step in (
        "End the time for ideas now",
        "Open questions and comments now",
        "Open voting now",
    ):
        worker.page.goto("/rounds/3/desk")
        worker.go("Move on now")
        worker.page.locator("textarea").fill("We are ready earlier than planned.")
        worker.press(step)

    worker.see("Kirkbrae Young Voices: round desk")
    worker.page.goto("/rounds/3/vote")
    worker.see("Choose projects")


def test_a_worker_counts_and_a_second_person_publishes(worker: Walker) -> None:
    worker.page.goto("/rounds/2/cards")
    worker.see("Voting cards")
    worker.page.goto("/rounds/2/desk")
    worker.see("Our Wee Pot: round desk")
    worker.go("Move on now")
    worker.page.locator("textarea").fill("Everyone who wanted to has voted.")
    worker.press("Close voting now")
    worker.go("Go to the count")
    worker.see("Count and publish: Our Wee Pot")
    worker.press("Count the votes")
    for _unused in range(20):
        if worker.page.get_by_role("link", name="Look again").count():
            worker.page.wait_for_timeout(500)
            worker.go("Look again")
    worker.see("Count and publish: Our Wee Pot")
    assert "A second person publishes" in worker.page.locator("main").inner_text()
    assert worker.page.get_by_role("button", name="Publish the result").count() == 0

    worker.page.get_by_role("button", name="Sign out").click()
    worker.sign_in_staff(IAIN)
    worker.page.goto("/rounds/2/count")
    worker.choose("I have read this result, and I did not count it")
    worker.press("Publish the result")
    worker.page.goto("/rounds/2/result")
    worker.see("Result: Our Wee Pot")
    assert "people voted" in worker.page.locator("main").inner_text()
