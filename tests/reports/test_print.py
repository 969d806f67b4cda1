"""The board summary on paper, as a browser prints it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from pbapp.access.roles import Role
from tests.browser import DESK, PATIENCE_MS, SMALL_PHONE, axe_violations, scrolls_sideways, served
from tests.factories.people import client_of, make_user
from tests.factories.reports import LONG, make_longest_quarter, make_quarter, make_summary
from tests.reports.longest import add_every_block

pytestmark = pytest.mark.browser
#: besides the words in the pictures (engagement.md section 9.1); the demo's paper has fewer
MOST_WORDS = 350


@contextmanager
def opened(app: Flask, browser: Browser, **changes: Any) -> Iterator[Page]:
    """The draft of the last quarter, as an officer sees it."""
    officer = make_user(app, Role.OFFICER)
    summary_id = make_summary(app, officer, asks=3, **changes)
    cookie = client_of(app, officer).browser.get_cookie("session")
    assert cookie is not None
    with served(app) as address:
        context = browser.new_context(viewport=DESK)
        context.add_cookies([{"name": "session", "value": cookie.value, "url": address}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{address}/board/summary/{summary_id}")
        yield page
        context.close()


@pytest.fixture
def page(app: Flask, browser: Browser) -> Iterator[Page]:
    """A believable quarter."""
    make_quarter(app)
    with opened(app, browser) as opened_page:
        yield opened_page


def printed(page: Page, folder: Path) -> Path:
    pdf = folder / "summary.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    return pdf


def assert_one_side_of_a4(file: Path) -> None:
    pdf = file.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    width, height = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)[0]
    assert (round(float(width)), round(float(height))) == (595, 842)


def test_a_quarter_prints_on_one_side_of_a4(page: Page, tmp_path: Path) -> None:
    assert_one_side_of_a4(printed(page, tmp_path))


def test_the_longest_texts_still_print_on_one_side_of_a4(
    app: Flask, browser: Browser, tmp_path: Path
) -> None:
    make_longest_quarter(app)
    add_every_block(app)
    texts = {
        "sentence": LONG * 4,
        "meeting": LONG,
        "author_role": LONG,
        "ask": LONG + LONG + "now ask",
    }
    with opened(app, browser, **texts) as page:
        assert_one_side_of_a4(printed(page, tmp_path))


def test_a_phone_reads_it_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
    assert not scrolls_sideways(page)


def test_axe_finds_nothing_wrong(browser: Browser, page: Page) -> None:
    assert axe_violations(browser, page) == []
    page.goto(f"{page.url}/sources")
    assert axe_violations(browser, page) == []


def test_the_words_on_paper_are_few_and_show_no_address(page: Page, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is needed to read the printed page (apt install poppler-utils)")
    pdf = printed(page, tmp_path)
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True)

    in_chart = " ".join(page.locator("figure text, figcaption").all_text_contents())
    assert len(text.stdout.split()) - len(in_chart.split()) <= MOST_WORDS
    assert not re.search(r"https?://|/board/", text.stdout)
