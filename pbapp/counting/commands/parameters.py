"""The open parameters of a rule: how each is written on the command line, and when it has a say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import Any

from pbapp.counting.rule import (
    Add1Stop,
    Completion,
    Method,
    Rule,
    StartShare,
    TieKey,
    TooDear,
    Utility,
)

ADD1 = frozenset({Completion.ADD1, Completion.ADD1_GREEDY_REST})
REST = frozenset({Completion.GREEDY_REST, Completion.ADD1_GREEDY_REST})
SKIPPING = frozenset({Method.GREEDY, Method.MEAN_SCORE})
COMPLETED = frozenset({Method.EQUAL_SHARES, Method.PHRAGMEN})
VALUED = frozenset({Method.GREEDY, Method.EQUAL_SHARES})


#: more digits than any money or number of people has; longer ones only hold up the work
MOST_DIGITS = 30
MOST_SHOWN = 40
WHOLE = re.compile(rf"[0-9]{{1,{MOST_DIGITS}}}")
NUMBER = re.compile(rf"-?{WHOLE.pattern}(\.{WHOLE.pattern}|/{WHOLE.pattern})?")


class Unreadable(ValueError):
    """What was given for a parameter cannot be read; the message says what can."""


@dataclass(frozen=True)
class Parameter:
    """One parameter: how its text is read, what it means, and the rules it has a say in."""

    read: Callable[[str], Any]
    help: str
    suits: str = ""
    has_a_say: Callable[[Rule], bool] = lambda rule: True


def one_of(kind: type[StrEnum], text: str) -> StrEnum:
    """One of the names of a kind."""
    try:
        return kind(text)
    except ValueError:
        raise Unreadable(f"{text!r} is none of {', '.join(kind)}") from None


def whole(text: str) -> int:
    """A whole number from 0 on."""
    if not WHOLE.fullmatch(text):
        raise Unreadable(f"{_short(text)} is no whole number of at most {MOST_DIGITS} digits")
    return int(text)


def fraction(text: str) -> Fraction:
    """A fraction such as 1/20 or 0.05, or 5%."""
    number = text.removesuffix("%")
    if not NUMBER.fullmatch(number):
        raise Unreadable(f"{_short(text)} is no number or fraction such as 1/20, 0.05 or 5%")
    try:
        value = Fraction(number)
    except ZeroDivisionError:
        raise Unreadable(f"{text} divides by zero") from None
    return value / 100 if number != text else value


def _short(text: str) -> str:
    return repr(text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…")


def step(text: str) -> Fraction | str:
    """Money, or, left as text, a fraction of the share: it has a stroke."""
    return str(fraction(text)) if "/" in text else fraction(text)


def keys(text: str) -> tuple[TieKey, ...]:
    """Names with commas between them; "lot", which is always last, may be left out."""
    named = tuple(TieKey(one_of(TieKey, name)) for name in text.split(","))
    return named[:-1] if named[-1] is TieKey.LOT else named


PARAMETERS: dict[str, Parameter] = {
    "utility": Parameter(
        partial(one_of, Utility),
        f"What a project is worth to a supporter: {', '.join(Utility)}.",
        "the rules greedy and equal_shares",
        lambda rule: rule.method in VALUED,
    ),
    "completion": Parameter(
        partial(one_of, Completion),
        f"What is done with money left over: {', '.join(Completion)}.",
        "the rules equal_shares and phragmen",
        lambda rule: rule.method in COMPLETED,
    ),
    "step": Parameter(
        step,
        "What add1 raises every share by: money such as 1, or a fraction of the share: 1/100.",
        "the completions add1 and add1_greedy_rest",
        lambda rule: rule.completion in ADD1,
    ),
    "stop": Parameter(
        partial(one_of, Add1Stop),
        f"When add1 ends: {', '.join(Add1Stop)}.",
        "the completions add1 and add1_greedy_rest",
        lambda rule: rule.completion in ADD1,
    ),
    "start_share": Parameter(
        partial(one_of, StartShare),
        f"The first share, exact or down to a whole step: {', '.join(StartShare)}.",
        "the rule equal_shares",
        lambda rule: rule.method is Method.EQUAL_SHARES,
    ),
    "minimum_votes": Parameter(whole, "The fewest ballots that must name a project."),
    "minimum_points": Parameter(whole, "The fewest points a project must have."),
    "minimum_share": Parameter(
        fraction, "The least part of all ballots that must name it, such as 5%."
    ),
    "support_per_cost": Parameter(
        fraction, "Its part of the ballots must be this much of its part of the money (1/3)."
    ),
    "minimum_ratings": Parameter(
        whole,
        "The fewest ballots that must rate a project.",
        "the rule mean_score",
        lambda rule: rule.method is Method.MEAN_SCORE,
    ),
    "too_dear": Parameter(
        partial(one_of, TooDear),
        f"What is done with a project that does not fit: {', '.join(TooDear)}.",
        "the rules greedy and mean_score, and a greedy rest",
        lambda rule: rule.method in SKIPPING or rule.completion in REST,
    ),
    "part_share": Parameter(
        fraction,
        "The least part of its cost that may be offered to a project that does not fit.",
        "--too-dear part",
        lambda rule: rule.too_dear is TooDear.PART,
    ),
    "tie_order": Parameter(
        keys, "What separates equals, in turn: lower_cost,more_votes; or lot alone."
    ),
}
#: where the rule has another name for it
FIELDS = {"stop": "add1_stop", "tie_order": "tie_keys"}


def option(name: str) -> str:
    """The parameter as it is written on the command line."""
    return "--" + name.replace("_", "-")


def read_parameters(given: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """The parameters given by their names in a rule, and a line for each that cannot be read."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, text in given.items():
        try:
            values[FIELDS.get(name, name)] = PARAMETERS[name].read(text)
        except Unreadable as unreadable:
            wrong.append(f"{option(name)}: {unreadable}")
    return values, wrong


def without_a_say(given: Mapping[str, str], rule: Rule) -> Iterator[str]:
    """A line for each parameter that was given and cannot change this rule's result."""
    for name in given:
        if not PARAMETERS[name].has_a_say(rule):
            yield f"{option(name)} suits {PARAMETERS[name].suits}"
