"""What a round of budgeting adds to its record as it runs: nobody types it in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pbapp import clock
from pbapp.engagement.facts import result
from pbapp.engagement.facts.budgeting import budgeting
from pbapp.engagement.facts.comments import comment_route, people_commenting, people_with_ideas
from pbapp.engagement.facts.held import Held
from pbapp.engagement.facts.round_calendar import Calendar, calendar_of, dates
from pbapp.engagement.kinds import Basis
from pbapp.engagement.labels import METHODS
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import Engagement
from pbapp.i18n import _
from pbapp.results.models import Count
from pbapp.results.queries import published
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.standards import facts as plain
from pbapp.voting.cards.queries import batches
from pbapp.voting.queries import turnout

WEB_PAGE = frozenset({"web_page"})


@dataclass(frozen=True, kw_only=True)
class RoundSide:
    """The facts that the platform holds of a round."""

    dates: plain.Dates
    held: tuple[Held, ...]
    methods: tuple[MethodKind, ...]
    papers: tuple[plain.InformationItem, ...]
    decisions: tuple[plain.Decision, ...]
    feedback: tuple[plain.Feedback, ...]
    comment_route: plain.CommentRoute
    page: plain.PublicPage
    budgeting: plain.Budgeting


def side_of(record: Engagement, round: Round) -> RoundSide:
    """Everything the round's own pages and log say, as it stands now."""
    calendar, count = calendar_of(round), published(round.id)
    held, route = _held(round, calendar, count), comment_route(record, round.id, calendar)
    return RoundSide(
        dates=dates(record, round, calendar),
        held=held,
        methods=_methods(round),
        papers=tuple(_papers(calendar)),
        decisions=result.decision(record, count) if count else (),
        feedback=result.feedback(count) if count else (),
        comment_route=route,
        page=plain.PublicPage(
            live_since=calendar.reached.get(Phase.COLLECTING),
            updated_on=tuple(sorted(calendar.reached.values())),
        ),
        budgeting=budgeting(record, calendar, held, route, count),
    )


def _methods(round: Round) -> tuple[MethodKind, ...]:
    always = (
        MethodKind.ONLINE_IDEAS,
        MethodKind.ONLINE_DELIBERATION,
        MethodKind.PARTICIPATORY_BUDGETING,
    )
    return (*always, MethodKind.CODE_CARDS) if round.check_by_card else always


def _held(round: Round, calendar: Calendar, count: Count | None) -> tuple[Held, ...]:
    """Ideas, discussion and vote; nothing is said of the vote before its result is out."""
    rows = [
        _row(
            "ideas",
            MethodKind.ONLINE_IDEAS,
            calendar.day(Phase.COLLECTING),
            people_with_ideas(round.id),
        ),
        _row(
            "comments",
            MethodKind.ONLINE_DELIBERATION,
            calendar.day(Phase.DISCUSSING),
            people_commenting(round.id),
        ),
        _vote(round, calendar, count),
    ]
    if count and (used := sum(batch.used for batch in batches(round.id))):
        cards = _row("cards", MethodKind.CODE_CARDS, calendar.day(Phase.VOTING), used)
        rows.append(replace(cards, counted_elsewhere=True) if cards else None)
    return tuple(row for row in rows if row)


def _vote(round: Round, calendar: Calendar, count: Count | None) -> Held | None:
    """Before the result only that somebody voted, never how many."""
    voters = count.voters if count else None
    row = _row("votes", MethodKind.PARTICIPATORY_BUDGETING, calendar.day(Phase.VOTING), voters)
    if row is None:
        return None
    return replace(row, has_run=turnout(round.id) > 0, is_public_total=True)


def _row(id: str, method: MethodKind, day: date | None, headcount: int | None) -> Held | None:
    if day is None:
        return None
    came = headcount if day <= clock.today() else None
    basis = Basis.SYSTEM if came is not None else None
    name = str(METHODS[method])
    return Held(id=id, name=name, method=method, held_on=day, headcount=came, basis=basis)


def _papers(calendar: Calendar) -> list[plain.InformationItem]:
    """The rules are needed when ideas close, the projects when voting opens."""
    wanted = (
        ("rules", _("The rules of the round"), Phase.COLLECTING, Phase.CHECKING),
        ("projects", _("The projects and what they cost"), Phase.DISCUSSING, Phase.VOTING),
    )
    return [
        plain.InformationItem(
            id=id,
            title=title,
            needed_by=needed,
            published_on=calendar.reached.get(out),
            formats=WEB_PAGE,
        )
        for id, title, out, need in wanted
        if (needed := calendar.day(need))
    ]
