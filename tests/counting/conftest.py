"""Which runs compare all real elections with their references."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the comparison of all files to runs that ask for it with -m oracle."""
    if "oracle" in config.getoption("-m"):
        return
    left = [item for item in items if item.get_closest_marker("oracle")]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if not item.get_closest_marker("oracle")]
