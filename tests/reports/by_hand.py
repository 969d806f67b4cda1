"""The figures of a summary asked of the database in plain SQL, without the project's counting."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict
from datetime import date, time, timedelta
from math import floor
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import text

from pbapp import clock
from pbapp.db import db
from pbapp.reports.figures import Figures, totals
from pbapp.reports.kinds import Outcome

_SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
BEFORE, *NAMED = re.split(r"\n-- (\w+)\n", _SQL)
QUESTIONS = dict(zip(NAMED[::2], NAMED[1::2], strict=True))


def by_hand(start: date, end: date) -> dict[str, Any]:
    """Every figure that can be asked for in one question."""
    given = {
        "start": start.isoformat(),
        "end": end.isoformat(),
        "as_of": min(end, clock.today()).isoformat(),
        "begun": _midnight(start),
        "over": _midnight(end + timedelta(days=1)),
    }
    found: dict[str, Any] = {
        name: sorted(tuple(row) for row in db.session.execute(text(BEFORE + sql), given))
        for name, sql in QUESTIONS.items()
    }
    found["rated"] = _spread(found["rated"])
    heads = [json.loads(output) for (output,) in found.pop("heads")]
    return found | {"people": sum(_people(one, start, end) for one in heads)}


def as_counted(figures: Figures) -> dict[str, Any]:
    """The same out of a summary's figures, in the same form."""
    sums = totals(figures)
    outcomes = (Outcome.KEPT, Outcome.LATE, Outcome.STOPPED, Outcome.AHEAD)
    oldest = figures.oldest_open
    return {
        "ran": [(figures.ran,)],
        "levels": sorted((level.value, count) for level, count in sums.levels.items()),
        "answered": [(sums.answered.part, sums.answered.base)],
        "promises": [tuple(sums.promises[one] for one in outcomes)],
        "made": [(figures.made,)],
        "oldest": [(oldest.text,)] if oldest else [],
        "money": [(figures.decided_pence,)],
        "funded": [(sum(one.projects for one in figures.decided),)],
        "people": sums.people.value_or_none or 0,
        "rated": {
            one.standard: [one.weak, one.satisfactory, one.good, one.strong]
            for one in figures.spread
            if one.rated
        },
    }


def _midnight(day: date) -> str:
    """As SQLite keeps it: 22 August in Scotland begins at 11pm of the 21st in UTC."""
    return clock.from_local(day, time.min).strftime("%Y-%m-%d %H:%M:%S.%f")


def _spread(rated: list[tuple[int, str, int]]) -> dict[str, list[int]]:
    """Records by the middle of their ratings on a standard: 1 to 2, 3, 4, 5 to 6."""
    given: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for record_id, standard, points in rated:
        given[record_id, standard].append(points)
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * 4)
    for (_record_id, standard), points in given.items():
        counts[standard][bisect_left((2, 3, 4), floor(median(points)))] += 1
    return dict(counts)


def _people(output: dict[str, Any], start: date, end: date) -> int:
    days = output["beside"]["days"]
    then = [
        shown["value"] or 0
        for name, shown in output["cells"]
        if start.isoformat() <= days[name] <= end.isoformat()
    ]
    is_whole = len(then) == len(output["cells"]) and output["total"]["value"] is not None
    return int(output["total"]["value"] if is_whole else sum(then))
