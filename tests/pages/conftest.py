"""The made-up partnership loaded once, copies of it to spoil, and everybody who reads it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from config import Testing
from pbapp import clock, create_app
from pbapp.db import Base, db
from pbapp.demo import loading
from tests.pages.crawling import Visit, crawl
from tests.pages.people import as_person

DATABASE = "demo.db"
OpenCopy = Callable[..., Flask]


def opened(folder: Path, url: str = "", **settings: Any) -> Flask:
    """An application over a data folder, with some settings of its own."""
    config = Testing(folder, url or f"sqlite:///{folder}/{DATABASE}")
    vars(config).update(settings)
    return create_app(config)


def closed(app: Flask) -> None:
    """Let go of an application's database."""
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the demo."""
    folder = tmp_path_factory.mktemp("demo")
    clock.set_source()
    app = opened(folder)
    with app.app_context():
        Base.metadata.create_all(db.engine)
        loading.load()
    closed(app)
    return folder


@pytest.fixture(scope="session")
def demo(demo_folder: Path) -> Iterator[Flask]:
    """The demo as it was loaded: these tests only read it."""
    app = opened(demo_folder)
    yield app
    closed(app)


@pytest.fixture(scope="session")
def copied(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenCopy]:
    """Opens another copy of the demo."""
    made: list[Flask] = []

    def copy(**settings: Any) -> Flask:
        folder = tmp_path_factory.mktemp("copy") / "demo"
        shutil.copytree(demo_folder, folder)
        made.append(opened(folder, **settings))
        return made[-1]

    yield copy
    for app in made:
        closed(app)


@pytest.fixture(scope="session")
def crawled(demo: Flask) -> Callable[[str], list[Visit]]:
    """Every page somebody comes to; each person walks once."""
    return cache(lambda name: crawl(as_person(demo, name)))
