"""Looks at a place with the Place Standard, by single people and by groups."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from pbapp import clock
from pbapp.activities.ages import Age
from pbapp.activities.place_standard import actions
from pbapp.activities.place_standard.kinds import Mode
from pbapp.activities.place_standard.models import PlaceResponse, PlaceRun
from pbapp.demo.scene import Step

LEAST, MOST = 1, 7


def _look(step: Step) -> PlaceRun:
    """A look at a place, answered and published; people lie up to two points round the middle."""
    told = step.told
    made = PlaceRun(title=told["title"], area_id=step.scene.places[told["area"]].id)
    days = (step.day("opens_on"), step.day("closes_on"))
    actions.begin(step.about, made, by=step.by, days=days)
    step.scene.session.flush()
    with step.scene.on(told["opens_on"] + 5):
        chance = random.Random(told["title"])  # noqa: S311 - made-up marks, the same each time
        alone = [_alone(chance, told["scores"], number) for number in range(told["people"])]
        actions.take_in(made, alone, by=step.by)
        for number, group in enumerate(told["groups"]):
            actions.enter(made, _group(group, number), by=step.by)
    with step.scene.on(told["published_on"]):
        actions.publish(made, by=step.by)
    return made


def _alone(chance: random.Random, middle: Mapping[str, int], number: int) -> PlaceResponse:
    marks = {code: _near(chance, points) for code, points in middle.items()}
    return _response(Mode.SURVEY, marks, f"alone-{number}")


def _near(chance: random.Random, points: int) -> int:
    return min(MOST, max(LEAST, points + chance.choice((-2, -1, -1, 0, 0, 0, 1, 1, 2))))


def _group(told: Mapping[str, Any], number: int) -> PlaceResponse:
    made = _response(Mode.GROUP, dict(told["scores"]), f"group-{number}")
    made.group_size = told["size"]
    made.good, made.better = dict(told.get("good", {})), dict(told.get("better", {}))
    return made


def _response(mode: Mode, scores: dict[str, int], key: str) -> PlaceResponse:
    day = clock.today()
    return PlaceResponse(age=Age.ADULT, mode=mode, day=day, form_key=key, scores=scores)


VERBS: dict[str, Callable[[Step], Any]] = {"look_at_place": _look}
