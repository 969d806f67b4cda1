"""A setting as it stands in a list, with the page that changes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One setting in words; `url` is empty where it cannot change any more."""

    key: str
    value: str
    url: str = ""
