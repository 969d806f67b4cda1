"""The register of all partners: searching before asking, asking together, profiles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from pbapp.demo.people import Cast
from pbapp.demo.scene import Step
from pbapp.engagement.register.kinds import Answer
from pbapp.engagement.register.models import JoinRequest
from pbapp.engagement.register.queries import asked_by
from pbapp.engagement.registering import actions
from pbapp.engagement.registering.actions import Given
from pbapp.places.models import Area, Organisation


def _search(step: Step) -> None:
    """Look what is known and who else asks, and say what is made of it."""
    works, told = step.scene.works, step.told
    given = Given(
        answers={
            works[name].id: (Answer(answer), reason)
            for name, (answer, reason) in told.get("overlaps", {}).items()
        },
        earlier=[works[name].id for name in told.get("earlier", ())],
        data_sets=told.get("data_sets", ()),
    )
    record = step.fresh()
    search = actions.keep(asked_by(record), given, by=step.by)
    actions.attach(search, record, by=step.by)


def _ask_together(step: Step) -> JoinRequest:
    other = step.scene.works[step.told["of"]]
    return actions.ask_together(step.fresh(), other, step.told["note"], by=step.by)


def keep_profiles(
    session: Session, told: list[dict[str, Any]], places: Mapping[str, Area], cast: Cast
) -> None:
    """Organisations list what they do, and some say that it still holds."""
    for row in told:
        found = select(Organisation).where(Organisation.name == row["name"])
        body, by = session.scalars(found).one(), cast[row["by"]]
        for service in row["services"]:
            area = places[service["area"]].id if "area" in service else None
            values = {"name": service["name"], "about": service["about"], "area_id": area}
            actions.list_service(body, values, by=by)
        if row.get("confirmed"):
            actions.confirm(body, by=by)


VERBS: dict[str, Callable[[Step], Any]] = {
    "search": _search,
    "ask_together": _ask_together,
}
