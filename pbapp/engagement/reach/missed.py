"""Whom the work may miss, and what to do next about it (engagement.md sections 7.4 and 8.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbapp.engagement.models import Audience, Engagement
from pbapp.engagement.reach.background import Background
from pbapp.engagement.reach.kinds import Dimension, Gap
from pbapp.engagement.reach.labels import CATEGORIES, DIMENSIONS
from pbapp.engagement.reach.queries import Heard
from pbapp.engagement.thresholds.queries import rules
from pbapp.i18n import _, lazy

NEXT_STEPS: dict[Gap, str] = {
    Gap.SHARE: lazy("Go to where they are, and write down what you did."),
    Gap.FEW: lazy("Ask them what is in the way, and try another way."),
    Gap.NO_WAY: lazy("Plan something for them: there is no way to reach them."),
    Gap.NOT_COUNTED: lazy("Count how many of them came."),
    Gap.NO_TARGET: lazy("Say how many of them you want to hear."),
}


@dataclass(frozen=True)
class Missed:
    """A group at risk of being missed, how it stands, and the next step."""

    who: str
    stands: str
    next_step: str
    is_met: bool = False


def audiences(record: Engagement) -> list[Missed]:
    """Every audience that somebody said is often missed."""
    return [_audience(record, one) for one in record.audiences if one.at_risk]


def gap_of(record: Engagement, one: Audience) -> Gap | None:
    """What is missing for an audience to count as reached; None: it was reached as planned."""
    if one.target is not None and one.reached is not None and one.reached >= one.target:
        return None
    if not one.methods and not any(one in held.audiences for held in record.activities):
        return Gap.NO_WAY
    if one.target is None:
        return Gap.NO_TARGET
    return Gap.NOT_COUNTED if one.reached is None else Gap.FEW


def _audience(record: Engagement, one: Audience) -> Missed:
    gap = gap_of(record, one)
    if gap is None:
        return Missed(one.name, _("Reached as planned."), "", is_met=True)
    stands = one.risk_reason or _("Often missed.")
    if gap is Gap.FEW:
        stands = _("%(reached)s of %(target)s were heard.", reached=one.reached, target=one.target)
    return Missed(one.name, stands, str(NEXT_STEPS[gap]))


def underheard(found: Mapping[Dimension, Heard], background: Background) -> Iterator[Missed]:
    """Categories whose share of those heard is under four fifths of their share of the people here.

    Only on a base of 30 or more (rule INC2); on fewer nothing can be said. The partnership may ask
    for other numbers.
    """
    settings = rules()
    for dimension, heard in found.items():
        lives = background.lives(heard)
        whole = sum(lives.values())
        if heard.base < settings.reach_base or not whole or heard.is_mixed:
            continue
        for category, living in lives.items():
            even, came = (
                Fraction(living, whole),
                Fraction(heard.counts.get(category, 0), heard.base),
            )
            if came < settings.reach_ratio * even:
                yield _category(background, dimension, category, came, even)


def _category(
    background: Background, dimension: Dimension, category: str, came: Fraction, even: Fraction
) -> Missed:
    names = {str(area.id): area.name for area in background.areas}
    stands = _(
        "%(came)s%% of those heard, %(even)s%% of the people here.",
        came=round(100 * came),
        even=round(100 * even),
    )
    who = _(
        "%(dimension)s: %(category)s",
        dimension=DIMENSIONS[dimension],
        category=_word(dimension, category, names),
    )
    return Missed(who, stands, str(NEXT_STEPS[Gap.SHARE]))


def _word(dimension: Dimension, category: str, names: Mapping[str, str]) -> str:
    words = names if dimension is Dimension.AREA else CATEGORIES[dimension]
    return str(words.get(category, category))
