"""A name of one long word stays on a small phone's screen."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser

from pbapp.access.roles import Role
from tests.browser import PATIENCE_MS, SMALL_PHONE, scrolls_sideways, served
from tests.factories.people import client_of, make_user


@pytest.mark.browser
def test_a_name_without_spaces_does_not_break_the_footer(app: Flask, browser: Browser) -> None:
    somebody = make_user(app, Role.RESIDENT, name="W" * 60)
    cookie = client_of(app, somebody).browser.get_cookie("session")
    assert cookie is not None

    with served(app) as address:
        context = browser.new_context(viewport=SMALL_PHONE)  # type: ignore[arg-type]
        context.add_cookies([{"name": "session", "value": cookie.value, "url": address}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{address}/privacy")

        assert "W" * 60 in page.locator("footer").inner_text()
        assert not scrolls_sideways(page)
        context.close()
