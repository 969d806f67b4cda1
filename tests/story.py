"""The made-up partnership: told once for the whole run, and copied for whoever wants one."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from config import Testing
from pbapp import clock, create_app
from pbapp.db import Base, db
from pbapp.demo import loading

DATABASE = "demo.db"


def opened(folder: Path, url: str = "", **settings: Any) -> Flask:
    """An application over a data folder, with some settings of its own."""
    config = Testing(folder, url or f"sqlite:///{folder}/{DATABASE}")
    vars(config).update(settings)
    return create_app(config)


def closed(app: Flask) -> None:
    """Let go of an application's database."""
    with app.app_context():
        db.engine.dispose()


def tell(app: Flask) -> None:
    """Load the demo into an empty database, as of today."""
    clock.set_source()
    with app.app_context():
        Base.metadata.create_all(db.engine)
        loading.load()


def told_once(temporary: pytest.TempPathFactory) -> Path:
    """The data folder of the demo: whoever comes first tells it, the others wait."""
    shared = temporary.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    whole, begun = shared / "told", shared / "being-told"
    with (shared / "told.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            app = opened(begun)
            tell(app)
            closed(app)
            begun.rename(whole)
    return whole


def copied(told: Path, folder: Path) -> Path:
    """The demo's data in another folder, to read or to spoil."""
    return Path(shutil.copytree(told, folder))
