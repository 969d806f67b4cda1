"""The demo with every form in it, found by walking, and what it was before somebody sent one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

from flask import Flask
from werkzeug.routing import MapAdapter

from pbapp.access.roles import Role
from pbapp.db import db
from tests.client import Client
from tests.factories.people import client_as
from tests.pages.crawling import endpoint_of, every_address
from tests.pages.people import as_person, voter
from tests.pages.posting import Form, Reading

#: who meets forms that nobody before them met
PEOPLE = ("resident", "community reviewer", "round manager", "partner")
STARTS = ("/", "/account", "/sign-in", "/staff/sign-in", "/staff")
EACH_ADDRESS, EACH_KIND = 3, 2


@dataclass(frozen=True)
class Found:
    """A form, the view it goes to, and somebody whose page it stands on."""

    view: str
    client: Client
    form: Form


@dataclass(frozen=True)
class Site:
    """The demo, its forms with somebody who may send each, and a copy to begin again from."""

    app: Flask
    database: Path
    forms: list[Found]

    @property
    def _kept(self) -> Path:
        return self.database.with_suffix(".kept")

    def keep(self) -> None:
        """Remember everything as it is now."""
        self._close()
        shutil.copy(self.database, self._kept)

    def begin_again(self) -> None:
        """Have everything as it was remembered."""
        self._close()
        shutil.copy(self._kept, self.database)

    def _close(self) -> None:
        with self.app.app_context():
            db.engine.dispose()  # the last to leave empties the log into the file


def swept(app: Flask) -> Site:
    """Everything that people of every kind come to by address and by link."""
    forms: dict[str, Found] = {}
    everybody = client_as(app, *Role)
    for url in every_address(app, each=EACH_ADDRESS):
        meet(forms, everybody, Reading(everybody.browser.get(url)))
    for client in (voter(app), *(as_person(app, name) for name in PEOPLE)):
        walk(forms, client)
    site = Site(
        app, Path(app.config["INSTANCE"]) / "demo.db", [forms[kind] for kind in sorted(forms)]
    )
    site.keep()
    return site


def meet(forms: dict[str, Found], client: Client, page: Reading) -> None:
    """Note the forms of a page that are new: by where they go, and by what they ask."""
    match = client.app.url_map.bind("localhost")
    for form in page.posting():
        view = _view(match, form.url)
        forms.setdefault(f"{view} {sorted(form.controls)}", Found(view, client, form))


def walk(forms: dict[str, Found], client: Client) -> None:
    """Follow links; each kind of page only a few times."""
    match = client.app.url_map.bind("localhost")
    waiting = list(STARTS)
    kinds: dict[str, int] = {}
    for url in waiting:
        endpoint = endpoint_of(match, url)
        kinds[endpoint] = kinds.get(endpoint, 0) + 1
        if kinds[endpoint] <= EACH_KIND:
            page = Reading(client.browser.get(url))
            meet(forms, client, page)
            waiting += [link for link in dict.fromkeys(_leading_on(page)) if link not in waiting]


def _leading_on(page: Reading) -> Iterator[str]:
    """Links of this site, in this language."""
    for link in page.links:
        parts = urlsplit(urljoin(page.here, link))
        if not parts.scheme and not parts.netloc and "lang" not in parse_qs(parts.query):
            yield parts._replace(fragment="").geturl()


def _view(match: MapAdapter, url: str) -> str:
    return str(match.match(url, method="POST")[0])
