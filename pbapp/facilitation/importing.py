"""Decided rounds from real elections: a Pabulib file becomes a round like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import select

from pbapp.access.roles import SYSTEM
from pbapp.counting import Progress
from pbapp.db import db
from pbapp.facilitation.actions import make_round
from pbapp.facilitation.sources import Source
from pbapp.i18n import _
from pbapp.places.models import Area, AreaKind
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.results import actions as results
from pbapp.results import work
from pbapp.results.models import Count
from pbapp.results.tally import PotCount, count_each
from pbapp.rounds import actions as rounds
from pbapp.rounds.lifecycle import Action, RoundFacts, next_step
from pbapp.rounds.models import Pot, Round
from pbapp.voting import actions as voting
from pbapp.voting import box

#: Opens a progress bar with this label.
Bar = Callable[[str], AbstractContextManager[Progress]]
REPORT_EVERY = 1_000


class TieNotSettled(Exception):
    """A lot decided in the other place; the file does not say how. Names ids of the file."""

    def __init__(self, projects: Sequence[str]) -> None:
        super().__init__(", ".join(projects))
        self.projects = tuple(projects)


@dataclass(frozen=True)
class Imported:
    """What came of it, in the file's own ids."""

    round_id: int
    name: str
    funded: frozenset[str]
    spent_pence: int


def import_election(source: Source, *, name: str, lot: Sequence[str], bar: Bar) -> Imported:
    """Take an election through a round's whole life, in the caller's transaction.

    Every step is the one that rounds here take, by the system and with the file as its reason; its
    count is a count of the closed box. Raises TieNotSettled.
    """
    round = _make(source, name)
    _step(round, Action.OPEN, source)
    ids = _add_projects(round, source)
    _step(round, Action.CLOSE_IDEAS, source)
    _step(round, Action.OPEN_DISCUSSION, source)
    voting.open_box(round, by=SYSTEM)
    _step(round, Action.OPEN_VOTING, source)
    with bar(_("Storing")) as progress:
        box.load(round, _ballots(source, ids, progress))
    voting.close_box(round, by=SYSTEM)
    _step(round, Action.CLOSE_VOTING, source)
    with bar(_("Counting")) as progress:
        counted = _count(round, source, ids, lot, progress)
    return _told(round, ids, counted)


def _make(source: Source, name: str) -> Round:
    opens, closes = source.voting_dates()
    details = {"file": source.name, "unit": source.place}
    round = Round(
        name=name or source.title,
        summary=source.summary,
        description=_("An election held in %(unit)s, imported from the file %(file)s.", **details),
        contact=_("the publisher of the file %(file)s", **details),
        area=_area(source.place),
        voting_opens_at=opens,
        voting_closes_at=closes,
        ballot_kind=source.file.election.kind,
        ballot_min=source.fewest_choices,
        ballot_max=source.most_choices,
        may_change=False,
        who_may_vote=["live"],
        minimum_age=0,
        check_by_email=False,
        check_by_card=False,
        rule=source.rule.as_dict(),
    )
    pot = Pot(name=_("Main pot"), money_pence=source.budget, currency=source.currency)
    round.pots = [pot]
    made = make_round(round, by=SYSTEM)
    db.session.flush()
    return made


def _area(name: str) -> Area:
    found = db.session.scalars(select(Area).where(Area.name == name)).one_or_none()
    return found or Area(name=name, kind=AreaKind.COUNCIL)


def _step(round: Round, action: Action, source: Source) -> None:
    """One step of the lifecycle; the checklist was the other place's own, and the file is whole."""
    step = next_step(round.phase)
    if step is None or step.action is not action:
        raise ValueError(f"{action} is not the next step")
    facts = RoundFacts(
        pots=1,
        money_pence=source.budget,
        calendar_in_order=True,
        voter_checks=1,
        has_contact=True,
        projects=len(source.projects),
    )
    reason = _("Imported from %(file)s.", file=source.name)
    rounds.advance(round, step, facts, by=SYSTEM, reason=reason)


def _add_projects(round: Round, source: Source) -> dict[str, int]:
    """The projects on the ballot; returns our key for each id of the file."""
    pot = round.pots[0]
    added = {
        project.id: Proposal(
            round_id=round.id,
            pot_id=pot.id,
            stage=Stage.PROJECT,
            outside_id=project.id,
            title=project.title,
            need=project.text,
            place=project.place,
            beneficiaries=project.beneficiaries,
            cost_pence=project.cost,
            language=source.language,
        )
        for project in source.projects
    }
    db.session.add_all(added.values())
    db.session.flush()
    return {outside_id: proposal.id for outside_id, proposal in added.items()}


def _ballots(
    source: Source, ids: dict[str, int], progress: Progress
) -> Iterator[Iterator[box.Mark]]:
    whole = len(source.file.votes)
    for number, ballot in enumerate(source.file.ballots(), 1):
        projects = (ids[choice] for choice in ballot.choices)
        yield zip(projects, ballot.points, strict=True) if ballot.points else projects
        if number % REPORT_EVERY == 0 or number == whole:
            progress(number, whole)


def _count(
    round: Round, source: Source, ids: dict[str, int], lot: Sequence[str], progress: Progress
) -> PotCount:
    """Count the closed box and publish; the other place counted and published in its own time."""
    count: Count = results.begin_imported(round, source.name, source.sha256)
    order = work.read(count, frozenset(ids[outside] for outside in source.withdrawn))
    drawn = [ids[outside] for outside in lot if outside in ids]
    (counted,) = count_each(order.pots, order.rule, drawn, lambda _place: progress)
    if counted.tied:
        names = {ours: outside for outside, ours in ids.items()}
        raise TieNotSettled([names[ours] for ours in counted.tied])
    work.settle(count, [counted], order.voters)
    results.publish_imported(count, by=SYSTEM)
    return counted


def _told(round: Round, ids: dict[str, int], counted: PotCount) -> Imported:
    names = {str(ours): outside for outside, ours in ids.items()}
    outcome = counted.outcome
    if outcome is None:
        raise ValueError("a file without votes is refused when it is read")
    funded = frozenset(names[winner] for winner in outcome.winners)
    return Imported(round.id, round.name, funded, outcome.total_cost)
