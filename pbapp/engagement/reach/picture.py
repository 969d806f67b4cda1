"""Who was heard as a picture: the share of the people here, and the share of those heard."""

from __future__ import annotations

from pbapp import charts
from pbapp.disclosure.shown import Marker
from pbapp.engagement.reach.kinds import Dimension
from pbapp.engagement.reach.labels import ACCESS, FIFTHS
from pbapp.engagement.releases.queries import Released
from pbapp.i18n import _

NAMES = {Dimension.FIFTH: FIFTHS, Dimension.ACCESS: ACCESS}
#: the fifth the sentence above the picture is about: the poorest, or the furthest away
FIRST = "1"


def picture(released: Released) -> charts.Dumbbell | None:
    """The chart of a released breakdown by fifths; None for others, and where nobody lives here."""
    dimension = Dimension(released.beside["dimension"])
    lives = released.beside["lives"]
    if dimension not in NAMES or not lives:
        return None
    rows = [
        charts.Ends(
            str(words),
            lives[name],
            f"{lives[name]}%",
            released.shares[name].value_or_none,
            released.shares[name].text,
        )
        for name, words in NAMES[dimension].items()
    ]
    return charts.Dumbbell(
        id=released.what,
        title=finding(released, dimension),
        description=_("A ring for the people who live here, a dot for those we heard."),
        rows=rows,
        even_label=_("People here"),
        reached_label=_("People we heard"),
    )


def finding(released: Released, dimension: Dimension) -> str:
    """What the picture shows, in a sentence, out of nothing but numbers that are shown."""
    share, lives = released.shares[FIRST], released.beside["lives"][FIRST]
    if share.value_or_none is None:
        return _unsaid(dimension, too_few=share.marker is Marker.CONFIDENTIAL)
    return told(dimension, f"{share.value_or_none}%", f"{lives}%")


def told(dimension: Dimension, heard: str, here: str) -> str:
    """The two shares of the first fifth in a sentence."""
    said = {"heard": heard, "here": here}
    if dimension is Dimension.FIFTH:
        return _(
            "%(heard)s of those we heard live in the poorest places. Here it is %(here)s.", **said
        )
    return _(
        "%(heard)s of those we heard live far from shops and doctors. Here it is %(here)s.", **said
    )


def _unsaid(dimension: Dimension, *, too_few: bool) -> str:
    if too_few:
        return _("Too few people told us where they live to show all shares.")
    if dimension is Dimension.FIFTH:
        return _("Who was heard, by how well off their place is.")
    return _("Who was heard, by how near shops and doctors are.")
