"""What a round of participatory budgeting adds to the facts of its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Budgeting:
    """How a round was run. Counts are of projects and people; None: not collected."""

    #: ideas and votes could be handed in without the internet
    ideas_offline: bool | None = None
    vote_offline: bool | None = None
    #: local people in the steering group
    steering_local: int | None = None
    #: people who put ideas forward or commented
    taking_part_before: int = 0
    days_to_discuss: int | None = None
    questions: int = 0
    questions_answered: int = 0
    projects: int = 0
    #: projects whose page tells need, cost and for whom
    projects_explained: int = 0
    #: the count decides what is funded
    vote_binds: bool | None = None
    rules_published_on: date | None = None
    voting_opens_on: date | None = None
    result_published_on: date | None = None
    #: everyone can see how the votes were counted, and count them again
    count_is_open: bool = False
    unfunded_told: bool | None = None
    councillors_role: str = ""
    plan_links: int | None = None
    followed_up_on: date | None = None
