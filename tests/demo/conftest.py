"""The demo loaded once, for tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.story import closed, copied, opened


@pytest.fixture(scope="session")
def told(told_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The demo as it stands on the day it is loaded."""
    app = opened(copied(told_once, tmp_path_factory.mktemp("told") / "demo"))
    yield app
    closed(app)
