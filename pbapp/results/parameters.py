"""The rule to the last detail: every parameter that could change a result, by name."""

from __future__ import annotations

from collections.abc import Iterator

from pbapp.counting import Add1Stop, Completion, Method, Rule, StartShare, TieKey, TooDear, Utility
from pbapp.i18n import _, lazy, money_text
from pbapp.rounds.counting_words import percent

Row = tuple[str, str]
SHARED_OUT = frozenset({Method.EQUAL_SHARES, Method.PHRAGMEN})
RAISED = frozenset({Completion.ADD1, Completion.ADD1_GREEDY_REST})


def parameters(rule: Rule, currency: str) -> list[Row]:
    """Name and value of each parameter that plays a part under this rule."""
    ties = ", ".join(str(_TIE_KEYS[key]) for key in (*rule.tie_keys, TieKey.LOT))
    return [
        (_("Way of counting"), _way(rule)),
        (_("Fewest votes a project needs"), str(rule.minimum_votes)),
        *_thresholds(rule),
        *_worth(rule),
        *_money_line(rule),
        *(_equal_shares(rule, currency) if rule.method is Method.EQUAL_SHARES else ()),
        *(_completion(rule, currency) if rule.method in SHARED_OUT else ()),
        (_("Equal projects"), ties),
    ]


def _way(rule: Rule) -> str:
    if rule.method is Method.GREEDY:
        return str(_MOST_FIRST[rule.utility])
    return str(METHODS[rule.method])


def _thresholds(rule: Rule) -> Iterator[Row]:
    if rule.minimum_share:
        yield _("Smallest share of voters a project needs"), percent(rule.minimum_share)
    if rule.minimum_points:
        yield _("Fewest points a project needs"), str(rule.minimum_points)
    if rule.minimum_ratings:
        yield _("Fewest scores a project needs"), str(rule.minimum_ratings)
    if rule.support_per_cost:
        least = percent(rule.support_per_cost)
        yield _("Share of voters for a share of the money, at least"), least


def _worth(rule: Rule) -> Iterator[Row]:
    if rule.method is not Method.MEAN_SCORE:
        yield _("What a project is worth to a voter"), str(_UTILITIES[rule.utility])


def _money_line(rule: Rule) -> Iterator[Row]:
    if rule.method is Method.EQUAL_SHARES and rule.completion in (Completion.NONE, Completion.ADD1):
        return
    yield _("A project that costs more than is left"), str(_TOO_DEAR[rule.too_dear])
    if rule.too_dear is TooDear.PART:
        yield _("The least part that is offered"), percent(rule.part_share)


def _equal_shares(rule: Rule, currency: str) -> Iterator[Row]:
    yield _("First share"), str(_START_SHARE[rule.start_share])
    if rule.completion in RAISED:
        yield _("Shares rise by"), _step(rule, currency)
        yield _("Shares stop rising"), str(_STOP[rule.add1_stop])


def _step(rule: Rule, currency: str) -> str:
    if rule.step_share is not None:
        return _("%(share)s of the first share", share=percent(rule.step_share))
    return money_text(rule.step, currency)


def _completion(rule: Rule, currency: str) -> Iterator[Row]:
    yield _("Money that is left"), str(_COMPLETION[rule.completion])
    yield _("Compared with most votes or points first"), _("yes") if rule.comparison else _("no")


METHODS: dict[Method, str] = {
    Method.EQUAL_SHARES: lazy("Equal Shares"),
    Method.PHRAGMEN: lazy("saving up (Phragmén)"),
    Method.MEAN_SCORE: lazy("best average score first"),
}
_POINTS_PER_POUND = lazy("most points for each pound first")
_MOST_FIRST: dict[Utility, str] = {
    Utility.COST: lazy("most votes first"),
    Utility.CARDINALITY: lazy("most votes for each pound first"),
    Utility.POINTS_COST: lazy("most points first"),
    Utility.RANK_COST: lazy("most points first"),
    Utility.POINTS: _POINTS_PER_POUND,
    Utility.RANK: _POINTS_PER_POUND,
    Utility.BORDA: _POINTS_PER_POUND,
}
_UTILITIES: dict[Utility, str] = {
    Utility.COST: lazy("what it costs"),
    Utility.CARDINALITY: lazy("the same, whatever it costs"),
    Utility.POINTS: lazy("the points they give"),
    Utility.POINTS_COST: lazy("the points they give, times the cost"),
    Utility.RANK: lazy("its place on their list"),
    Utility.RANK_COST: lazy("its place on their list, times the cost"),
    Utility.BORDA: lazy("how many projects of their list come after it"),
}
_TOO_DEAR: dict[TooDear, str] = {
    TooDear.SKIP: lazy("is skipped, and the next is tried"),
    TooDear.STOP: lazy("ends the count"),
    TooDear.PART: lazy("is offered what is left"),
}
_START_SHARE: dict[StartShare, str] = {
    StartShare.EXACT: lazy("the pot shared out exactly"),
    StartShare.ROUNDED_DOWN: lazy("the pot shared out, rounded down"),
}
_COMPLETION: dict[Completion, str] = {
    Completion.NONE: lazy("stays in the pot"),
    Completion.GREEDY_REST: lazy("goes to the projects with most votes or points that fit"),
    Completion.ADD1: lazy("everyone's share is raised"),
    Completion.ADD1_GREEDY_REST: lazy(
        "everyone's share is raised, then it goes to the projects with most votes or points that "
        "fit"
    ),
}
_STOP: dict[Add1Stop, str] = {
    Add1Stop.EXHAUSTIVE: lazy("when no other project fits"),
    Add1Stop.OVERSPEND: lazy("before the pot would be overspent"),
}
_TIE_KEYS: dict[TieKey, str] = {
    TieKey.LOWER_COST: lazy("lower cost first"),
    TieKey.MORE_VOTES: lazy("more votes first"),
    TieKey.LOT: lazy("by lot"),
}
