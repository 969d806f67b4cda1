"""Signing ratings, and recording that evidence added by hand was confirmed."""

from __future__ import annotations

from collections.abc import Mapping

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions.refusals import must_allow
from pbapp.engagement.check import Line, line_of, lines_to_rate
from pbapp.engagement.frozen import frozen
from pbapp.engagement.models import Engagement, IndicatorRating
from pbapp.engagement.queries.record import Row, hold
from pbapp.engagement.speech import spoken
from pbapp.i18n import _
from pbapp.refusals import Denied, Unfit
from pbapp.standards import rating as rules
from pbapp.standards.kinds import Confirmer
from pbapp.standards.parts import Value


def rate(
    record: Engagement, code: str, points: int | None, reason: str, *, by: Actor
) -> IndicatorRating:
    """Sign a rating of one indicator, None for "does not apply"; it takes the place of an earlier.

    It is kept with the evidence and the version of the rules it was signed on. Raises Unfit where
    it is above what the evidence allows and no reason is given, or nothing is due yet.
    """
    hold(record)
    must_allow(record, Can.RATE_ENGAGEMENT)
    return _sign(record, line_of(record, code), points, reason, by)


def rate_many(record: Engagement, given: Mapping[str, tuple[int | None, str]], *, by: Actor) -> int:
    """Sign several at once, by code; what says the same as before stands as it was signed.

    Returns how many were signed. All or none: raises Unfit with a sentence for each that does not
    hold, by "points_" or "reason_" and the code.
    """
    hold(record)
    must_allow(record, Can.RATE_ENGAGEMENT)
    lines = {line.indicator.code: line for line in lines_to_rate(record)}
    faults: dict[str, str] = {}
    signed = 0
    for code in given.keys() & lines.keys():
        points, reason = given[code]
        if _says_the_same(lines[code].signed, points, reason):
            continue
        try:
            _sign(record, lines[code], points, reason, by)
            signed += 1
        except Unfit as refusal:
            faults |= {f"{name}_{code}": words for name, words in refusal.faults.items()}
    if faults:
        raise Unfit(faults)
    return signed


def _says_the_same(signed: IndicatorRating | None, points: int | None, reason: str) -> bool:
    return signed is not None and (signed.points, signed.reason) == (points, reason)


def _sign(
    record: Engagement, line: Line, points: int | None, reason: str, by: Actor
) -> IndicatorRating:
    code, answer = line.indicator.code, _answer(line, points, reason)

    signed = line.signed or IndicatorRating(engagement_id=record.id, indicator=code)
    signed.points = answer.points if isinstance(answer, rules.Rating) else None
    signed.above_evidence = isinstance(answer, rules.Rating) and answer.above_evidence
    signed.reason = answer.reason
    signed.evidence = line.evidence.value
    signed.signed_on = frozen(line.evidence)
    signed.rules_version = line.evidence.rules_version
    signed.signed_at, signed.signed_by_id = clock.now(), by.user_id or 0
    db.session.add(signed)

    details = {"indicator": code, "points": signed.points, "evidence": signed.evidence.value}
    audit(Event.ENGAGEMENT_RATED, on=record, by=by, **details)
    return signed


def _answer(line: Line, points: int | None, reason: str) -> rules.Rating | rules.NotApplicable:
    try:
        if not line.asked:
            raise Unfit({"points": _("Work of this size is not rated on this.")})
        if not line.due or line.evidence.value is Value.NOT_YET_DUE:
            raise Unfit({"points": _("Nothing is due here yet, so it cannot be rated.")})
        if points is None:
            return rules.not_applicable(reason)
        signed = line.community_signed
        return rules.sign(points, line.evidence, community_signed=signed, reason=reason)
    except (rules.CapExceeded, rules.ReasonMissing) as refusal:
        raise Unfit({"reason": spoken(refusal.because)}) from refusal
    except rules.RatingRefused as refusal:
        raise Unfit({"points": spoken(refusal.because)}) from refusal


def confirm_evidence(found: Row, confirmed_by: Confirmer, confirmer: str, *, by: Actor) -> None:
    """Record that a partner or community reviewer confirms what was added by hand.

    Not by the person who added it, and not by whoever was named as having seen it.
    """
    hold(found.record)
    evidence = found.row
    must_allow(found.record, Can.RATE_ENGAGEMENT)
    if evidence.made_by_id == by.user_id:
        raise Denied(_("You added this yourself, so somebody else has to record who confirms it."))
    if _same(confirmer, evidence.seen_by):
        raise Unfit({"confirmer": _("They were named as having seen it. Name somebody else.")})

    evidence.confirmed_by = confirmed_by
    evidence.confirmer = confirmer.strip()
    evidence.confirmed_on = clock.today()

    details = {"row": evidence.id, "confirmed_by": confirmed_by.value}
    audit(Event.EVIDENCE_CONFIRMED, on=found.record, by=by, **details)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
