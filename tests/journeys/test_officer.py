"""An officer with a phone: reviews a record, rates it, writes the board summary."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pbapp import clock
from tests.browser import follow
from tests.journeys.people import Walker

pytestmark = pytest.mark.browser
BUSES = "Evening buses to Kirkbrae"


@pytest.fixture
def officer(walker: Walker) -> Walker:
    """Fiona, who reviews engagement, signed in."""
    walker.sign_in_staff("fiona@ardnellan.example")
    walker.page.goto("/")
    return walker


def turn_to(officer: Walker, section: str) -> None:
    """Another section of the record in front."""
    sections = officer.page.get_by_role("navigation", name="Sections of this record")
    follow(sections.get_by_role("link", name=section, exact=True))


def rate(officer: Walker, code: str, rating: str) -> None:
    """Sign a rating of one indicator."""
    indicator = officer.page.locator(f"#{code}")
    form = indicator.locator("form")
    if not form.is_visible():
        indicator.locator("summary").click()
    form.locator("label", has_text=rating).click()
    follow(form.get_by_role("button", name="Sign this rating"))


def day(ahead: int) -> str:
    """A day so many days from now, as a date field takes it."""
    return (clock.today() + timedelta(days=ahead)).isoformat()


def test_an_officer_reviews_a_record_and_rates_it(officer: Walker) -> None:
    officer.go("Engagement")
    officer.see("Register of engagement")
    officer.go(BUSES)
    officer.see("Where it stands")
    for section in ("Plan", "People", "Activities", "What we heard", "Decisions", "Promises"):
        turn_to(officer, section)
        officer.see(section)
    turn_to(officer, "Standards")
    officer.see("The seven standards")
    follow(officer.page.locator("main").get_by_role("link", name="Planning"))
    officer.see("Planning")
    rate(officer, "PLA6", "6 – excellent")
    officer.reads("The evidence allows up to 4.")
    assert officer.page.locator("#PLA6").get_by_label("6 – excellent").is_checked()
    officer.see("Planning")
    rate(officer, "PLA6", "4 – good")
    officer.reads("Signed by Fiona Tulloch")
    officer.see("Planning")

    turn_to(officer, "Where it stands")
    officer.go("Accept or return")
    officer.see("Accept or return")
    officer.choose("Return: something is missing")
    officer.press("Send your answer")
    officer.reads("Write what is missing")
    officer.see("Accept or return")
    officer.page.get_by_label("Support").fill("How did people without a car reach you?")
    officer.press("Send your answer")
    officer.see("Where it stands")
    officer.reads("Returned by Fiona Tulloch")
    officer.reads("How did people without a car reach you?")
    assert officer.outbox(f"({BUSES})")


def test_an_officer_opens_a_record_by_hand(officer: Walker) -> None:
    officer.go("Engagement")
    officer.go("Plan new work")
    officer.see("Look before you ask")
    officer.fill("What is it about?", "Bins")
    officer.choose("Muirhaugh")
    officer.choose("People who live here")
    officer.press("Look")
    officer.reads("You plan to ask about: Bins")
    officer.press("Keep this and open a record")
    officer.see("Open an engagement record")
    officer.fill("What is it called?", "Bins in Muirhaugh")
    officer.press("Open the record")
    officer.see("Open an engagement record")
    assert officer.typed("What is it called?") == "Bins in Muirhaugh"
    officer.page.get_by_label("What is it about?").fill("Where the new bins are to stand.")
    officer.pick("How much say do people have?", "Consult: we ask for views")
    officer.fill("When does it open?", day(7))
    officer.fill("When is the last day to take part?", day(42))
    officer.press("Open the record")
    officer.see("Where it stands")
    officer.reads("Bins in Muirhaugh")


def test_an_officer_writes_a_board_summary_and_signs_it(officer: Walker) -> None:
    officer.go("Papers of the board")
    officer.see("Papers of the board")
    officer.go("Write a summary")
    officer.see("Write a board summary")
    officer.fill("First day of the period", day(-92))
    officer.fill("Last day of the period", day(0))
    officer.page.get_by_label("Meeting", exact=True).fill("Partnership board")
    officer.fill("Day of the meeting", day(14))
    officer.press("Save the draft")
    officer.reads("Say in which role you hand it in.")
    officer.see("Write a board summary")
    assert officer.typed("Meeting") == "Partnership board"
    officer.page.get_by_label("Your role").fill("Community planning officer")
    officer.choose("For noting")
    officer.page.get_by_label("In a sentence").fill("People asked for places that stay open.")
    officer.press("Save the draft")
    officer.see("Board summary")
    officer.reads("This is a draft")
    officer.go("Sign")
    officer.see("Sign the board summary")
    officer.press("Sign and let everyone read it")
    officer.see("Board summary")
    officer.reads("Signed on")

    officer.sign_out()
    officer.page.goto("/board")
    follow(officer.page.locator("main tbody a").first)
    officer.see("Board summary")
    officer.reads("People asked for places that stay open.")
