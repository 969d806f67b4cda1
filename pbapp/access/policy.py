"""Who may do what, as one table. A permission without a row is refused and fails a test."""

from __future__ import annotations

from typing import Any

from pbapp.access.permissions import Can
from pbapp.access.predicates import (
    Predicate,
    all_of,
    any_of,
    anyone,
    author,
    deputy,
    handed_in,
    holds,
    holds_anywhere,
    hosts,
    lead,
    lead_body,
    named_worker,
    phase_allows,
    signed_in,
    speaker,
    speaks_for_it,
    staff,
    takes_part,
    themself,
    without_interest,
    words,
)
from pbapp.access.roles import Actor, Role
from pbapp.i18n import lazy

round_team = holds(Role.ROUND_MANAGER)
desk = holds(Role.ROUND_MANAGER, Role.CHECKER, Role.MODERATOR, Role.COUNTING_CLERK)
desk_anywhere = holds_anywhere(
    Role.ROUND_MANAGER, Role.CHECKER, Role.MODERATOR, Role.COUNTING_CLERK
)
readers = holds(
    Role.ROUND_MANAGER,
    Role.CHECKER,
    Role.MODERATOR,
    Role.COUNTING_CLERK,
    Role.OFFICER,
    Role.AUDITOR,
)
officers = holds(Role.OFFICER)
#: those who may read all of a record: its team, and the partners that take part in it
with_the_work = any_of(lead, lead_body, readers, takes_part)


def not_the_counter(actor: Actor, thing: Any) -> bool:
    """Neither ran the count nor entered a lot."""
    return actor.user_id not in thing.counter_ids


def not_the_recorder(actor: Actor, thing: Any) -> bool:
    """Did not record it."""
    return bool(actor.user_id != thing.made_by_id)


def not_their_own(actor: Actor, thing: Any) -> bool:
    """Not the person who leads it or sent it in."""
    return actor.user_id not in (thing.lead_id, thing.submitted_by_id)


def is_published(actor: Actor, thing: Any) -> bool:
    """Anyone once it is published."""
    return bool(thing.is_published)


def asked_reader(actor: Actor, thing: Any) -> bool:
    """The person who was asked to read it."""
    return not actor.is_visitor and thing.reader_id == actor.user_id


def shared_with_all(actor: Actor, thing: Any) -> bool:
    """Anyone where it is shared with everyone."""
    return bool(thing.is_for_everyone)


def is_signed(actor: Actor, thing: Any) -> bool:
    """Anyone once it is signed."""
    return bool(thing.is_signed)


POLICY: dict[Can, Predicate] = {
    Can.READ_PUBLIC: anyone,
    Can.READ_ROUND: any_of(phase_allows(Can.READ_ROUND), readers),
    Can.SIGN_IN: anyone,
    Can.USE_ACCOUNT: signed_in,
    Can.USE_STAFF_ACCOUNT: staff,
    Can.READ_DEVELOPMENT_OUTBOX: anyone,
    Can.MANAGE_PEOPLE: holds(Role.ADMINISTRATOR),
    Can.NAME_SPEAKERS: holds(Role.ADMINISTRATOR, Role.OFFICER),
    Can.SEE_DESK: desk_anywhere,
    Can.MAKE_ROUND: holds(Role.ROUND_MANAGER),
    Can.EDIT_ROUND: all_of(round_team, phase_allows(Can.EDIT_ROUND)),
    Can.STEER_ROUND: round_team,
    Can.READ_ROUND_DESK: readers,
    Can.READ_ROUND_LOG: readers,
    Can.SEND_IDEA: all_of(signed_in, phase_allows(Can.SEND_IDEA)),
    Can.READ_IDEA: any_of(author, all_of(readers, handed_in)),
    Can.EDIT_IDEA: all_of(author, phase_allows(Can.EDIT_IDEA)),
    Can.WITHDRAW_IDEA: all_of(author, phase_allows(Can.WITHDRAW_IDEA)),
    Can.CHECK_IDEA: all_of(
        holds(Role.CHECKER, Role.ROUND_MANAGER), without_interest, phase_allows(Can.CHECK_IDEA)
    ),
    Can.COMMENT: all_of(signed_in, phase_allows(Can.COMMENT)),
    Can.ANSWER: all_of(any_of(author, desk), phase_allows(Can.ANSWER)),
    Can.REPORT_COMMENT: anyone,
    Can.MODERATE: holds(Role.MODERATOR, Role.ROUND_MANAGER),
    Can.VOTE: phase_allows(Can.VOTE),
    Can.CHECK_RECEIPT: anyone,
    Can.MANAGE_CODES: round_team,
    Can.COUNT: all_of(holds(Role.COUNTING_CLERK, Role.ROUND_MANAGER), phase_allows(Can.COUNT)),
    Can.SETTLE_TIE: all_of(
        holds(Role.COUNTING_CLERK, Role.ROUND_MANAGER), phase_allows(Can.SETTLE_TIE)
    ),
    Can.PUBLISH_RESULT: all_of(
        any_of(holds(Role.ROUND_MANAGER), deputy),
        not_the_counter,
        phase_allows(Can.PUBLISH_RESULT),
    ),
    Can.ANSWER_OFFER: all_of(
        holds(Role.COUNTING_CLERK, Role.ROUND_MANAGER), phase_allows(Can.ANSWER_OFFER)
    ),
    Can.CHANGE_RESULT: round_team,
    Can.CONFIRM_CHANGE: all_of(any_of(holds(Role.ROUND_MANAGER), deputy), not_the_recorder),
    Can.READ_RESULT: any_of(is_published, readers, deputy),
    Can.READ_COUNT: any_of(readers, deputy),
    Can.OPEN_ENGAGEMENT: any_of(staff, speaker),
    Can.LEAD_FOR_ANY_BODY: staff,
    Can.READ_REGISTER: staff,
    Can.IMPORT_RECORDS: officers,
    Can.SET_THRESHOLDS: officers,
    Can.KEEP_PROFILE: any_of(speaks_for_it, officers),
    Can.READ_ENTRY: any_of(staff, speaker),
    Can.READ_ENGAGEMENT: with_the_work,
    Can.EDIT_ENGAGEMENT: any_of(lead, lead_body, officers, round_team),
    Can.FOLLOW_UP_ENGAGEMENT: any_of(lead, lead_body, officers, round_team),
    Can.REVIEW_ENGAGEMENT: all_of(officers, not_their_own),
    Can.RATE_ENGAGEMENT: all_of(officers, not_their_own),
    Can.SPEAK_FOR_BODY: speaker,
    Can.READ_PLAN: any_of(is_published, with_the_work),
    Can.ANSWER_PLAN: speaks_for_it,
    Can.MANAGE_REPRESENTATIVES: officers,
    Can.KEEP_REPRESENTATIVE: any_of(themself, named_worker, officers),
    Can.RUN_SURVEY: any_of(lead, lead_body, officers, round_team),
    Can.ANSWER_SURVEY: anyone,
    Can.READ_PROGRAMMES: any_of(staff, speaker),
    Can.RUN_PROGRAMME: any_of(lead, lead_body, officers, hosts),
    Can.RUN_SESSION: any_of(lead, lead_body, officers, hosts),
    Can.SEE_SUPPORT: any_of(lead, lead_body, officers, hosts),
    Can.BOOK_SESSION: anyone,
    Can.KEEP_BOOKING: anyone,
    Can.ASK_TO_BE_TOLD: anyone,
    Can.READ_DRAFT_FEEDBACK: all_of(holds(Role.COMMUNITY_REVIEWER), asked_reader),
    Can.READ_LESSON: any_of(
        shared_with_all, all_of(staff, is_published), lead, lead_body, officers, round_team
    ),
    Can.RATE_BY_LINK: anyone,
    Can.RATE_FOR_BODY: speaks_for_it,
    Can.CHALLENGE_FIGURE: speaker,
    Can.ANSWER_CHALLENGE: any_of(lead, lead_body, officers, round_team),
    Can.READ_BOARD_SUMMARY: any_of(is_signed, officers),
    Can.WRITE_BOARD_SUMMARY: officers,
}

#: what to say where "another role" would not explain the refusal
SENTENCES: dict[Can, str] = {
    Can.PUBLISH_RESULT: lazy(
        "A result is published by a round manager or the deputy, never by a person who counted it "
        "or entered a lot or an answer."
    ),
    Can.CONFIRM_CHANGE: lazy(
        "A change of a result is confirmed by a round manager or the deputy, never by the person "
        "who recorded it."
    ),
    Can.CHECK_IDEA: lazy(
        "Ideas are checked by the round's team, never by their author or somebody near to them."
    ),
}


def table() -> str:
    """The policy as Markdown: each permission, and who holds it."""
    rows = [f"| `{can.value}` | {words(POLICY[can])} |" for can in Can]
    return "\n".join(["| may | who |", "|---|---|", *rows])
