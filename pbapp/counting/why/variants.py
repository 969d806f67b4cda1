"""A project as it might have been, cheaper or with more ballots, before the same rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from pbapp.counting.contest import Contest
from pbapp.counting.election import Election
from pbapp.counting.outcome import Outcome, Step
from pbapp.counting.rule import Method, Rule, TieKey, Utility
from pbapp.counting.worth import BY_COST, OWN, scores, worth

#: how a variant stands among others: smaller comes first
Place = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One project at some cost, with `more` further ballots that name it alone."""

    id: str
    cost: int
    more: int = 0


@dataclass(frozen=True)
class ContestWithout(Contest):
    """A contest from which one project is left out."""

    left_out: str = ""

    @cached_property
    def eligible(self) -> tuple[str, ...]:
        """Projects that may be funded, by id."""
        return tuple(project for project in super().eligible if project != self.left_out)


@dataclass(frozen=True)
class Setting:
    """A counted election, and how its rule would have treated a variant of one project."""

    election: Election
    outcome: Outcome

    @property
    def rule(self) -> Rule:
        """The rule that counted."""
        return self.outcome.rule

    @cached_property
    def worths(self) -> tuple[dict[str, int], ...]:
        """What each group's ballots hold each project worth, where they hold it worth anything."""
        found = []
        for group in self.election.ballots:
            values = worth(self.election, group, self.rule.utility)
            found.append({p: v for p, v in zip(group.choices, values, strict=True) if v})
        return tuple(found)

    @cached_property
    def supporters(self) -> Mapping[str, list[int]]:
        """The groups of ballots that hold a project worth something, by project."""
        found: dict[str, list[int]] = {project: [] for project in self.election.by_id}
        for group, worths in enumerate(self.worths):
            for project in worths:
                found[project].append(group)
        return found

    @cached_property
    def _scores(self) -> dict[Utility, Mapping[str, int]]:
        own = OWN[self.election.kind]
        return {utility: scores(self.election, utility) for utility in {own, self.rule.utility}}

    @cached_property
    def _lot(self) -> dict[str, int]:
        return {project: place for place, project in enumerate(self.outcome.lot)}

    def actual(self, project: str) -> Variant:
        """The project as it is."""
        return Variant(project, self.election.by_id[project].cost)

    def without(self, project: str) -> Contest:
        """The same count as if the project could not be funded."""
        return ContestWithout(self.election, self.rule, self.outcome.lot, left_out=project)

    def admits(self, variant: Variant) -> bool:
        """Whether the thresholds of the rule let it in."""
        rule, voters = self.rule, self.election.voters + variant.more
        votes = self.election.votes[variant.id] + variant.more
        points = self._scores[OWN[self.election.kind]][variant.id] + variant.more
        return (
            not self.election.by_id[variant.id].withdrawn
            and votes >= max(rule.minimum_votes, rule.minimum_ratings)
            and points >= rule.minimum_points
            and votes >= rule.minimum_share * voters
            and votes * self.election.budget >= rule.support_per_cost * variant.cost * voters
        )

    def has_room(self, variant: Variant, funded: Sequence[Step]) -> bool:
        """Whether the caps allow it after what is funded already."""
        for cap in self.election.caps:
            if variant.id in cap.projects:
                inside = [step.cost for step in funded if step.project in cap.projects]
                if cap.most_projects is not None and len(inside) >= cap.most_projects:
                    return False
                if cap.most_money is not None and sum(inside) + variant.cost > cap.most_money:
                    return False
        return True

    def among_equals(self, variant: Variant) -> Place:
        """Its place among projects that the rule holds equal."""
        by_key = {
            TieKey.LOWER_COST: variant.cost,
            TieKey.MORE_VOTES: -self.election.votes[variant.id] - variant.more,
        }
        lot = self._lot.get(variant.id, len(self._lot))
        return (*(by_key[key] for key in self.rule.tie_keys), lot, variant.id)

    def in_line(self, variant: Variant, utility: Utility) -> Place:
        """Its place in the order of scores, or of scores per cost, or of means."""
        score = self._scores[utility][variant.id] + variant.more
        if self.rule.method is Method.MEAN_SCORE:
            ratings = self.election.votes[variant.id]
            mean: Place = (0, -Fraction(score, ratings)) if ratings else (1, 0)
            return (*mean, *self.among_equals(variant))
        if utility in BY_COST:
            value: Place = (0, -score)
        elif variant.cost:
            value = (0, Fraction(-score, variant.cost))
        else:
            value = (-1 if score else 0, 0)
        return (*value, *self.among_equals(variant))
