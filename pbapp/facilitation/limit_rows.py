"""The limits of a round at a glance, each with the page that changes it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from pbapp.facilitation.rows import Row
from pbapp.i18n import _, ngettext
from pbapp.proposals.limits import by_group, live_ideas, rivals_of
from pbapp.rounds.limit_words import theme_in_words
from pbapp.rounds.models import Round


@dataclass(frozen=True)
class LimitRows:
    """Themes, sets of which only one can be built, and groups with more than one idea."""

    themes: list[Row]
    only_one: list[Row]
    groups: list[str]


def limit_rows(round: Round) -> LimitRows:
    """What stands below the question about groups."""
    return LimitRows(
        themes=[
            Row(
                theme.name,
                theme_in_words(theme, several=len(round.pots) > 1),
                url_for("facilitation.theme", round_id=round.id, theme_id=theme.id),
            )
            for theme in round.themes
        ],
        only_one=[
            Row(
                " / ".join(member.proposal.title for member in rivals.members),
                rivals.reason,
                url_for("facilitation.only_one", round_id=round.id, rivals_id=rivals.id),
            )
            for rivals in rivals_of(round.id)
        ],
        groups=_groups(round),
    )


def _groups(round: Round) -> list[str]:
    return [
        _(
            "%(group)s: %(ideas)s",
            group=own[0].group_name,
            ideas=ngettext("%(num)s idea", "%(num)s ideas", len(own)),
        )
        for own in by_group(live_ideas(round.id))
        if len(own) > 1
    ]
