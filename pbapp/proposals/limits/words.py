"""Which projects rule one another out, in sentences for voters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pbapp.i18n import _
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.limits.models import Rivals
from pbapp.proposals.models import Proposal


def only_one_in_words(sets: Iterable[Rivals]) -> list[str]:
    """A sentence for each set with two projects or more on the ballot, and its reason."""
    told = []
    for rivals in sets:
        titles = _titles(rivals)
        if len(titles) > 1:
            told.append(
                _(
                    "Only one of these can get money: %(projects)s. Why: %(reason)s",
                    projects=", ".join(titles),
                    reason=rivals.reason,
                )
            )
    return told


def rivals_in_words(project: Proposal, sets: Iterable[Rivals]) -> list[str]:
    """The same, on the page of one of the projects."""
    told = []
    for rivals in sets:
        others = _titles(rivals, without=project)
        if others:
            told.append(
                _(
                    "Only one of these can get money: this project, %(projects)s. Why: %(reason)s",
                    projects=", ".join(others),
                    reason=rivals.reason,
                )
            )
    return told


def _titles(rivals: Rivals, without: Proposal | None = None) -> Sequence[str]:
    return [
        _("“%(title)s”", title=member.proposal.title)
        for member in rivals.members
        if member.proposal.stage is Stage.PROJECT and member.proposal is not without
    ]
