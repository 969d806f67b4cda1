"""The work of counting, done by a worker outside any transaction so that nobody waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pbapp import clock, jobs
from pbapp.access.roles import SYSTEM
from pbapp.audit import Event, record
from pbapp.counting import Progress, Rule
from pbapp.db import db, rollback, transaction
from pbapp.results import queries
from pbapp.results.elections import PotCount, PotElection, count_each, elections, in_one_order
from pbapp.results.models import Count, CountState, Lot
from pbapp.results.writing import pot_result
from pbapp.rounds.queries import hold
from pbapp.voting import queries as voting

PER_POT = 100


@dataclass(frozen=True)
class Order:
    """All that a count needs to know, as plain values."""

    pots: list[PotElection]
    rule: Rule
    lot: list[int]
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

    counted = list(count_each(order.pots, order.rule, order.lot, progress_of))
    with transaction():
        settle(queries.get(count_id), counted, order.voters)


def read(count: Count, withdrawn: frozenset[int] = frozenset()) -> Order:
    """What is counted and how."""
    lots = [lot.drawn for lot in count.lots if lot.drawn]
    return Order(
        pots=elections(count.round, withdrawn),
        rule=Rule.from_dict(count.rule),
        lot=in_one_order(lots) or [],
        voters=voting.turnout(count.round_id),
    )


def settle(count: Count, counted: Sequence[PotCount], voters: int) -> None:
    """Store what came out, or the ties at which the count stopped; an overtaken one is dropped."""
    hold(count.round)
    db.session.refresh(count, ["state"])
    if count.state is not CountState.COUNTING:
        return
    if any(pot.tied for pot in counted):
        _stop(count, counted)
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
