"""Forms of a look at a place: beginning it, and scoring the themes."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from wtforms import Field, HiddenField, RadioField, SelectField
from wtforms.validators import Optional

from pbapp import clock
from pbapp.activities.ages import Age
from pbapp.activities.place_standard.kinds import MOST_IN_GROUP, MOST_LETTERS, TOGETHER, Mode
from pbapp.activities.place_standard.labels import ENDS, MODES
from pbapp.activities.place_standard.models import PlaceResponse, PlaceRun
from pbapp.activities.place_standard.themes import Theme, Version
from pbapp.forms import (
    CHOOSE,
    SAYING,
    BaseForm,
    Between,
    DayField,
    Longest,
    Maybe,
    Required,
    WholeNumber,
    offered,
    one_of,
)
from pbapp.i18n import _, lazy
from pbapp.places import queries as places
from pbapp.proposals.fields import LineField, TextField

GOOD = lazy("What is good now?")
BETTER = lazy("What could be better?")


class RunForm(BaseForm):
    """A new look at a place."""

    title = LineField(lazy("What is it called?"), [Required(lazy("Give it a name.")), Longest(120)])
    area_id = SelectField(
        lazy("Which place?"), [Required(CHOOSE)], coerce=lambda key: str(key), **SAYING
    )
    part = LineField(
        lazy("Which part of it?"),
        [Longest(120)],
        description=lazy("Leave it empty if you mean all of it. Use the same words next time."),
    )
    opens_on = DayField(lazy("First day"), [Required(lazy("Enter its first day."))])
    closes_on = DayField(lazy("Last day"), [Required(lazy("Enter its last day."))])

    @classmethod
    def made(cls) -> RunForm:
        """The form with the places that are held."""
        form = cls()
        form.area_id.choices = offered((str(area.id), area.name) for area in places.areas())
        return form

    def run(self) -> PlaceRun:
        """What was filled in."""
        return PlaceRun(
            title=self.title.data or "",
            area_id=int(self.area_id.data),
            part=self.part.data or "",
        )


class ThemesForm(BaseForm):
    """Scores and words for the themes; fields are named by the theme's code."""

    VERSION: Version
    AGE: Age
    form_key = HiddenField(default=lambda: secrets.token_urlsafe(12), validators=[Longest(40)])

    def names_of(self, theme: Theme) -> tuple[str, str, str]:
        """The names of a theme's three fields."""
        return theme.code, f"good-{theme.code}", f"better-{theme.code}"

    def carried(self, shown: Theme) -> list[tuple[str, str]]:
        """What was answered on the other pages, by the fields' names; what is no score is not."""
        points = {str(one) for one in self.VERSION.points(self.AGE)}
        others = (theme for theme in self.VERSION.themes if theme != shown)
        given = [(n, self[n].data or "") for theme in others for n in self.names_of(theme)]
        codes = set(self.VERSION.codes)
        return [(name, text) for name, text in given if name not in codes or text in points]

    def first_fault(self) -> int:
        """The place of the first theme with something to put right, from 1."""
        for place, theme in enumerate(self.VERSION.themes, 1):
            if any(self[name].errors for name in self.names_of(theme)):
                return place
        return 1

    def response(self) -> PlaceResponse:
        """What was filled in."""
        codes = self.VERSION.codes
        scores = {code: int(self[code].data) for code in codes if self[code].data}
        good = {code: self[f"good-{code}"].data for code in codes}
        better = {code: self[f"better-{code}"].data for code in codes}
        return PlaceResponse(
            age=self.AGE,
            mode=Mode.INDIVIDUAL,
            form_key=self.form_key.data or "",
            scores=scores,
            good={code: text for code, text in good.items() if text},
            better={code: text for code, text in better.items() if text},
        )


class SheetForm(ThemesForm):
    """A sheet that staff type in: theme by theme, and how it was taken."""

    mode = one_of(lazy("How was it taken?"), [(m.value, words) for m, words in MODES.items()])
    group_size = WholeNumber(
        lazy("How many people in the group?"),
        [Maybe(), Between(2, MOST_IN_GROUP)],
        description=lazy("Only for a group. Its scores count as one response."),
    )
    day = DayField(lazy("On which day?"), [Required(lazy("Enter the day."))], default=clock.today)

    def response(self) -> PlaceResponse:
        """What was filled in, with how it was taken."""
        made = super().response()
        made.mode = Mode(self.mode.data)
        made.group_size = self.group_size.data if made.mode in TOGETHER else None
        made.day = self.day.data or clock.today()
        return made


def themes_form(version: Version, age: Age) -> ThemesForm:
    """The form for somebody's own scores."""
    made: ThemesForm = _made(ThemesForm, version, age, _score)
    return made


def sheet_form(version: Version, age: Age) -> SheetForm:
    """The form for a sheet; scores are picked by typing their number."""
    made: SheetForm = _made(SheetForm, version, age, _picked)
    return made


def _made(kind: type[Any], version: Version, age: Age, score: Callable[..., Field]) -> Any:
    fields: dict[str, Any] = {"VERSION": version, "AGE": age}
    for theme in version.themes:
        fields[theme.code] = score(theme, version, age)
        fields[f"good-{theme.code}"] = TextField(GOOD, [Longest(MOST_LETTERS)])
        fields[f"better-{theme.code}"] = TextField(BETTER, [Longest(MOST_LETTERS)])
    return type(kind.__name__, (kind,), fields)()


def _score(theme: Theme, version: Version, age: Age) -> RadioField:
    choices = offered(_points(version, age))
    return RadioField(theme.prompt(age), [Optional()], choices=choices, **SAYING)


def _picked(theme: Theme, version: Version, age: Age) -> SelectField:
    """The question itself stands on the sheet, so here its name will do."""
    label = f"{version.codes.index(theme.code) + 1}. {theme.name(age)}"
    choices = offered([("", _("No score")), *_points(version, age)])
    return SelectField(label, [Optional()], choices=choices, **SAYING)


def _points(version: Version, age: Age) -> list[tuple[str, str]]:
    ends = ENDS[age]
    return [(str(one), ends.get(one, str(one))) for one in version.points(age)]
