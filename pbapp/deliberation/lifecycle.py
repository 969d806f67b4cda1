"""What people write under a project, and in which part they speak."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a text is."""

    QUESTION = "question"
    COMMENT = "comment"
    ANSWER = "answer"


class Standing(StrEnum):
    """As whom somebody wrote; it stays as it was then."""

    RESIDENT = "resident"
    AUTHOR = "author"
    STAFF = "staff"
