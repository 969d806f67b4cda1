"""Setting the limits of a round: its themes, and the projects of which only one can be built."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import update

from pbapp.access.roles import Actor
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import lazy
from pbapp.proposals.limits.models import Rival, Rivals
from pbapp.proposals.limits.queries import live_ideas
from pbapp.proposals.models import Proposal
from pbapp.refusals import Unfit
from pbapp.rounds.actions import require_open_for_change
from pbapp.rounds.models import Round, Theme
from pbapp.rounds.settings import plain

Values = Mapping[str, Any]


def add_theme(round: Round, values: Values, ideas: Collection[int], *, by: Actor) -> None:
    """Give some ideas of a round a theme with a limit; raises Unfit."""
    require_open_for_change(round)
    _require_theme(round, None, values)

    theme = Theme(round_id=round.id, **values)
    db.session.add(theme)
    db.session.flush()
    _give(theme, ideas)

    record(Event.ROUND_CHANGED, on=round, by=by, fields=["theme_added"])


def change_theme(theme: Theme, values: Values, ideas: Collection[int], *, by: Actor) -> None:
    """Set what a theme is called, its limit and its ideas; raises Unfit."""
    require_open_for_change(theme.round)
    _require_theme(theme.round, theme, values)

    theme.name, theme.most_pence = values["name"], values["most_pence"]
    theme.most_projects = values["most_projects"]
    _give(theme, ideas)

    record(Event.ROUND_CHANGED, on=theme.round, by=by, fields=["theme_changed"])


def remove_theme(theme: Theme, *, by: Actor) -> None:
    """Take a theme out; its ideas stay, without a theme."""
    require_open_for_change(theme.round)

    own = update(Proposal).where(Proposal.theme_id == theme.id)
    db.session.execute(own.values(theme_id=None))
    db.session.delete(theme)

    record(Event.ROUND_CHANGED, on=theme.round, by=by, fields=["theme_removed"])


def add_rivals(round: Round, ideas: Collection[int], reason: str, *, by: Actor) -> None:
    """Say that only one of these can be built, and why; raises Unfit."""
    require_open_for_change(round)
    chosen = _require_rivals(round, ideas)

    rivals = Rivals(round_id=round.id, reason=reason, members=[])
    _put_in(rivals, chosen)
    db.session.add(rivals)

    record(Event.ROUND_CHANGED, on=round, by=by, fields=["only_one_added"])


def change_rivals(rivals: Rivals, ideas: Collection[int], reason: str, *, by: Actor) -> None:
    """Set which projects rule one another out, and why; raises Unfit."""
    require_open_for_change(rivals.round)
    chosen = _require_rivals(rivals.round, ideas)

    rivals.reason = reason
    _put_in(rivals, chosen)

    record(Event.ROUND_CHANGED, on=rivals.round, by=by, fields=["only_one_changed"])


def remove_rivals(rivals: Rivals, *, by: Actor) -> None:
    """All of these can be built after all."""
    require_open_for_change(rivals.round)

    db.session.delete(rivals)

    record(Event.ROUND_CHANGED, on=rivals.round, by=by, fields=["only_one_removed"])


def _require_theme(round: Round, theme: Theme | None, values: Values) -> None:
    others = {plain(other.name) for other in round.themes if other is not theme}
    if plain(values["name"]) in others:
        raise Unfit({"name": lazy("Another theme has this name. Choose a different one.")})
    if values["most_projects"] is None and values["most_pence"] is None:
        say = lazy("Enter how many projects of this theme can get money, or how much together.")
        raise Unfit({"most_projects": say})
    if values["most_pence"] == 0:
        raise Unfit({"most_pence": lazy("Enter more than £0, or leave it empty.")})


def _give(theme: Theme, ideas: Collection[int]) -> None:
    for idea in live_ideas(theme.round_id):
        if idea.id in ideas:
            idea.theme_id = theme.id
        elif idea.theme_id == theme.id:
            idea.theme_id = None


def _require_rivals(round: Round, ideas: Collection[int]) -> list[Proposal]:
    chosen = [idea for idea in live_ideas(round.id) if idea.id in ideas]
    if len(chosen) < 2:
        raise Unfit({"ideas": lazy("Choose at least two projects.")})
    if len({idea.pot_id for idea in chosen}) > 1:
        raise Unfit({"ideas": lazy("Choose projects of one pot. Each pot is counted by itself.")})
    return chosen


def _put_in(rivals: Rivals, chosen: Collection[Proposal]) -> None:
    stay = {member.proposal_id: member for member in rivals.members}
    rivals.members = [
        stay.get(idea.id) or Rival(proposal_id=idea.id, round_id=rivals.round_id) for idea in chosen
    ]
