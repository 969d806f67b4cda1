"""What changed after a count, in dated sentences; and the result before and after, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pbapp.i18n import _, format_day, money_text
from pbapp.results.models import Change, ChangeKind, Count, PotResult, ProjectResult
from pbapp.results.next_in_line import as_counted, confirmed
from pbapp.results.tie_words import all_named, named


@dataclass(frozen=True)
class Note:
    """One confirmed change: the day, what happened, the reason as it was written, what it funds."""

    day: str
    what: str
    reason: str
    then: list[str]


@dataclass(frozen=True)
class Compared:
    """One project before the changes and now."""

    title: str
    lang: str
    counted: str
    now: str


def notes(count: Count) -> list[Note]:
    """Every confirmed change, oldest first."""
    found = [(c, pot) for pot in count.pots for c in confirmed(pot)]
    return [_note(change, pot) for change, pot in sorted(found, key=lambda pair: pair[0].id)]


def later(row: ProjectResult, pot: PotResult) -> str:
    """What a change did to one project; empty where none touched it."""
    told = ""
    for change in confirmed(pot):
        if change.project_id == row.project_id:
            told = _("It was taken back after the count, so its money went on.")
        elif row.project_id in {fund["project"] for fund in change.funds}:
            told = came_free(change)
    return told


def came_free(change: Change) -> str:
    """Why a project is funded after all."""
    if change.kind is ChangeKind.MONEY_ADDED:
        return _("Money was added after the count, and this project was next on the list.")
    return _("Money came free after the count, and this project was next on the list.")


def compared(pot: PotResult) -> list[Compared]:
    """The projects that changes touched, as they were counted and as they stand."""
    before = as_counted(pot)
    return [
        Compared(
            row.project.title,
            row.project.language,
            given_text(before[row.project_id], pot.pot.currency),
            given_text(row.given_pence, pot.pot.currency),
        )
        for row in pot.projects
        if later(row, pot)
    ]


def given_text(pence: int, currency: str) -> str:
    """A sum that a project gets, or that it gets none."""
    return money_text(pence, currency) if pence else _("Not funded")


def _note(change: Change, pot: PotResult) -> Note:
    titles = {row.project_id: row.project.title for row in pot.projects}
    at = change.settled_at or change.made_at
    return Note(format_day(at), what(change, pot, titles), change.reason, then(change, pot, titles))


def what(change: Change, pot: PotResult, titles: Mapping[int, str]) -> str:
    """What happened, in one sentence."""
    amount = money_text(change.amount_pence, pot.pot.currency)
    if change.project_id is None:
        return _(
            "%(amount)s was added to the money. It comes from: %(source)s.",
            amount=amount,
            source=change.source.rstrip("."),
        )
    title = named(change.project_id, titles)
    if not change.amount_pence:
        return _("“%(title)s” was taken back. It had no money.", title=title)
    return _("“%(title)s” was taken back. %(amount)s came free.", title=title, amount=amount)


def then(change: Change, pot: PotResult, titles: Mapping[int, str]) -> list[str]:
    """The lot, where one was drawn, and what the money goes to."""
    return [*_lot(change, titles), *_funds(change, pot, titles)]


def _lot(change: Change, titles: Mapping[int, str]) -> list[str]:
    if not change.lot:
        return []
    told = _(
        "Some projects were equal, so a lot was drawn. The order: %(drawn)s. "
        "Witnesses: %(one)s and %(two)s.",
        drawn=all_named(change.lot, titles),
        one=change.witness_one,
        two=change.witness_two,
    )
    return [told]


def _funds(change: Change, pot: PotResult, titles: Mapping[int, str]) -> list[str]:
    if not change.funds and change.amount_pence:
        return [_("No project on the reserve list fits, so the money stays in the pot.")]
    return [
        _(
            "“%(title)s” gets %(amount)s.",
            title=named(fund["project"], titles),
            amount=money_text(fund["pence"], pot.pot.currency),
        )
        for fund in change.funds
    ]
