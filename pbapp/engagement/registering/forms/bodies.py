"""What an organisation does for people."""

from __future__ import annotations

from typing import Any

from pbapp.engagement.forms import fields as ask
from pbapp.forms import offered
from pbapp.i18n import lazy
from pbapp.places import queries as places


class ServiceForm(ask.AnswersForm):
    """One service."""

    name = ask.line(
        lazy("What do you do for people?"),
        lazy("Name it in a few words."),
        description=lazy("For example: lunch club on Tuesdays."),
    )
    about = ask.lines(lazy("What should others know of it?"), most=500)
    area_id = ask.picked(lazy("Where?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(area.id, area.name) for area in places.areas()]
        self.area_id.choices = offered([("", lazy("Everywhere we work")), *rows])
