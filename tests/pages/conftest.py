"""The made-up partnership, copies of it to spoil, and everybody who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests import story
from tests.pages.crawling import Visit, crawl
from tests.pages.people import as_person
from tests.story import closed, opened

OpenCopy = Callable[..., Flask]


@pytest.fixture(scope="session")
def demo(copied: OpenCopy) -> Flask:
    """The demo as it was loaded: these tests only read it."""
    return copied()


@pytest.fixture(scope="session")
def copied(told_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenCopy]:
    """Opens another copy of the demo."""
    made: list[Flask] = []

    def copy(**settings: Any) -> Flask:
        folder = story.copied(told_once, tmp_path_factory.mktemp("copy") / "demo")
        made.append(opened(folder, **settings))
        return made[-1]

    yield copy
    for app in made:
        closed(app)


@pytest.fixture(scope="session")
def crawled(demo: Flask) -> Callable[[str], list[Visit]]:
    """Every page somebody comes to; each person walks once."""
    return cache(lambda name: crawl(as_person(demo, name)))
