"""Real elections from the folder beside the project, and which runs compare all of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "oracle" in config.getoption("-m"):
        return
    for item in items:
        if item.get_closest_marker("oracle"):
            item.add_marker(pytest.mark.skip(reason="all reference results: run with -m oracle"))


@pytest.fixture(scope="session")
def real_elections() -> Path:
    """The folder of Pabulib files, or a skip that says what is missing."""
    data = Path(os.environ.get("PBAPP_DATA", ROOT.parent / "shared" / "data"))
    folder = data / "pabulib"
    if not folder.is_dir():
        pytest.skip(f"no real elections: there is no folder {folder} (set PBAPP_DATA)")
    return folder
