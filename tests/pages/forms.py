"""Forms as they stand on pages, ready to be sent with anything in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from tests.client import Page
from tests.pages.crawling import Visit

#: nobody can send anything more after these
LEAVING = ("/sign-out", "/account/delete")
CONTROLS = ("input", "select", "textarea", "button")


@dataclass(frozen=True)
class Sendable:
    """A form as it stands on a page."""

    url: str
    kind: str
    token: str
    names: frozenset[str]


def forms_of(visits: Iterable[Visit]) -> Iterator[Sendable]:
    """The forms that change something, on pages somebody came to."""
    for visit in visits:
        if visit.page and visit.page.html:
            for form in visit.page.tree.iter("form"):
                if (form.get("method") or "").lower() == "post":
                    yield _sendable(visit.page, form)


def _sendable(page: Page, form: Element) -> Sendable:
    request = page.response.request
    url = urlsplit(urljoin(request.path, form.get("action") or request.path)).path
    controls = [e for kind in CONTROLS for e in form.iter(kind) if e.get("name")]
    named = {e.get("name", ""): e.get("value") or "" for e in controls}
    token = named.pop("csrf_token", "")
    return Sendable(url, _kind(url), token, frozenset(named))


def _kind(url: str) -> str:
    """Addresses that differ in numbers only are answered by one view."""
    return re.sub(r"\d+", "N", url)
