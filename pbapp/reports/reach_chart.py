"""Who was heard in a period, by fifth: the shares of those heard and of the people here."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from flask_babel import format_decimal

from pbapp import charts
from pbapp.engagement.reach.picture import NAMES, told
from pbapp.i18n import _
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


def one_place(ratio: Fraction) -> str:
    """A ratio with one place behind the point, halves rounded up."""
    tenths = (20 * ratio.numerator + ratio.denominator) // (2 * ratio.denominator)
    return str(format_decimal(Decimal(tenths) / 10, format="0.0"))
