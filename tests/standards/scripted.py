"""Thirty engagements told as facts: ten done well, ten thin, ten where boxes were only ticked.

What each must come to was written down first: for the good ones what is still missing, for the
thin ones what a reader must see, for the sham ones that nothing is met that only people can give.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from pbapp.standards.facts import (
    Adjusting,
    Audience,
    Change,
    Comment,
    CommentRoute,
    Communication,
    Complaint,
    Dates,
    Feedback,
    FollowUp,
    HandEvidence,
    Known,
    Learning,
    Option,
    Outcome,
    Partner,
    PlanVersion,
    PublicPage,
    Pulse,
    Reach,
    Record,
    Resources,
    Returning,
    ReviewSession,
    RoleAgreement,
    Support,
    Told,
    Views,
)
from pbapp.standards.framework import NSCE_2016, Tier
from pbapp.standards.kinds import (
    Affected,
    Answer,
    FeedbackKind,
    FeedbackPart,
    Kind,
    Level,
    OutcomeStatus,
    Response,
    Stance,
    Strength,
)
from pbapp.standards.parts import Value
from tests.standards.cases import NONE, PARTIAL
from tests.standards.records import CHANGES_TOLD, CLOSES, DECIDES, OPENS, RULE, papers
from tests.standards.whole import (
    AGAINST,
    ASKED,
    AUDIENCE,
    BUS,
    COUNCIL,
    HEALTH,
    HELP,
    MARY,
    OUTCOME,
    SCREEN_AGE,
    SCREEN_SEX,
    WHOLE,
    replies,
    whole,
)

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Story:
    """One engagement, and the indicators that are not met in full, with what they come to."""

    name: str
    facts: Record
    falls_short: dict[str, Value] = field(default_factory=dict)


def heard(**changes: Any) -> tuple[Feedback, ...]:
    first, *others = WHOLE.feedback or ()
    return (replace(first, **changes), *others)


def resources(**changes: Any) -> Resources:
    assert WHOLE.resources
    return replace(WHOLE.resources, **changes)


GOOD: tuple[Story, ...] = (
    Story("a plan for carers, done in full", whole(information=papers(on_time=10, late=0))),
    Story(
        "a stall at a small hall, asking nobody where they live",
        whole(tier=Tier.LIGHT, reach=None),
    ),
    Story(
        "a locality plan, open for twelve weeks",
        whole(
            kind=Kind.LOCALITY_PLAN,
            dates=replace(
                WHOLE.dates,
                opens_on=CLOSES - 84 * DAY,
                closes_on=CLOSES,
                first_planned_close_on=CLOSES,
            ),
            audiences=(replace(AUDIENCE, first_contact_on=CLOSES - 84 * DAY),),
            decision_rule=replace(RULE, recorded_on=CLOSES - 90 * DAY),
            comment_route=replace(WHOLE.comment_route, opened_on=CLOSES - 84 * DAY),  # type: ignore[type-var]
            page=PublicPage(
                live_since=CLOSES - 84 * DAY,
                updated_on=tuple(CLOSES - days * DAY for days in (60, 30)),
                reading_grade=6,
                unexplained_words=(),
            ),
        ),
    ),
    Story(
        "work in a glen where nobody lives in the most deprived fifth",
        whole(reach=Reach(base=40, most_deprived=0, area_part=0, area_base=900)),
    ),
    Story(
        "one paper of ten a day late",
        WHOLE,
    ),
    Story(
        "an outcome that did not come about, and says so",
        whole(outcomes=(replace(OUTCOME, status=OutcomeStatus.NOT_MET),)),
    ),
    Story(
        "nobody objected, and a signed note says so",
        whole(
            findings=(ASKED,),
            views=Views(
                no_minority_note="We asked at each session and nobody objected.",
                options=WHOLE.views.options if WHOLE.views else (),
            ),
            feedback=heard(finding_ids=frozenset({ASKED.id})),
        ),
    ),
    Story(
        "methods changed because carers asked",
        whole(
            adjusting=Adjusting(
                changes=(Change(id=1, what="Evening sessions added", asked_by="Young carers"),)
            )
        ),
    ),
    Story(
        "a complaint about waiting, answered; another body decided and said why",
        whole(
            complaints=(Complaint(id=1, is_conduct=False, answered=True),),
            decisions=tuple(
                replace(one, body="Full council", departure="The committee was being replaced.")
                for one in WHOLE.decisions or ()
            ),
        ),
    ),
    Story(
        "done well, with one check after a year still open",
        whole(follow_ups=(WHOLE.follow_ups or ())[:1]),
        {"IMP3": PARTIAL},
    ),
)

THIN: tuple[Story, ...] = (
    Story(
        "nobody from the community among the partners",
        whole(partners=(HEALTH, replace(COUNCIL, is_community=False))),
        {"PLA1": PARTIAL},
    ),
    Story(
        "papers late, in no format people asked for",
        whole(
            information=tuple(
                replace(one, published_on=OPENS - DAY, formats=frozenset({"web_page"}))
                for one in WHOLE.information or ()
            )
        ),
        {"WOR4": NONE, "COM2": PARTIAL},
    ),
    Story(
        "one online survey and nothing else",
        whole(
            methods=(WHOLE.methods or ())[1:],
            activities=(WHOLE.activities or ())[1:],
            audiences=(replace(AUDIENCE, activity_ids=frozenset({2})),),
        ),
        {"MET3": NONE, "MET4": NONE},
    ),
    Story(
        "findings that wait for an answer",
        whole(
            findings=(replace(ASKED, response=None, reason=""), replace(ASKED, id=3), AGAINST),
            feedback=heard(finding_ids=frozenset({1, 2, 3})),
        ),
        {"IMP2": PARTIAL},
    ),
    Story(
        "what was heard told two months late",
        whole(feedback=heard(published_on=CLOSES + 90 * DAY)),
        {"IMP6": PARTIAL},
    ),
    Story(
        "those often missed were not gone to and did not come",
        whole(
            audiences=(replace(AUDIENCE, activity_ids=frozenset()),),
            reach=Reach(base=60, most_deprived=4, area_part=400, area_base=1000),
        ),
        {"INC2": PARTIAL},
    ),
    Story(
        "no money for support, barriers left standing",
        whole(
            barriers=(replace(BUS, status=type(BUS.status).OPEN),),
            resources=resources(support_budget=0),
        ),
        {"SUP2": NONE, "PLA6": PARTIAL},
    ),
    Story(
        "too few asked how it went",
        whole(pulse=replies(5, 4)),
        {"WOR5": PARTIAL, "WOR6": PARTIAL, "MET2": PARTIAL, "IMP4": PARTIAL},
    ),
    Story(
        "officers looked back alone and kept the lessons",
        whole(
            review_session=(
                ReviewSession(
                    held_on=CLOSES + 30 * DAY,
                    kinds_rating=frozenset({"officer"}),
                ),
            ),
            learning=Learning(),
        ),
        {"IMP5": NONE, "IMP7": NONE},
    ),
    Story(
        "no search for what is known, no roles, closing moved by a month",
        whole(
            known=Known(),
            roles=(),
            dates=replace(WHOLE.dates, first_planned_close_on=CLOSES - 30 * DAY),
        ),
        {"PLA3": NONE, "WOR1": NONE, "PLA5": PARTIAL},
    ),
)

#: every box has something in it: words that say nothing, days that fit, nobody who came
TICKED = Record(
    id=99,
    tier=Tier.FULL,
    level=Level.INVOLVE,
    kind=Kind.SERVICE_CHANGE,
    dates=WHOLE.dates,
    methods=tuple(replace(one, rationale="Suits.", suits=None) for one in WHOLE.methods or ()),
    activities=(),
    audiences=(
        Audience(
            id=1,
            name="Everyone",
            affected=Affected.DIRECTLY,
            first_contact_on=CLOSES,
            method_ids=frozenset({"survey"}),
        ),
    ),
    screen=(
        replace(SCREEN_AGE, affected=Answer.NO, action="", reason="None."),
        replace(SCREEN_SEX, reason="None."),
    ),
    information=tuple(replace(one, published_on=None) for one in WHOLE.information or ()),
    agreed_formats=frozenset(),
    format_requests=(),
    decision_rule=RULE,
    decisions=tuple(replace(one, reason="Agreed.") for one in WHOLE.decisions or ()),
    feedback=tuple(
        Feedback(id=n, kind=kind, published_on=day, finding_ids=frozenset())
        for n, (kind, day) in enumerate(
            (
                (FeedbackKind.WHAT_WE_HEARD, CLOSES + DAY),
                (FeedbackKind.WHAT_WAS_DECIDED, DECIDES + DAY),
                (FeedbackKind.WHAT_CHANGED, CHANGES_TOLD),
            )
        )
    ),
    told=Told(asked=40, told=0),
    findings=(
        replace(
            ASKED, statement="People were positive", reason="Noted.", response=Response.ACCEPTED
        ),
    ),
    views=Views(no_minority_note="None.", options=()),
    comment_route=CommentRoute(opened_on=OPENS),
    page=PublicPage(live_since=OPENS, reading_grade=12, unexplained_words=("LOIP", "outcomes")),
    adjusting=Adjusting(changes=(Change(id=1, what="None"),)),
    reach=Reach(base=0, most_deprived=0, area_part=400, area_base=1000),
    partners=(
        Partner(
            id=1,
            name="Another service of ours",
            joined_on=DECIDES,
            confirmed_focus_on=DECIDES,
            agreed_version=1,
            agreed_on=DECIDES,
        ),
    ),
    roles=(RoleAgreement(id=1, holder="Another service of ours", text="Partner"),),
    representatives=(replace(MARY, inducted_on=None, pre_meetings=0, report_backs=0),),
    barriers=(),
    support_offers=(replace(HELP, independent=False, taken_up=0),),
    support=Support(needs_summary="None."),
    communication=Communication(core=4),
    complaints=(),
    pulse=Pulse(replies={}),
    returning=Returning(),
    plan_versions=(PlanVersion(number=1, drawn_up_on=OPENS, published_on=OPENS),),
    known=Known(searched_on=DECIDES),
    outcomes=(Outcome(id=1, text="Better services", measure="tbc", status=OutcomeStatus.MET),),
    resources=Resources(budget=0, spend=0, support_budget=0, days_planned=0),
    review_session=(ReviewSession(held_on=DECIDES),),
    follow_ups=(
        FollowUp(months=6, answered_on=CHANGES_TOLD, change_logged="n/a"),
        FollowUp(months=12, answered_on=date(2027, 4, 1), change_logged="n/a"),
    ),
    learning=Learning(),
)


def ticked(**changes: Any) -> Record:
    """Boxes ticked, and one kind of them ticked harder."""
    return replace(TICKED, **changes)


def by_hand() -> tuple[HandEvidence, ...]:
    """ "Done" against every indicator, seen by the person who wrote it, confirmed by nobody."""
    return tuple(
        HandEvidence(id=n, indicator=one.code, what="Done", on=OPENS, seen_by="The lead")
        for n, one in enumerate(NSCE_2016.indicators)
    )


SHAM: tuple[Story, ...] = (
    Story("every box has a word in it", TICKED, {"INC4": NONE, "IMP2": NONE}),
    Story("done, says the lead, against every indicator", ticked(by_hand=by_hand())),
    Story(
        "five invented replies of 5 to every question",
        ticked(pulse=replies(5, 5)),
        {"IMP4": PARTIAL},
    ),
    Story(
        "forty findings, all of most people, all accepted with one word",
        ticked(
            findings=tuple(
                replace(ASKED, id=n, strength=Strength.MOST, reason="Noted.") for n in range(40)
            )
        ),
        {"IMP2": NONE, "COM5": NONE},
    ),
    Story(
        "one answer copied under every finding",
        ticked(
            findings=tuple(
                replace(ASKED, id=n, reason="We will take this into account.") for n in range(12)
            )
        ),
        {"IMP2": PARTIAL},
    ),
    Story(
        "all four parts of feedback copied from a template, no reason for the decision",
        ticked(
            feedback=tuple(
                replace(one, covers=frozenset(FeedbackPart)) for one in TICKED.feedback or ()
            )
        ),
        {"COM6": PARTIAL},
    ),
    Story(
        "an objector invented, and an option of the community without result",
        ticked(
            findings=(*(TICKED.findings or ()), replace(AGAINST, stance=Stance.OPPOSING)),
            views=Views(options=(Option(id=1, title="Something else", from_community=True),)),
        ),
        {"INC4": PARTIAL},
    ),
    Story(
        "every audience marked as often missed, nobody gone to",
        ticked(
            audiences=tuple(
                replace(AUDIENCE, id=n, first_contact_on=None, activity_ids=frozenset({77}))
                for n in range(8)
            ),
            screen=(replace(SCREEN_AGE, action_done=False), SCREEN_SEX),
        ),
        {"INC1": NONE, "INC2": NONE},
    ),
    Story(
        "a comment box that nobody reads",
        ticked(
            comment_route=CommentRoute(
                opened_on=OPENS,
                comments=tuple(Comment(id=n, answered=False, working_days=60) for n in range(12)),
            )
        ),
        {"COM4": NONE},
    ),
    Story(
        "withdrawn the day after opening, everything published",
        ticked(dates=Dates(opens_on=OPENS, closes_on=CLOSES, withdrawn_on=OPENS + DAY)),
        {"INC1": NONE},
    ),
)
