from __future__ import annotations

from dataclasses import replace

from pbapp.standards.facts import Record, Resources, Support
from pbapp.standards.kinds import BarrierStatus, FoundBy
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.records import BEFORE, DURING, LONG_AFTER
from tests.standards.whole import BUS, HELP, WHOLE, whole

EMPTY = Support()


def asked(asked: int, bookings: int, summary: str = "Two people need a lift.") -> Record:
    return whole(support=Support(bookings=bookings, bookings_asked=asked, needs_summary=summary))


def requests(met: int, everyone: int) -> Record:
    return whole(support=Support(requests=everyone, requests_met_in_time=met))


SUP1: Cases = [
    ("nine in ten asked", asked(9, 10), LONG_AFTER, SUFFICIENT),
    ("eight in ten asked", asked(8, 10), LONG_AFTER, PARTIAL),
    (
        "nobody asked, no summary",
        whole(support=Support(bookings=10), barriers=()),
        LONG_AFTER,
        NONE,
    ),
    ("work without bookings sums needs up", asked(0, 0), LONG_AFTER, SUFFICIENT),
    ("no summary", asked(10, 10, ""), LONG_AFTER, PARTIAL),
    (
        "only officers found barriers",
        whole(barriers=(replace(BUS, found_by=FoundBy.OFFICER),)),
        LONG_AFTER,
        PARTIAL,
    ),
    ("nothing begun", whole(support=EMPTY, barriers=()), BEFORE, NOT_YET_DUE),
    ("not collected", whole(support=None), LONG_AFTER, NOT_MEASURABLE),
    ("half asked", whole(support=Support(bookings=2, bookings_asked=1)), LONG_AFTER, PARTIAL),
    (
        "four in ten asked",
        whole(support=Support(bookings=10, bookings_asked=4)),
        LONG_AFTER,
        NONE,
    ),
    ("no barrier found so far", whole(barriers=()), DURING, PARTIAL),
    ("not summed up, and open", whole(support=Support()), DURING, PARTIAL),
]
SUP2: Cases = [
    ("dealt with, met, paid for", WHOLE, LONG_AFTER, SUFFICIENT),
    ("19 of 20 requests met", requests(19, 20), LONG_AFTER, SUFFICIENT),
    ("18 of 20 requests met", requests(18, 20), LONG_AFTER, PARTIAL),
    ("nobody asked for support", requests(0, 0), LONG_AFTER, SUFFICIENT),
    (
        "accepted without a reason",
        whole(barriers=(replace(BUS, status=BarrierStatus.ACCEPTED),)),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "accepted with a reason",
        whole(
            barriers=(replace(BUS, status=BarrierStatus.ACCEPTED, reason="No other hall is near."),)
        ),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "open, while it runs",
        whole(barriers=(replace(BUS, status=BarrierStatus.OPEN),)),
        DURING,
        PARTIAL,
    ),
    (
        "a list of nothing and no money",
        whole(barriers=(), support=EMPTY, resources=Resources(support_budget=0)),
        LONG_AFTER,
        NONE,
    ),
    (
        "nothing begun",
        whole(barriers=(), support=EMPTY, resources=Resources()),
        BEFORE,
        NOT_YET_DUE,
    ),
    ("half of the requests met", requests(1, 2), LONG_AFTER, PARTIAL),
    ("fewer than half met", requests(1, 3), LONG_AFTER, PARTIAL),
    (
        "a barrier lowered",
        whole(barriers=(replace(BUS, status=BarrierStatus.REDUCED),)),
        DURING,
        SUFFICIENT,
    ),
    ("a list of nothing, and open", whole(barriers=()), DURING, PARTIAL),
]
SUP3: Cases = [
    ("independent and taken up", WHOLE, LONG_AFTER, SUFFICIENT),
    (
        "offered by the lead itself",
        whole(support_offers=(replace(HELP, independent=False),)),
        LONG_AFTER,
        NONE,
    ),
    (
        "nobody took it up",
        whole(support_offers=(replace(HELP, taken_up=0),)),
        LONG_AFTER,
        PARTIAL,
    ),
    ("nothing offered yet", whole(support_offers=()), BEFORE, NOT_YET_DUE),
    ("not collected", whole(support_offers=None), LONG_AFTER, NOT_MEASURABLE),
    (
        "nobody took it up so far",
        whole(support_offers=(replace(HELP, taken_up=0),)),
        DURING,
        PARTIAL,
    ),
    ("nothing offered, and open", whole(support_offers=()), DURING, NONE),
    (
        "one of two independent",
        whole(support_offers=(replace(HELP, independent=False), HELP)),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "one of two taken up",
        whole(support_offers=(replace(HELP, taken_up=0), HELP)),
        LONG_AFTER,
        SUFFICIENT,
    ),
]
