"""Where the check of one indicator stands (engagement.md section 8.2)."""

from __future__ import annotations

from enum import StrEnum

from pbapp.standards.parts import Value


class CheckState(StrEnum):
    """The way of a check; a signed one opens again when the evidence comes to something else."""

    NOT_DUE = "not_due"
    DUE = "due"
    EVIDENCE_FOUND = "evidence_found"
    EVIDENCE_MISSING = "evidence_missing"
    RATED = "rated"
    SIGNED = "signed"
    REOPENED = "reopened"


#: due, as long as nobody has rated it
_UNRATED = {
    Value.NOT_YET_DUE: CheckState.NOT_DUE,
    Value.NOT_MEASURABLE: CheckState.DUE,
    Value.NONE: CheckState.EVIDENCE_MISSING,
    Value.PARTIAL: CheckState.EVIDENCE_FOUND,
    Value.SUFFICIENT: CheckState.EVIDENCE_FOUND,
}


def state_of(value: Value, *, due: bool, rated: bool, signed_on: Value | None) -> CheckState:
    """The state, from the evidence as it is now.

    `rated`: somebody rated it at a review, but nobody has signed; `signed_on`: what the evidence
    came to when it was signed, None where it is not.
    """
    if signed_on is not None:
        return CheckState.SIGNED if signed_on is value else CheckState.REOPENED
    if not due:
        return CheckState.NOT_DUE
    return CheckState.RATED if rated else _UNRATED[value]
