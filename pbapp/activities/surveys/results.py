"""What replies come to, question by question, as it may be shown. Breakdowns are fixed.

A version is never crossed with anything, and answers about the person stand by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pbapp.activities.ages import Age
from pbapp.activities.asked import Channel
from pbapp.activities.releases.floors import floors_now
from pbapp.activities.scores import Scored, each, scored
from pbapp.activities.surveys import queries
from pbapp.activities.surveys.kinds import SCALE, Kind
from pbapp.activities.surveys.models import Question, Quote, Reply, Survey
from pbapp.disclosure.breakdown import Breakdown, protect_breakdown
from pbapp.disclosure.floors import Floors
from pbapp.disclosure.shares import protect_mean
from pbapp.disclosure.shown import Shown

#: counts of one breakdown, as they may be shown
Gate = Callable[[Mapping[str, int]], Breakdown]


@dataclass(frozen=True)
class Result:
    """One question: how many answered, and what fits its kind."""

    question: Question
    base: Shown
    #: a choice's words and how many chose it; where several may be chosen they do not add up
    rows: Sequence[tuple[str, Shown]] = ()
    scored: Scored | None = None
    #: of numbers, as a whole number; None where it may not be shown
    mean: int | None = None
    quotes: Sequence[Quote] = ()


@dataclass(frozen=True)
class Results:
    """A survey's results: how many replied, by version and by way, and each version's questions."""

    by_age: Breakdown
    by_channel: Breakdown
    versions: Mapping[Age, Sequence[Result]]


def results_of(survey: Survey) -> Results:
    """All of it through the gate."""
    replies, quotes, floors = queries.replies(survey), queries.quotes(survey), floors_now()
    numbers = {age.value: sum(one.age is age for one in replies) for age in survey.ages}
    has_minors = any(age.is_sensitive for age in survey.ages)
    ways = {way.value: sum(one.channel is way for one in replies) for way in Channel}
    gate = _gate(floors, sensitive=has_minors)
    return Results(
        gate(numbers),
        gate(ways),
        {
            age: [_result(one, _answers(one, replies), quotes, floors) for one in survey.asks(age)]
            for age in survey.ages
        },
    )


def _gate(floors: Floors, *, sensitive: bool) -> Gate:
    return partial(protect_breakdown, sensitive=sensitive, floors=floors, rounded=True)


def _answers(question: Question, replies: Iterable[Reply]) -> list[Any]:
    key = str(question.id)
    return [one.answers[key] for one in replies if one.age is question.age and key in one.answers]


def _result(
    question: Question, answers: Sequence[Any], quotes: Iterable[Quote], floors: Floors
) -> Result:
    sensitive = question.is_sensitive or question.age.is_sensitive
    gate = _gate(floors, sensitive=sensitive)
    base = gate({"": len(answers)}).total
    if question.kind is Kind.CHOICE:
        return Result(question, base, _chosen(question, answers, gate))
    if question.kind is Kind.SEVERAL:
        return Result(question, base, _ticked(question, answers, gate))
    if question.kind is Kind.SCALE:
        counts = {points: answers.count(points) for points in SCALE}
        shown = scored(counts, each(SCALE), sensitive=sensitive, floors=floors)
        return Result(question, base, scored=shown)
    if question.kind is Kind.NUMBER:
        mean = protect_mean(answers, sensitive=sensitive, floors=floors)
        return Result(question, base, mean=None if mean is None else round(mean))
    mine = [quote for quote in quotes if quote.question_id == question.id]
    return Result(question, base, quotes=mine)


def _chosen(question: Question, answers: Sequence[int], gate: Gate) -> list[tuple[str, Shown]]:
    counts = {str(place): answers.count(place) for place in range(len(question.choices))}
    shown = gate(counts)
    return [(words, shown.cells[str(place)]) for place, words in enumerate(question.choices)]


def _ticked(
    question: Question, answers: Sequence[Sequence[int]], gate: Gate
) -> list[tuple[str, Shown]]:
    """Each choice on its own: those who ticked it, beside those who did not."""
    rows = []
    for place, words in enumerate(question.choices):
        number = sum(place in answer for answer in answers)
        shown = gate({"ticked": number, "left": len(answers) - number})
        rows.append((words, shown.cells["ticked"]))
    return rows
