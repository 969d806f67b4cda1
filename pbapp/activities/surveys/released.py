"""A survey's results as they went out: everyone reads these, and they are never counted again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pbapp.activities import scores
from pbapp.activities.ages import Age
from pbapp.activities.releases.ledger import released, shown_from, stored_as
from pbapp.activities.surveys import queries
from pbapp.activities.surveys.models import Question, Quote, Survey
from pbapp.activities.surveys.results import Result, Results, results_of
from pbapp.disclosure.breakdown import Breakdown


def as_kept(results: Results) -> dict[str, Any]:
    """Results as the ledger keeps them; quotes are released one by one."""
    return {
        "by_age": _counts(results.by_age),
        "by_channel": _counts(results.by_channel),
        "versions": {
            age.value: [_result(one) for one in answers]
            for age, answers in results.versions.items()
        },
    }


def results_now(survey: Survey) -> Results:
    """What it came to: counted while its replies are there, as it was counted once they are not."""
    return results_out(survey) if survey.forgotten_on else results_of(survey)


def results_out(survey: Survey) -> Results:
    """The results as the ledger keeps them; raises NoResultFound."""
    kept = released(survey.engagement_id, survey.reference)
    quotes = queries.quotes(survey)
    asked = {one.id: one for one in survey.questions}
    return Results(
        _breakdown(kept["by_age"]),
        _breakdown(kept["by_channel"]),
        {
            age: [_from_kept(asked[one["question"]], one, quotes) for one in kept["versions"][age]]
            for age in Age
            if age in kept["versions"]
        },
    )


def _counts(breakdown: Breakdown) -> dict[str, Any]:
    cells = [[name, stored_as(shown)] for name, shown in breakdown.cells.items()]
    return {"cells": cells, "total": stored_as(breakdown.total)}


def _breakdown(kept: Mapping[str, Any]) -> Breakdown:
    cells = {name: shown_from(shown) for name, shown in kept["cells"]}
    return Breakdown(cells, shown_from(kept["total"]))


def _result(one: Result) -> dict[str, Any]:
    return {
        "question": one.question.id,
        "base": stored_as(one.base),
        "rows": [[words, stored_as(shown)] for words, shown in one.rows],
        "scored": None if one.scored is None else scores.as_kept(one.scored),
        "mean": one.mean,
    }


def _from_kept(question: Question, kept: Mapping[str, Any], quotes: Sequence[Quote]) -> Result:
    return Result(
        question,
        shown_from(kept["base"]),
        rows=[(words, shown_from(shown)) for words, shown in kept["rows"]],
        scored=None if kept["scored"] is None else scores.from_kept(kept["scored"]),
        mean=kept["mean"],
        quotes=[quote for quote in quotes if quote.question_id == question.id],
    )
