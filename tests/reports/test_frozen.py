"""Signed figures come back as they were."""

from __future__ import annotations

import json
from datetime import date

from pbapp.reports.frozen import frozen, thawed
from pbapp.reports.rows import Ahead, Decided, Outcome, Start
from pbapp.standards.kinds import Response
from tests.factories.reports import END, finding, promise, spread, telling, work
from tests.reports.cases import figures


def test_figures_come_back_from_json_equal() -> None:
    ahead = Ahead(start=Start.VOTE, page_id=None, title="Vote", places=(), starts_on=END)
    before = figures(
        works=(work(1, 40), work(2, 3), work(3, None)),
        findings=(finding(response=Response.NOT_NOW, reason="No money yet."), finding()),
        spread=(spread("INC", (0, 1, 2, 3)),),
        promises=(promise(Outcome.STOPPED),),
        oldest_open=promise(Outcome.LATE, date(2026, 3, 1)),
        tellings=(telling(Outcome.KEPT, END), telling(Outcome.LATE)),
        decided=(Decided(round_id=1, name="Our Wee Pot", pence=28_000_00, projects=9),),
        ahead=(ahead,),
    )

    assert thawed(json.loads(json.dumps(frozen(before)))) == before
