"""Counting, settling ties, publishing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import _
from pbapp.jobs import JobState
from pbapp.refusals import Refused
from pbapp.results import letters, queries, work
from pbapp.results.elections import in_one_order
from pbapp.results.models import Count, CountState, Lot
from pbapp.rounds import actions as rounds
from pbapp.rounds.lifecycle import Action, RoundFacts, step_named
from pbapp.rounds.models import Round
from pbapp.rounds.queries import hold
from pbapp.voting import lots

#: A count that has not ended by then was cut off together with its worker.
LONGEST_COUNT = timedelta(minutes=30)


class OrderContradicts(Refused):
    """A drawn order that an earlier lot has settled otherwise."""


class WitnessRefused(Refused):
    """Somebody who cannot be a witness, by their place among the two."""

    def __init__(self, sentence: str, place: int) -> None:
        super().__init__(sentence)
        self.place = place


class BegunAlready(Refused):
    """Somebody began this count a moment before."""


def begin(round: Round, *, by: Actor) -> Count:
    """Ask for the count of a closed box; a count that broke off may be begun again."""
    hold(round)
    if not round.allows(Can.COUNT) or round.rules_hash is None:
        raise Refused(_("The votes can be counted once voting has closed, not before."))
    count = queries.of_round(round.id)
    if count is not None and not broke_off(count):
        raise BegunAlready(_("This count has begun already. Look again in a moment."))

    if count is None:
        count = Count(round_id=round.id, rule=round.rule, rules_hash=round.rules_hash)
        db.session.add(count)
    count.counted_by_id, count.started_at = by.user_id, clock.now()
    work.ask(count)

    record(Event.COUNT_STARTED, on=count, by=by, rules_hash=count.rules_hash)
    return count


def broke_off(count: Count) -> bool:
    """Whether the work of a count ended without a result."""
    if count.state is not CountState.COUNTING or count.job is None:
        return False
    late = count.job.made_at + LONGEST_COUNT < clock.now()
    return count.job.state is JobState.BROKEN or late


def enter_lot(lot: Lot, drawn: Sequence[int], witnesses: tuple[str, str], *, by: Actor) -> None:
    """Record a drawn order with its two witnesses; after the last one the count goes on.

    Raises OrderContradicts where an earlier lot has put two of the projects the other way round,
    WitnessRefused where one has the name of whoever counted or enters it.
    """
    hold(lot.round)
    db.session.refresh(lot, ["drawn"])
    if lot.drawn is not None or lot.count.state is not CountState.NEEDS_LOT:
        raise Refused(_("This lot has been entered already."))
    earlier = [other.drawn for other in lot.count.lots if other.drawn]
    if in_one_order([*earlier, drawn]) is None:
        raise OrderContradicts(
            _("An earlier lot put two of these the other way round. That order stands.")
        )
    _check_witnesses(lot, witnesses, by)

    lot.drawn, (lot.witness_one, lot.witness_two) = list(drawn), witnesses
    lot.entered_by_id, lot.entered_at = by.user_id, clock.now()
    if not lot.count.waiting_lots:
        lot.count.state = CountState.COUNTING
        work.ask(lot.count)

    record(Event.LOT_DRAWN, on=lot.count, by=by, lot=lot.id, drawn=lot.drawn)


def _check_witnesses(lot: Lot, witnesses: tuple[str, str], by: Actor) -> None:
    team = (queries.person(lot.count.counted_by_id), queries.person(by.user_id))
    names = {_folded(person.name) for person in team if person is not None}
    for place, witness in enumerate(witnesses):
        if _folded(witness) in names:
            sentence = _(
                "%(name)s counted the votes or enters this lot, so somebody else must watch. "
                "Enter another name.",
                name=witness,
            )
            raise WitnessRefused(sentence, place)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def publish(count: Count, *, by: Actor) -> None:
    """Let everyone see the result and tell the authors; never by a person who counted."""
    _require_counted(count)
    if by.user_id is None or by.user_id in count.counter_ids:
        raise Refused(
            _(
                "You counted these votes, or entered a lot or an answer, so a second person has to "
                "publish the result."
            )
        )

    count.published_by_id = by.user_id
    _publish(count, by=by, reason=_("The result was published."))

    record(Event.RESULT_PUBLISHED, on=count, by=by)
    letters.post_all(queries.with_results(count.id))


def publish_imported(count: Count, *, by: Actor) -> None:
    """The same for a decided election from a file: its own city counted it in public."""
    _require_counted(count)
    if count.source_hash is None:
        raise ValueError("only an imported result is published without a second person")

    _publish(count, by=by, reason=_("Imported with its result."))

    details = {"file": count.source_name, "sha256": count.source_hash}
    record(Event.RESULT_IMPORTED, on=count, by=by, **details)


def begin_imported(round: Round, source_name: str, source_hash: str) -> Count:
    """A count that nobody here started: it checks what a file says of another election."""
    if round.rules_hash is None:
        raise ValueError("the box was never opened")
    count = Count(
        round=round,
        rule=round.rule,
        rules_hash=round.rules_hash,
        source_name=source_name,
        source_hash=source_hash,
        lots=[],
        offers=[],
    )
    db.session.add(count)
    db.session.flush()
    return count


def _require_counted(count: Count) -> None:
    hold(count.round)
    queries.with_results(count.id)  # afresh, with whoever entered a lot by now
    if count.state is not CountState.COUNTED:
        raise Refused(_("There is no counted result to publish yet."))


def _publish(count: Count, *, by: Actor, reason: str) -> None:
    count.state, count.published_at = CountState.PUBLISHED, clock.now()
    lots.reveal(count.round)
    step = step_named(count.round.phase, Action.PUBLISH)
    if step is None:
        raise Refused(_("The round has moved on since you opened this page."))
    rounds.advance(count.round, step, RoundFacts(result_published=True), by=by, reason=reason)
