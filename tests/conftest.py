"""Applications on both databases, clean between tests, and people to act as."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from ctypes.util import find_library
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser
from xdist.remote import Producer

from config import Testing
from pbapp import clock, create_app
from pbapp.db import Base, db
from tests import databases, story
from tests.browser import chromium
from tests.cleaning import clean
from tests.client import Client
from tests.spreading import SharingScheduler, longest_first

ROOT = Path(__file__).resolve().parent.parent
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)

# A busy machine must not fail a property: only what is found decides, never how long it took.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


# Looking for circles among all that was imported, again and again, took a tenth of the run.
gc.set_threshold(20_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first."""
    items.sort(key=longest_first)


def pytest_collection_finish() -> None:
    """What was imported stays: nothing of it need be looked at again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharingScheduler | None:
    """Files are given out whole, unless asked for otherwise."""
    return SharingScheduler(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests marked `both_databases` run twice; the others on SQLite, the default."""
    if "app" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("both_databases")
        names = ["sqlite", "postgresql"] if both else ["sqlite"]
        metafunc.parametrize("backend", names, scope="session")


@pytest.fixture(scope="session")
def applications() -> Iterator[dict[str, Flask]]:
    """The applications made so far, one per database, kept for the whole run."""
    made: dict[str, Flask] = {}
    yield made
    for app in made.values():
        story.closed(app)


@pytest.fixture(scope="session")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the demo, to be copied."""
    return story.told_once(tmp_path_factory)


@pytest.fixture(scope="session")
def quick_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the file database stands."""
    with databases.quick_folder(tmp_path_factory.mktemp("sqlite")) as folder:
        yield folder


@pytest.fixture(scope="session")
def stored_app(
    backend: str,
    applications: dict[str, Flask],
    quick_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Flask:
    """The application on one database, with its tables."""
    if backend not in applications:
        url = databases.postgresql() if backend == "postgresql" else databases.sqlite(quick_folder)
        app = create_app(Testing(tmp_path_factory.mktemp(backend), url))
        with app.app_context():
            Base.metadata.create_all(db.engine)
        applications[backend] = app
    return applications[backend]


@pytest.fixture
def app(stored_app: Flask) -> Iterator[Flask]:
    """An application with empty tables, at noon on Monday 2 November 2026."""
    clock.set_source(lambda: NOON)
    yield stored_app
    clock.set_source()
    clean(stored_app)


@pytest.fixture
def visitor(app: Flask) -> Client:
    """Somebody who has not signed in."""
    return Client(app)


@pytest.fixture(scope="session")
def real_elections() -> Path:
    """The folder of Pabulib files beside the project, or a skip that says what is missing."""
    data = Path(os.environ.get("PBAPP_DATA", ROOT.parent / "shared" / "data"))
    folder = data / "pabulib"
    if not folder.is_dir():
        pytest.skip(f"no real elections: there is no folder {folder} (set PBAPP_DATA)")
    return folder


@pytest.fixture(scope="session")
def official_files() -> Path:
    """The folder of official files about places, or a skip that says what is missing."""
    data = Path(os.environ.get("PBAPP_DATA", ROOT.parent / "shared" / "data"))
    folder = data / "scotland"
    if not folder.is_dir():
        pytest.skip(f"no official files: there is no folder {folder} (set PBAPP_DATA)")
    return folder


@pytest.fixture
def pango() -> None:
    """The system library that draws the text of PDF files, or a skip that says what is missing."""
    if find_library("pango-1.0") is None:
        pytest.skip("no Pango on this machine: PDF tests need it (apt install libpango-1.0-0)")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for the whole run: two cannot be driven from one thread."""
    with chromium() as running:
        yield running
