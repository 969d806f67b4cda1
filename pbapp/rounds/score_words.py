"""What projects are put in order by, in words: votes, points, or places on the voters' lists."""

from __future__ import annotations

from pbapp.counting import BallotKind, Utility
from pbapp.i18n import _, lazy

#: ballots that say more of a project than that it is chosen
WITH_POINTS = frozenset({BallotKind.POINTS, BallotKind.SCORES, BallotKind.RANKING})
HIGHER_UP = lazy("The higher a project stands on a voter's list, the more points it gets.")


def beside_in_words(kind: BallotKind) -> str:
    """That the plain rule of most cities is tried as well, with ballots of this kind."""
    if kind in WITH_POINTS:
        return _(
            "We also count by most points first, and use that result "
            "if more voters get more of their projects from it."
        )
    return _(
        "We also count by most votes first, and use that result "
        "if more voters get more of their projects from it."
    )


def first_in_words(utility: Utility) -> list[str]:
    """Which project comes first where the highest score does."""
    return [str(sentence) for sentence in _FIRST[utility]]


def rest_in_words(kind: BallotKind, *, still_fit: bool) -> str:
    """Where the rest of the money goes."""
    if kind in WITH_POINTS:
        if still_fit:
            return _("What is left goes to the projects with the most points that still fit.")
        return _("What is left goes to the projects with the most points.")
    if still_fit:
        return _("What is left goes to the projects with the most votes that still fit.")
    return _("What is left goes to the projects with the most votes.")


def ranked_in_words(kind: BallotKind) -> list[str]:
    """Where points come from when voters gave none themselves."""
    return [str(HIGHER_UP)] if kind is BallotKind.RANKING else []


_MOST_VOTES = lazy("The project with the most votes gets its money first, then the next.")
_MOST_POINTS = lazy("The project with the most points gets its money first, then the next.")
_MOST_POINTS_PER_POUND = lazy(
    "The project with the most points for each pound it costs gets its money first, then the next."
)
_FIRST: dict[Utility, tuple[str, ...]] = {
    Utility.COST: (_MOST_VOTES,),
    Utility.CARDINALITY: (
        lazy(
            "The project with the most votes for each pound it costs gets its money first, "
            "then the next."
        ),
    ),
    Utility.POINTS_COST: (_MOST_POINTS,),
    Utility.POINTS: (_MOST_POINTS_PER_POUND,),
    Utility.RANK_COST: (_MOST_POINTS, HIGHER_UP),
    Utility.RANK: (_MOST_POINTS_PER_POUND, HIGHER_UP),
    Utility.BORDA: (
        _MOST_POINTS_PER_POUND,
        lazy("It gets a point for each project that stands below it on a voter's list."),
    ),
}
