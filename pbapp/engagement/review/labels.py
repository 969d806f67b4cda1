"""Words for review sessions."""

from __future__ import annotations

from pbapp.engagement.kinds.loop import MemberKind, Scope
from pbapp.i18n import lazy

MEMBER_KINDS: dict[MemberKind, str] = {
    MemberKind.OFFICER: lazy("Staff"),
    MemberKind.PARTNER: lazy("A partner"),
    MemberKind.COMMUNITY: lazy("People of the community"),
}
SCOPES: dict[Scope, str] = {
    Scope.STANDARDS: lazy("The seven standards, as far as they are due"),
    Scope.INDICATORS: lazy("Each indicator that is due"),
}
