"""The stage of the story: who and what is there, and one step of what happens."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import Date, Enum, inspect
from sqlalchemy.orm import Session

from pbapp import clock
from pbapp.access.roles import Actor
from pbapp.activities import records as activities
from pbapp.demo.people import Cast
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries import get
from pbapp.places.models import Area

#: when people are at work
MORNING = time(10, 30)
#: columns that the actions fill in themselves
OURS = {"id", "engagement_id", "made_at", "made_by_id"}


@dataclass(frozen=True)
class Scene:
    """People, places and bodies, and what came up in the story so far."""

    session: Session
    cast: Cast
    places: Mapping[str, Area]
    #: keys of organisations by name
    bodies: Mapping[str, int]
    today: date = field(default_factory=clock.today)
    works: dict[str, Engagement] = field(default_factory=dict)
    #: what a later step speaks of, by work and by what it is called there
    things: dict[tuple[str, str], Any] = field(default_factory=dict)

    def day(self, number: int) -> date:
        """A day counted from the one on which the demo is loaded."""
        return self.today + timedelta(days=number)

    def on(self, number: int, at: time = MORNING) -> AbstractContextManager[None]:
        """Let it be that day."""
        return clock.standing_at(clock.from_local(self.day(number), at))


@dataclass(frozen=True)
class Step:
    """One thing that somebody does in one piece of work."""

    scene: Scene
    work: str
    told: Mapping[str, Any]
    by: Actor

    @property
    def record(self) -> Engagement:
        """The record as it was last read."""
        return self.scene.works[self.work]

    @property
    def about(self) -> activities.RecordRef:
        """The record as activities know it."""
        self.scene.session.flush()
        return activities.get(self.record.id)

    def fresh(self) -> Engagement:
        """The record with everything that was added to it."""
        self.scene.session.flush()
        self.scene.session.expire(self.record)
        return get(self.record.id)

    def thing(self, called: str) -> Any:
        """Something that came up earlier in this work, or in any where the name says which."""
        work, _slash, name = called.rpartition("/")
        return self.scene.things[work or self.work, name]

    def day(self, name: str) -> date:
        """A day that the step names."""
        return self.scene.day(self.told[name])

    def values(self, model: Any, *, only_told: bool = False) -> dict[str, Any]:
        """What is told of a row, as the actions take it; blank where nothing is."""
        columns = inspect(model).columns
        found = {} if only_told else _blank(columns)
        for name, told in self.told.items():
            if name in columns:
                found[name] = self._read(columns[name].type, told)
            elif name == "organisation":
                found["organisation_id"] = self.scene.bodies[told]
            elif f"{name}_id" in columns:
                found[f"{name}_id"] = self.thing(told).id
        return found

    def _read(self, kind: Any, told: Any) -> Any:
        if isinstance(kind, Enum) and kind.enum_class:
            return kind.enum_class(told)
        return self.scene.day(told) if isinstance(kind, Date) else told


def _blank(columns: Any) -> dict[str, Any]:
    """What stands in a row of which nothing was told; what makes itself up is left out."""
    found: dict[str, Any] = {}
    for column in columns:
        if column.key in OURS or (column.default is not None and not column.default.is_scalar):
            continue
        if column.default is not None:
            found[column.key] = column.default.arg
        elif column.nullable:
            found[column.key] = None
    return found
