"""What a browser carries for one round's vote, in one signed cookie that scripts cannot read.

Choices stand here and in forms, never in the database, where a draft beside a voter check would
join a person and her choices. So does the voting right for the 20 minutes after a check: a row for
it would have to be ended by the transaction of the vote, which writes no row about a person.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from pbapp import clock

KEPT = timedelta(hours=3)
VOTING_SESSION = timedelta(minutes=20)
RECEIPT_SHOWN = timedelta(minutes=15)


class Age(StrEnum):
    """What a person said of their age; under 12s vote by card and give no contact details."""

    TWELVE_OR_MORE = "twelve"
    CHILD = "child"
    TOO_YOUNG = "too_young"


@dataclass(frozen=True)
class Carried:
    """The cookie's content. Moments are whole seconds of UTC."""

    #: decides the order in which this browser shows the projects
    seed: str
    chosen: tuple[int, ...] = ()
    #: the declaration that was made: empty, or a value of Age
    age: str = ""
    right: str = ""
    right_until: int = 0
    receipt: str = ""
    receipt_until: int = 0
    #: the one-time number of the form that was sent
    sent: str = ""
    until: int = 0

    @property
    def right_now(self) -> str | None:
        """The voting right, while the voting session lasts."""
        return self.right if self.right and _now() < self.right_until else None

    @property
    def receipt_now(self) -> str:
        """The receipt's code, while it is shown."""
        return self.receipt if _now() < self.receipt_until else ""

    def has_sent(self, nonce: str | None) -> bool:
        """Whether the receipt held here is the one for this very form."""
        return bool(self.receipt_now) and self.sent == nonce

    def with_right(self, right_id: str) -> Carried:
        """After a voter check."""
        return replace(self, right=right_id, right_until=_now() + _seconds(VOTING_SESSION))

    def in_order(self, ids: Iterable[int]) -> list[int]:
        """These projects in an order that is random for each browser and then stays."""
        return sorted(ids, key=lambda id: hashlib.sha256(f"{self.seed}{id}".encode()).digest())


def read(round_id: int) -> Carried:
    """What this browser carries; something fresh if nothing, or nothing that we signed."""
    try:
        stored: dict[str, Any] = _signer(round_id).loads(request.cookies.get(_name(round_id), ""))
    except BadSignature:
        return Carried(seed=secrets.token_hex(4))
    carried = Carried(**stored | {"chosen": tuple(stored["chosen"])})
    return carried if _now() < carried.until else Carried(seed=secrets.token_hex(4))


def write(response: Response, round_id: int, carried: Carried) -> Response:
    """Let the browser carry this from now on, for three hours."""
    return _set(response, round_id, carried, KEPT)


def write_receipt(response: Response, round_id: int, code: str, nonce: str) -> Response:
    """After sending nothing is carried but the receipt, for a quarter of an hour."""
    until = _now() + _seconds(RECEIPT_SHOWN)
    seed = secrets.token_hex(4)
    carried = Carried(seed=seed, receipt=code, receipt_until=until, sent=nonce)
    return _set(response, round_id, carried, RECEIPT_SHOWN)


def clear(response: Response, round_id: int) -> Response:
    """Leave nothing for the next person."""
    response.delete_cookie(_name(round_id), **_flags())
    return response


def _set(response: Response, round_id: int, carried: Carried, kept: timedelta) -> Response:
    lasting = replace(carried, until=_now() + _seconds(kept))
    text = _signer(round_id).dumps(asdict(lasting))
    response.set_cookie(_name(round_id), str(text), max_age=kept, **_flags())
    return response


def _signer(round_id: int) -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=f"vote in round {round_id}")


def _name(round_id: int) -> str:
    prefix = "__Host-" if current_app.config["SESSION_COOKIE_SECURE"] else ""
    return f"{prefix}vote-{round_id}"


def _flags() -> dict[str, Any]:
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    return {"httponly": True, "samesite": "Lax", "secure": secure, "path": "/"}


def _now() -> int:
    return int(clock.now().timestamp())


def _seconds(stretch: timedelta) -> int:
    return int(stretch.total_seconds())
