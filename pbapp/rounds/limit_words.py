"""Limits around the rule, and money that moves on, in sentences for everyone."""

from __future__ import annotations

from pbapp.i18n import _, money_text, ngettext
from pbapp.rounds.models import Round, Theme


def limits_in_words(round: Round) -> list[str]:
    """How many projects of a group or a theme can get money; each pot is counted by itself."""
    several = len(round.pots) > 1
    told = [theme_in_words(theme, several=several) for theme in round.themes]
    return [*([_group(round.group_most, several=several)] if round.group_most else []), *told]


def leftovers_in_words(round: Round) -> list[str]:
    """Which pots pass on what is left in them."""
    names = {pot.id: pot.name for pot in round.pots}
    return [
        _("Money left in “%(source)s” goes to “%(target)s”.", source=pot.name, target=names[to])
        for pot in round.pots
        if (to := pot.leftover_to_id)
    ]


def theme_in_words(theme: Theme, *, several: bool) -> str:
    """The limit of one theme."""
    if theme.most_projects is None:
        return _by_money(theme, several=several)
    told = _by_number(theme, theme.most_projects, several=several)
    if theme.most_pence is None:
        return told
    money = money_text(theme.most_pence)
    return f"{told} {_('This theme can get up to %(money)s in all.', money=money)}"


def _group(most: int, *, several: bool) -> str:
    if several:
        return ngettext(
            "In each pot, one group can get money for %(num)s project.",
            "In each pot, one group can get money for up to %(num)s projects.",
            most,
        )
    return ngettext(
        "One group can get money for %(num)s project.",
        "One group can get money for up to %(num)s projects.",
        most,
    )


def _by_money(theme: Theme, *, several: bool) -> str:
    money = money_text(theme.most_pence or 0)
    if several:
        return _(
            "In each pot, projects of the theme “%(theme)s” can get up to %(money)s together.",
            theme=theme.name,
            money=money,
        )
    return _(
        "Projects of the theme “%(theme)s” can get up to %(money)s together.",
        theme=theme.name,
        money=money,
    )


def _by_number(theme: Theme, most: int, *, several: bool) -> str:
    if several:
        return ngettext(
            "In each pot, %(num)s project of the theme “%(theme)s” can get money.",
            "In each pot, up to %(num)s projects of the theme “%(theme)s” can get money.",
            most,
            theme=theme.name,
        )
    return ngettext(
        "%(num)s project of the theme “%(theme)s” can get money.",
        "Up to %(num)s projects of the theme “%(theme)s” can get money.",
        most,
        theme=theme.name,
    )
