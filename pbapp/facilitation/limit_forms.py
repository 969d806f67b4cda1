"""Limits on projects together, as forms: groups, themes, and projects that rule one another out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from wtforms import StringField, TextAreaField

from pbapp.facilitation.answers import if_given, some_of
from pbapp.facilitation.forms import MOST_PENCE, TopicForm
from pbapp.forms import BaseForm, Between, Longest, MoneyField, Required, WholeNumber, offered
from pbapp.i18n import _, lazy
from pbapp.proposals.limits import Rivals
from pbapp.proposals.models import Proposal
from pbapp.rounds.models import Theme


class GroupForm(TopicForm):
    """How many projects of one group can get money."""

    group_most = WholeNumber(
        lazy("Most projects of one group that can get money"),
        [if_given, Between(1, 50)],
        description=lazy("Leave it empty if there is no limit. With several pots: in each pot."),
    )


class IdeasForm(BaseForm):
    """A form on which ideas of a round are ticked."""

    ideas: Any

    def offer(self, ideas: Sequence[Proposal]) -> Self:
        """Put a round's ideas up for ticking."""
        self.ideas.choices = offered([(str(idea.id), _line(idea)) for idea in ideas])
        return self

    @property
    def chosen(self) -> list[int]:
        """The keys of what was ticked."""
        return [int(key) for key in self.ideas.data or []]


class ThemeForm(IdeasForm):
    """A theme: what it is called, the most its projects can get, and which projects they are."""

    name = StringField(
        lazy("Name of the theme"),
        [Required(lazy("Enter a name for this theme.")), Longest(100)],
        description=lazy("For example: Play and sport."),
    )
    most_projects = WholeNumber(
        lazy("Most projects of this theme that can get money"), [if_given, Between(1, 500)]
    )
    most_pence = MoneyField(lazy("Most money for this theme"))
    ideas = some_of(
        lazy("Which projects have this theme?"),
        [],
        description=lazy("A project has one theme. Tick it here and it leaves any other theme."),
    )

    @classmethod
    def of(cls, ideas: Sequence[Proposal], theme: Theme | None = None) -> Self:
        """The form as the theme stands, or for a new one."""
        if theme is None:
            return cls().offer(ideas)
        known = {name: getattr(theme, name) for name in ("name", "most_projects", "most_pence")}
        own = [str(idea.id) for idea in ideas if idea.theme_id == theme.id]
        return cls(data=known | {"ideas": own}).offer(ideas)

    def submitted(self) -> bool:
        """True when all answers hold; a sum no round has is refused in words."""
        held = super().submitted()
        if int(self.most_pence.data or 0) > MOST_PENCE:
            self.refuse("most_pence", lazy("This is too much money. Enter £100,000,000 or less."))
            held = False
        return held

    def values(self) -> dict[str, Any]:
        """The answers by the name of the setting."""
        return {
            "name": str(self.name.data).strip(),
            "most_projects": self.most_projects.data,
            "most_pence": self.most_pence.data,
        }


class OnlyOneForm(IdeasForm):
    """Projects of which only one can be built."""

    ideas = some_of(
        lazy("Of which projects can only one be built?"),
        [],
        description=lazy("Tick two or more projects of the same pot."),
    )
    reason = TextAreaField(
        lazy("Why?"),
        [Required(lazy("Write why only one can be built.")), Longest(300)],
        description=lazy("Voters read this. For example: All of them need the same piece of land."),
    )

    @classmethod
    def of(cls, ideas: Sequence[Proposal], rivals: Rivals | None = None) -> Self:
        """The form as the set stands, or for a new one."""
        if rivals is None:
            return cls().offer(ideas)
        own = [str(key) for key in rivals.proposal_ids]
        return cls(data={"reason": rivals.reason, "ideas": own}).offer(ideas)

    @property
    def why(self) -> str:
        """The reason without empty lines around it."""
        return str(self.reason.data).strip()


def _line(idea: Proposal) -> str:
    if not idea.pot:
        return _("%(title)s (no pot yet)", title=idea.title)
    return _("%(title)s (%(pot)s)", title=idea.title, pot=idea.pot.name)
