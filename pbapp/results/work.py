"""The work of counting, done by a worker outside any transaction so that nobody waits for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pbapp import clock, jobs
from pbapp.access.roles import SYSTEM
from pbapp.audit import Event, record
from pbapp.counting import Progress, Rule
from pbapp.db import db, rollback, transaction
from pbapp.results import letters, queries, working_days
from pbapp.results.elections import PotElection, elections, in_one_order
from pbapp.results.models import Answer, Count, CountState, Lot, Offer
from pbapp.results.tally import PotCount, count_each
from pbapp.results.writing import pot_result
from pbapp.rounds.queries import hold
from pbapp.voting import queries as voting
from pbapp.voting.lots import lot_for

PER_POT = 100

#: how long a group has to answer an offer (user-needs, the settings other councils use)
DAYS_TO_ANSWER = 5


@dataclass(frozen=True)
class Order:
    """All that a count needs to know, as plain values."""

    pots: list[PotElection]
    rule: Rule
    lot: list[int]
    answers: Mapping[int, bool]
    voters: int


def ask(count: Count) -> None:
    """Put the work in line, in this transaction."""
    db.session.flush()
    count.job = jobs.enqueue("count", count_id=count.id)


@jobs.task("count", long=True)
def count_votes(*, job_id: int, count_id: int) -> None:
    """Read the box, count, store; the progress counts a hundred for each pot."""
    order = read(queries.get(count_id))
    rollback()  # nothing was written; a transaction held open would hold up every voter

    def progress_of(place: int) -> Progress:
        return _teller(job_id, PER_POT * place, PER_POT * len(order.pots))

    counted = list(count_each(order.pots, order.rule, order.lot, progress_of, order.answers))
    with transaction():
        settle(queries.get(count_id), counted, order.voters)


def read(count: Count, withdrawn: frozenset[int] = frozenset()) -> Order:
    """What is counted and how."""
    source = count.source_hash or ""
    pots = [replace(pot, source=source) for pot in elections(count.round, withdrawn)]
    answered = [offer for offer in count.offers if offer.answer is not None]
    return Order(
        pots=pots,
        rule=Rule.from_dict(count.rule),
        lot=_lot(count, pots),
        answers={offer.project_id: offer.answer is Answer.ACCEPTED for offer in answered},
        voters=voting.turnout(count.round_id),
    )


def _lot(count: Count, pots: Sequence[PotElection]) -> list[int]:
    """The order drawn from the round's seed, where it has one; else the lots drawn so far."""
    if count.round.lot_commitment is not None:
        ids = (project.id for pot in pots for project in pot.projects)
        return [int(project) for project in lot_for(count.round, ids)]
    return in_one_order([lot.drawn for lot in count.lots if lot.drawn]) or []


def settle(count: Count, counted: Sequence[PotCount], voters: int) -> None:
    """Store what came out, or the ties and offers at which the count stopped.

    All or nothing, in the caller's transaction; a count that was overtaken is dropped.
    """
    hold(count.round)
    db.session.refresh(count, ["state"])
    if count.state is not CountState.COUNTING:
        return
    if any(pot.tied for pot in counted):
        _stop(count, counted)
        return
    if any(pot.is_open for pot in counted):
        _offer(count, counted)
        return

    for pot in counted:
        result = pot_result(pot)
        result.count_id = count.id
        db.session.add(result)
    count.state, count.counted_at, count.voters = CountState.COUNTED, clock.now(), voters

    record(Event.COUNT_ENDED, on=count, by=SYSTEM, voters=voters)


def _stop(count: Count, counted: Sequence[PotCount]) -> None:
    lots = [Lot(pot_id=pot.pot.pot_id, tied=list(pot.tied)) for pot in counted if pot.tied]
    count.lots.extend(lots)
    count.state = CountState.NEEDS_LOT
    db.session.flush()

    record(Event.COUNT_STOPPED, on=count, by=SYSTEM, lots=[lot.id for lot in lots])


def _offer(count: Count, counted: Sequence[PotCount]) -> None:
    last_day = working_days.after(clock.today(), DAYS_TO_ANSWER)
    offers = [
        Offer(
            pot_id=pot.pot.pot_id,
            project_id=int(pot.outcome.offer.project),
            amount_pence=pot.outcome.offer.amount,
            answer_by=last_day,
        )
        for pot in counted
        if pot.outcome is not None and pot.outcome.offer is not None
    ]
    count.offers.extend(offers)
    count.state = CountState.NEEDS_ANSWER
    db.session.flush()

    record(Event.OFFERS_MADE, on=count, by=SYSTEM, offers=[offer.id for offer in offers])
    letters.post_offers(queries.get(count.id))


def _teller(job_id: int, before: int, steps: int) -> Progress:
    """Tells the job's progress, a hundredth of a pot at a time, and never backwards."""
    told = before

    def tell(spent: int, budget: int) -> None:
        nonlocal told
        done = before + min(PER_POT * spent // budget, PER_POT - 1)
        if done > told:
            told = done
            jobs.progress(job_id, done, steps)

    return tell
