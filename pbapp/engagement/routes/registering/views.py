"""The register as a map of areas, and as a calendar of localities by month."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import format_date

from pbapp import clock
from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.charts import AreaMap, Shape
from pbapp.engagement.forms.filters import FilterForm, month_in
from pbapp.engagement.queries import fitting_to
from pbapp.engagement.register import queries
from pbapp.engagement.register.months import MONTHS, Month
from pbapp.engagement.routes.blueprint import bp
from pbapp.i18n import _
from pbapp.places import queries as places
from pbapp.places.zones.models import ATTRIBUTION

#: areas with as many records stand out on the map
MANY = 10


@bp.get("/map")
@requires(Can.READ_REGISTER)
def areas_map() -> ResponseReturnValue:
    """How many records each area has, those inside it among them."""
    form = FilterForm(request.args)
    counts = queries.counts_by_area(fitting_to(form.filters()))
    areas = places.with_outlines()
    drawn = queries.side_by_side(areas)
    others = [area for area in areas if area not in drawn and counts.get(area.id)]
    return render_template(
        "engagement/register/map.html",
        filter_form=form,
        rows=[(area, counts.get(area.id, 0)) for area in drawn],
        others=[(area, counts[area.id]) for area in others],
        chart=AreaMap(
            "areas",
            _("Records by area"),
            _("The same counts stand in the list. The darker an area, the more records it has."),
            [Shape(area.name, counts.get(area.id, 0), area.outline) for area in drawn],
            many=MANY,
        ),
        attribution=ATTRIBUTION,
    )


@bp.get("/calendar")
@requires(Can.READ_REGISTER)
def months() -> ResponseReturnValue:
    """A year of months, and how often each community is asked in the quarter it begins in."""
    first = month_in(request.args.get("month")) or Month.of(clock.today())
    found = queries.calendar(first)
    return render_template(
        "engagement/register/months.html",
        found=found,
        names=[format_date(month.first, "MMM y") for month in found.months],
        quarter=[format_date(day, "MMMM y") for day in found.quarter],
        earlier=first.later(-MONTHS),
        later=first.later(MONTHS),
        too_many=found.too_many,
    )
