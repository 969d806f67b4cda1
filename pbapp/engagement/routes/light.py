"""Where light work is written on one page: first its plan, later its answer to people."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from pbapp.engagement.bars import Bar
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.i18n import lazy
from pbapp.standards.framework import Tier


@dataclass(frozen=True)
class Short:
    """One page that mends several things at once."""

    label: str
    endpoint: str
    mends: frozenset[Bar]

    def url(self, record: Engagement) -> str:
        """Where it stands for a record."""
        return url_for(self.endpoint, engagement_id=record.id)


PLAN = Short(
    lazy("Write the plan on one page"),
    "light.plan",
    frozenset(
        {
            Bar.NO_DATES,
            Bar.NO_QUESTION,
            Bar.NO_LIMITS,
            Bar.NO_RULE,
            Bar.NO_ASSESSMENT,
            Bar.NO_DATA_NOTE,
        }
    ),
)
ANSWER = Short(
    lazy("Answer people on one page"),
    "light.answer",
    frozenset({Bar.UNANSWERED, Bar.NOT_TOLD}),
)


def short_of(record: Engagement) -> Short | None:
    """The page that light work needs just now; None for other work and for what a round fills."""
    if record.tier is not Tier.LIGHT or record.round_id is not None:
        return None
    if record.state in (State.REGISTERED, State.PLANNING):
        return PLAN
    return ANSWER if record.state is State.FEEDBACK and not record.decisions else None


def is_short(record: Engagement) -> bool:
    """Its plan fits on one page, and can still be written."""
    return short_of(record) is PLAN


def mended_in_short(record: Engagement, bar: Bar) -> str:
    """The page's address, if it mends this; once data is held, the note has a page of its own."""
    short = short_of(record)
    if short is None or bar not in short.mends:
        return ""
    is_long = bar is Bar.NO_DATA_NOTE and record.lawful_basis is not None
    return "" if is_long else short.url(record)
