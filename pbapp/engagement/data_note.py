"""The note on personal data: why any is held, what it is, and until when."""

from __future__ import annotations

from pbapp.engagement.kinds import DataAssessment, LawfulBasis
from pbapp.engagement.models import Engagement
from pbapp.standards.substance import says_something

ASSESSED = frozenset({DataAssessment.NOT_NEEDED, DataAssessment.SIGNED_OFF})


def is_written(record: Engagement) -> bool:
    """None is held; or it says why, what, until when, and the risks were looked at.

    UK GDPR, articles 5(1), 6, 13 and 35. Without it the plan cannot be agreed.
    """
    if record.lawful_basis is LawfulBasis.NONE_HELD:
        return True
    return bool(
        record.lawful_basis
        and record.dpia_status in ASSESSED
        and says_something(record.personal_data_held)
        and record.retention_until
    )
