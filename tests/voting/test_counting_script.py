"""The script that counts ticks at the foot of the ballot, in a real browser."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.browser import PATIENCE_MS, SMALL_PHONE, served
from tests.voting.test_choosing import three_pots


@pytest.mark.browser
def test_each_pots_count_follows_its_own_ticks(app: Flask, browser: Browser) -> None:
    vote = three_pots(app)

    with served(app) as address:
        page = browser.new_page(viewport=SMALL_PHONE)
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{address}/rounds/{vote.id}/vote")
        for project in (vote.main[0], *vote.bigs[:2]):
            page.locator(f"#project-{project}").check(force=True)

        assert page.locator("[data-within]").all_inner_texts() == [
            "Main pot: 1 of 3 chosen",
            "Big: 2 of 3 chosen",
            "Small: 0 of 3 chosen",
        ]
        page.close()
