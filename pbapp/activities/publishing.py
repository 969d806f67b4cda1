"""Letting the results of a form out, and counting its replies for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pbapp import clock
from pbapp.activities.changing import must_allow
from pbapp.activities.releases import ledger
from pbapp.activities.standing import Act
from pbapp.audit import Event, record

if TYPE_CHECKING:
    from pbapp.access.roles import Actor
    from pbapp.activities.asked import Asked

Output = Mapping[str, Any]


def publish(form: Asked, count: Callable[[], Output], *, by: Actor) -> None:
    """Let the results out, once: nothing is added later, so no two versions can be compared.

    What was counted when the replies were deleted goes out as it was.
    """
    must_allow(form, Act.PUBLISH, alone=True)
    form.results_on = clock.today()
    if form.forgotten_on is None:
        ledger.keep_once(form.reference, count(), on=form, by=by)

    record(Event.FORM_PUBLISHED, on=form, by=by)


def freeze(form: Asked, output: Output, *, by: Actor, **more: Any) -> None:
    """Keep what the replies come to, small numbers hidden, for nobody outside the staff yet."""
    ledger.keep_once(form.reference, output, on=form, by=by, event=Event.RESULTS_FROZEN, **more)
