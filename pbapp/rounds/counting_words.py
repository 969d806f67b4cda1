"""How votes become funded projects, in sentences a resident understands."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from pbapp.counting import Add1Stop, BallotKind, Completion, Method, Rule, TieKey, TooDear, Utility
from pbapp.i18n import N_, _, ngettext, translate
from pbapp.rounds.limit_words import leftovers_in_words, limits_in_words
from pbapp.rounds.models import Round, TieWay
from pbapp.rounds.score_words import beside_in_words, first_in_words, ranked_in_words, rest_in_words

#: what is left after Equal Shares goes by most votes first
THEN_MOST_VOTES = frozenset({Completion.GREEDY_REST, Completion.ADD1_GREEDY_REST})
POINTS = frozenset({Utility.POINTS, Utility.POINTS_COST})
RANKS = frozenset({Utility.RANK, Utility.RANK_COST, Utility.BORDA})


def counting_of(round: Round) -> list[str]:
    """How the votes of one round are counted: the rule, ties, lots, limits, money left over."""
    return [
        *counting_in_words(Rule.from_dict(round.rule), round.tie_way, round.ballot_kind),
        *proof_in_words(round),
        *limits_in_words(round),
        *leftovers_in_words(round),
    ]


def counting_in_words(
    rule: Rule,
    tie_way: TieWay = TieWay.WITNESSES,
    kind: BallotKind = BallotKind.APPROVAL,
) -> list[str]:
    """How one rule turns votes into funded projects, a sentence or two each."""
    told = [method_in_words(rule, kind), *support_in_words(rule)]
    if rule.comparison:
        told.append(beside_in_words(kind))
    return [*told, " ".join(lots_in_words(rule, tie_way))]


def method_in_words(rule: Rule, kind: BallotKind = BallotKind.APPROVAL) -> str:
    """How the rule chooses from ballots of a kind, without its conditions and ties."""
    return " ".join(_METHODS[rule.method](rule, kind))


def support_in_words(rule: Rule) -> list[str]:
    """What a project needs before it can get money at all."""
    told = []
    if rule.minimum_votes:
        told.append(
            ngettext(
                "A project needs at least %(num)s vote.",
                "A project needs at least %(num)s votes.",
                rule.minimum_votes,
            )
        )
    if rule.minimum_share:
        share = percent(rule.minimum_share)
        told.append(_("A project needs the votes of at least %(share)s of voters.", share=share))
    if rule.minimum_points:
        least = rule.minimum_points
        told.append(_("A project needs at least %(least)s points.", least=least))
    if rule.minimum_ratings:
        least = rule.minimum_ratings
        told.append(_("A project needs a score from at least %(least)s people.", least=least))
    if rule.support_per_cost:
        told.append(
            _(
                "A project's share of the voters must be at least %(share)s of its share of the "
                "money.",
                share=percent(rule.support_per_cost),
            )
        )
    return told


def lots_in_words(rule: Rule, tie_way: TieWay) -> list[str]:
    """What comes first among equal projects, and what decides where nothing does."""
    keys = tuple(key for key in rule.tie_keys if not _says_nothing(key, rule))
    by_seed = tie_way is TieWay.SEED
    if not keys:
        if by_seed:
            return [_("If two projects are equal, lots decide.")]
        return [_("If two projects are equal, lots are drawn in front of two witnesses.")]
    if by_seed:
        return [translate(_BY_KEYS[keys], {}), _("If they are still equal, lots decide.")]
    return [
        translate(_BY_KEYS[keys], {}),
        _("If they are still equal, lots are drawn in front of two witnesses."),
    ]


def percent(share: Fraction) -> str:
    """A share as people read it: "50%"."""
    return _("%(figure)s%%", figure=figure(share))


def figure(share: Fraction) -> str:
    """A share in hundredths, to two places: "50", "2.5"."""
    return f"{float(share * 100):.2f}".rstrip("0").rstrip(".")


def proof_in_words(round: Round) -> list[str]:
    """Where lots decide: that they are drawn already, and how anyone can check it."""
    if round.tie_way is not TieWay.SEED:
        return []
    if round.lot_commitment is None:
        return [
            _(
                "The lots are drawn in secret just before voting opens, so nobody can choose them. "
                "They are shown with the result."
            )
        ]
    code = round.lot_commitment
    if round.lot_seed is None:
        return [
            _("The lots are drawn in secret already. Proof code: %(code)s", code=code),
            _("We show the lots with the result. The code proves that they stayed."),
        ]
    return [
        _("The lots were drawn in secret before anyone voted. Proof code: %(code)s", code=code),
        _("The secret number behind the lots was: %(seed)s", seed=round.lot_seed),
    ]


def _greedy(rule: Rule, kind: BallotKind) -> list[str]:
    return [*first_in_words(rule.utility), _money_line(rule)]


def _money_line(rule: Rule) -> str:
    if rule.too_dear is TooDear.STOP:
        return _("We stop at the first project that costs more than the money left.")
    if rule.too_dear is TooDear.PART:
        return _(
            "If a project costs more than the money left, we offer it what is left, as long as "
            "that is at least %(share)s of its cost. If it is less, or if they say no, we go on to "
            "the next one and do the same there.",
            share=percent(rule.part_share),
        )
    return _("If a project costs more than the money left, we go on to the next one that fits.")


def _equal_shares(rule: Rule, kind: BallotKind) -> list[str]:
    shares = _("Each voter has an equal share of the money, used only for projects they chose.")
    return [shares, *_more_for_more(rule.utility), *_completion(rule), *_rest(rule, kind)]


def _more_for_more(utility: Utility) -> list[str]:
    """Who pays more than another for the same project."""
    if utility in POINTS:
        return [_("Who gave a project more points pays more for it.")]
    if utility in RANKS:
        return [_("The higher a project stands on a voter's list, the more they pay for it.")]
    return []


def _completion(rule: Rule) -> list[str]:
    if rule.completion is Completion.NONE:
        return [_("Money that is left stays in the pot.")]
    if rule.completion is Completion.GREEDY_REST:
        return []
    if rule.add1_stop is Add1Stop.OVERSPEND:
        return [
            _(
                "If money is left, everyone's share is raised a little at a time. "
                "We stop before the projects would cost more than the money."
            )
        ]
    return [
        _(
            "If money is left, everyone's share is raised a little at a time until the money is "
            "used as far as it goes."
        )
    ]


def _rest(rule: Rule, kind: BallotKind) -> list[str]:
    if rule.completion not in THEN_MOST_VOTES:
        return []
    told = [rest_in_words(kind, still_fit=rule.too_dear is TooDear.SKIP), *ranked_in_words(kind)]
    return told if rule.too_dear is TooDear.SKIP else [*told, _money_line(rule)]


def _phragmen(rule: Rule, kind: BallotKind) -> list[str]:
    return [
        _("Each voter gets money at the same slow pace, used only for projects they chose."),
        _("As soon as the voters of a project have enough together, it is funded."),
        _("They then save up again from nothing."),
        *_rest(rule, kind),
    ]


def _mean_score(rule: Rule, kind: BallotKind) -> list[str]:
    first = _("The project with the best score on average gets its money first, then the next.")
    return [first, _money_line(rule)]


_METHODS: dict[Method, Callable[[Rule, BallotKind], list[str]]] = {
    Method.GREEDY: _greedy,
    Method.EQUAL_SHARES: _equal_shares,
    Method.PHRAGMEN: _phragmen,
    Method.MEAN_SCORE: _mean_score,
}


def _says_nothing(key: TieKey, rule: Rule) -> bool:
    """With most votes first, equal projects have equal votes."""
    by_votes = rule.method is Method.GREEDY and rule.utility is Utility.COST
    return key is TieKey.MORE_VOTES and by_votes


_BY_KEYS: dict[tuple[TieKey, ...], str] = {
    (TieKey.LOWER_COST,): N_("If two projects are equal, the one that costs less comes first."),
    (TieKey.MORE_VOTES,): N_("If two projects are equal, the one with more votes comes first."),
    (TieKey.LOWER_COST, TieKey.MORE_VOTES): N_(
        "If two projects are equal, the one that costs less comes first, "
        "and then the one with more votes."
    ),
    (TieKey.MORE_VOTES, TieKey.LOWER_COST): N_(
        "If two projects are equal, the one with more votes comes first, "
        "and then the one that costs less."
    ),
}
