"""Pages for everyone: what the people of a place have said already; calendars to subscribe to."""

from __future__ import annotations

from flask import Response, current_app, render_template, request
from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.engagement import labels, releases
from pbapp.engagement.register import queries
from pbapp.engagement.register.queries import Place
from pbapp.engagement.registering import ics
from pbapp.engagement.routes.blueprint import bp
from pbapp.i18n import _

MOST_PAGES = 100_000


@bp.get("/places")
@requires(Can.READ_PUBLIC)
def places() -> ResponseReturnValue:
    """Every place in which people were asked."""
    return render_template("engagement/register/places.html", places=queries.places_with_work())


@bp.get("/places/<int:area_id>")
@requires(Can.READ_PUBLIC, on=queries.place)
def place(here: Place) -> ResponseReturnValue:
    """What people there said, how often they were asked, what came of it."""
    page = min(request.args.get("page", 1, int), MOST_PAGES)
    said = queries.said_in(here.area.id, page)
    return render_template(
        "engagement/register/place.html",
        here=here,
        said=said,
        told={one.id for one in said.rows if queries.is_told(one)},
        people=releases.totals_of([one.id for one in said.rows]),
        today=clock.today(),
        labels=labels,
    )


@bp.get("/calendar.ics")
@requires(Can.READ_PUBLIC)
def feed() -> ResponseReturnValue:
    """Public work of the whole partnership, for any calendar."""
    return _calendar(None, _("Engagement"))


@bp.get("/places/<int:area_id>/calendar.ics")
@requires(Can.READ_PUBLIC, on=queries.place)
def place_feed(here: Place) -> ResponseReturnValue:
    """The same for one place."""
    return _calendar(here.area.id, _("Engagement in %(place)s", place=here.area.name))


def _calendar(area_id: int | None, name: str) -> Response:
    file = ics.file_of(queries.coming(area_id), site=current_app.config["PUBLIC_URL"], name=name)
    return Response(file, mimetype="text/calendar")
