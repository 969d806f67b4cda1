"""Signed-in browsers: how a visit begins, how long it lasts, and how it ends."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from flask import g, session
from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from pbapp import clock
from pbapp.accounts.models import User, Visit
from pbapp.db import db, transaction
from pbapp.jobs import every_minute

RESIDENT_LASTS = timedelta(hours=24)
STAFF_LASTS = timedelta(hours=12)
STAFF_IDLE = timedelta(minutes=30)
#: how young a visit must be to change what lets somebody in
FRESH = timedelta(minutes=15)
#: the cookie is not sent anew more often than this
SEEN_EVERY = timedelta(minutes=1)


def begin(user: User, *, second_factor: bool = False) -> None:
    """Sign somebody in with a fresh session: nothing of the one before is carried over."""
    clear()
    session.update(open_for(user, second_factor=second_factor))
    session["lang"] = user.language
    user.second_factor_passed = second_factor
    g._login_user = user  # a page that answers this very request already knows them


def open_for(user: User, *, second_factor: bool) -> dict[str, str | bool | float]:
    """Store a new visit; returns what the browser's session must hold to be let in."""
    secret = secrets.token_urlsafe(32)
    db.session.add(Visit(key=_hash(secret), user_id=user.id, second_factor=second_factor))
    return {
        "_user_id": user.fs_uniquifier,
        "_fresh": True,
        "visit": secret,
        "seen": clock.now().timestamp(),
    }


def clear() -> None:
    """Empty this browser's session, its CSRF token included."""
    session.clear()
    g.pop("csrf_token", None)


def end() -> None:
    """Sign this browser out; its cookie, even a copied one, opens nothing any more."""
    db.session.execute(delete(Visit).where(Visit.key == _hash(session.get("visit", ""))))
    clear()


def end_all(user: User) -> None:
    """Sign somebody out everywhere."""
    db.session.execute(delete(Visit).where(Visit.user_id == user.id))


def visitor_of(uniquifier: str) -> User | None:
    """The person this browser is signed in as, while their visit lasts."""
    visit = _this_visit()
    if visit is None or visit.user.fs_uniquifier != uniquifier or not visit.user.active:
        return None
    if visit.user.is_staff and not _staff_may_stay(visit):
        return None
    visit.user.second_factor_passed = visit.second_factor
    return visit.user


def is_fresh() -> bool:
    """Whether this browser signed in a short while ago."""
    visit = _this_visit()
    return visit is not None and clock.now() - visit.began_at < FRESH


@every_minute
def forget_old() -> None:
    """Delete visits that have lasted their time."""
    with transaction() as stored:
        stored.execute(delete(Visit).where(Visit.began_at < clock.now() - RESIDENT_LASTS))


def _this_visit() -> Visit | None:
    secret = session.get("visit")
    if not secret:
        return None
    query = select(Visit).options(joinedload(Visit.user)).where(Visit.key == _hash(secret))
    visit = db.session.scalars(query).one_or_none()
    return visit if visit and clock.now() - visit.began_at < RESIDENT_LASTS else None


def _staff_may_stay(visit: Visit) -> bool:
    """Staff need the second factor, must not have been idle, and sign in anew each day."""
    now = clock.now()
    seen = datetime.fromtimestamp(session.get("seen", 0), now.tzinfo)
    if not visit.second_factor or now - seen > STAFF_IDLE or now - visit.began_at >= STAFF_LASTS:
        return False
    if now - seen > SEEN_EVERY:
        session["seen"] = now.timestamp()
    return True


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
