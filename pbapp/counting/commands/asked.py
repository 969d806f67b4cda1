"""Which rule and which lot were asked for: a preset, a name, or the file's own, with changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from pbapp.counting.commands.parameters import COMPLETED, read_parameters, without_a_say
from pbapp.counting.lots import lot_of
from pbapp.counting.pabulib import PabulibFile, UnknownRule, rule_named_by
from pbapp.counting.presets import PRESETS, by_id, preset
from pbapp.counting.rule import BadRule, Method, Rule
from pbapp.counting.worth import OWN


class Refusal(Exception):
    """What was asked for cannot be done: one line for each reason."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class Asked:
    """The options of one command, as text."""

    preset: str | None = None
    rule: str | None = None
    lot: str | None = None
    seed: str | None = None
    comparison: bool | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.preset is not None and self.rule is not None:
            raise Refusal("give --preset or --rule, not both")
        if self.preset is not None and self.preset not in PRESETS:
            raise Refusal(f"no preset is called {self.preset}; known are {', '.join(PRESETS)}")
        if self.lot is not None and self.seed is not None:
            raise Refusal("give --lot or --seed, not both")
        if self.seed == "":
            raise Refusal("--seed is empty; give the text that the lot is drawn from")

    def rule_for(self, file: PabulibFile) -> Rule:
        """The rule in the units of the file. Raises Refusal."""
        values, wrong = read_parameters(self.parameters)
        if wrong:
            raise Refusal(*wrong)
        changes = _in_parts(values, file.unit)
        if self.comparison is not None:
            changes["comparison"] = self.comparison
        try:
            rule = replace(self._named(file), **changes)
        except BadRule as bad:
            raise Refusal(str(bad)) from bad
        silent = list(without_a_say(self.parameters, rule))
        if self.comparison and rule.method not in COMPLETED:
            silent.append("--comparison suits the rules equal_shares and phragmen")
        if silent:
            raise Refusal(*silent)
        return rule

    def _named(self, file: PabulibFile) -> Rule:
        """The rule before any change; named by its method alone, it takes what ballots say."""
        if self.preset is not None:
            return preset(self.preset, file.unit)
        if self.rule in set(Method):
            utility = OWN[file.election.kind]
            return Rule(Method(self.rule), utility=utility, step=file.unit)
        try:
            return rule_named_by(file, self.rule)
        except UnknownRule as unknown:
            known = f"{', '.join(Method)}; or give --preset: {', '.join(PRESETS)}"
            raise Refusal(f"{unknown}; or {known}") from unknown

    def lot_for(self, file: PabulibFile) -> tuple[str, ...]:
        """The order drawn; presets, where none is given, take the ids as text. Raises Refusal."""
        ids = by_id(file.election)
        if self.seed is not None:
            return lot_of(self.seed, ids)
        if self.lot is None:
            return ids if self.preset is not None else ()
        drawn = tuple(name.strip() for name in self.lot.split(","))
        unknown = [name for name in drawn if name not in file.election.by_id]
        if unknown:
            raise Refusal(f"--lot names {', '.join(map(repr, unknown))}, not projects of this file")
        if len(set(drawn)) < len(drawn):
            raise Refusal("--lot names a project twice")
        return drawn


def _in_parts(values: Mapping[str, Any], unit: int) -> dict[str, Any]:
    """The values with a step of money in the parts that the file counts in."""
    changes = dict(values)
    asked = changes.pop("step", None)
    if isinstance(asked, str):
        changes["step_share"] = Fraction(asked)
    elif asked is not None:
        parts = asked * unit
        if parts.denominator != 1 or parts < 1:
            raise Refusal(f"--step: the file counts in 1/{unit}; {asked} is no whole number of it")
        changes |= {"step": int(parts), "step_share": None}
    return changes
