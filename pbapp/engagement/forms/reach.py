"""Questions about who was heard, made for what is counted; and about figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from wtforms import SelectField

from pbapp.engagement.actions.reach import Counted
from pbapp.engagement.forms.fields import AnswersForm, chosen, line, lines, number, picked
from pbapp.engagement.models import Engagement
from pbapp.engagement.reach.background import categories_of
from pbapp.engagement.reach.kinds import (
    BANDED,
    OF_PLACE,
    Dimension,
    Source,
    sources_for,
)
from pbapp.engagement.reach.labels import BANDINGS, QUESTIONED, SOURCES
from pbapp.engagement.reach.models import ReachTable
from pbapp.forms import SAYING, offered
from pbapp.i18n import _, lazy
from pbapp.places.models import Organisation
from pbapp.places.zones.models import Banding


class ReachForm(AnswersForm):
    """How many people of each category came; a box left empty is none."""

    #: stands in the class that is made for a dimension
    dimension: Dimension
    categories: Mapping[str, str]

    activity_id = picked(lazy("What was counted"))
    source = chosen(lazy("How we know"), SOURCES, needed=lazy("Choose how we know."))

    def counted(self) -> Counted:
        """The answers, as they are kept."""
        given = self.values()
        names = list(self.categories)
        return Counted(
            dimension=self.dimension,
            activity_id=given["activity_id"] or None,
            source=given["source"],
            people={name: given[f"people_{n}"] for n, name in enumerate(names)},
            unknown=given["unknown"] or 0,
            banding=given.get("banding"),
            lives={name: given.get(f"lives_{n}") for n, name in enumerate(names)},
            lives_source=given.get("lives_source", ""),
        )

    def offer(self, record: Engagement) -> None:
        """Let people pick the activity and the ways of knowing that fit."""
        whole = (0, _("The whole work"))
        rows = [(one.id, one.name) for one in record.activities]
        self.activity_id.choices = offered([whole, *rows])
        ways = [(one.value, SOURCES[one]) for one in sources_for(self.dimension)]
        self.source.choices = offered(ways)


def reach_form(record: Engagement, dimension: Dimension, held: ReachTable | None) -> ReachForm:
    """The questions for one dimension, with what is held already."""
    categories = categories_of(record, dimension)
    fields: dict[str, Any] = {"dimension": dimension, "categories": categories}
    for n, words in enumerate(categories.values()):
        fields[f"people_{n}"] = number(lazy("People: %(category)s", category=words))
    fields["unknown"] = number(lazy("People who did not say"))
    if dimension in BANDED:
        fields["banding"] = chosen(lazy("How the fifths were made"), BANDINGS)
    if dimension not in OF_PLACE:
        for n, words in enumerate(categories.values()):
            fields[f"lives_{n}"] = number(lazy("Living here: %(category)s", category=words))
        fields["lives_source"] = line(lazy("Where the numbers of people living here come from"))
    form: ReachForm = type("ReachFormOfOne", (ReachForm,), fields)(data=_held(held, categories))
    form.offer(record)
    return form


def _held(table: ReachTable | None, categories: Collection[str]) -> dict[str, Any]:
    if table is None:
        return {"source": Source.ASKED, "banding": Banding.PEOPLE, "activity_id": 0}
    counts = {one.category: one for one in table.counts}
    data: dict[str, Any] = {
        "activity_id": table.activity_id or 0,
        "source": table.source,
        "unknown": table.unknown,
        "banding": table.banding,
        "lives_source": table.lives_source,
    }
    for n, name in enumerate(categories):
        if name in counts:
            data |= {f"people_{n}": counts[name].people, f"lives_{n}": counts[name].lives}
    return data


class ChallengeForm(AnswersForm):
    """A body asks about a figure."""

    organisation_id = picked(lazy("You ask for"))
    kind = chosen(lazy("What is it about?"), QUESTIONED, needed=lazy("Choose one of these."))
    what = SelectField(lazy("Which numbers?"), **SAYING)
    question = lines(
        lazy("Your question"),
        lazy("Write your question."),
        description=lazy("Everyone can read it. Do not write names of people."),
    )

    def offer(self, bodies: Collection[Organisation], numbers: Mapping[str, str]) -> None:
        """Let people pick their body and the numbers that are out."""
        self.organisation_id.choices = offered([(one.id, one.name) for one in bodies])
        missing = ("", _("Numbers that are not here"))
        self.what.choices = offered([*numbers.items(), missing])


class AnswerForm(AnswersForm):
    """The answer that everyone can read beside the figure."""

    answer = lines(
        lazy("Answer"),
        lazy("Write the answer."),
        description=lazy("It stands beside the figure. Do not write names of people."),
    )
