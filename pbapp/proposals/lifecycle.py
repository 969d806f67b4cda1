"""How an idea becomes a project."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Where an idea stands."""

    DRAFT = "draft"
    SENT = "sent"
    NEEDS_INFORMATION = "needs_information"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    PROJECT = "project"
