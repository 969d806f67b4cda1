"""A browser without JavaScript: it reads each page and checks what every page must be."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.test import TestResponse

XHTML = "{http://www.w3.org/1999/xhtml}"


class Page:
    """An answer, parsed; HTML answers must be well made."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.location = response.headers.get("Location", "")
        self.html = response.text if response.mimetype == "text/html" else ""
        if self.html and self.status not in range(300, 400):
            parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
            self.tree: Element = parser.parse(self.html)
            self._check()

    def _check(self) -> None:
        assert len(list(self.tree.iter("h1"))) == 1, "one h1 a page"
        ids = Counter(e.get("id") for e in self.tree.iter() if e.get("id"))
        assert [i for i, n in ids.items() if n > 1] == [], "an id stands twice"
        labelled = {e.get("for") for e in self.tree.iter("label")}
        for control in self.controls():
            named = control.get("id") in labelled or control.get("aria-label")
            assert named, f"no label for {control.get('name')}"

    def controls(self) -> list[Element]:
        """Everything a person can fill in."""
        kinds = ("input", "select", "textarea")
        hidden = ("hidden", "submit")
        return [e for k in kinds for e in self.tree.iter(k) if e.get("type") not in hidden]

    def text(self) -> str:
        """What a reader reads, on one line."""
        return " ".join("".join(self.tree.find("body").itertext()).split())

    def heading(self) -> str:
        """The page's h1."""
        return " ".join("".join(next(self.tree.iter("h1")).itertext()).split())

    def errors(self) -> list[str]:
        """The lines of the error summary."""
        for e in self.tree.iter("div"):
            if "ds_error-summary" in (e.get("class") or ""):
                return [" ".join("".join(a.itertext()).split()) for a in e.iter("a")]
        return []

    def links(self) -> list[str]:
        """Addresses this page links to."""
        return [a.get("href", "") for a in self.tree.iter("a")]


class Client:
    """Gets pages and sends forms as a browser would: hidden fields and all."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.browser = app.test_client()

    def get(self, url: str, **kwargs: Any) -> Page:
        """Open a page."""
        return Page(self.browser.get(url, **kwargs))

    def post(self, url: str, data: dict[str, Any] | None = None, *, on: str = "") -> Page:
        """Send a form: its token and hidden fields are read from the page it stands on."""
        page = self.get(on or url)
        hidden = _hidden_fields(page, url)
        return Page(self.browser.post(url, data={**hidden, **(data or {})}))

    def follow(self, page: Page) -> Page:
        """Go where a redirect leads."""
        assert page.status == 303, (page.status, page.html[:2000])
        return self.get(page.location)


def _hidden_fields(page: Page, url: str) -> dict[str, str]:
    """Hidden fields of the form that posts there; of the first form where none names it."""
    forms = [f for f in page.tree.iter("form") if (f.get("method") or "").lower() == "post"]
    here = page.response.request.path
    fitting = [f for f in forms if urljoin(here, f.get("action") or here) == url]
    fields: dict[str, str] = {}
    for form in (fitting or forms)[:1]:
        for control in form.iter("input"):
            if control.get("type") == "hidden" and control.get("name"):
                fields[control.get("name", "")] = control.get("value") or ""
    return fields
