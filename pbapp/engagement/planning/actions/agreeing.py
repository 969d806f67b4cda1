"""Putting a plan to the partners, and what they say to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from pbapp import clock, outbox
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.accounts import queries as people
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions import must_allow
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan import queries, snapshot
from pbapp.engagement.plan.kinds import Given, PartnerRole, Reply
from pbapp.engagement.plan.models import Agreement, PlanVersion
from pbapp.engagement.planning.things import PartnerAt, ReplyAt, RoleAt, VersionAt
from pbapp.engagement.queries.record import hold
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit


@dataclass(frozen=True)
class Said:
    """What a partner says, and how it came to us."""

    reply: Reply
    words: str = ""
    given: Given = Given.SIGNED_IN
    evidence: str = ""
    given_on: date | None = None


def put_to_partners(record: Engagement, what_changed: str, *, by: Actor) -> PlanVersion:
    """Freeze the plan as it stands and ask every partner; raises Unfit."""
    hold(record)
    must_allow(record, Can.EDIT_ENGAGEMENT)
    asked = [p for p in queries.partners_of(record.id) if p.role is not PartnerRole.INFORMED]
    if not asked:
        raise Unfit({"what_changed": _("Name the partners first. Then ask them.")})
    text = snapshot.text_of(record, queries.outcomes_of(record.id))
    last = next(iter(queries.versions_of(record.id)), None)
    _must_differ(last, text, what_changed)

    version = PlanVersion(
        engagement_id=record.id,
        made_by_id=by.user_id,
        number=last.number + 1 if last else 1,
        text=text,
        sha256=snapshot.seal(text),
        changed=snapshot.differences(last.text, text) if last else [],
        what_changed=what_changed if last else "",
    )
    db.session.add(version)
    db.session.flush()

    details = {"number": version.number, "sha256": version.sha256}
    audit(Event.PLAN_VERSION_MADE, on=record, by=by, **details)
    _ask(record, version, {one.organisation_id for one in asked})
    return version


def _must_differ(last: PlanVersion | None, text: snapshot.Text, what_changed: str) -> None:
    if last is None:
        return
    if last.sha256 == snapshot.seal(text):
        raise Unfit({"what_changed": _("The plan says what it said before. Change it first.")})
    if not what_changed:
        raise Unfit({"what_changed": _("Say in a few words what changed and why.")})


def _ask(record: Engagement, version: PlanVersion, bodies: set[int]) -> None:
    for user in people.speakers_of(bodies):
        outbox.enqueue(
            str(user.email),
            "engagement/plan/mail/asked.txt",
            language=user.language,
            cause=f"plan-version-{version.id}-{user.id}",
            name=user.name,
            record=record,
            version=version,
        )


def publish_version(at: VersionAt, *, by: Actor) -> None:
    """Let everyone read a version, from the day the record's own page is up. Safe to do twice."""
    hold(at.record)
    must_allow(at.record, Can.FOLLOW_UP_ENGAGEMENT)
    if at.version.published_on:
        return
    at.version.published_on = clock.today()
    audit(Event.PLAN_VERSION_PUBLISHED, on=at.record, by=by, number=at.version.number)


def answer(at: ReplyAt, said: Said, *, by: Actor) -> Agreement:
    """Keep what a partner says to the newest version; its latest word counts. Raises Unfit."""
    hold(at.record)
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    kept = _reply_to_change(at, said)
    values = {
        "reply": said.reply,
        "words": said.words if said.reply is Reply.CHANGE_ASKED else "",
        "given": said.given,
        "evidence": said.evidence,
    }
    if all(getattr(kept, name) == value for name, value in values.items()):
        return kept

    for name, value in values.items():
        setattr(kept, name, value)
    kept.given_on, kept.noted_at = said.given_on or clock.today(), clock.now()
    kept.by_id = by.user_id
    db.session.add(kept)
    db.session.flush()

    said_so = {"reply": said.reply.value, "given": said.given.value}
    who = {"number": at.version.number, "partner": at.partner.id}
    audit(Event.PLAN_ANSWERED, on=at.record, by=by, **who, **said_so)
    return kept


def _reply_to_change(at: ReplyAt, said: Said) -> Agreement:
    """The reply of this partner as it stands, or a new one; raises Unfit, Refused."""
    newest = next(iter(queries.versions_of(at.record.id)))
    if newest.number != at.version.number:
        raise Refused(_("There is a newer version of this plan. Please read that one."))
    if at.partner.role is PartnerRole.INFORMED:
        raise Refused(_("This body is kept informed. It is not asked to agree."))
    if said.reply is Reply.CHANGE_ASKED and not said.words:
        raise Unfit({"words": _("Say what should change.")})
    query = select(Agreement).where(
        Agreement.partner_id == at.partner.id, Agreement.number == at.version.number
    )
    found = db.session.scalars(query).one_or_none()
    if found and found.given is Given.SIGNED_IN and said.given is Given.BY_HAND:
        raise Refused(_("This body answered here itself. Only it can change its answer."))
    return found or Agreement(
        engagement_id=at.record.id, partner_id=at.partner.id, number=at.version.number
    )


def confirm_focus(at: PartnerAt, *, by: Actor) -> None:
    """The body says that this is what the work should be about. Safe to do twice."""
    hold(at.record)
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    if at.partner.confirmed_focus_on:
        return
    at.partner.confirmed_focus_on = clock.today()
    audit(Event.FOCUS_CONFIRMED, on=at.record, by=by, partner=at.partner.id)


def accept_role(at: RoleAt, *, by: Actor) -> None:
    """The body or its representative takes the role on. Safe to do twice."""
    hold(at.record)
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    if at.role.accepted_on:
        return
    at.role.accepted_on = clock.today()
    audit(Event.ROLE_ACCEPTED, on=at.record, by=by, row=at.role.id)
