"""The pages of a plan for those who make it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask.typing import ResponseReturnValue

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan import labels, models
from pbapp.engagement.plan import queries as plan
from pbapp.engagement.plan.factors import FACTORS
from pbapp.engagement.plan.sheets import SHEETS, Sheet
from pbapp.engagement.planning import queries, shown
from pbapp.engagement.planning.forms.agreeing import VersionForm
from pbapp.engagement.planning.forms.representatives import ServeForm
from pbapp.engagement.planning.routes.blueprint import bp
from pbapp.engagement.queries import Within, within
from pbapp.engagement.routes.blueprint import any_of, page


@bp.get(f"/<int:engagement_id>/plan/{any_of(Sheet, 'sheet')}")
@requires(Can.READ_ENGAGEMENT, on=within)
def sheet(at: Within) -> ResponseReturnValue:
    """One page of the plan."""
    return show(at.record, Sheet(at.what))


def show(record: Engagement, sheet: Sheet, **forms: Any) -> str:
    """A page of the plan, with a form as it was sent where one was refused."""
    return page(
        f"plan/{sheet.value}",
        record,
        sheet=sheet,
        sheets=SHEETS,
        heading=SHEETS[sheet],
        plan_labels=labels,
        **(GATHER[sheet](record) | forms),
    )


def _agreement(record: Engagement) -> dict[str, Any]:
    standing = plan.standing(record)
    return {
        "partners": plan.partners_of(record.id),
        "replies": {one.partner.id: one.reply for one in standing.partners},
        "standing": standing,
        "waits_on": shown.waits_on(standing.lacks),
        "versions": plan.versions_of(record.id),
        "form": VersionForm(formdata=None),
    }


def _needs(record: Engagement) -> dict[str, Any]:
    return {
        "screen": queries.screen(record.id),
        "barriers": plan.rows_of(models.Barrier, record.id),
        "offers": queries.offers(record.id),
        "contacts": plan.rows_of(models.Contact, record.id),
    }


def _aims(record: Engagement) -> dict[str, Any]:
    return {
        "outcomes": plan.outcomes_of(record.id),
        "assessments": plan.rows_of(models.Assessment, record.id),
        "looked_at": plan.looked_at(record.id),
        "groups": len(FACTORS),
        "is_assessed": plan.is_assessed(record),
    }


def _people(record: Engagement) -> dict[str, Any]:
    form = ServeForm(formdata=None)
    form.offer(queries.not_serving(record.id))
    return {
        "roles": queries.roles(record.id),
        "people": plan.representatives_of(record.id),
        "form": form,
    }


GATHER: dict[Sheet, Callable[[Engagement], dict[str, Any]]] = {
    Sheet.AGREEMENT: _agreement,
    Sheet.NEEDS: _needs,
    Sheet.AIMS: _aims,
    Sheet.PEOPLE: _people,
}
