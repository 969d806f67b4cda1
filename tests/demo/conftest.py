"""The demo loaded once, for tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from pbapp import clock
from pbapp.db import Base, db
from pbapp.demo import loading
from tests.pages.conftest import closed, opened


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The demo as it stands on the day it is loaded."""
    clock.set_source()
    app = opened(tmp_path_factory.mktemp("told"))
    with app.app_context():
        Base.metadata.create_all(db.engine)
        loading.load()
    yield app
    closed(app)
