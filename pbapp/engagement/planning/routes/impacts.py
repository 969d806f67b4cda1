"""What an assessment finds for each group of people: a list, and one short page for each group."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement.actions import must_allow
from pbapp.engagement.plan import labels
from pbapp.engagement.plan.factors import BY_CODE, FACTORS
from pbapp.engagement.plan.sheets import SHEETS, Sheet
from pbapp.engagement.planning import actions
from pbapp.engagement.planning.forms.parts import ImpactForm
from pbapp.engagement.planning.routes.blueprint import address_of, bp
from pbapp.engagement.planning.things import AssessmentAt, ImpactAt, assessment_of, impact_of
from pbapp.engagement.routes.blueprint import page
from pbapp.i18n import _

GROUPS = "/<int:engagement_id>/plan/assessments/<int:row_id>/groups"
GROUP = f"{GROUPS}/<any({', '.join(BY_CODE)}):factor>"


@bp.get(GROUPS)
@requires(Can.READ_ENGAGEMENT, on=assessment_of)
def impacts(at: AssessmentAt) -> ResponseReturnValue:
    """Every group, and what the assessment says of it."""
    return page(
        "plan/impacts",
        at.record,
        heading=labels.ASSESSMENT_KINDS[at.assessment.kind],
        back=(address_of(at.record.id, Sheet.AIMS), SHEETS[Sheet.AIMS]),
        assessment=at.assessment,
        rows=[(factor, at.impacts.get(factor.code)) for factor in FACTORS],
        plan_labels=labels,
    )


@bp.get(GROUP)
@requires(Can.EDIT_ENGAGEMENT, on=impact_of)
def impact(at: ImpactAt) -> ResponseReturnValue:
    """The questions about one group."""
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    return _form_page(at, ImpactForm(obj=at.row))


@bp.post(GROUP)
@requires(Can.EDIT_ENGAGEMENT, on=impact_of)
@transactional
def say_impact(at: ImpactAt) -> ResponseReturnValue:
    """Keep the answers."""
    form = ImpactForm(obj=at.row)
    if form.takes(lambda: actions.say_impact(at, form.values(), by=current_actor())):
        flash(_("Saved."), "success")
        return redirect(_address(at), code=303)
    return _form_page(at, form), 422


def _address(at: ImpactAt) -> str:
    return url_for(".impacts", engagement_id=at.record.id, row_id=at.assessment.id)


def _form_page(at: ImpactAt, form: ImpactForm) -> str:
    back = _address(at), labels.ASSESSMENT_KINDS[at.assessment.kind]
    return page("plan/edit", at.record, form=form, heading=at.factor.name, back=back)
