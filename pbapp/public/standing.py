"""Where a round stands, in one line and with one thing to do: a row for each phase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from pbapp.i18n import format_moment, lazy
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round


@dataclass(frozen=True)
class Row:
    """What to say in a phase: with its date, without one, and what one can do."""

    with_date: str
    without_date: str
    date: str = ""
    action: str = ""
    endpoint: str = ""
    kicker: str = ""


ROWS: dict[Phase, Row] = {
    Phase.DRAFT: Row("", lazy("This round has not opened yet."), kicker=lazy("Soon")),
    Phase.COLLECTING: Row(
        lazy("Send your idea by %(when)s."),
        lazy("You can send an idea now."),
        "ideas_close_at",
        lazy("Send an idea"),
        "proposals.new",
        lazy("Send an idea"),
    ),
    Phase.CHECKING: Row(
        lazy("We are checking the ideas. You can see the projects from %(when)s."),
        lazy("We are checking the ideas people sent."),
        "discussion_opens_at",
        kicker=lazy("Checking ideas"),
    ),
    Phase.DISCUSSING: Row(
        lazy("Read the projects and ask questions. Voting opens %(when)s."),
        lazy("Read the projects and ask questions."),
        "voting_opens_at",
        lazy("See the projects"),
        "public.round",
        lazy("Talk about the projects"),
    ),
    Phase.VOTING: Row(
        lazy("You can vote until %(when)s."),
        lazy("You can vote now."),
        "voting_closes_at",
        lazy("Vote"),
        "voting.choose",
        lazy("Vote"),
    ),
    Phase.COUNTING: Row(
        lazy("Voting has closed. We will tell you the result by %(when)s."),
        lazy("Voting has closed. We are counting the votes."),
        "result_promised_at",
        kicker=lazy("Counting"),
    ),
}
_decided = Row(
    "",
    lazy("The votes are counted."),
    action=lazy("See the result"),
    endpoint="results.result",
    kicker=lazy("Result"),
)
ROWS |= dict.fromkeys((Phase.DECIDED, Phase.DELIVERING, Phase.CLOSED), _decided)


@dataclass(frozen=True)
class Standing:
    """One line that says where the round stands, and the one next step; no action, empty words."""

    line: str
    kicker: str
    action: str
    url: str


def standing(round: Round) -> Standing:
    """A round's line and next step; needs a request for the address."""
    row = ROWS[round.phase]
    url = url_for(row.endpoint, round_id=round.id) if row.endpoint else ""
    if row.endpoint == "public.round":
        url += "#projects"
    return Standing(_line(round, row), str(row.kicker), str(row.action), url)


def _line(round: Round, row: Row) -> str:
    moment: datetime | None = getattr(round, row.date) if row.date else None
    if moment is None:
        return str(row.without_date)
    return str(row.with_date) % {"when": format_moment(moment)}
