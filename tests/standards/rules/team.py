from __future__ import annotations

from dataclasses import replace
from typing import Any

from pbapp.standards.facts import Communication, Complaint, Record, RoleAgreement
from tests.standards.cases import (
    NONE,
    NOT_MEASURABLE,
    NOT_YET_DUE,
    PARTIAL,
    SUFFICIENT,
    Cases,
)
from tests.standards.records import BEFORE, DURING, LONG_AFTER
from tests.standards.whole import COUNCIL, HEALTH, HELP, MARY, WHOLE, replies, whole

ROLES = WHOLE.roles or ()


def contact(asked: int, core: int, *channels_missing: str) -> Record:
    return whole(
        communication=Communication(core=core, core_asked=asked, channels_missing=channels_missing)
    )


def complaint(*, is_conduct: bool, answered: bool) -> Record:
    return whole(complaints=(Complaint(id=1, is_conduct=is_conduct, answered=answered),))


def speaker(**changes: Any) -> Record:
    return whole(representatives=(replace(MARY, **changes),))


def partners(**changes: Any) -> Record:
    """The first of the two changed."""
    return whole(partners=(replace(HEALTH, **changes), COUNCIL))


WOR1: Cases = [
    ("everyone accepted", WHOLE, LONG_AFTER, SUFFICIENT),
    ("two of three accepted", whole(roles=ROLES[:2]), LONG_AFTER, PARTIAL),
    ("one of three accepted", whole(roles=ROLES[:1]), LONG_AFTER, NONE),
    (
        "a role without words",
        whole(roles=tuple(replace(one, text="") for one in ROLES)),
        LONG_AFTER,
        NONE,
    ),
    ("not accepted yet", whole(roles=()), DURING, NOT_YET_DUE),
    (
        "somebody else's role",
        whole(roles=(RoleAgreement(id=9, holder="Nobody", text="x", accepted_on=BEFORE),)),
        LONG_AFTER,
        NONE,
    ),
    ("everyone accepted while it runs", WHOLE, DURING, SUFFICIENT),
    ("no partner, and open", whole(partners=()), DURING, NONE),
    ("no representative", whole(representatives=()), LONG_AFTER, SUFFICIENT),
    (
        "a role in words that nobody accepted",
        whole(roles=tuple(replace(one, accepted_on=None) for one in WHOLE.roles or ())),
        LONG_AFTER,
        NONE,
    ),
]
WOR3: Cases = [
    ("four in five asked", contact(4, 5), LONG_AFTER, SUFFICIENT),
    ("three in five asked", contact(3, 5), LONG_AFTER, PARTIAL),
    ("a way that nobody uses", contact(5, 5, "text message"), LONG_AFTER, PARTIAL),
    ("nobody asked, a way not used", contact(0, 5, "post"), LONG_AFTER, NONE),
    ("no core group yet", contact(0, 0), BEFORE, NOT_YET_DUE),
    ("not collected", whole(communication=None), LONG_AFTER, NOT_MEASURABLE),
    (
        "half asked",
        whole(communication=replace(WHOLE.communication, core=4, core_asked=2)),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "fewer than half asked",
        whole(communication=replace(WHOLE.communication, core=5, core_asked=2)),
        LONG_AFTER,
        PARTIAL,
    ),
]
WOR5: Cases = [
    ("understood, complaints answered", WHOLE, LONG_AFTER, SUFFICIENT),
    ("four replies", whole(pulse=replies(5, 4)), LONG_AFTER, PARTIAL),
    ("a complaint waits", complaint(is_conduct=False, answered=False), LONG_AFTER, PARTIAL),
    ("they say it was not: that is their voice", whole(pulse=replies(1)), LONG_AFTER, SUFFICIENT),
    (
        "too few asked, a complaint waits",
        replace(complaint(is_conduct=False, answered=False), pulse=replies(5, 4)),
        LONG_AFTER,
        NONE,
    ),
    ("asked nobody so far", whole(pulse=replies(5, 0), complaints=None), DURING, NOT_YET_DUE),
    ("five replies", whole(pulse=replies(5, 5)), LONG_AFTER, SUFFICIENT),
]
WOR6: Cases = [
    ("respected", WHOLE, LONG_AFTER, SUFFICIENT),
    ("a mean of just under 4", whole(pulse=replies(3)), LONG_AFTER, PARTIAL),
    (
        "a complaint of conduct is open",
        complaint(is_conduct=True, answered=False),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "another complaint is open",
        complaint(is_conduct=False, answered=False),
        LONG_AFTER,
        SUFFICIENT,
    ),
    (
        "neither",
        replace(complaint(is_conduct=True, answered=False), pulse=replies(1)),
        LONG_AFTER,
        NONE,
    ),
    ("asked nobody so far", whole(pulse=replies(5, 0), complaints=None), DURING, NOT_YET_DUE),
    (
        "one of two complaints of conduct answered",
        whole(
            complaints=(
                Complaint(id=1, is_conduct=True, answered=True),
                Complaint(id=2, is_conduct=True, answered=False),
            )
        ),
        LONG_AFTER,
        PARTIAL,
    ),
]
WOR7: Cases = [
    ("trained, inducted, met before", WHOLE, LONG_AFTER, SUFFICIENT),
    (
        "no meeting before the meeting",
        whole(representatives=(replace(MARY, pre_meetings=0),)),
        LONG_AFTER,
        PARTIAL,
    ),
    (
        "nothing taken up",
        whole(
            support_offers=(replace(HELP, taken_up=0),),
            representatives=(replace(MARY, inducted_on=None),),
        ),
        LONG_AFTER,
        NONE,
    ),
    ("nothing yet", whole(support_offers=(), representatives=()), DURING, NOT_YET_DUE),
    ("offers are not collected", whole(support_offers=None), LONG_AFTER, NOT_MEASURABLE),
    (
        "trained, and nobody is a representative",
        whole(representatives=()),
        LONG_AFTER,
        SUFFICIENT,
    ),
    ("inducted only", whole(support_offers=()), LONG_AFTER, SUFFICIENT),
    (
        "help that teaches nobody",
        whole(support_offers=(replace(HELP, teaches=False),), representatives=()),
        LONG_AFTER,
        NONE,
    ),
    ("no meeting before the meeting so far", speaker(pre_meetings=0), DURING, PARTIAL),
]
