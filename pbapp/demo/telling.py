"""Telling the story of the records: every step in the order of its days."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from pbapp.access.roles import Actor
from pbapp.demo import (
    asked,
    lessons,
    loop,
    place_standard,
    plan,
    reach,
    records,
    register,
    sessions,
)
from pbapp.demo.people import Cast
from pbapp.demo.scene import Scene, Step
from pbapp.places.models import Area, Organisation

FOLDER = Path(__file__).parent / "works"
#: what a step says of itself rather than of what happens
OF_STEP = {"do", "on", "by", "called"}

Verb = Callable[[Step], Any]
VERBS: dict[str, Verb] = {
    **records.VERBS,
    **plan.VERBS,
    **sessions.VERBS,
    **asked.VERBS,
    **place_standard.VERBS,
    **reach.VERBS,
    **loop.VERBS,
    **lessons.VERBS,
    **register.VERBS,
}


def tell(session: Session, places: Mapping[str, Area], cast: Cast) -> None:
    """Let everything happen, the oldest first."""
    bodies = {one.name: one.id for one in session.scalars(select(Organisation))}
    scene = Scene(session, cast, places, bodies)
    for work, lead, step in sorted(_steps(), key=lambda one: one[2]["on"]):
        _do(scene, work, lead, step)


def _steps() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every step with its work and whoever leads that; a step without a day follows at once."""
    for path in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        day = None
        for step in told["steps"]:
            day = step.get("on", day)
            yield path.stem, told["lead"], step | {"on": day}


def _do(scene: Scene, work: str, lead: str, step: Mapping[str, Any]) -> None:
    by: Actor = scene.cast[step.get("by", lead)]
    told = {name: value for name, value in step.items() if name not in OF_STEP}
    try:
        with scene.on(step["on"]):
            made = VERBS[step["do"]](Step(scene, work, told, by))
    except Exception as fault:
        fault.add_note(f"In {work}, day {step['on']}: {step['do']} {getattr(fault, 'faults', '')}")
        raise
    if "called" in step:
        scene.things[work, step["called"]] = made
