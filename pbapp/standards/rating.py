"""Ratings from 1 to 6, held under a cap that the evidence sets."""

from __future__ import annotations

from dataclasses import dataclass

from pbapp.standards.evidence import Evidence
from pbapp.standards.parts import Value
from pbapp.standards.sentences import N_, Because, because

LOWEST, HIGHEST = 1, 6
WEAK = 2
#: a reason shorter than this says nothing that others could check
REASON_LETTERS, REASON_WORDS = 20, 3

#: Highest rating that each value allows. Not yet due is not in the table: it is not to be rated.
CAPS = {Value.NONE: 2, Value.PARTIAL: 4, Value.SUFFICIENT: 6, Value.NOT_MEASURABLE: 5}
CAP_WITH_COMMUNITY = 6


class RatingRefused(Exception):
    """A rating that cannot be signed, with the reason as a sentence."""

    def __init__(self, reason: Because) -> None:
        """Keep the sentence for the page."""
        super().__init__(reason.sentence())
        self.because = reason


class PointsOutOfRange(RatingRefused):
    """The rating is not on the scale."""


class NotYetDue(RatingRefused):
    """Nothing is due yet that could be rated."""


class ReasonMissing(RatingRefused):
    """An indicator was set aside without saying why."""


class CapExceeded(RatingRefused):
    """The rating is above what the evidence allows, and no reason is given."""

    def __init__(self, reason: Because, cap: int) -> None:
        """Keep the cap beside the sentence."""
        super().__init__(reason)
        self.cap = cap


@dataclass(frozen=True)
class Rating:
    """A signed rating: 6 excellent, 5 very good, 4 good, 3 satisfactory, 2 weak, 1 poor."""

    points: int
    above_evidence: bool = False
    reason: str = ""


@dataclass(frozen=True)
class NotApplicable:
    """An indicator set aside, with the reason."""

    reason: str


def cap(evidence: Evidence, *, community_signed: bool = False) -> int:
    """Highest rating without a written reason. Raises NotYetDue.

    What is not measurable allows 5, and 6 if a community reviewer also signs. Evidence added by
    hand never lowers the cap: the higher stands, of facts alone and of facts with what was added.
    """
    if evidence.value is Value.NOT_YET_DUE:
        raise NotYetDue(because(N_("Nothing is due here yet, so it cannot be rated.")))
    values = {evidence.value, evidence.automatic} & CAPS.keys()
    if community_signed and Value.NOT_MEASURABLE in values:
        return CAP_WITH_COMMUNITY
    return max(CAPS[value] for value in values)


def sign(
    points: int, evidence: Evidence, *, community_signed: bool = False, reason: str = ""
) -> Rating:
    """A rating under the cap, or above it with a written reason.

    Raises PointsOutOfRange, NotYetDue, CapExceeded.
    """
    if not LOWEST <= points <= HIGHEST:
        raise PointsOutOfRange(because(N_("Choose a rating from 1 to 6.")))
    highest = cap(evidence, community_signed=community_signed)
    above, reason = points > highest, reason.strip()
    if above and not is_reason(reason):
        refused = because(
            N_(
                "The evidence allows up to %(cap)s. "
                "Choose that or lower, or write why in a whole sentence."
            ),
            cap=highest,
        )
        raise CapExceeded(refused, highest)
    return Rating(points, above, reason)


def is_reason(text: str) -> bool:
    """It says something: three words and 20 characters or more."""
    return len(text.strip()) >= REASON_LETTERS and len(text.split()) >= REASON_WORDS


def not_applicable(reason: str) -> NotApplicable:
    """Set an indicator aside. Raises ReasonMissing."""
    if not is_reason(reason):
        raise ReasonMissing(because(N_("Write why this does not apply, in a whole sentence.")))
    return NotApplicable(reason.strip())
