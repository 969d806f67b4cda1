"""Telling the authors of projects what came out and why, what is offered, and what changed."""

from __future__ import annotations

from pbapp.accounts.models import User
from pbapp.i18n import format_day, in_language, money_text
from pbapp.outbox import enqueue
from pbapp.proposals.queries import authors_of
from pbapp.results.change_words import came_free, later
from pbapp.results.labels import reason
from pbapp.results.models import Change, Count, Offer, PotResult, ProjectResult

FUNDED = "results/mail/funded.txt"
NOT_FUNDED = "results/mail/not_funded.txt"
OFFER = "results/mail/offer.txt"
TAKEN_BACK = "results/mail/taken_back.txt"
FUNDED_LATER = "results/mail/funded_later.txt"


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
        why = later(result, pot) or reason(result, pot, titles)
    enqueue(
        str(author.email),
        FUNDED if result.funded else NOT_FUNDED,
        language=author.language,
        cause=f"result {count.id}, project {result.project_id}",
        name=author.name,
        title=result.project.title,
        round_name=count.round.name,
        votes=result.votes,
        cost=money_text(result.given_pence or result.cost_pence, pot.pot.currency),
        reason=why,
        path=f"/rounds/{count.round_id}/result",
        contact=count.round.contact,
    )


def post_change(change: Change, pot: PotResult) -> None:
    """A letter to each author whom a confirmed change touches; needs the results loaded."""
    authors = authors_of(pot.count.round_id)
    if change.project_id in authors:
        _post_change(change, pot, TAKEN_BACK, change.project_id, 0, authors[change.project_id])
    for fund in change.funds:
        project_id = fund["project"]
        if project_id in authors:
            _post_change(change, pot, FUNDED_LATER, project_id, fund["pence"], authors[project_id])


def _post_change(
    change: Change, pot: PotResult, template: str, project_id: int, pence: int, author: User
) -> None:
    title = next(row.project.title for row in pot.projects if row.project_id == project_id)
    with in_language(author.language):
        why = came_free(change)
    enqueue(
        str(author.email),
        template,
        language=author.language,
        cause=f"change {change.id}, project {project_id}",
        name=author.name,
        title=title,
        round_name=pot.count.round.name,
        cost=money_text(pence, pot.pot.currency),
        reason=why,
        written=change.reason,
        path=f"/rounds/{pot.count.round_id}/result",
        contact=pot.count.round.contact,
    )


def post_offers(count: Count) -> None:
    """A letter about each offer that waits, to the author with an address."""
    authors = authors_of(count.round_id)
    for offer in count.waiting_offers:
        if offer.project_id in authors:
            _post_offer(count, offer, authors[offer.project_id])


def _post_offer(count: Count, offer: Offer, author: User) -> None:
    with in_language(author.language):
        last_day = format_day(offer.answer_by)
    enqueue(
        str(author.email),
        OFFER,
        language=author.language,
        cause=f"offer {offer.id}",
        name=author.name,
        title=offer.project.title,
        round_name=count.round.name,
        amount=money_text(offer.amount_pence, offer.pot.currency),
        cost=money_text(offer.project.cost_pence or 0, offer.pot.currency),
        last_day=last_day,
        contact=count.round.contact,
    )
