"""The made-up partnership, anew for each file, and phones without JavaScript."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from pbapp import clock, jobs
from tests.browser import DESK, PATIENCE_MS, PHONE, served
from tests.journeys.people import Passes, Walker
from tests.story import closed, copied, opened


@pytest.fixture(scope="module")
def demo_app(
    browser: Browser, told_once: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """The application with the demo in it; background work is done as soon as it is asked for."""
    app = opened(copied(told_once, tmp_path_factory.mktemp("journey") / "demo"))
    clock.set_source()
    app.extensions["wake"] = lambda: threading.Thread(target=_work, args=(app,)).start()
    yield app
    closed(app)


def _work(app: Flask) -> None:
    with app.app_context():
        jobs.run_waiting()


@pytest.fixture(scope="module")
def site(demo_app: Flask) -> Iterator[str]:
    """The demo's address."""
    with served(demo_app) as address:
        yield address


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """A phone without JavaScript, on the home page."""
    context = browser.new_context(
        viewport=PHONE,
        is_mobile=True,
        has_touch=True,
        java_script_enabled=False,
        base_url=site,
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto("/")
    yield page
    context.close()


@pytest.fixture(scope="module")
def passes() -> Passes:
    """Staff who have come in already."""
    return {}


@pytest.fixture(scope="module")
def instance(demo_app: Flask) -> Path:
    """Where the demo keeps its staff's secrets."""
    folder: Path = demo_app.config["INSTANCE"]
    return folder


@pytest.fixture
def walker(
    browser: Browser,
    phone: Page,
    instance: Path,
    passes: Passes,
    request: pytest.FixtureRequest,
) -> Walker:
    """Somebody new with the phone."""
    return Walker(browser, phone, instance, passes, request.node.name)


@pytest.fixture(params=["390", "1280"])
def screen(request: pytest.FixtureRequest, app: Flask, browser: Browser) -> Iterator[Page]:
    """A phone or a desk without JavaScript, at a site with only what the test puts there."""
    is_phone = request.param == "390"
    with served(app) as address:
        context = browser.new_context(
            viewport=PHONE if is_phone else DESK,
            is_mobile=is_phone,
            has_touch=is_phone,
            java_script_enabled=False,
            base_url=address,
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        yield page
        context.close()


@pytest.fixture
def someone(browser: Browser, screen: Page, app: Flask, request: pytest.FixtureRequest) -> Walker:
    """Somebody new before that screen."""
    return Walker(browser, screen, app.config["INSTANCE"], {}, request.node.name)
