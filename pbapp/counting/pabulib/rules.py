"""The rule that a file names in its META."""

from __future__ import annotations

from pbapp.counting.pabulib.amounts import amount
from pbapp.counting.pabulib.reader import PabulibFile
from pbapp.counting.rule import Add1Stop, Completion, Method, Rule, TooDear

KNOWN = (
    "greedy",
    "greedy-no-skip",
    "greedy-threshold",
    "equalshares/add1",
    "equalshares/add1-comparison",
)


class UnknownRule(ValueError):
    """No rule of that name is built here; the message names it and those that are."""


def rule_named_by(file: PabulibFile, name: str | None = None) -> Rule:
    """The rule of META `rule`, or of `name` instead, in the units of the file's election.

    Raises UnknownRule. The Equal Shares cities in Pabulib raised shares by one currency unit until
    the next step would overspend.
    """
    name = name or file.meta["rule"]
    match name:
        case "greedy":
            return Rule(Method.GREEDY)
        case "greedy-no-skip":
            return Rule(Method.GREEDY, too_dear=TooDear.STOP)
        case "greedy-threshold":
            return Rule(Method.GREEDY, minimum_votes=_threshold(file))
        case "equalshares/add1":
            return _add1(file, comparison=False)
        case "equalshares/add1-comparison":
            return _add1(file, comparison=True)
    raise UnknownRule(f"the rule {name} cannot be counted; known are {', '.join(KNOWN)}")


def _threshold(file: PabulibFile) -> int:
    """Votes are whole, so a threshold with decimals is rounded up."""
    least = amount(file.meta.get("min_project_score_threshold", ""))
    if least is None:
        raise UnknownRule("the rule greedy-threshold needs META min_project_score_threshold")
    return -(-least.numerator // least.denominator)


def _add1(file: PabulibFile, *, comparison: bool) -> Rule:
    return Rule(
        Method.EQUAL_SHARES,
        completion=Completion.ADD1,
        add1_stop=Add1Stop.OVERSPEND,
        step=file.unit,
        comparison=comparison,
    )
