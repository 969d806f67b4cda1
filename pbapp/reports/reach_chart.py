"""Who was heard in a period, by fifth: the shares of those heard and of the people here."""

from __future__ import annotations

from collections.abc import Sequence

from pbapp import charts
from pbapp.engagement.reach.kinds import Dimension
from pbapp.engagement.reach.picture import NAMES, told
from pbapp.i18n import _
from pbapp.reports.briefly import one_place
from pbapp.reports.labels import FIRST_FIFTH
from pbapp.reports.reach_strip import Pair, ReachStrip
from pbapp.reports.told import Reach


def reach_chart(one: Reach) -> charts.Dumbbell:
    """A ring and a dot for each fifth, as on the pages of the records behind it."""
    names = NAMES[one.dimension].values()
    return charts.Dumbbell(
        id=one.dimension.value,
        title=told(one.dimension, f"{one.shares[0]}%", f"{one.here[0]}%"),
        description=_("A ring for the people who live here, a dot for those we heard."),
        rows=[
            charts.Ends(str(label), here, f"{here}%", heard, f"{heard}%")
            for label, here, heard in zip(names, one.here, one.shares, strict=True)
        ],
        even_label=_("People here"),
        reached_label=_("People we heard"),
    )


def reach_strip(reach: Sequence[Reach]) -> ReachStrip | None:
    """The fifths of SIMD, and never without the first of its access domain; None without any."""
    by = {one.dimension: one for one in reach}
    fifth, access = by.get(Dimension.FIFTH), by.get(Dimension.ACCESS)
    if not by:
        return None
    names = (
        str(FIRST_FIFTH[Dimension.FIFTH]),
        _("Fifth 2"),
        _("Fifth 3"),
        _("Fifth 4"),
        _("Best-off fifth"),
    )
    rows = (
        [Pair(*row) for row in zip(names, fifth.shares, fifth.here, strict=True)] if fifth else []
    )
    far = (access.shares[0], access.here[0]) if access else (None, None)
    return ReachStrip(
        id="reach",
        title=_title(fifth),
        description=_("A dot for those we heard, a ring for the people who live here."),
        heard=_("heard"),
        here=_("here"),
        rows=[*rows, Pair(str(FIRST_FIFTH[Dimension.ACCESS]), *far)],
    )


def _title(fifth: Reach | None) -> str:
    if fifth is None or fifth.ratio is None:
        return _("Who was heard, by where they live.")
    return _("Poorest places: reach %(ratio)s (1 is even).", ratio=one_place(fifth.ratio))
