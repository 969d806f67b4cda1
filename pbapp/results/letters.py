"""Telling the authors of projects what came out, and the one reason why."""

from __future__ import annotations

from pbapp.accounts.models import User
from pbapp.i18n import in_language, money_text
from pbapp.outbox import enqueue
from pbapp.proposals.queries import authors_of
from pbapp.results.labels import reason
from pbapp.results.models import Count, PotResult, ProjectResult

FUNDED = "results/mail/funded.txt"
NOT_FUNDED = "results/mail/not_funded.txt"


def post_all(count: Count) -> None:
    """A letter to each author with an address, about each project; needs the results loaded."""
    authors = authors_of(count.round_id)
    for pot in count.pots:
        titles = {result.project_id: result.project.title for result in pot.projects}
        for result in pot.projects:
            if result.project_id in authors:
                _post(count, pot, result, titles, authors[result.project_id])


def _post(
    count: Count, pot: PotResult, result: ProjectResult, titles: dict[int, str], author: User
) -> None:
    with in_language(author.language):
        why = reason(result, pot, titles)
    enqueue(
        str(author.email),
        FUNDED if result.funded else NOT_FUNDED,
        language=author.language,
        cause=f"result {count.id}, project {result.project_id}",
        name=author.name,
        title=result.project.title,
        round_name=count.round.name,
        votes=result.votes,
        cost=money_text(result.cost_pence, pot.pot.currency),
        reason=why,
        path=f"/rounds/{count.round_id}/result",
        contact=count.round.contact,
    )
