"""A record to take along into VOiCE."""

from __future__ import annotations

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.engagement import queries
from pbapp.engagement.models import Engagement
from pbapp.engagement.registering.voice_steps import steps_of
from pbapp.engagement.routes.blueprint import bp


@bp.get("/<int:engagement_id>/voice.txt")
@requires(Can.READ_ENGAGEMENT, on=queries.get)
def as_voice(record: Engagement) -> ResponseReturnValue:
    """The four steps as plain text, to copy from."""
    steps = steps_of(record)
    name = "engagement/register/voice.txt"
    text = render_template(name, record=record, steps=steps, today=clock.today())
    return Response(text, mimetype="text/plain")
