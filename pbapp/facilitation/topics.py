"""The settings of a round, topic by topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.exc import NoResultFound

from pbapp.facilitation.dates_form import DatesForm
from pbapp.facilitation.forms import AboutForm, DeputyForm, TopicForm
from pbapp.facilitation.limit_forms import GroupForm
from pbapp.facilitation.rule_forms import RuleForm
from pbapp.facilitation.ties_form import TiesForm
from pbapp.facilitation.voting_forms import BallotForm, VotersForm
from pbapp.i18n import lazy
from pbapp.rounds.models import Round
from pbapp.rounds.queries import get


@dataclass(frozen=True)
class Topic:
    """One page of settings."""

    name: str
    title: str
    form: type[TopicForm]


TOPICS: Mapping[str, Topic] = {
    topic.name: topic
    for topic in (
        Topic("about", lazy("About the round"), AboutForm),
        Topic("dates", lazy("Dates"), DatesForm),
        Topic("voters", lazy("Who may vote"), VotersForm),
        Topic("ballot", lazy("Choices on the ballot"), BallotForm),
        Topic("rule", lazy("How votes are counted"), RuleForm),
        Topic("ties", lazy("Equal projects and lots"), TiesForm),
        Topic("limits", lazy("Limits for groups, themes and projects"), GroupForm),
        Topic("deputy", lazy("Deputy"), DeputyForm),
    )
}


@dataclass(frozen=True)
class Editing:
    """A topic of a round, as its page edits it."""

    round: Round
    topic: Topic

    @property
    def round_id(self) -> int:
        """So that it answers the guard like the round."""
        return self.round.id


def editing(round_id: int, topic: str) -> Editing:
    """Load what a page of settings edits; raises NoResultFound for an unknown topic."""
    if topic not in TOPICS:
        raise NoResultFound
    return Editing(get(round_id), TOPICS[topic])
