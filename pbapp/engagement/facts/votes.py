"""Which kinds of people rated an indicator when they looked back."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from pbapp.db import db
from pbapp.engagement.kinds.loop import MemberKind
from pbapp.engagement.models.review import ReviewMember, ReviewSession, ReviewVote

Votes = Mapping[str, frozenset[MemberKind]]


def votes_of(engagement_id: int) -> Votes:
    """Kinds of members by the code they rated; a seat counts once it is done."""
    query = (
        select(ReviewVote.code, ReviewMember.kind)
        .join(ReviewMember, ReviewMember.id == ReviewVote.member_id)
        .join(ReviewSession, ReviewSession.id == ReviewMember.session_id)
        .where(ReviewSession.engagement_id == engagement_id, ReviewMember.done_on.is_not(None))
        .distinct()
    )
    found: dict[str, frozenset[MemberKind]] = {}
    for code, kind in db.session.execute(query):
        found[code] = found.get(code, frozenset()) | {kind}
    return found
