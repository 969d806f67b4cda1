"""Promises of all records, and what is owed to communities: for everyone who can act."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.charts import Bar, BarChart
from pbapp.engagement import labels
from pbapp.engagement.forms.fields import on_one_line
from pbapp.engagement.labels import answers as words
from pbapp.engagement.loop.queries import owed, tracker
from pbapp.engagement.loop.routes.blueprint import bp
from pbapp.i18n import _


@bp.get("/promises")
@requires(Can.READ_REGISTER)
def promises() -> ResponseReturnValue:
    """Kept, on track, late, without news, stopped: counted, by partner, and one by one."""
    wanted = tracker.Wanted(
        standing=_known(request.args.get("standing", "")),
        partner=on_one_line(request.args.get("partner"))[:200],
    )
    board = tracker.tracker(wanted)
    rows, page, last = board.page(request.args.get("page", 1, type=int))
    return render_template(
        "engagement/loop/tracker.html",
        board=board,
        rows=rows,
        page=page,
        last=last,
        wanted=wanted,
        standings={one: words.STANDINGS[one] for one in tracker.STANDINGS},
        chart=_chart(board),
        today=clock.today(),
        labels=labels,
        words=words,
    )


@bp.get("/owed")
@requires(Can.READ_REGISTER)
def late() -> ResponseReturnValue:
    """What people should have been told by now."""
    today, found = clock.today(), owed.overdue()
    return render_template("engagement/loop/owed.html", owed=found, today=today, words=words)


def _known(standing: str) -> str:
    return standing if standing in tracker.STANDINGS else ""


def _chart(board: tracker.Board) -> BarChart:
    return BarChart(
        id="promises-chart",
        title=_("How promises stand"),
        description=_("A bar for each way a promise can stand, by the number of promises."),
        bars=[
            Bar(
                str(words.STANDINGS[one]),
                board.counts.get(one, 0),
                str(board.counts.get(one, 0)),
                one in ("kept", "kept_late", "on_track"),
            )
            for one in tracker.STANDINGS
        ],
    )
