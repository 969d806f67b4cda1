"""Who was heard in a period and who was missed, out of nothing but numbers that are out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from pbapp.disclosure.shown import Marker, marked
from pbapp.engagement.models import Engagement
from pbapp.engagement.reach.kinds import BANDED, OF_PLACE, Dimension, Gap
from pbapp.engagement.reach.labels import DIMENSIONS, category
from pbapp.engagement.reach.missed import gap_of
from pbapp.engagement.reach.numbers import what_of
from pbapp.engagement.releases.queries import HEADS, Released
from pbapp.engagement.thresholds.queries import rules
from pbapp.i18n import _
from pbapp.places.zones.models import Banding
from pbapp.reports.figures import summed
from pbapp.reports.labels import FIRST_FIFTH
from pbapp.reports.period import Period
from pbapp.reports.rows import Work
from pbapp.reports.told import Missed, Reach

#: numbers of one record that are out, by the name of the breakdown
Out = Mapping[str, Released]
#: fifths by name, the poorest or furthest away first
FIFTHS = ("1", "2", "3", "4", "5")


def work_of(record: Engagement, out: Out, period: Period) -> Work:
    """A record with the people who took part in the period, as far as its own page shows them."""
    people, hidden = marked(Marker.NOT_COLLECTED), False
    if heads := out.get(HEADS):
        days = heads.beside["days"]
        then = [
            one for name, one in heads.cells.items() if period.has(date.fromisoformat(days[name]))
        ]
        hidden = any(one.marker is Marker.CONFIDENTIAL for one in then)
        is_whole = len(then) == len(heads.cells)
        people = heads.total if is_whole and not hidden else summed(then)
    return Work(
        record_id=record.id,
        title=record.title,
        level=record.level,
        places=tuple(area.name for area in record.areas),
        people=people,
        has_hidden=hidden,
    )


def reached(out: Iterable[Out]) -> Iterator[Reach]:
    """By SIMD and, beside it, by its access domain; not on a base under 30 (engagement.md 9.1)."""
    numbers = list(out)
    for dimension in (Dimension.FIFTH, Dimension.ACCESS):
        what = what_of(dimension)
        alike = _alike([one[what] for one in numbers if what in one and _is_whole(one[what])])
        found = _summed(dimension, alike) if alike else None
        if found and found.base >= rules().reach_base:
            yield found


def _is_whole(one: Released) -> bool:
    """Nothing in it is hidden, and it is known how many live here."""
    shown = (*one.shares.values(), one.total)
    return bool(one.beside["lives"]) and all(it.value_or_none is not None for it in shown)


def _alike(found: Sequence[Released]) -> Sequence[Released]:
    """Fifths of one edition made in one way, as others may not be summed; the most people."""
    groups: dict[tuple[str, str], list[Released]] = {}
    for one in found:
        groups.setdefault((one.beside["banding"], one.beside["simd_version"]), []).append(one)
    return max(groups.values(), key=lambda group: sum(map(_base, group)), default=())


def _base(one: Released) -> int:
    return one.total.value_or_none or 0


def _summed(dimension: Dimension, alike: Sequence[Released]) -> Reach:
    return Reach(
        dimension=dimension,
        banding=Banding(alike[0].beside["banding"]),
        simd_version=alike[0].beside["simd_version"],
        works=len(alike),
        base=sum(map(_base, alike)),
        heard=tuple(
            sum(_base(one) * (one.shares[fifth].value_or_none or 0) for one in alike)
            for fifth in FIFTHS
        ),
        even=tuple(
            sum(_base(one) * one.beside["lives"][fifth] for one in alike) for fifth in FIFTHS
        ),
    )


def missed(records: Sequence[Engagement], out: Mapping[int, Out]) -> list[Missed]:
    """Groups heard much less than their share, and audiences that are often missed and were again.

    The widest gap first, then one of each kind of gap before a second one.
    """
    by_share = sorted(
        (found for record in records for found in _shares(record, out.get(record.id, {}))),
        key=lambda one: Fraction(one.came, one.here),
    )
    named = [found for record in records for found in _audiences(record)]
    kinds = [by_share, *([one for one in named if one.gap is gap] for gap in Gap)]
    turns = [
        (turn, kind, one) for kind, group in enumerate(kinds) for turn, one in enumerate(group)
    ]
    return [one for _turn, _kind, one in sorted(turns, key=lambda it: it[:2])]


def _audiences(record: Engagement) -> Iterator[Missed]:
    for one in record.audiences:
        gap = gap_of(record, one) if one.at_risk else None
        # Without a number to reach, whoever was counted was not missed.
        if gap and not (gap is Gap.NO_TARGET and one.reached):
            yield Missed(record_id=record.id, title=record.title, who=one.name, gap=gap)


def _shares(record: Engagement, out: Out) -> Iterator[Missed]:
    """Only what everyone can read on the record's own page (rule INC2 for the numbers)."""
    for dimension in Dimension:
        released = out.get(what_of(dimension))
        total = released.total.value_or_none if released else None
        if released and total and total >= rules().reach_base:
            yield from _of_breakdown(record, dimension, released)


def _of_breakdown(record: Engagement, dimension: Dimension, one: Released) -> Iterator[Missed]:
    for name, here in one.beside["lives"].items():
        came = one.shares[name].value_or_none
        if dimension in BANDED and name != FIFTHS[0]:
            continue
        if came is not None and came < rules().reach_ratio * here:
            yield Missed(
                record_id=record.id,
                title=record.title,
                who=_who(dimension, category(dimension, name, one.labels[name])),
                gap=Gap.SHARE,
                came=came,
                here=here,
            )


def _who(dimension: Dimension, label: str) -> str:
    """Places and fifths say what they are; of the others the question is told too."""
    if dimension in FIRST_FIFTH:
        return str(FIRST_FIFTH[dimension])
    if dimension in OF_PLACE:
        return label
    return _("%(question)s: %(answer)s", question=DIMENSIONS[dimension], answer=label)
