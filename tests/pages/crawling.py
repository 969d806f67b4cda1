"""Walking through every page somebody can come to, by its links and by its address."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from urllib.parse import parse_qs, urljoin, urlsplit

from flask import Flask
from sqlalchemy import func, select
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter, MapAdapter, RequestRedirect

from pbapp.db import Base, db
from tests.client import Client, Page

MOST_PAGES, MOST_OF_A_KIND, MOST_REDIRECTS = 400, 6, 5
#: what an argument of an address counts
TABLES = {
    "round_id": "round",
    "pot_id": "pot",
    "theme_id": "theme",
    "rivals_id": "rivals",
    "proposal_id": "proposal",
    "comment_id": "comment",
    "engagement_id": "engagement",
    "row_id": "finding",
    "summary_id": "board_summary",
    "batch_id": "card_batch",
    "user_id": "user",
    "lot_id": "lot",
    "programme_id": "programme",
    "session_id": "session",
    "booking_id": "booking",
    "request_id": "support_request",
    "cascade_id": "cascade",
    "commitment_id": "session_commitment",
    "survey_id": "survey",
    "pulse_id": "pulse",
    "run_id": "place_run",
    "organisation_id": "organisation",
    "area_id": "area",
    "representative_id": "representative",
    "note_id": "learning_note",
}


@dataclass(frozen=True)
class Visit:
    """What came back from an address, and what was wrong with it."""

    url: str
    endpoint: str
    status: int
    page: Page | None
    fault: str = ""

    @property
    def readable(self) -> bool:
        """A whole page, not a refusal or a file."""
        return self.status == 200 and self.page is not None and bool(self.page.html)


def crawl(client: Client, starts: Iterable[str] = ("/",)) -> list[Visit]:
    """Follow the links of this site from the starts on; each kind of page only a few times."""
    match = client.app.url_map.bind("localhost")
    waiting, seen = deque(starts), set(starts)
    kinds: Counter[str] = Counter()
    visits: list[Visit] = []
    while waiting and len(visits) < MOST_PAGES:
        url = waiting.popleft()
        endpoint = endpoint_of(match, url)
        kinds[endpoint] += 1
        if kinds[endpoint] > MOST_OF_A_KIND:
            continue
        visit = look(client, url, endpoint)
        visits.append(visit)
        for link in links_of(visit):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return visits


def look(client: Client, url: str, endpoint: str = "") -> Visit:
    """Open an address as a browser does, redirects and all."""
    response = client.browser.get(url)
    for _unused in range(MOST_REDIRECTS):
        if response.status_code not in range(300, 400):
            break
        response = client.browser.get(response.headers["Location"])
    try:
        page = Page(response)
    except Exception as fault:  # html5lib names what is badly made in many ways
        return Visit(url, endpoint, response.status_code, None, f"{type(fault).__name__}: {fault}")
    return Visit(url, endpoint, page.status, page)


def links_of(visit: Visit) -> Iterator[str]:
    """Addresses of this site that a page links to; another language is another walk."""
    if visit.page is None or not visit.page.html:
        return
    here = visit.page.response.request.path
    for link in visit.page.links():
        parts = urlsplit(urljoin(here, link))
        if parts.scheme or parts.netloc or "lang" in parse_qs(parts.query):
            continue
        yield parts._replace(fragment="").geturl()


def endpoint_of(match: MapAdapter, url: str) -> str:
    """The view that answers an address; the address itself where none does."""
    try:
        endpoint, _arguments = match.match(urlsplit(url).path)
    except (RequestRedirect, HTTPException):
        return urlsplit(url).path
    return str(endpoint)


def every_address(app: Flask, each: int = 3) -> list[str]:
    """Addresses of every view that answers GET, filled with what the demo holds."""
    values = _stored_ids(app)
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "GET" not in (rule.methods or set()):
                continue
            names = sorted(rule.arguments)
            fillings = product(*(values.get(name) or _words(rule, name) for name in names))
            for filling in islice(fillings, each):
                built = rule.build(dict(zip(names, filling, strict=True)))
                if built:
                    found.append(built[1])
    return found


def _stored_ids(app: Flask) -> dict[str, list[object]]:
    with app.app_context():
        return {
            # where there is none yet, the first one's address must still be answered
            name: list(range(1, 1 + min(6, _how_many(table) or 1)))
            for name, table in TABLES.items()
        }


def _how_many(table: str) -> int:
    return db.session.scalar(select(func.count()).select_from(Base.metadata.tables[table])) or 0


def _words(rule: object, name: str) -> list[object]:
    """What an argument may be where it is not a number: one of its words, or any text."""
    converter = rule._converters[name]  # type: ignore[attr-defined]
    if isinstance(converter, IntegerConverter):
        return [1]
    return sorted(getattr(converter, "items", ())) or ["about", "dates", "voters", "x"]
