"""The steps from closing to publication, with who did each and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pbapp.accounts.models import User
from pbapp.audit import Event
from pbapp.audit.log import entries_of
from pbapp.i18n import _, format_moment
from pbapp.results.how import waiting_sentence
from pbapp.results.models import Count, CountState
from pbapp.results.queries import person
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round

CLOSED = tuple(Phase)[tuple(Phase).index(Phase.COUNTING) :]


@dataclass(frozen=True)
class Step:
    """One step: its name, who and when, and whether it is done, now or next."""

    label: str
    when: str
    state: str


def steps(round: Round, count: Count | None) -> list[Step]:
    """All steps in order; exactly one of those not done is now."""
    rows = [
        (_("Close voting"), round.phase in CLOSED, _closed(round)),
        (_("Count the votes"), *_counted(count)),
        (_("Ties and lots"), *_lots(count)),
        *([(_("Offers of a part"), *_offers(count))] if count and count.offers else []),
        (_("A second person publishes the result"), *_published(count)),
    ]
    here = next((n for n, (_unused, done, _when) in enumerate(rows) if not done), len(rows))
    return [
        Step(label, when, "done" if done else "now" if n == here else "next")
        for n, (label, done, when) in enumerate(rows)
    ]


def progress(count: Count) -> str:
    """How far the work has come."""
    if count.job is None or not count.job.steps:
        return _("The votes are being counted.")
    percent = 100 * count.job.done // count.job.steps
    return _("The votes are being counted: about %(percent)s%% done.", percent=percent)


def _closed(round: Round) -> str:
    entries = [e for e in entries_of(round.id) if e.event == Event.BOX_CLOSED.value]
    return by_and_at(person(entries[0].by_id), entries[0].at) if entries else ""


def _counted(count: Count | None) -> tuple[bool, str]:
    if count is None:
        return False, ""
    return count.state is not CountState.COUNTING, by_and_at(count.counted_by, count.started_at)


def _lots(count: Count | None) -> tuple[bool, str]:
    if count is None or count.state is CountState.COUNTING:
        return False, ""
    if count.waiting_lots:
        return False, waiting_sentence(len(count.waiting_lots))
    if not count.lots:
        return True, _("No tie needed a lot.")
    last = count.lots[-1]
    return True, by_and_at(last.entered_by, last.entered_at)


def _offers(count: Count) -> tuple[bool, str]:
    if count.waiting_offers:
        return False, _("A group has been asked.")
    last = count.offers[-1]
    return True, by_and_at(last.entered_by, last.entered_at)


def _published(count: Count | None) -> tuple[bool, str]:
    if count is None or not count.is_published:
        return False, ""
    return True, by_and_at(count.published_by, count.published_at)


def by_and_at(person: User | None, at: datetime | None) -> str:
    """Who did it and when, as far as known."""
    if at is None:
        return ""
    if person is None:
        return format_moment(at)
    return _("%(name)s, %(when)s", name=person.name, when=format_moment(at))
