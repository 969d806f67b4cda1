"""How tests are spread over the processes of a run: the longest first, so that none waits."""

from __future__ import annotations

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

PAGES = "tests/pages/"
#: the longest files and folders of files, longest first
LONG = (
    PAGES,
    "tests/journeys/test_record_sizes.py",
    "tests/journeys/",
    "tests/proposals/test_hostile_text.py",
    "tests/activities/sessions/test_pages.py",
    "tests/operations/",
    "tests/scenarios/",
    "tests/counting/",
)
#: these read the same walks through the site, which one process walks once
SHARING_WALKS = tuple(f"{PAGES}test_{name}.py" for name in ("budgets", "crawl", "reading_age"))


class SharingScheduler(LoadFileScheduling):
    """Gives out whole files, and those that share something to the same process."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # by number of tests: the longest files have few

    def _split_scope(self, nodeid: str) -> str:
        return PAGES if nodeid.startswith(SHARING_WALKS) else super()._split_scope(nodeid)


def longest_first(item: pytest.Item) -> int:
    """Where a test stands in the order of the run."""
    places = (at for at, start in enumerate(LONG) if item.nodeid.startswith(start))
    return next(places, len(LONG))
