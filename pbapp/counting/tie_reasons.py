"""Which tie decided about money for a project, so that its reason can name the others in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pbapp.counting.contest import FUNDING, Contest, Run
from pbapp.counting.money_line import MoneyLine
from pbapp.counting.outcome import Step, Tie
from pbapp.counting.rule import TieKey

Loses = Callable[[Tie, str], bool]


def greedy_ties(contest: Contest, run: Run) -> dict[str, Tie]:
    """Lost in a tie: it would have fitted, had it been taken first of the equals.

    Budget 6; a: 3 votes, cost 2; b: 3 votes, cost 5. The lower cost comes first, and b, which
    fitted alone, does not fit any more.
    """
    turns = {step.project: step for step in run.steps}

    def loses(tie: Tie, project: str) -> bool:
        first = turns.get(tie.projects[0])
        if first is None or _is_funded(turns.get(project)):
            return False
        left = first.left + first.cost if _is_funded(first) else first.left
        before = [step.project for step in _before(run, first) if _is_funded(step)]
        return MoneyLine(contest, left, before).could_fund(project)

    return _decided(run.ties, {p for p in turns if _is_funded(turns[p])}, loses)


def drawn_ties(contest: Contest, run: Run, ties: Iterable[Tie]) -> dict[str, Tie]:
    """Under Equal Shares: not funded, and a lot that was really drawn put another first."""
    funded = frozenset(run.winners)

    def loses(tie: Tie, project: str) -> bool:
        drawn = tie.broken_by is TieKey.LOT and tie.decisive and not contest.is_open(tie)
        return drawn and project not in funded

    return _decided(ties, funded, loses)


def _decided(ties: Iterable[Tie], funded: Iterable[str], loses: Loses) -> dict[str, Tie]:
    """The innermost tie of each project that lost to a funded one, and of each it lost to."""
    found: dict[str, Tie] = {}
    winners = frozenset(funded)
    for tie in ties:
        places = list(enumerate(tie.projects))
        first = min((place for place, project in places if project in winners), default=len(places))
        lost = [place for place, project in places if place > first and loses(tie, project)]
        for place, project in places:
            if place in lost or (project in winners and place < max(lost, default=0)):
                found.setdefault(project, tie)
    return found


def _before(run: Run, turn: Step) -> tuple[Step, ...]:
    return run.steps[: run.steps.index(turn)]


def _is_funded(step: Step | None) -> bool:
    return step is not None and step.kind in FUNDING
