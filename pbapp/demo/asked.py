"""Surveys and pulses: made, answered, published."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pbapp.activities.ages import Age
from pbapp.activities.pulse import actions as pulses
from pbapp.activities.pulse.models import QUESTIONS, Pulse
from pbapp.activities.surveys import actions, fifths, queries, quoting, replying
from pbapp.activities.surveys.kinds import Kind, Output, Topic
from pbapp.activities.surveys.models import Question, Survey
from pbapp.demo.scene import Step


def _survey(step: Step) -> Survey:
    """A survey from its first question to its published results."""
    days = {"opens_on": step.day("opens_on"), "closes_on": step.day("closes_on")}
    told = step.told
    made = actions.make(step.about, told["title"], told["purpose"], **days, by=step.by)
    for row in told["questions"]:
        question = Question(
            age=Age.ADULT, kind=Kind(row["kind"]), wording=row["wording"], choices=row["choices"]
        )
        actions.ask(_fresh(step, made), question, by=step.by)
    for topic, output in told.get("about_people", {}).items():
        actions.ask_about_person(_fresh(step, made), Topic(topic), Output(output), by=step.by)
    actions.get_ready(_fresh(step, made), by=step.by)
    with step.scene.on(told["opens_on"] + 3):
        _reply(step, _fresh(step, made))
    if "published_on" in told:
        with step.scene.on(told["published_on"]):
            _quote(step, _fresh(step, made))
            actions.publish(_fresh(step, made), by=step.by)
    return made


def _fresh(step: Step, survey: Survey) -> Survey:
    step.scene.session.flush()
    step.scene.session.expire(survey)
    return queries.get(survey.id)


def _reply(step: Step, survey: Survey) -> None:
    """Everyone answers from their own phone; what they say of themselves goes another way."""
    number = step.told["replies"]
    lists = {
        str(question.id): _spread(question, row, number)
        for question, row in zip(survey.questions, step.told["questions"], strict=True)
    }
    for at in range(number):
        said = {key: answers[at] for key, answers in lists.items() if answers[at] is not None}
        replying.answer(survey, Age.ADULT, said, form_key=f"{at}", source=f"phone {at}")
    for answers in _people(step.told.get("people", {}), number):
        replying.tell_about(survey, Age.ADULT, answers, source="")


def _spread(question: Question, row: Mapping[str, Any], number: int) -> list[Any]:
    """What each of so many people answers; None where they leave it out."""
    wording = row["wording"]
    if question.kind is Kind.TEXT:
        return _dealt(row["said"], number, wording)
    if question.kind is not Kind.SEVERAL:
        first = 1 if question.kind is Kind.SCALE else 0
        counted = enumerate(row["spread"], start=first)
        return _dealt([one for one, times in counted for _each in range(times)], number, wording)
    ticks = [
        _dealt([place] * times, number, f"{wording} {place}")
        for place, times in enumerate(row["spread"])
    ]
    return [
        [one for one in of_one if one is not None] or None for of_one in zip(*ticks, strict=True)
    ]


def _people(told: Mapping[str, Mapping[str, int]], number: int) -> Iterator[dict[str, str]]:
    """What each of them says of themself: each topic dealt out for itself."""
    dealt = {
        topic: _dealt([one for one, times in said.items() for _each in range(times)], number, topic)
        for topic, said in told.items()
    }
    for at in range(number):
        own = {topic: answers[at] for topic, answers in dealt.items() if answers[at] is not None}
        postcode = own.pop("postcode", None)
        yield own | (fifths.of_postcode(postcode) if postcode else {})


def _dealt(answers: Sequence[Any], number: int, seed: str) -> list[Any]:
    """Answers given to so many people by a chance that always falls the same way."""
    dealt = [*answers, *[None] * (number - len(answers))]
    random.Random(seed).shuffle(dealt)  # noqa: S311 - made-up answers
    return dealt


def _quote(step: Step, survey: Survey) -> None:
    texts = {one.wording: one for one in survey.questions if one.kind is Kind.TEXT}
    for row in step.told.get("quotes", ()):
        question = texts[row["question"]]
        quoting.release(survey, question, row["text"], (Age.ADULT, None), by=step.by)


def _pulse(step: Step) -> Pulse:
    """Five questions after an activity; each row of replies has five marks, 0 for none."""
    told = step.told
    activity = step.thing(told["activity"]).id if "activity" in told else None
    made = Pulse(title=told["title"], activity_id=activity)
    days = (step.day("opens_on"), step.day("closes_on"))
    pulses.make(step.about, made, by=step.by, days=days)
    step.scene.session.flush()
    with step.scene.on(told["opens_on"]):
        for number, row in enumerate(told["replies"]):
            _answer(made, row, number, told.get("comments", ()))
    if "counted_on" in told:
        with step.scene.on(told["counted_on"]):
            pulses.count(made, by=step.by)
    return made


def _answer(pulse: Pulse, row: Sequence[int], number: int, comments: Sequence[str]) -> None:
    points = {name: mark or None for name, mark in zip(QUESTIONS, row, strict=True)}
    comment = comments[number] if number < len(comments) else ""
    key = f"{pulse.id}-{number}"
    pulses.answer(pulse, points, comment, form_key=key, source=f"phone {number}")


VERBS: dict[str, Callable[[Step], Any]] = {"survey": _survey, "pulse": _pulse}
