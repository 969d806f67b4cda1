"""An officer with a phone: reviews a record, rates it, writes the board summary."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.people import Walker

pytestmark = pytest.mark.browser


@pytest.fixture
def officer(browser: Browser, phone: Page, instance: Path) -> Walker:
    """Fiona, who reviews engagement, signed in."""
    walker = Walker(browser, phone, instance, "officer")
    walker.sign_in_staff("fiona@ardnellan.example")
    return walker


def test_an_officer_reviews_a_record_and_rates_it(officer: Walker) -> None:
    officer.go("Engagement")
    officer.see("Engagement")
    officer.go("Evening buses to Kirkbrae")
    officer.see("Evening buses to Kirkbrae")
