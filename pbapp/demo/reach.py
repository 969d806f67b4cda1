"""Who was heard: counted, let out, questioned, answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pbapp.demo.scene import Step
from pbapp.engagement.actions import challenges
from pbapp.engagement.actions import reach as actions
from pbapp.engagement.actions.reach import Counted
from pbapp.engagement.reach.kinds import BANDED, Dimension, Questioned, Source
from pbapp.engagement.reach.models import FigureChallenge
from pbapp.places.zones.models import Banding

#: working days within which somebody who questions a figure is answered
DAYS_TO_ANSWER = 20


def _count(step: Step) -> None:
    """People by category; areas are told by their names."""
    dimension = Dimension(step.told["dimension"])
    people = step.told["people"]
    if dimension is Dimension.AREA:
        people = {str(step.scene.places[name].id): number for name, number in people.items()}
    counted = Counted(
        dimension=dimension,
        activity_id=None,
        source=Source(step.told["source"]),
        people=people,
        unknown=step.told["unknown"],
        banding=Banding.PEOPLE if dimension in BANDED else None,
        lives=step.told.get("lives", {}),
        lives_source=step.told.get("lives_source", ""),
    )
    actions.enter(step.fresh(), counted, by=step.by)


def _let_out(step: Step) -> None:
    actions.publish_numbers(step.fresh(), by=step.by)


def _question(step: Step) -> FigureChallenge:
    values = {
        "organisation_id": step.scene.bodies[step.told["organisation"]],
        "kind": Questioned(step.told["kind"]),
        "what": step.told["what"],
        "question": step.told["question"],
    }
    return challenges.challenge(step.fresh(), values, working_days=DAYS_TO_ANSWER, by=step.by)


def _answer(step: Step) -> None:
    row = step.thing(step.told["to"])
    challenges.answer(step.fresh(), row, step.told["answer"], by=step.by)


VERBS: dict[str, Callable[[Step], Any]] = {
    "count_people": _count,
    "let_numbers_out": _let_out,
    "question_figure": _question,
    "answer_question": _answer,
}
