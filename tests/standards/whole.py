"""A record in which every group of facts is collected and every indicator is met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pbapp.standards.facts import (
    Adjusting,
    Audience,
    Barrier,
    Change,
    Communication,
    Complaint,
    Finding,
    FollowUp,
    FormatRequest,
    Known,
    Learning,
    Method,
    Option,
    Outcome,
    Partner,
    PlanVersion,
    Pulse,
    Reach,
    Record,
    Representative,
    Resources,
    Returning,
    ReviewSession,
    RoleAgreement,
    ScreenRow,
    Support,
    SupportOffer,
    Views,
)
from pbapp.standards.framework import PulseQuestion
from pbapp.standards.kinds import (
    Affected,
    Answer,
    BarrierStatus,
    FoundBy,
    OutcomeStatus,
    Response,
    Stance,
    Strength,
)
from tests.standards.records import BEFORE, CHANGED, CLOSES, DECIDED, GOOD, HEARD, OPENS

AFTER_A_YEAR = date(2027, 5, 1)
AUDIENCE = Audience(
    id=1,
    name="Young carers",
    at_risk=True,
    method_ids=frozenset({"workshop", "survey"}),
    affected=Affected.DIRECTLY,
    first_contact_on=OPENS,
    activity_ids=frozenset({1}),
)
HEALTH = Partner(
    id=1,
    name="NHS Board",
    joined_on=BEFORE,
    confirmed_focus_on=BEFORE,
    agreed_version=1,
    agreed_on=BEFORE,
)
COUNCIL = replace(HEALTH, id=2, name="Community council", is_community=True)
MARY = Representative(
    id=1, name="Mary", inducted_on=BEFORE, meetings=3, pre_meetings=2, report_backs=2
)
SCREEN_AGE = ScreenRow(
    id=1, factor="age", affected=Answer.YES, action="A session at the high school", action_done=True
)
SCREEN_SEX = ScreenRow(id=2, factor="sex", affected=Answer.NO, reason="Nothing differs.")
BUS = Barrier(
    id=1,
    description="No bus in the evening",
    found_by=FoundBy.PARTICIPANT,
    status=BarrierStatus.REMOVED,
)
HELP = SupportOffer(
    id=1, kind="training", provider="Carers Centre", independent=True, teaches=True, taken_up=4
)
OUTCOME = Outcome(
    id=1,
    text="More carers get a break",
    measure="Breaks taken",
    baseline="12 a month",
    target="20 a month",
    source="Monthly count",
    agreed=True,
    status=OutcomeStatus.MET,
    evidence="Breaks taken in March: 22",
)
ASKED = Finding(
    id=1,
    statement="The bus stops too early",
    strength=Strength.MANY,
    response=Response.ACCEPTED,
    reason="The bus operator agreed.",
    stance=Stance.MAJORITY,
)
AGAINST = replace(
    ASKED, id=2, statement="Leave it as it is", strength=Strength.FEW, stance=Stance.OPPOSING
)
OPTION = Option(
    id=1, title="A later bus", from_community=True, result="chosen", reason="Most asked for it."
)
SIX = FollowUp(
    months=6,
    answered_on=date(2026, 10, 20),
    measure_moved=True,
    change_logged="The last bus goes at 10pm",
)
YEAR = FollowUp(months=12, answered_on=date(2027, 4, 20), measure_moved=True)


def replies(score: int, number: int = 6) -> Pulse:
    """Everyone gave the same answer to every question."""
    return Pulse(replies={one.value: (score,) * number for one in PulseQuestion})


def _checked(record: Record) -> tuple[Any, ...]:
    return tuple(
        replace(one, has_facilitator=True, access_checked=True) for one in record.activities or ()
    )


def _suited(method: Method) -> Method:
    return replace(method, rationale="Carers meet here anyway.", suits=True)


WHOLE = replace(
    GOOD,
    methods=tuple(_suited(one) for one in GOOD.methods or ()),
    activities=_checked(GOOD),
    audiences=(AUDIENCE,),
    screen=(SCREEN_AGE, SCREEN_SEX),
    reach=Reach(base=60, most_deprived=24, area_part=400, area_base=1000),
    partners=(HEALTH, COUNCIL),
    roles=tuple(
        RoleAgreement(id=n, holder=name, text="Runs the sessions in town", accepted_on=BEFORE)
        for n, name in enumerate(("NHS Board", "Community council", "Mary"))
    ),
    representatives=(MARY,),
    barriers=(BUS,),
    support_offers=(HELP,),
    support=Support(
        bookings=20,
        bookings_asked=18,
        requests=20,
        requests_met_in_time=19,
        needs_summary="Two people need a lift.",
    ),
    communication=Communication(core=5, core_asked=4),
    complaints=(Complaint(id=1, is_conduct=False, answered=True),),
    pulse=replies(4),
    returning=Returning(counted=True, people=6),
    plan_versions=(PlanVersion(number=1, drawn_up_on=BEFORE, published_on=BEFORE),),
    known=Known(searched_on=BEFORE, earlier=(7,), data_sets=("simd",)),
    outcomes=(OUTCOME,),
    resources=Resources(budget=100_000, spend=105_000, support_budget=10_000, days_planned=20),
    adjusting=Adjusting(
        midpoint_on=OPENS + timedelta(days=20), changes=(Change(id=1, what="Later start"),)
    ),
    format_requests=(FormatRequest(id=1, format="easy_read", met=True, working_days=10),),
    findings=(ASKED, AGAINST),
    views=Views(options=(OPTION,)),
    feedback=(
        replace(HEARD, finding_ids=frozenset({1, 2}), is_confirmed=True),
        DECIDED,
        CHANGED,
    ),
    review_session=(
        ReviewSession(
            held_on=CLOSES + timedelta(days=60),
            kinds_rating=frozenset({"officer", "partner", "community"}),
        ),
    ),
    follow_ups=(SIX, YEAR),
    learning=Learning(note_published_on=CLOSES + timedelta(days=90), earlier_cited=(3,)),
)


def whole(**changes: Any) -> Record:
    """The whole record with other groups of facts."""
    return replace(WHOLE, **changes)
