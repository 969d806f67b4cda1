"""Letters to the author of an idea: the same text is shown before it is sent, and then sent."""

from __future__ import annotations

from typing import Any

from pbapp.access.permissions import Can
from pbapp.i18n import in_language
from pbapp.outbox import enqueue
from pbapp.proposals.criteria import sentences
from pbapp.proposals.lifecycle import Verdict
from pbapp.proposals.models import Proposal

SENT = "proposals/mail/sent.txt"
TEMPLATES: dict[Verdict, str] = {
    Verdict.PASS: "proposals/mail/passed.txt",
    Verdict.ASK: "proposals/mail/ask.txt",
    Verdict.DECLINE: "proposals/mail/declined.txt",
    Verdict.REOPEN: "proposals/mail/reopened.txt",
}


def language_of(proposal: Proposal) -> str:
    """The language its author reads."""
    return proposal.author.language if proposal.author else proposal.language


def reason(proposal: Proposal, verdict: Verdict, concerns: list[str], words: str) -> str:
    """The chosen sentences in the author's language, then the checker's own words."""
    with in_language(language_of(proposal)):
        return "\n\n".join(part for part in (*sentences(verdict, concerns), words) if part)


def values(proposal: Proposal, reason: str) -> dict[str, Any]:
    """What the letters' templates speak of."""
    return {
        "name": proposal.author.name if proposal.author else "",
        "title": proposal.title,
        "path": f"/ideas/{proposal.id}",
        "public_path": f"/projects/{proposal.id}",
        "talks_open": proposal.round.allows(Can.COMMENT),
        "round_name": proposal.round.name,
        "contact": proposal.round.contact,
        "reason": reason,
    }


def post(proposal: Proposal, template: str, reason: str = "") -> None:
    """Put a letter to the author in the outbox; nothing where no address is known."""
    if proposal.author is None or proposal.author.email is None:
        return
    enqueue(
        proposal.author.email,
        template,
        language=language_of(proposal),
        cause=f"idea {proposal.id}, change {proposal.version}",
        **values(proposal, reason),
    )
