"""For each project of a counted election, the numbers behind its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from pbapp.counting.election import BallotKind, Election
from pbapp.counting.outcome import Outcome
from pbapp.counting.progress import Progress
from pbapp.counting.rule import Method
from pbapp.counting.why.answers import Why
from pbapp.counting.why.earned import Earned
from pbapp.counting.why.line import Line
from pbapp.counting.why.shared import Shared
from pbapp.counting.why.variants import Setting
from pbapp.counting.worth import OWN


def explain(
    election: Election, outcome: Outcome, progress: Progress | None = None
) -> Mapping[str, Why]:
    """Tell how near each project came, and what would have changed it.

    Where the comparison step took the greedy result, that is the one explained. `progress` is
    told the projects explained so far, and how many there are.
    """
    setting, found = Setting(election, outcome), {}
    answer = _answers(setting)
    for number, project in enumerate(election.by_id, 1):
        found[project] = _sensible(setting, answer(project), project)
        if progress is not None:
            progress(number, len(election.by_id))
    return found


def _answers(setting: Setting) -> Callable[[str], Why]:
    """What tells the fate of a project under the method that decided."""
    outcome, election = setting.outcome, setting.election
    taken = outcome.comparison is not None and outcome.comparison.greedy_taken
    if outcome.shares is not None and not taken:
        return Shared(setting, outcome.shares.final).why
    if outcome.rule.method is Method.PHRAGMEN and not taken:
        return Earned(setting).why
    own = outcome.rule.method is not Method.GREEDY
    utility = OWN[election.kind] if own else outcome.rule.utility
    line = Line(setting, outcome.steps, election.budget, (), utility)
    return lambda project: Why(
        votes_short=line.votes_short(project), cost_cut=line.cost_cut(project)
    )


def _sensible(setting: Setting, why: Why, project: str) -> Why:
    """Nothing is short where a project is funded, and no ballot is like another in a ranking.

    Nor would ballots do for a project dearer than all the money, whatever shares they brought.
    """
    if project in setting.outcome.winners:
        return replace(why, votes_short=None, cost_cut=None)
    alike = setting.election.kind is not BallotKind.RANKING
    too_dear = setting.actual(project).cost > setting.election.budget
    if too_dear or not alike or setting.rule.method is Method.MEAN_SCORE:
        return replace(why, votes_short=None)
    return why
