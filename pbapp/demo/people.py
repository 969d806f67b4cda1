"""The people of the demo, and the secrets its staff sign in with."""

from __future__ import annotations

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Any

from sqlalchemy import select

from pbapp.access.roles import Actor, Held, Role
from pbapp.accounts import actions as accounts
from pbapp.accounts.models import User
from pbapp.accounts.people import make_staff
from pbapp.accounts.speakers import name_speaker
from pbapp.demo.story import story
from pbapp.places.models import Area, AreaKind, Organisation, OrganisationKind

FILE = "demo_staff.json"
WORDS = ("brae", "burn", "cairn", "firth", "glen", "haar", "loch", "moss", "skerry", "strath")
TOTP_BYTES = 20

Cast = dict[str, Actor]


def make_secrets(instance: Path) -> dict[str, dict[str, str]]:
    """A password and an authenticator secret for each member of staff, kept in the data folder."""
    path = instance / FILE
    if not path.exists():
        made = {person["email"]: _secret() for person in story()["staff"]}
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            json.dump(made, file, indent=1)
    known: dict[str, dict[str, str]] = json.loads(path.read_text())
    return known


def _secret() -> dict[str, str]:
    words = "-".join(secrets.choice(WORDS) for _unused in range(4))
    return {
        "password": f"{words}-{secrets.randbelow(90) + 10}",
        "totp": base64.b32encode(secrets.token_bytes(TOTP_BYTES)).decode(),
    }


def make_people(session: Any, instance: Path) -> Cast:
    """Staff with their roles, and residents; by name."""
    known = make_secrets(instance)
    cast: Cast = {}
    for person in story()["staff"]:
        held = [Held(Role(role)) for role in person["roles"]]
        secret = known[person["email"]]
        user = make_staff(person["email"], person["name"], secret["password"], held, secret["totp"])
        cast[user.name] = Actor(user.id, user.name, frozenset(held), user.email)
    for person in story()["residents"]:
        user = accounts.join(person["email"], person["name"], "en")
        session.flush()
        cast[user.name] = user.as_actor()
    for person in (*story()["staff"], *story()["residents"]):
        if "speaks_for" in person:
            cast[person["name"]] = _speaker(session, person, cast["Sandy Orr"])
    return cast


def _speaker(session: Any, person: dict[str, Any], by: Actor) -> Actor:
    """Staff of a partner body, or somebody of a community body who signs in by a code."""
    query = select(Organisation.id).where(Organisation.name == person["speaks_for"])
    role = Role.PARTNER if "roles" in person else Role.COMMUNITY_REVIEWER
    name_speaker(person["email"], person["name"], role, session.scalars(query).one(), by=by)
    user: User = session.scalars(select(User).where(User.email == person["email"])).one()
    return user.in_full()


def make_places(session: Any) -> dict[str, Area]:
    """Areas and organisations; the areas by name."""
    places: dict[str, Area] = {}
    for row in story()["areas"]:
        parent = places.get(row.get("within", ""))
        places[row["name"]] = Area(name=row["name"], kind=AreaKind(row["kind"]), parent=parent)
    session.add_all(places.values())
    for row in story()["organisations"]:
        session.add(Organisation(name=row["name"], kind=OrganisationKind(row["kind"])))
    session.flush()
    return places
