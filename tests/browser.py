"""A real Chromium, and the application served to it on this machine."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from werkzeug.serving import make_server

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
#: what is waited for is there or it is not: a busy machine must not decide
PATIENCE_MS = 90_000


def executable() -> str:
    """Where Chromium is; skips and says so where there is none, unless one is required."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None and os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail("REQUIRE_BROWSER=1, but no Chromium is installed")
    if found is None:
        pytest.skip("no Chromium on this machine: browser tests need it (apt install chromium)")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium."""
    path = executable()
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=PATIENCE_MS)
        yield browser
        browser.close()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of the application, served while the block runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def follow(control: Locator) -> None:
    """Press what leads to a page, and be there once it has loaded: a click comes back sooner."""
    with control.page.expect_navigation():
        control.click()


def axe_violations(browser: Browser, page: Page) -> list[str]:
    """What axe finds wrong on the page, seen in a browser with scripts (it hangs without).

    The page is handed over as it stands, so that answers to a sent form are looked over as well.
    """
    here, shown = page.url.partition("#")[0], page.content()
    context = browser.new_context(viewport=page.viewport_size)
    scripted = context.new_page()
    scripted.set_default_timeout(PATIENCE_MS)
    scripted.route(
        lambda url: url == here, lambda route: route.fulfill(content_type="text/html", body=shown)
    )
    scripted.goto(here)
    results = Axe().run(scripted, options={"resultTypes": ["violations"]})
    context.close()
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in results.response["violations"]]


def scrolls_sideways(page: Page) -> bool:
    """Whether what stands on the page is wider than the screen; asked of the browser itself."""
    metrics = page.context.new_cdp_session(page).send("Page.getLayoutMetrics")
    viewport = page.viewport_size
    return bool(viewport and metrics["cssContentSize"]["width"] > viewport["width"])
