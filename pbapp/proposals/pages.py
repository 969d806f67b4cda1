"""The pages of the idea form in their order, and which of them still lack an answer."""

from __future__ import annotations

from dataclasses import dataclass

from pbapp.i18n import lazy
from pbapp.proposals.models import Proposal
from pbapp.rounds.models import Pot


@dataclass(frozen=True)
class Page:
    """One thing we ask, and the columns that hold the answer."""

    key: str
    title: str
    columns: tuple[str, ...]
    optional: bool = False


PAGES: tuple[Page, ...] = (
    Page("name", lazy("What is your idea?"), ("title", "summary")),
    Page("need", lazy("What would you do, and why?"), ("need",)),
    Page("money", lazy("How much money do you need?"), ("pot_id", "cost_pence")),
    Page("spending", lazy("What would the money buy?"), ("spending",)),
    Page("place", lazy("Where would it happen?"), ("area_id", "place")),
    Page("people", lazy("Who would it help?"), ("beneficiaries",)),
    Page("group", lazy("Which group would do it?"), ("group_name",), optional=True),
)
BY_KEY = {page.key: page for page in PAGES}


def following(page: Page) -> Page | None:
    """The page after this one; None after the last."""
    place = PAGES.index(page) + 1
    return PAGES[place] if place < len(PAGES) else None


def before(page: Page) -> Page | None:
    """The page before this one; None before the first."""
    place = PAGES.index(page)
    return PAGES[place - 1] if place else None


def missing(proposal: Proposal) -> list[Page]:
    """The pages that must be answered, or answered anew, before the idea can be sent."""
    unanswered = [page for page in PAGES if not page.optional and _lacks(proposal, page)]
    # The limit may have been lowered since the amount was given.
    if proposal.pot and (proposal.cost_pence or 0) > most_pence(proposal.pot):
        unanswered.append(BY_KEY["money"])
    return unanswered


def most_pence(pot: Pot) -> int:
    """The most one idea may ask of a pot, in pence."""
    return pot.money_pence if pot.most_pence is None else pot.most_pence


def _lacks(proposal: Proposal, page: Page) -> bool:
    return any(getattr(proposal, column) in (None, "") for column in page.columns)
