"""What every change of a form checks first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pbapp import clock
from pbapp.activities.labels import NOT_NOW
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit

if TYPE_CHECKING:
    from pbapp.activities.asked import Asked
    from pbapp.activities.standing import Act


class NotNow(Refused):
    """A form, a session or a booking does not stand where this can be done."""


def must_allow(asked: Asked, act: Act, *, alone: bool = False) -> None:
    """Hold the form where it stands until this is stored; raises NotNow.

    Many may answer at once (a shared lock); a change of the form itself is made `alone`.
    """
    lock: bool | dict[str, bool] = True if alone else {"read": True}
    days = ["ready_on", "opens_on", "closes_on", "results_on", "forgotten_on"]
    db.session.refresh(asked, days, with_for_update=lock)
    if not asked.allows(act):
        raise NotNow(str(NOT_NOW[act]))


def must_be_in_order(opens_on: date, closes_on: date) -> None:
    """The last day is not before the first, nor over already; raises Unfit."""
    if closes_on < opens_on:
        raise Unfit({"closes_on": _("The last day is before the first. Change one of them.")})
    if closes_on < clock.today():
        raise Unfit({"closes_on": _("The last day is over. Choose today or a later day.")})
