"""A resident on a phone without JavaScript: an idea, a question, a vote, a receipt."""

from __future__ import annotations

import pytest

from tests.browser import follow
from tests.journeys.people import Walker

pytestmark = pytest.mark.browser


@pytest.fixture
def resident(walker: Walker) -> Walker:
    """Somebody new, not signed in."""
    return walker


def answer_the_other_pages(resident: Walker) -> None:
    """Every page of the idea after its name, with a slip on the way."""
    resident.see("What would you do, and why?")
    resident.page.locator("textarea").fill("Toys are dear, and children grow out of them.")
    resident.press("Save and carry on")
    resident.see("How much money do you need?")
    resident.fill("How much do you ask for?", "99,000")
    resident.press("Save and carry on")
    resident.fill("How much do you ask for?", "1,200")
    resident.press("Save and carry on")
    resident.see("What would the money buy?")
    resident.page.locator("textarea").fill("Toys £900. Shelves £300.")
    resident.press("Save and carry on")
    resident.see("Where would it happen?")
    resident.fill("Where is that, in your own words?", "Kirkbrae library")
    resident.choose("Muirhaugh")
    resident.press("Save and carry on")
    resident.see("Who would it help?")
    resident.page.locator("textarea").fill("Families with small children.")
    resident.press("Save and carry on")
    resident.see("Which group would do it?")
    resident.press("Save and carry on")


def test_a_resident_sends_an_idea(resident: Walker) -> None:
    resident.see("Have your say in Ardnellan")
    resident.go("Send an idea")
    resident.see("Sign in")
    resident.sign_in_resident("isla@resident.example", "Isla Ross")

    resident.see("Send an idea")
    resident.fill("Name of your idea", "Toy library")
    resident.press("Save and carry on")
    assert "Tell us your idea in one line." in resident.page.locator("main").inner_text()
    assert resident.page.get_by_label("Name of your idea").input_value() == "Toy library"
    resident.fill("Your idea in one line", "Borrow a toy, bring it back, borrow another.")
    resident.press("Save and carry on")
    answer_the_other_pages(resident)
    resident.see("Check your answers")
    resident.press("Send my idea")

    assert "Toy library" in resident.page.locator("main").inner_text()
    assert "Toy library" in resident.outbox(r"(Toy library)")


def test_a_resident_asks_a_question(resident: Walker) -> None:
    resident.page.goto("/projects/9")
    resident.go("Sign in to ask a question")
    resident.sign_in_resident("isla@resident.example", "Isla Ross")
    resident.page.goto("/projects/9")
    resident.see("Soup and blether")
    resident.choose("Ask a question")
    resident.fill("Your question or comment", "Is there soup without meat?")
    resident.press("Send")

    assert "Is there soup without meat?" in resident.page.locator("main").inner_text()
    resident.see("Soup and blether")


def show_who_you_are(resident: Walker) -> None:
    """Where one lives, how old one is, and a code by e-mail, typed wrong at first."""
    resident.see("Can you vote?")
    resident.press("Carry on")
    resident.choose("I live in Port Nellan")
    resident.choose("12 or older")
    resident.press("Carry on")
    resident.see("Show that it is you")
    resident.fill("E-mail address", "voter@resident.example")
    resident.press("Send me a code")
    resident.see("Enter your code")
    resident.fill("Code", "000 000")
    resident.press("Carry on")
    resident.fill("Code", resident.mailed_code())
    resident.press("Carry on")


def test_a_resident_votes_and_checks_the_receipt(resident: Walker) -> None:
    resident.go("Vote")
    resident.see("Choose projects")
    for title in (
        "Soup and blether",
        "Boots and balls",
        "Polish story time",
        "Seats along the brae",
    ):
        resident.choose(title)
    resident.press("Carry on")
    too_many = resident.page.locator("li", has_text="Polish story time")
    follow(too_many.get_by_role("button", name="Take away"))
    resident.go("Back to all projects")
    resident.choose("Play park for every child")
    resident.press("Carry on")
    resident.see("Look over your choices")
    follow(resident.page.locator("main").get_by_role("link", name="Carry on"))
    show_who_you_are(resident)
    resident.see("Send your vote")
    resident.press("Send my vote")
    resident.see("Thank you. Your vote is in.")
    receipt = resident.page.locator(".receipt-code").first.inner_text()

    resident.go("check that your vote is in the box")
    resident.fill("Receipt code", receipt)
    resident.press("Check")
    found = resident.page.locator("main").inner_text()
    assert "in the box" in found
    assert "Soup" not in found
