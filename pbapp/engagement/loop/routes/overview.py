"""From here people are told: options, answers, drafts, readers, the list, the looks back."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.engagement import queries as records
from pbapp.engagement.facts import facts_of, loop
from pbapp.engagement.loop.actions.answers import alike
from pbapp.engagement.loop.actions.checks import due_on
from pbapp.engagement.loop.queries import rows
from pbapp.engagement.loop.routes.blueprint import bp, show
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.telling import CHECK_MONTHS
from pbapp.engagement.promises import tellings


@bp.get("/<int:engagement_id>/telling")
@requires(Can.READ_ENGAGEMENT, on=records.get)
def overview(record: Engagement) -> ResponseReturnValue:
    """Everything on the way from what was heard to what changed, and the next thing to do."""
    today, checks = clock.today(), {one.months: one for one in rows.checks_of(record.id)}
    told = {one.id: one for one in loop.feedback(record)}
    return show(
        "overview",
        record,
        today=today,
        tellings=tuple(tellings(facts_of(record).plain, today)),
        options=rows.options_of(record.id),
        note=rows.note_of(record.id),
        few=[one for one in record.findings if one.stance.value in ("minority", "opposing")],
        open_findings=[one for one in record.findings if one.response is None],
        alike=alike(record),
        told=told,
        readings=rows.readings_of(record.id),
        reached=loop.told(record),
        on_list=sum(one.confirmed_at is not None for one in rows.followers_of(record.id)),
        checks=[(months, due_on(record, months), checks.get(months)) for months in CHECK_MONTHS],
    )
