"""Somebody who keeps a record from the first look to the review, page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import select

from pbapp import clock
from pbapp.accounts import visits
from pbapp.accounts.models import User
from pbapp.db import transaction
from tests.browser import PHONE, follow, scrolls_sideways
from tests.journeys.people import Walker

#: the noon on which these records are opened: a Monday outside the school holidays
FIRST = datetime(2027, 3, 1, 12, tzinfo=UTC)


@contextmanager
def standing_on(day: int) -> Iterator[None]:
    """It is noon, so many days after the first."""
    with clock.standing_at(FIRST + timedelta(days=day)):
        yield


def on(day: int) -> str:
    """That day, as a date field takes it."""
    return date_of(day).isoformat()


def date_of(day: int) -> date:
    """The same as a date."""
    return (FIRST + timedelta(days=day)).date()


class Keeper:
    """Somebody at a screen; counts the pages of questions they sent."""

    def __init__(self, walker: Walker, app: Flask, looked_over: set[str]) -> None:
        self.walker, self.app, self.looked_over = walker, app, looked_over
        self.page: Page = walker.page
        self.home, self.sent, self.email = "", 0, ""

    def come_in(self, email: str = "") -> None:
        """Sign in, again as whom they were: how that is done is walked elsewhere."""
        self.email = email = email or self.email
        with self.app.app_context(), transaction() as session:
            user = session.scalars(select(User).where(User.email == email)).one()
            visit = visits.open_for(user, second_factor=True)
        client = self.app.test_client()
        with client.session_transaction() as kept:
            kept.update(visit)
        name = self.app.config["SESSION_COOKIE_NAME"]
        cookie = client.get_cookie(name)
        assert cookie
        self.page.context.clear_cookies()
        address = self.page.url.split("/", 3)
        self.page.context.add_cookies(
            [{"name": name, "value": cookie.value, "url": "/".join(address[:3])}]
        )

    def to(self, path: str = "") -> None:
        """A page of the record."""
        self.page.goto(self.home + path)

    def send(self, button: str, heading: str) -> None:
        """Send a page of questions, and be where it leads."""
        self.walker.press(button)
        self.at(heading)
        self.sent += 1

    def see(self, heading: str) -> None:
        """Look the page over: on a phone with all checks, once for each; else whether it fits."""
        if self.page.viewport_size == PHONE and heading not in self.looked_over:
            self.looked_over.add(heading)
            self.walker.see(heading)
            return
        assert self.page.locator("h1").inner_text() == heading, self.page.url
        assert not scrolls_sideways(self.page), heading

    def at(self, heading: str) -> None:
        """Nothing was refused, and the page has this heading."""
        main = self.page.locator("main")
        assert self.page.locator("h1").inner_text() == heading, main.inner_text()
        assert main.locator(".ds_error-summary").count() == 0, main.inner_text()

    def answer(self, answers: dict[str, str], *lists: str) -> None:
        """Type each answer under its label; those named in `lists` are picked."""
        folds = self.page.locator("main form details:not([open]) > summary")
        while folds.count():
            folds.first.click()
        for label, text in answers.items():
            named = re.compile(rf"^\s*{re.escape(label)}(\s+\(optional\))?\s*$")
            field = self.page.get_by_label(named)
            if label in lists:
                field.select_option(label=text)
            else:
                field.fill(text)

    def write(self, part: str, answers: dict[str, str], *lists: str, heading: str) -> None:
        """Add something to the record."""
        self.to(f"/{part}/new")
        self.answer(answers, *lists)
        self.send("Save", heading)

    def go_on(self, button: str, why: str = "") -> None:
        """Take the next step; where something is still missing, say why it is taken anyway."""
        self.to()
        main = self.page.locator("main")
        anyway = main.get_by_text("Go on although something is missing")
        if why and anyway.count():
            if not self.page.get_by_label("Why do you go on without it?").is_visible():
                anyway.click()
            self.page.get_by_label("Why do you go on without it?").fill(why)
            button = "Go on without it"
        offered = main.get_by_role("button", name=button, exact=True)
        assert offered.count(), main.inner_text()
        follow(offered)
        self.at("Where it stands")
