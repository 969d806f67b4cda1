"""People walking through the site: each page they come to is checked, and how they sign in."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser import axe_violations, scrolls_sideways

#: a folder for a picture of each page walked, when somebody wants to look
PICTURES = os.environ.get("PICTURES")


class Walker:
    """Somebody with a phone; `see` looks over the page they stand on."""

    def __init__(self, browser: Browser, page: Page, instance: Path, name: str) -> None:
        self.browser, self.page, self.instance, self.name = browser, page, instance, name
        self.seen: list[str] = []

    def see(self, heading: str) -> None:
        """The page has this heading, fits the phone, and axe finds nothing wrong with it."""
        found = self.page.locator("h1").inner_text()
        assert found == heading, self.page.locator("main").inner_text()
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

    def choose(self, label: str) -> None:
        """Tap the label of a box or a dot: it covers the control itself."""
        self.page.locator("label").filter(has_text=label).first.click()

    def press(self, button: str) -> None:
        """Press a button of the page's own."""
        self.page.locator("main").get_by_role("button", name=button, exact=True).first.click()

    def go(self, link: str) -> None:
        """Follow a link."""
        self.page.get_by_role("link", name=link).first.click()

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
        """Come in with the demo's password and the code an authenticator would show now."""
        known = json.loads((self.instance / "demo_staff.json").read_text())[email]
        self.page.goto("/staff/sign-in")
        self.fill("E-mail address", email)
        self.fill("Password", known["password"])
        self.press("Carry on")
        code = self.outbox(r"(\d{3}\s?\d{3})\s*$", f'tr:has-text("{email}")')
        self.fill("Code from your app", code)
        self.press("Sign in")
