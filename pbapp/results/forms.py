"""Entering lots and answers, and confirming a publication."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import (  # type: ignore[attr-defined]  # choices are newer than the stubs
    BooleanField,
    SelectChoice,
    SelectField,
)

from pbapp.forms import BaseForm, Longest, Required, one_of
from pbapp.i18n import _, lazy
from pbapp.proposals.fields import LineField
from pbapp.proposals.models import Proposal
from pbapp.results.models import Answer

PLACE = "place_{}"
WITNESSES = ("witness_one", "witness_two")


class LotForm(BaseForm):
    """The place of each tied project in the drawn order, and who watched."""

    witness_one = LineField(
        lazy("First witness"),
        [Required(lazy("Enter the name of the first witness.")), Longest(200)],
        description=lazy("Both names stand with the published result."),
    )
    witness_two = LineField(
        lazy("Second witness"),
        [Required(lazy("Enter the name of the second witness.")), Longest(200)],
    )
    watched = BooleanField(
        lazy("Both watched the whole draw, and neither has a part in these projects"),
        [Required(lazy("Ask both witnesses, then tick the box."))],
    )
    #: ids of the tied projects
    tied: Sequence[int] = ()

    def submitted(self) -> bool:
        """True when every project has its own place and the two witnesses are two people."""
        held = super().submitted()
        return held and self._places_differ() and self._witnesses_differ()

    def drawn(self) -> list[int]:
        """The projects in the order drawn."""
        return sorted(self.tied, key=lambda project_id: int(self._place(project_id)))

    def witnesses(self) -> tuple[str, str]:
        """Their names."""
        return str(self.witness_one.data), str(self.witness_two.data)

    def _place(self, project_id: int) -> str:
        return str(self[PLACE.format(project_id)].data)

    def _places_differ(self) -> bool:
        seen: set[str] = set()
        for project_id in self.tied:
            if self._place(project_id) in seen:
                reason = _("Two projects have this place. Give each its own.")
                self.refuse(PLACE.format(project_id), reason)
                return False
            seen.add(self._place(project_id))
        return True

    def _witnesses_differ(self) -> bool:
        one, two = self.witnesses()
        if one.casefold() == two.casefold():
            self.refuse("witness_two", _("Two different people must watch. Enter another name."))
            return False
        return True


def lot_form(projects: Sequence[Proposal]) -> LotForm:
    """The form for these tied projects."""
    places = [
        SelectChoice("", lazy("Choose a place")),
        *(SelectChoice(str(place), str(place)) for place in range(1, len(projects) + 1)),
    ]
    fields = {
        PLACE.format(project.id): SelectField(
            lazy("Place of “%(title)s”", title=project.title),
            [Required(lazy("Choose the place it was drawn in."))],
            choices=places,
        )
        for project in projects
    }
    tied = [project.id for project in projects]
    return type("LotFormOfTheseProjects", (LotForm,), {**fields, "tied": tied})()  # type: ignore[no-any-return]


class PublishForm(BaseForm):
    """What cannot be taken back is confirmed."""

    checked = BooleanField(
        lazy("I have read this result, and I did not count it"),
        [Required(lazy("Read the result, then tick the box."))],
    )


class AnswerForm(BaseForm):
    """What a group says to an offer of part of its cost."""

    answer = one_of(
        lazy("What did the group say?"),
        [
            (Answer.ACCEPTED.value, lazy("Yes, we can go on with this part")),
            (Answer.REFUSED.value, lazy("No, we cannot")),
            (Answer.NO_ANSWER.value, lazy("Nothing, and the last day has passed")),
        ],
    )
    said_by = LineField(
        lazy("Who answered for the group?"),
        [Longest(200)],
        description=lazy("For your team only. Leave it empty if nobody answered."),
    )

    def submitted(self) -> bool:
        """True when a yes or a no comes with a name, and silence without one."""
        return super().submitted() and self._name_fits()

    def chosen(self) -> Answer:
        """The answer."""
        return Answer(self.answer.data)

    def spoken(self) -> str:
        """Who gave it."""
        return str(self.said_by.data or "")

    def _name_fits(self) -> bool:
        silent = self.chosen() is Answer.NO_ANSWER
        if silent and self.spoken():
            self.refuse("said_by", _("Nobody answered, so leave this empty."))
        elif not silent and not self.spoken():
            self.refuse("said_by", _("Enter the name of the person who answered."))
        else:
            return True
        return False
