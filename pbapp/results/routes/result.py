"""The result for everyone."""

from __future__ import annotations

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.results import queries
from pbapp.results.compared import by_points
from pbapp.results.models import PotResult, TraceFile
from pbapp.results.page import shown
from pbapp.results.routes.blueprint import bp
from pbapp.results.shown import NUMBERS_AT_ONCE, row_of, support, votes
from pbapp.rounds.models import Round
from pbapp.rounds.opened import opened
from pbapp.rounds.rule_words import who_could_vote_twice


@bp.get("/rounds/<int:round_id>/result")
@requires(Can.READ_ROUND, on=opened)
def result(round: Round) -> ResponseReturnValue:
    """The published result, or when it will be told."""
    count = queries.published(round.id)
    if count is None:
        return render_template("results/not_yet.html", round=round), 404
    twice = who_could_vote_twice(round)
    return render_template(
        "results/result.html", round=round, count=count, twice=twice, **shown(count)
    )


@bp.get("/rounds/<int:round_id>/result/<int:pot_id>/why")
@requires(Can.READ_RESULT, on=queries.pot_result)
def why(pot: PotResult) -> ResponseReturnValue:
    """The projects of one large pot in numbers, so many at a time."""
    last = max(1, -(-len(pot.projects) // NUMBERS_AT_ONCE))
    page = min(max(request.args.get("page", 1, type=int), 1), last)
    here = pot.projects[(page - 1) * NUMBERS_AT_ONCE : page * NUMBERS_AT_ONCE]
    titles = {row.project_id: row.project.title for row in pot.projects}
    return render_template(
        "results/why.html",
        result=pot,
        round=pot.count.round,
        rows=[row_of(row, pot, titles) for row in here],
        support=support(pot, here),
        votes=votes(pot, here),
        has_points=by_points(pot),
        page=page,
        last=last,
    )


@bp.get("/rounds/<int:round_id>/result/trace-<int:pot_id>.json")
@requires(Can.READ_PUBLIC, on=queries.published_trace)
def trace(told: TraceFile) -> ResponseReturnValue:
    """The whole count of one pot, for anybody to check."""
    response: Response = make_response(told.document)
    response.mimetype = "application/json"
    response.headers["Content-Disposition"] = f"attachment; filename={request.path.split('/')[-1]}"
    return response
