"""The six-month review: figures for those who run it, and what everyone may read of it."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp import charts, clock
from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.activities.releases.ledger import released
from pbapp.activities.sessions.actions import programmes as actions
from pbapp.activities.sessions.forms.programme import ReviewForm
from pbapp.activities.sessions.models import Programme, UptakeReview
from pbapp.activities.sessions.queries import programmes
from pbapp.activities.sessions.queries import uptake as figures
from pbapp.activities.sessions.routes.blueprint import bp, page
from pbapp.activities.sessions.shown import body_words, frozen, role_words
from pbapp.db import transactional
from pbapp.i18n import _, format_day


@bp.get("/programmes/<int:programme_id>/summary")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
def summary(programme: Programme) -> ResponseReturnValue:
    """Sessions held, places offered, who booked, who came, who is missing."""
    found = figures.uptake(programme)
    return page(
        "summary",
        programme=programme,
        found=found,
        review=figures.review_of(programme.id),
        members=programmes.commitments_of(programme.id),
        chart=_chart(found),
        is_over=clock.now() >= found.ends,
        body_words=body_words,
        role_words=role_words,
    )


@bp.get("/programmes/<int:programme_id>/review")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
def ask_for_review(programme: Programme) -> ResponseReturnValue:
    """What people said, who is missing, what should happen next."""
    there = figures.review_of(programme.id)
    form = ReviewForm(data=_filled(there) if there else None)
    return page("review", programme=programme, form=form)


@bp.post("/programmes/<int:programme_id>/review")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
@transactional
def write_review(programme: Programme) -> ResponseReturnValue:
    """Keep it."""
    form = ReviewForm()
    if not form.submitted():
        return page("review", programme=programme, form=form), 422
    actions.review(programme, form.values(), by=current_actor())
    flash(_("Saved."), "success")
    return redirect(url_for(".summary", programme_id=programme.id), code=303)


@bp.post("/programmes/<int:programme_id>/publish")
@requires(Can.RUN_PROGRAMME, on=programmes.get)
@transactional
def publish(programme: Programme) -> ResponseReturnValue:
    """Put it where everyone can read it, once and for all."""
    actions.publish(programme, by=current_actor())
    flash(_("Everyone can read the review now."), "success")
    return redirect(url_for(".summary", programme_id=programme.id), code=303)


@bp.get("/programmes/<int:programme_id>/uptake")
@requires(Can.READ_PUBLIC, on=figures.published_review)
def uptake(review: UptakeReview) -> ResponseReturnValue:
    """What came of it, for everyone: figures as they went out, past the gate."""
    programme = review.programme
    out = released(programme.engagement_id, figures.released_as(programme))
    return page("uptake", programme=programme, review=review, shown=frozen(out))


def _filled(review: UptakeReview) -> dict[str, str]:
    names = ("feedback", "missing", "reason")
    given = {name: getattr(review, name) for name in names}
    return given | {"recommendation": review.recommendation.value}


def _chart(found: figures.Uptake) -> charts.BarChart | None:
    if not found.by_session:
        return None
    bars = [
        charts.Bar(format_day(day), came, _("%(came)s of %(places)s", came=came, places=places))
        for day, places, came in found.by_session
    ]
    return charts.BarChart(
        "uptake",
        _("People who came, by session"),
        _("A bar for each session, as long as the number of people who came."),
        bars,
    )
