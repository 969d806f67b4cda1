"""What voters got, and how most votes first would have come out: sentences and a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pbapp import charts
from pbapp.disclosure.breakdown import protect_breakdown
from pbapp.i18n import _, lazy, money_text
from pbapp.results.models import PotResult
from pbapp.results.next_in_line import FUNDED
from pbapp.results.tie_words import all_named
from pbapp.rounds.score_words import WITH_POINTS

Measured = Mapping[str, Any]


@dataclass(frozen=True)
class Words:
    """What the plain rule is called beside another result."""

    name: str
    title: str
    key: str
    same: str
    instead: str


_BY_VOTES = Words(
    name=lazy("Most votes first"),
    title=lazy("This result, and most votes first"),
    key=lazy("The solid bar is this result. The striped bar is most votes first."),
    same=lazy("Most votes first would have funded the same projects."),
    instead=lazy("Most votes first would have funded these instead: %(projects)s."),
)
_BY_POINTS = Words(
    name=lazy("Most points first"),
    title=lazy("This result, and most points first"),
    key=lazy("The solid bar is this result. The striped bar is most points first."),
    same=lazy("Most points first would have funded the same projects."),
    instead=lazy("Most points first would have funded these instead: %(projects)s."),
)


def sentences(pot: PotResult, titles: Mapping[int, str]) -> list[str]:
    """What voters got where most votes first decided; else how its list would have differed."""
    taken, other = pot.measures.get("taken"), pot.measures.get("greedy")
    if taken is None:
        return []
    if other is not None:
        return list(_differs(pot, other, titles))
    share = share_text(taken)
    told = [_("On average, each voter has %(mean)s of their projects funded.", mean=mean(taken))]
    if share:
        told.insert(
            0, _("%(share)s of voters have at least one of their projects funded.", share=share)
        )
    return told if not pot.has_few_voters else []


def chart(pot: PotResult) -> charts.PairChart | None:
    """The result beside most votes or points first; none where that was the rule."""
    if "greedy" not in pot.measures:
        return None
    words = _BY_POINTS if by_points(pot) else _BY_VOTES
    return charts.PairChart(
        f"compared-{pot.pot_id}",
        str(words.title),
        str(words.key),
        list(_pairs(pot, pot.measures["taken"], pot.measures["greedy"])),
        first_label=_("This result"),
        second_label=str(words.name),
    )


def by_points(pot: PotResult) -> bool:
    """Whether the ballots give projects points, so that most points come first."""
    return pot.count.round.ballot_kind in WITH_POINTS


def _pairs(pot: PotResult, ours: Measured, theirs: Measured) -> Iterator[charts.Pair]:
    shares = share_text(ours), share_text(theirs)
    if not pot.has_few_voters and all(shares):
        yield charts.Pair(
            _("Voters with at least one project funded"),
            _percent(ours),
            shares[0],
            _percent(theirs),
            shares[1],
        )
    yield charts.Pair(
        _("Funded projects for each voter, on average"),
        _hundredths(ours),
        mean(ours),
        _hundredths(theirs),
        mean(theirs),
    )
    yield from _areas(pot, ours, theirs)


def _areas(pot: PotResult, ours: Measured, theirs: Measured) -> Iterator[charts.Pair]:
    """The money of each area; where all lie in one there is nothing to compare."""
    if len(ours["areas"]) < 2:
        return
    other = {name: money for name, _projects, money in theirs["areas"]}
    for name, _projects, money in ours["areas"]:
        yield charts.Pair(
            _("Money for %(area)s", area=name),
            money,
            money_text(money, pot.pot.currency),
            other[name],
            money_text(other[name], pot.pot.currency),
        )


def _differs(pot: PotResult, other: Measured, titles: Mapping[int, str]) -> Iterator[str]:
    ours = {row.project_id for row in pot.projects if row.reason in FUNDED}
    theirs = set(other["winners"])
    words = _BY_POINTS if by_points(pot) else _BY_VOTES
    if ours == theirs:
        yield str(words.same)
    if theirs - ours:
        yield str(words.instead) % {"projects": all_named(sorted(theirs - ours), titles)}
    if ours - theirs:
        fewer = all_named(sorted(ours - theirs), titles)
        yield _("It would not have funded these: %(projects)s.", projects=fewer)


def share_text(measured: Measured) -> str:
    """The part of the voters with a funded project; empty where that would show how a few voted."""
    without = measured["voters"] - measured["with_one"]
    counts = {"with": measured["with_one"], "without": without}
    if protect_breakdown(counts, sensitive=False).cells["with"].value_or_none is None:
        return ""
    return _("%(percent)s%%", percent=_percent(measured))


def mean(measured: Measured) -> str:
    """Funded choices for each voter, to two places."""
    whole, rest = divmod(_hundredths(measured), 100)
    return f"{whole}.{rest:02d}"


def _percent(measured: Measured) -> int:
    return int(100 * measured["with_one"] // measured["voters"])


def _hundredths(measured: Measured) -> int:
    return round(Fraction(measured["per_voter"]) * 100)
