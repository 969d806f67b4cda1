"""A result as people read it: sentences, rows and charts for each pot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from pbapp import charts
from pbapp.counting import Method, ReasonCode
from pbapp.i18n import _, format_money, money_text, ngettext
from pbapp.results import compared
from pbapp.results.change_words import Compared, later
from pbapp.results.change_words import compared as before_and_now
from pbapp.results.labels import reason
from pbapp.results.models import Count, PotResult, ProjectResult
from pbapp.results.tie_words import named
from pbapp.results.why_words import numbers_of, percent_of

#: a chart of more projects than this waits until somebody asks for it
CHART_AT_ONCE = 15
#: of more projects than this, the numbers stand on a page of their own, so many at a time
NUMBERS_AT_ONCE = 40
RESERVE_AT_ONCE = 10
#: going down one order of projects, the money runs out at a line
IN_ONE_LINE = frozenset({Method.GREEDY, Method.MEAN_SCORE})


@dataclass(frozen=True)
class Row:
    """One project with its votes, cost and reason."""

    title: str
    lang: str
    url: str
    votes: str
    cost: str | Markup
    #: as it was counted
    reason: str
    funded: bool
    #: the numbers under the reason
    numbers: list[str]
    #: what a change after the count did to it; mostly empty
    later: str


@dataclass(frozen=True)
class PotShown:
    """What came out for one pot."""

    id: int
    name: str
    sentences: list[str]
    #: how many voted, where the votes of so few may show who chose what; else empty
    few: str
    funded: list[Row]
    others: list[Row]
    #: where the money ran out; empty under Equal Shares, which has no such line
    line: str
    money: charts.MoneyLine
    #: None where the numbers stand on a page of their own
    votes: charts.BarChart | None
    #: whether the chart is of points instead
    has_points: bool
    chart_open: bool
    #: how near each project came, where voters paid; else None
    support: charts.SupportChart | None
    #: what voters got, and beside it what most votes first would have given
    got: list[str]
    compared: charts.PairChart | None
    #: the projects next in line, first to last, and how many more there are
    reserve: list[str]
    reserve_more: int
    changed: list[Compared]
    has_trace: bool
    #: whether its numbers stand on a page of their own
    is_long: bool


def headline(count: Count) -> str:
    """How many projects of all pots will be funded."""
    projects = [project for pot in count.pots for project in pot.projects]
    return funded_sentence(projects)


def people(voters: int) -> str:
    """How many people voted."""
    return ngettext(
        "%(people)s person voted.", "%(people)s people voted.", voters, people=f"{voters:,}"
    )


def funded_sentence(projects: Sequence[ProjectResult]) -> str:
    """How many of some projects are funded."""
    return ngettext(
        "%(funded)s of %(num)s project will be funded.",
        "%(funded)s of %(num)s projects will be funded.",
        len(projects),
        funded=sum(project.funded for project in projects),
    )


def pots_of(count: Count) -> list[PotShown]:
    """Each pot; needs the results loaded, and a request for addresses."""
    return [_pot(pot, alone=len(count.pots) == 1) for pot in count.pots]


def _pot(pot: PotResult, *, alone: bool) -> PotShown:
    titles = {project.project_id: project.project.title for project in pot.projects}
    has_line = method_used(pot) in IN_ONE_LINE
    own = [] if alone else [funded_sentence(pot.projects), people(pot.voters)]
    rows = [(project.funded, row_of(project, pot, titles)) for project in pot.projects]
    return PotShown(
        id=pot.pot_id,
        name="" if alone else pot.pot.name,
        sentences=own if has_line else [*own, _spent(pot)],
        few=people(pot.voters) if pot.voters and pot.has_few_voters else "",
        funded=[row for funded, row in rows if funded],
        others=[row for funded, row in rows if not funded],
        line=_line(pot) if has_line else "",
        money=_money(pot),
        votes=None if is_long(pot) else votes(pot, pot.projects),
        has_points=compared.by_points(pot),
        chart_open=len(rows) <= CHART_AT_ONCE,
        support=None if is_long(pot) else support(pot, pot.projects),
        got=compared.sentences(pot, titles),
        compared=compared.chart(pot),
        reserve=[named(project, titles) for project in pot.reserve[:RESERVE_AT_ONCE]],
        reserve_more=max(0, len(pot.reserve) - RESERVE_AT_ONCE),
        changed=before_and_now(pot),
        has_trace=pot.has_trace,
        is_long=is_long(pot),
    )


def method_used(pot: PotResult) -> Method | None:
    """The method whose winners were taken; None where nobody voted."""
    if not pot.trace:
        return None
    comparison = pot.trace["comparison"]
    if comparison and comparison["greedy_taken"]:
        return Method.GREEDY
    return Method(pot.trace["rule"]["method"])


def is_long(pot: PotResult) -> bool:
    """Whether the numbers of its projects would make the page too heavy for a slow line."""
    return len(pot.projects) > NUMBERS_AT_ONCE


def row_of(result: ProjectResult, pot: PotResult, titles: dict[int, str]) -> Row:
    """One project; its numbers come along, wherever they are shown."""
    withdrawn = result.reason is ReasonCode.WITHDRAWN
    return Row(
        title=result.project.title,
        lang=result.project.language,
        url=url_for("public.project", proposal_id=result.project_id),
        votes=_votes_of(result, pot),
        cost="" if withdrawn else _cost(result, pot.pot.currency),
        reason=reason(result, pot, titles),
        funded=result.funded,
        numbers=numbers_of(result, pot, titles),
        later=later(result, pot),
    )


def _cost(result: ProjectResult, currency: str) -> str | Markup:
    """What it costs; where it gets a part, that too."""
    if not result.funded or result.given_pence == result.cost_pence:
        return format_money(result.cost_pence, currency)
    return _(
        "%(part)s of %(cost)s",
        part=money_text(result.given_pence, currency),
        cost=money_text(result.cost_pence, currency),
    )


def _votes_of(result: ProjectResult, pot: PotResult) -> str:
    """Its votes, and its points where ballots give them."""
    votes, score = votes_text(result.votes), result.numbers.get("score")
    if score is None or not compared.by_points(pot):
        return votes
    return ngettext(
        "%(votes)s, %(points)s point",
        "%(votes)s, %(points)s points",
        score,
        votes=votes,
        points=f"{score:,}",
    )


def votes_text(votes: int) -> str:
    """How many votes a project got."""
    return ngettext("%(votes)s vote", "%(votes)s votes", votes, votes=f"{votes:,}")


def _line(pot: PotResult) -> str:
    return _(
        "The money line: %(left)s of %(pot)s was left.",
        left=money_text(pot.left_pence, pot.pot.currency),
        pot=money_text(pot.budget_pence + pot.added_pence, pot.pot.currency),
    )


def _spent(pot: PotResult) -> str:
    return _(
        "%(spent)s of %(pot)s goes to projects. %(left)s is left.",
        spent=money_text(pot.spent_pence, pot.pot.currency),
        pot=money_text(pot.budget_pence + pot.added_pence, pot.pot.currency),
        left=money_text(pot.left_pence, pot.pot.currency),
    )


def _money(pot: PotResult) -> charts.MoneyLine:
    costs = [p.cost_pence for p in pot.projects if p.reason is not ReasonCode.WITHDRAWN]
    amounts = {
        "spent": (_("Funded"), pot.spent_pence),
        "asked": (_("All projects"), sum(costs)),
        "pot": (_("The pot"), pot.budget_pence + pot.added_pence),
    }
    currency = pot.pot.currency
    drawn = {
        name: charts.Amount(label, pence, money_text(pence, currency))
        for name, (label, pence) in amounts.items()
    }
    description = _(
        "%(spent)s of %(pot)s goes to projects.",
        spent=drawn["spent"].printed,
        pot=drawn["pot"].printed,
    )
    return charts.MoneyLine(f"money-{pot.pot_id}", _("Where the money goes"), description, **drawn)


def votes(pot: PotResult, projects: Sequence[ProjectResult]) -> charts.BarChart:
    """How many people chose each of these projects, or the points it got, most first."""
    points = compared.by_points(pot)
    scores = {p: p.numbers.get("score", 0) if points else p.votes for p in projects}
    highest_first = sorted(projects, key=lambda project: (-scores[project], project.position))
    bars = [
        charts.Bar(p.project.title, scores[p], f"{scores[p]:,}", marked=p.funded)
        for p in highest_first
    ]
    return charts.BarChart(
        f"votes-{pot.pot_id}",
        _("Points for each project") if points else _("Votes for each project"),
        _("Projects that are funded have a solid bar, the others a striped one."),
        bars,
    )


def support(pot: PotResult, projects: Sequence[ProjectResult]) -> charts.SupportChart | None:
    """How much of its cost the voters of each of these could cover, highest first."""
    if pot.has_few_voters:
        return None
    known = [(percent_of(p.why["support"]), p) for p in projects if p.why.get("support")]
    if not known:
        return None
    bars = [
        charts.Bar(
            p.project.title, percent, _("%(percent)s%%", percent=f"{percent:,}"), marked=p.funded
        )
        for percent, p in sorted(known, key=lambda pair: (-pair[0], pair[1].position))
    ]
    return charts.SupportChart(
        f"support-{pot.pot_id}",
        _("How near each project came"),
        _(
            "The line in each row is 100%: there, the people who chose a project can pay for it. "
            "Projects that are funded have a solid bar."
        ),
        bars,
        whole=100,
    )
