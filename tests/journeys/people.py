"""People walking through the site: each page they come to is checked, and how they sign in."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, expect

from tests.browser import axe_violations, follow, scrolls_sideways

#: a folder for a picture of each page walked, when somebody wants to look
PICTURES = os.environ.get("PICTURES")
#: cookies of staff by address: a code of the second step opens the door only once
Passes = dict[str, Any]


class Walker:
    """Somebody with a phone; `see` looks over the page they stand on."""

    def __init__(
        self, browser: Browser, page: Page, instance: Path, passes: Passes, name: str
    ) -> None:
        self.browser, self.page, self.instance, self.passes = browser, page, instance, passes
        self.name = name
        self.seen: list[str] = []

    def see(self, heading: str) -> None:
        """The page has this heading, fits the phone, and axe finds nothing wrong with it."""
        expect(self.page.locator("h1")).to_have_text(heading, use_inner_text=True)
        assert not scrolls_sideways(self.page), heading
        violations = axe_violations(self.browser, self.page)
        assert violations == [], violations
        self.seen.append(heading)
        if PICTURES:
            place = f"{PICTURES}/{self.name}-{len(self.seen):02d}.png"
            self.page.screenshot(path=place, full_page=True)

    def fill(self, label: str, text: str) -> None:
        """Type into the field with this label."""
        self.page.get_by_label(label, exact=True).fill(text)

    def pick(self, label: str, option: str) -> None:
        """Pick one of the list with this label."""
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def choose(self, label: str) -> None:
        """Tap the label of a box or a dot: it covers the control itself."""
        self.page.locator("label").filter(has_text=label).first.click()

    def press(self, button: str) -> None:
        """Press a button of the page's own, and be there when its answer is."""
        follow(self.page.locator("main").get_by_role("button", name=button, exact=True).first)

    def go(self, link: str) -> None:
        """Follow a link."""
        follow(self.page.get_by_role("link", name=link).first)

    def typed(self, label: str) -> str:
        """What stands in the field with this label."""
        return self.page.get_by_label(label, exact=True).input_value()

    def force(self, path: str, **answers: str) -> None:
        """Send a form that the page did not offer, as somebody would who knows its address."""
        token = self.page.locator("[name=csrf_token]").first.get_attribute("value")
        body = urlencode({"csrf_token": token, **answers})
        sent = {"content-type": "application/x-www-form-urlencoded"}
        self.page.route(
            f"**{path}",
            lambda route: route.continue_(
                method="POST", post_data=body, headers={**route.request.headers, **sent}
            ),
            times=1,
        )
        self.page.goto(path)

    def wait_until(self, words: str, link: str) -> None:
        """Follow a link again and again while work goes on behind, until the page says this."""
        while not self.page.get_by_text(words).count():
            self.go(link)

    def outbox(self, pattern: str, within: str = "body") -> str:
        """Look something up on the development page, in another tab."""
        tab = self.page.context.new_page()
        tab.goto("/development/outbox")
        found = re.search(pattern, tab.locator(within).first.inner_text())
        tab.close()
        assert found, f"nothing like {pattern} in the outbox"
        return found.group(1)

    def mailed_code(self) -> str:
        """The six digits of the newest message."""
        return self.outbox(r"Your code is\s+(\d{6})")

    def sign_in_resident(self, email: str, name: str) -> None:
        """Come in with a code by e-mail and say what to be called."""
        self.fill("E-mail address", email)
        self.press("Send me a code")
        self.fill("Code", self.mailed_code())
        self.press("Sign in")
        if self.page.get_by_label("Name people will see").count():
            self.fill("Name people will see", name)
            self.press("Carry on")

    def sign_in_staff(self, email: str) -> None:
        """Come in as one of the demo's staff; who came in before walks in with the same pass."""
        if email in self.passes:
            self.page.context.add_cookies(self.passes[email])
            return
        known = json.loads((self.instance / "demo_staff.json").read_text())[email]
        self.two_steps(email, known["password"])
        self.passes[email] = self.page.context.cookies()

    def two_steps(self, email: str, password: str) -> None:
        """Come in with a password and the code an authenticator would show now."""
        self.page.goto("/staff/sign-in")
        self.fill("E-mail address", email)
        self.fill("Password", password)
        self.press("Carry on")
        code = self.outbox(r"(\d{3}\s?\d{3})\s*$", f'tr:has-text("{email}")')
        self.fill("Code from your app", code)
        self.press("Sign in")

    def sign_out(self) -> None:
        """Leave by the link at the foot of the page."""
        follow(self.page.get_by_role("button", name="Sign out"))

    def reads(self, words: str) -> None:
        """The page in front says this."""
        expect(self.page.locator("main")).to_contain_text(words, use_inner_text=True)
