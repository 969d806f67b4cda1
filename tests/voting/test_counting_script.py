"""The script that counts ticks at the foot of the ballot, in a real browser."""

from __future__ import annotations

from flask import Flask

from tests.browser import SMALL_PHONE, chromium, served
from tests.voting.test_choosing import three_pots


def test_each_pots_count_follows_its_own_ticks(app: Flask) -> None:
    vote = three_pots(app)

    with served(app) as address, chromium() as browser:
        page = browser.new_page(viewport=SMALL_PHONE)
        page.goto(f"{address}/rounds/{vote.id}/vote")
        for project in (vote.main[0], *vote.bigs[:2]):
            page.locator(f"#project-{project}").check(force=True)

        assert page.locator("[data-within]").all_inner_texts() == [
            "Main pot: 1 of 3 chosen",
            "Big: 2 of 3 chosen",
            "Small: 0 of 3 chosen",
        ]
