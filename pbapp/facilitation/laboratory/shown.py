"""A comparison as people read it: one sentence, a card for each rule, and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pbapp import charts
from pbapp.facilitation.laboratory.ballots import Title, Trial
from pbapp.facilitation.laboratory.compared import Column
from pbapp.facilitation.laboratory.offered import OWN, Offered
from pbapp.facilitation.laboratory.pictures import (
    TEN,
    InTen,
    LittlePeople,
    Part,
    PartsOfMoney,
)
from pbapp.facilitation.laboratory.words import CROWDS
from pbapp.i18n import _, money_text, ngettext

Rows = list[list[str]]


@dataclass(frozen=True)
class Card:
    """One rule: what it does, whom it suits, and what it does here."""

    key: str
    offer: Offered
    is_own: bool
    funded: str
    #: the rule's points or ranks are not in these votes
    alike: bool
    money: charts.MoneyLine
    people: LittlePeople
    #: None where there is one group only
    parts: PartsOfMoney | None


@dataclass(frozen=True)
class ProjectRow:
    """One project, and what each rule gives it: nothing, all, or a part in words."""

    title: Title
    cost: str
    votes: str
    given: list[str]


@dataclass(frozen=True)
class Shown:
    """Everything a comparison tells."""

    headline: str
    enough: bool
    cards: list[Card]
    projects: list[ProjectRow]
    money: Rows
    people: Rows
    #: empty where there is one group only
    parts: Rows


def shown(trial: Trial, columns: Sequence[Column]) -> Shown:
    """The page's figures; everything about groups of voters is in tenths or whole hundredths."""
    asked = sum(project.cost for project in trial.election.projects)
    return Shown(
        headline=headline(columns),
        enough=asked <= trial.election.budget,
        cards=[_card(trial, column, asked) for column in columns],
        projects=_projects(trial, columns),
        money=_money_rows(trial, columns),
        people=_people_rows(trial, columns),
        parts=_part_rows(trial, columns),
    )


def headline(columns: Sequence[Column]) -> str:
    """What differs, in one sentence or two."""
    own, *others = columns
    if all(column.given == own.given for column in others):
        return _("With these votes all these rules fund the same projects.")
    other = max(others, key=lambda column: abs(tenths(column.reached) - tenths(own.reached)))
    if tenths(other.reached) == tenths(own.reached):
        return _(
            "With each rule %(reached)s people get a project they chose, but not the same projects "
            "are funded.",
            reached=in_ten(own.reached),
        )
    return _(
        "With “%(other)s” %(more)s people get a project they chose. With your rule, “%(own)s”, "
        "it is %(less)s.",
        other=other.offer.name,
        more=in_ten(other.reached),
        own=own.offer.name,
        less=in_ten(own.reached),
    )


def tenths(share: Fraction) -> int:
    """How many in ten; all ten only where nobody is left out, none only where all are."""
    if share in (0, 1):
        return int(share) * TEN
    return min(max(int(share * TEN + Fraction(1, 2)), 1), TEN - 1)


def in_ten(share: Fraction) -> str:
    """The same in words."""
    return _("%(tenths)s in 10", tenths=tenths(share))


def hundredths(share: Fraction) -> int:
    """A share in whole hundredths."""
    return int(share * 100 + Fraction(1, 2))


def percent(share: Fraction) -> str:
    """A share as it is printed."""
    return _("%(number)s%%", number=hundredths(share))


def _card(trial: Trial, column: Column, asked_pence: int) -> Card:
    key = column.offer.key
    return Card(
        key=key,
        offer=column.offer,
        is_own=key == OWN,
        funded=ngettext(
            "%(funded)s of %(num)s project gets money.",
            "%(funded)s of %(num)s projects get money.",
            len(trial.election.projects),
            funded=len(column.given),
        ),
        alike=column.alike,
        money=_money_line(trial, column, asked_pence),
        people=_people(trial, column),
        parts=_parts(trial, column) if len(trial.voters) > 1 else None,
    )


def _money_line(trial: Trial, column: Column, asked_pence: int) -> charts.MoneyLine:
    def amount(label: str, pence: int) -> charts.Amount:
        return charts.Amount(label, pence, money_text(pence, trial.currency))

    spent = amount(_("Given"), column.spent_pence)
    pot = amount(_("In the pot"), trial.election.budget)
    return charts.MoneyLine(
        f"money-{column.offer.key}",
        _("Money given with “%(rule)s”", rule=column.offer.name),
        _("%(spent)s of %(pot)s is given.", spent=spent.printed, pot=pot.printed),
        spent=spent,
        asked=amount(_("All projects"), asked_pence),
        pot=pot,
    )


def _people(trial: Trial, column: Column) -> LittlePeople:
    groups = [
        InTen(_sized(trial, name), tenths(share), in_ten(share))
        for name, share in column.reached_of.items()
    ]
    return LittlePeople(
        f"people-{column.offer.key}",
        _("People who get a project they chose, with “%(rule)s”", rule=column.offer.name),
        "; ".join(f"{group.label}: {group.printed}" for group in groups),
        groups,
    )


def _parts(trial: Trial, column: Column) -> PartsOfMoney:
    parts = [
        Part(_sized(trial, name), hundredths(share), _size(trial, name), percent(share))
        for name, share in column.money_of.items()
    ]
    return PartsOfMoney(
        f"parts-{column.offer.key}",
        _("Money for the projects of each group, with “%(rule)s”", rule=column.offer.name),
        "; ".join(f"{part.label}: {part.printed}" for part in parts),
        parts,
    )


def _size(trial: Trial, name: str) -> int:
    """A group in hundredths of all voters."""
    number = next(voters.number for voters in trial.voters if voters.name == name)
    return hundredths(Fraction(number, trial.election.voters))


def _sized(trial: Trial, name: str) -> str:
    if len(trial.voters) == 1:
        return str(CROWDS[name])
    return _("%(group)s (%(size)s%%)", group=CROWDS[name], size=_size(trial, name))


def _projects(trial: Trial, columns: Sequence[Column]) -> list[ProjectRow]:
    votes = trial.election.votes
    by_votes = sorted(trial.election.projects, key=lambda p: (-votes[p.id], p.cost, p.id))
    return [
        ProjectRow(
            title=trial.titles[project.id],
            cost=money_text(project.cost, trial.currency),
            votes=f"{votes[project.id]:,}",
            given=[_given(trial, column, project.id, project.cost) for column in columns],
        )
        for project in by_votes
    ]


def _given(trial: Trial, column: Column, project: str, cost: int) -> str:
    given = column.given.get(project)
    if given is None:
        return ""
    if given == cost:
        return _("funded")
    return _("part: %(money)s", money=money_text(given, trial.currency))


def _money_rows(trial: Trial, columns: Sequence[Column]) -> Rows:
    budget, currency = trial.election.budget, trial.currency
    return [
        [_("Given"), *(money_text(c.spent_pence, currency) for c in columns)],
        [_("Left"), *(money_text(budget - c.spent_pence, currency) for c in columns)],
        [_("Projects that get money"), *(str(len(c.given)) for c in columns)],
    ]


def _people_rows(trial: Trial, columns: Sequence[Column]) -> Rows:
    groups = [v.name for v in trial.voters] if len(trial.voters) > 1 else []
    return [
        *([_sized(trial, name), *(in_ten(c.reached_of[name]) for c in columns)] for name in groups),
        [_("All voters"), *(in_ten(c.reached) for c in columns)],
    ]


def _part_rows(trial: Trial, columns: Sequence[Column]) -> Rows:
    if len(trial.voters) == 1:
        return []
    return [
        [_sized(trial, voters.name), *(percent(c.money_of[voters.name]) for c in columns)]
        for voters in trial.voters
    ]
