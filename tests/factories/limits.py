"""Limits of a round: themes, and projects of which only one can be built."""

from __future__ import annotations

from typing import Any

from flask import Flask

from pbapp.access.roles import SYSTEM
from pbapp.db import transaction
from pbapp.proposals.limits import actions, one_set
from pbapp.rounds import queries as rounds


def add_theme(app: Flask, round_id: int, name: str, *ideas: int, **limits: Any) -> int:
    """A theme with a limit and its ideas; returns its id."""
    values = {"name": name, "most_projects": None, "most_pence": None} | limits
    with app.app_context(), transaction():
        actions.add_theme(rounds.get(round_id), values, ideas, by=SYSTEM)
    with app.app_context():
        return rounds.get(round_id).themes[-1].id


def add_rivals(app: Flask, round_id: int, *ideas: int, reason: str = "One piece of land.") -> None:
    """Ideas of which only one can be built."""
    with app.app_context(), transaction():
        actions.add_rivals(rounds.get(round_id), ideas, reason, by=SYSTEM)


def change_rivals(app: Flask, round_id: int, rivals_id: int, *ideas: int) -> None:
    """Other ideas of which only one can be built, for the same reason."""
    with app.app_context(), transaction():
        rivals = one_set(round_id, rivals_id)
        actions.change_rivals(rivals, ideas, rivals.reason, by=SYSTEM)
