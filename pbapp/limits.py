"""How often something may be tried: counters in the database, shared by all workers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from pbapp import clock, keys
from pbapp.db import Base, db, keep, transaction
from pbapp.i18n import _, ngettext
from pbapp.jobs import every_minute
from pbapp.refusals import TooMany


@dataclass(frozen=True)
class Limit:
    """So many tries within a stretch of time, for one kind of act."""

    kind: str
    most: int
    within: timedelta


# Generous where a school or a library shares one address.
CODES_SENT_SOON = Limit("code sent, 15 minutes", 3, timedelta(minutes=15))
CODES_SENT_DAILY = Limit("code sent, day", 5, timedelta(days=1))
CHECKS_STARTED = Limit("check started", 60, timedelta(hours=1))
# A stranger's wrong passwords must not lock the right person out: few from one place, many in all.
WRONG_PASSWORDS_HERE = Limit("wrong password, one caller", 10, timedelta(minutes=15))
WRONG_PASSWORDS = Limit("wrong password, all callers", 100, timedelta(minutes=15))
SECOND_STEPS = Limit("second step", 10, timedelta(minutes=15))
WRONG_CARDS = Limit("wrong card code", 20, timedelta(hours=1))
REPORTS = Limit("report", 20, timedelta(hours=1))


KEPT = timedelta(days=2)
#: one household, or one machine, chooses freely among the IPv6 addresses that share so many bits
IPV6_PREFIX = 64


class LimitCounter(Base):
    """How often one subject did one kind of thing in one window of time."""

    __tablename__ = "limit_counter"

    kind: Mapped[str] = mapped_column(primary_key=True)
    #: keyed hash of an address; never the address itself
    subject: Mapped[str] = mapped_column(primary_key=True)
    window: Mapped[datetime] = mapped_column(primary_key=True)
    count: Mapped[int]


def require_left(limit: Limit, subject: str) -> None:
    """Raise TooMany when the tries of this window are used up; counts nothing itself."""
    if _spent(limit, _hashed(limit, subject)) >= limit.most:
        raise _too_many(limit)


def spend(limit: Limit, subject: str) -> None:
    """Count one try; raises TooMany past the limit. The count stays even if the try is refused."""
    keep()
    hashed = _hashed(limit, subject)
    row = {"kind": limit.kind, "subject": hashed, "window": _window(limit), "count": 1}
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    db.session.execute(
        insert(LimitCounter)
        .values(row)
        .on_conflict_do_update(
            index_elements=["kind", "subject", "window"], set_={"count": LimitCounter.count + 1}
        )
    )
    if _spent(limit, hashed) > limit.most:
        raise _too_many(limit)


def network(caller: str) -> str:
    """Where a caller stands: an IPv4 address, or an IPv6 one's network; anything else as is."""
    try:
        address = ip_address(caller)
    except ValueError:
        return caller
    if not isinstance(address, IPv6Address):
        return caller
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address.packed, IPV6_PREFIX), strict=False))


@every_minute
def forget_old() -> None:
    """Delete counters whose window is long past."""
    with transaction() as session:
        session.execute(delete(LimitCounter).where(LimitCounter.window < clock.now() - KEPT))


def _too_many(limit: Limit) -> TooMany:
    left = _window(limit) + limit.within - clock.now()
    minutes = max(1, -(-left // timedelta(minutes=1)))
    if limit.within >= timedelta(days=1):
        refusal = TooMany(_("You have tried this many times today. Try again tomorrow."))
    else:
        refusal = TooMany(
            ngettext(
                "You have tried this many times. Try again in one minute.",
                "You have tried this many times. Try again in %(num)s minutes.",
                minutes,
            )
        )
    refusal.wait = minutes * 60
    return refusal


def _hashed(limit: Limit, subject: str) -> str:
    return keys.keyed_hash(keys.make("limits"), limit.kind, network(subject))


def _spent(limit: Limit, hashed: str) -> int:
    key = (limit.kind, hashed, _window(limit))
    query = select(LimitCounter.count).where(
        LimitCounter.kind == key[0], LimitCounter.subject == key[1], LimitCounter.window == key[2]
    )
    return db.session.scalars(query).one_or_none() or 0


def _window(limit: Limit) -> datetime:
    seconds = int(limit.within.total_seconds())
    stamp = int(clock.now().timestamp()) // seconds * seconds
    return datetime.fromtimestamp(stamp, clock.now().tzinfo)
