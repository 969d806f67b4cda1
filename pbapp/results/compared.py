"""What voters got, and how most votes first would have come out: sentences and a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from pbapp import charts
from pbapp.disclosure.breakdown import protect_breakdown
from pbapp.i18n import _, money_text
from pbapp.results.models import PotResult
from pbapp.results.next_in_line import FUNDED
from pbapp.results.tie_words import all_named

Measured = Mapping[str, Any]


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
    """The result beside most votes first; none where that was the rule."""
    if "greedy" not in pot.measures:
        return None
    return charts.PairChart(
        f"compared-{pot.pot_id}",
        _("This result, and most votes first"),
        _("The solid bar is this result. The striped bar is most votes first."),
        list(_pairs(pot, pot.measures["taken"], pot.measures["greedy"])),
        first_label=_("This result"),
        second_label=_("Most votes first"),
    )


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
    if ours == theirs:
        yield _("Most votes first would have funded the same projects.")
    if theirs - ours:
        more = all_named(sorted(theirs - ours), titles)
        yield _("Most votes first would have funded these instead: %(projects)s.", projects=more)
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
