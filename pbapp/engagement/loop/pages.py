"""What a page of feedback shows: rows of the record in the order people read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pbapp.engagement.loop.actions.telling import Thing, thing_of
from pbapp.engagement.loop.queries import rows
from pbapp.engagement.models import Engagement, Feedback
from pbapp.standards.kinds import FeedbackKind


@dataclass(frozen=True)
class Told:
    """One thing that is shown: its row, plain words added, and what hangs on it."""

    key: Thing
    row: Any
    words: str = ""
    #: released quotes of a finding, or news of a promise
    more: Sequence[Any] = field(default=())

    @property
    def title(self) -> str:
        """What it says, for a list to choose from."""
        column = {"finding_id": "statement", "option_id": "title"}.get(self.key[0], "text")
        return str(getattr(self.row, column))


def things_for(record: Engagement, kind: FeedbackKind) -> list[Told]:
    """What this kind of feedback can show."""
    if kind is FeedbackKind.WHAT_WE_HEARD:
        return _findings(record)
    if kind is FeedbackKind.WHAT_WAS_DECIDED:
        return [*_options(record), *_decisions(record), *_findings(record, answered=True)]
    return _promises(record)


def told_by(record: Engagement, feedback: Iterable[Feedback]) -> dict[int, list[Told]]:
    """What each piece of feedback shows, by its key, in a constant number of statements."""
    every = {
        one.key: one
        for one in [
            *_options(record),
            *_decisions(record),
            *_findings(record),
            *_promises(record),
        ]
    }
    found: dict[int, list[Told]] = {one.id: [] for one in feedback}
    for item in rows.items_of(record.id):
        if item.feedback_id in found:
            one = every[thing_of(item)]
            found[item.feedback_id].append(Told(one.key, one.row, item.words, one.more))
    order = {key: place for place, key in enumerate(every)}
    return {id: sorted(told, key=lambda one: order[one.key]) for id, told in found.items()}


def _findings(record: Engagement, *, answered: bool = False) -> list[Told]:
    quotes = rows.released_of(record.id)
    return [
        Told(("finding_id", one.id), one, more=quotes.get(one.id, ()))
        for one in record.findings
        if one.response or not answered
    ]


def _options(record: Engagement) -> list[Told]:
    return [Told(("option_id", one.id), one) for one in rows.options_of(record.id)]


def _decisions(record: Engagement) -> list[Told]:
    return [Told(("decision_id", one.id), one) for one in record.decisions]


def _promises(record: Engagement) -> list[Told]:
    news = rows.updates_of(record.id)
    return [
        Told(("commitment_id", one.id), one, more=news.get(one.id, ()))
        for one in record.commitments
    ]
