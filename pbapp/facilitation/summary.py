"""A round's settings at a glance: each topic's answers, with the page that changes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for

from pbapp.counting import Rule
from pbapp.facilitation.rows import Row
from pbapp.facilitation.topics import TOPICS
from pbapp.i18n import _, format_moment, money_text
from pbapp.proposals.limits import rivals_of
from pbapp.proposals.limits.words import only_one_in_words
from pbapp.rounds.counting_words import (
    lots_in_words,
    method_in_words,
    support_in_words,
)
from pbapp.rounds.labels import FIELDS
from pbapp.rounds.limit_words import limits_in_words
from pbapp.rounds.models import Pot, Round
from pbapp.rounds.rule_words import checks_in_words, who_in_words


@dataclass(frozen=True)
class Section:
    """A topic and its answers."""

    name: str
    title: str
    rows: list[Row]
    url: str


def sections(round: Round, *, may_edit: bool) -> list[Section]:
    """All topics but money, in the order in which their pages stand."""
    return [
        Section(
            topic.name,
            topic.title,
            ROWS[topic.name](round),
            url_for("facilitation.edit", round_id=round.id, topic=topic.name) if may_edit else "",
        )
        for topic in TOPICS.values()
    ]


def pot_row(pot: Pot, *, may_edit: bool) -> Row:
    """A pot in one line."""
    value = money = money_text(pot.money_pence)
    if pot.most_pence is not None:
        most = money_text(pot.most_pence)
        value = _("%(money)s, up to %(most)s for each project", money=money, most=most)
    to = next((other.name for other in pot.round.pots if other.id == pot.leftover_to_id), "")
    if to:
        value = _("%(about)s. Money left goes to “%(pot)s”", about=value, pot=to)
    url = url_for("facilitation.pot", round_id=pot.round_id, pot_id=pot.id) if may_edit else ""
    return Row(pot.name, value, url)


def _about(round: Round) -> list[Row]:
    return [
        Row(_("Name"), round.name),
        Row(_("One line"), round.summary),
        Row(_("Description"), round.description or _("Nothing yet")),
        Row(_("Area"), round.area.name),
        Row(_("Contact"), round.contact or _("Nobody yet")),
    ]


def _dates(round: Round) -> list[Row]:
    return [
        Row(_first_upper(FIELDS[name]), format_moment(at) if at else _("No date yet"))
        for name, at in round.dates.items()
    ]


def _first_upper(label: str) -> str:
    text = str(label)
    return text[:1].upper() + text[1:]


def _voters(round: Round) -> list[Row]:
    return [
        Row(_("Who"), who_in_words(round)),
        Row(_("Youngest age"), str(round.minimum_age)),
        Row(_("Voting code"), checks_in_words(round)),
    ]


def _ballot(round: Round) -> list[Row]:
    return [
        Row(_("Fewest choices"), str(round.ballot_min)),
        Row(_("Most choices"), str(round.ballot_max)),
        Row(
            _("A vote can be changed"),
            _("Yes, until voting closes") if round.may_change else _("No"),
        ),
    ]


def _rule(round: Round) -> list[Row]:
    rule = Rule.from_dict(round.rule)
    return [
        Row(_("Rule"), method_in_words(rule, round.ballot_kind)),
        Row(_("Votes needed"), " ".join(support_in_words(rule)) or _("Any number is enough.")),
    ]


def _ties(round: Round) -> list[Row]:
    told = lots_in_words(Rule.from_dict(round.rule), round.tie_way)
    return [Row(_("Equal projects"), " ".join(told))]


def _limits(round: Round) -> list[Row]:
    told = [*limits_in_words(round), *only_one_in_words(rivals_of(round.id))]
    return [Row(_("Limits"), " ".join(told) or _("None"))]


def _deputy(round: Round) -> list[Row]:
    return [Row(_("Deputy"), round.deputy.name if round.deputy else _("Nobody yet"))]


ROWS: dict[str, Callable[[Round], list[Row]]] = {
    "about": _about,
    "dates": _dates,
    "voters": _voters,
    "ballot": _ballot,
    "rule": _rule,
    "ties": _ties,
    "limits": _limits,
    "deputy": _deputy,
}
