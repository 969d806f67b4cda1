"""The filters above the register; anything that cannot be read asks for everything."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, TypeVar

from wtforms import BooleanField, Form, IntegerField, SelectField, StringField

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.kinds import AudienceKind, Depth
from pbapp.engagement.labels import AUDIENCES, DEPTHS, KINDS, LEVELS, STATES
from pbapp.engagement.lifecycle import State
from pbapp.engagement.queries import Filters
from pbapp.engagement.register.kinds import Order
from pbapp.engagement.register.labels import ORDERS
from pbapp.engagement.register.months import Month
from pbapp.forms import offered
from pbapp.i18n import lazy
from pbapp.places import queries as places
from pbapp.standards.kinds import Kind, Level

MOST_PAGES = 100_000
_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")

Chosen = TypeVar("Chosen")


def month_in(text: str | None) -> Month | None:
    """The month of "2026-11"; None where it is none."""
    found = _MONTH.fullmatch((text or "").strip())
    return Month(date.fromisoformat(f"{found[0]}-01")) if found else None


class FilterForm(Form):
    """Words, state, kind, place, people, lead and month, sent by GET."""

    q = ask.line(lazy("Words or reference"))
    state = ask.chosen(lazy("State"), STATES, blank=lazy("All"))
    kind = ask.chosen(lazy("Kind"), KINDS, blank=lazy("All"))
    area = ask.picked(lazy("Area"))
    level = ask.chosen(lazy("How much say"), LEVELS, blank=lazy("All"))
    audience = ask.chosen(lazy("People"), AUDIENCES, blank=lazy("All"))
    lead = ask.picked(lazy("Who leads"))
    month = StringField(lazy("Open in"), description=lazy("A month, such as 2026-11"))
    depth = ask.chosen(lazy("How far a round goes"), DEPTHS, blank=lazy("All"))
    reuse = BooleanField(lazy("Only what others may use"))
    order = ask.chosen(lazy("Order"), ORDERS)
    page = IntegerField()

    #: those that stand behind "more", so that a phone shows the list soon
    MORE = ("state", "kind", "level", "audience", "lead", "month", "depth", "reuse", "order")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.area, [(area.id, area.name) for area in places.areas()])
        self.offer(self.lead, [(one.id, one.name) for one in places.organisations()])
        self.page.data = min(max(self.page.data or 1, 1), MOST_PAGES)

    def offer(self, field: SelectField, rows: list[tuple[int, str]]) -> None:
        """Put rows into a list; what is not among them asks for everything."""
        field.choices = offered([("", lazy("All")), *rows])
        field.data = field.data if field.data in {key for key, _name in rows} else None

    def filters(self) -> Filters:
        """What is asked for."""
        month = month_in(self.month.data)
        return Filters(
            words=(self.q.data or "")[:200],
            state=_member(self.state, State),
            kind=_member(self.kind, Kind),
            level=_member(self.level, Level),
            area_id=self.area.data,
            audience=_member(self.audience, AudienceKind),
            organisation_id=self.lead.data,
            days=(month.first, month.last) if month else None,
            is_reusable=bool(self.reuse.data),
            depth=_member(self.depth, Depth),
            order=_member(self.order, Order) or Order.NEWEST,
        )

    def arguments(self) -> dict[str, str]:
        """The filters as they stand in an address."""
        asked = self.filters()
        given = {
            "q": asked.words,
            "state": asked.state,
            "kind": asked.kind,
            "area": asked.area_id,
            "level": asked.level,
            "audience": asked.audience,
            "lead": asked.organisation_id,
            "month": f"{asked.days[0]:%Y-%m}" if asked.days else None,
            "depth": asked.depth,
            "reuse": "y" if asked.is_reusable else None,
            "order": asked.order if asked.order is not Order.NEWEST else None,
        }
        return {name: str(value) for name, value in given.items() if value}

    @property
    def has_more(self) -> bool:
        """One of those behind "more" is in use."""
        return any(name in self.MORE for name in self.arguments())


def _member(field: SelectField, kind: type[Chosen]) -> Chosen | None:
    return field.data if isinstance(field.data, kind) else None
