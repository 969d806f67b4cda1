"""The filters above the register; anything that cannot be read asks for everything."""

from __future__ import annotations

from typing import Any

from wtforms import Form, IntegerField

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.labels import KINDS, STATES
from pbapp.engagement.lifecycle import State
from pbapp.engagement.queries import Filters
from pbapp.forms import offered
from pbapp.i18n import lazy
from pbapp.places import queries as places
from pbapp.standards.kinds import Kind

MOST_PAGES = 100_000


class FilterForm(Form):
    """Words, state, kind and area, sent by GET."""

    q = ask.line(lazy("Words or reference"))
    state = ask.chosen(lazy("State"), STATES, blank=lazy("All"))
    kind = ask.chosen(lazy("Kind"), KINDS, blank=lazy("All"))
    area = ask.picked(lazy("Area"))
    page = IntegerField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(area.id, area.name) for area in places.areas()]
        self.areas = {key for key, _name in rows}
        self.area.choices = offered([("", lazy("All")), *rows])
        self.page.data = min(max(self.page.data or 1, 1), MOST_PAGES)

    def filters(self) -> Filters:
        """What is asked for."""
        return Filters(
            words=(self.q.data or "")[:200],
            state=self.state.data if isinstance(self.state.data, State) else None,
            kind=self.kind.data if isinstance(self.kind.data, Kind) else None,
            area_id=self.area.data if self.area.data in self.areas else None,
        )

    def arguments(self) -> dict[str, str]:
        """The filters as they stand in an address."""
        asked = self.filters()
        given = {"q": asked.words, "state": asked.state, "kind": asked.kind, "area": asked.area_id}
        return {name: str(value) for name, value in given.items() if value}
