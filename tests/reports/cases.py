"""Figures with what a test names, and otherwise empty."""

from __future__ import annotations

from typing import Any

from pbapp.reports.figures import Figures
from tests.factories.reports import END


def figures(**changes: Any) -> Figures:
    """Nothing counted but what is given."""
    given: dict[str, Any] = {
        "as_of": END,
        "for_review": 0,
        "with_the_lead": 0,
        "works": (),
        "findings": (),
        "spread": (),
        "made": 0,
        "promises": (),
        "oldest_open": None,
        "tellings": (),
        "decided": (),
        "ahead": (),
        "rules_version": "nsce-2016/1",
    }
    return Figures(**(given | changes))
