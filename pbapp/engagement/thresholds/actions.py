"""Setting a partnership's own numbers."""

from __future__ import annotations

from collections.abc import Mapping

from pbapp.access.roles import Actor
from pbapp.activities.releases.floors import FLOOR, SENSITIVE_FLOOR
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.thresholds.models import ThresholdSet
from pbapp.engagement.thresholds.queries import KEPT, own
from pbapp.engagement.thresholds.table import THRESHOLDS, Threshold, sizes_of
from pbapp.engagement.thresholds.units import in_words
from pbapp.i18n import _
from pbapp.refusals import Refused

Numbers = Mapping[str, int | None]


def faults_of(numbers: Numbers) -> dict[str, str]:
    """What does not hold: a sentence for each, by name; None stands for the usual number."""
    found = {name: _outside(THRESHOLDS[name], number) for name, number in numbers.items()}
    faults = {name: fault for name, fault in found.items() if fault}
    return faults or _contradictions(_own(numbers))


def _contradictions(own: Mapping[str, int]) -> dict[str, str]:
    """What cannot stand side by side."""
    faults, sizes = {}, sizes_of(own)
    if sizes.full_people < sizes.standard_people:
        faults["full_people"] = _("This is less than for standard size. Enter as many or more.")
    floor, sensitive = (own.get(one, THRESHOLDS[one].usual) for one in (FLOOR, SENSITIVE_FLOOR))
    if sensitive < floor:
        faults[SENSITIVE_FLOOR] = _("This is less than for other numbers. Enter as much or more.")
    return faults


def set_thresholds(numbers: Numbers, *, by: Actor) -> None:
    """Count by these from now on; signed ratings stay as they were signed. Nothing new, no row."""
    if faults := faults_of(numbers):
        raise Refused(next(iter(faults.values())))
    before, after = own(), _own(numbers)
    if before == after:
        return
    row = ThresholdSet(own=after, made_by_id=by.user_id)
    db.session.add(row)
    db.session.flush()
    db.session.info.pop(KEPT, None)
    changed = sorted(name for name in THRESHOLDS if before.get(name) != after.get(name))
    audit(Event.THRESHOLDS_SET, on=row, by=by, fields=changed)


def _own(numbers: Numbers) -> dict[str, int]:
    return {
        name: number
        for name, number in numbers.items()
        if number is not None and number != THRESHOLDS[name].usual
    }


def _outside(one: Threshold, number: int | None) -> str:
    if number is None or one.least <= number <= one.most:
        return ""
    least, most = in_words(one.least, one.unit), in_words(one.most, one.unit)
    return _("Enter something from %(least)s to %(most)s.", least=least, most=most)
