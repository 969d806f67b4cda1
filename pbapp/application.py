"""The whole application, put together from its rooms."""

from __future__ import annotations

from flask import Flask
from jinja2 import StrictUndefined

import pbapp.activities.upkeep  # noqa: F401 - read so that its work of each minute is declared
from config import ROOT, Config, from_environment
from pbapp import db, forms, i18n, jobs, keys
from pbapp.access import commands as access_commands
from pbapp.access import guard
from pbapp.accounts import commands as accounts_commands
from pbapp.accounts import development, session
from pbapp.accounts import routes as accounts_routes
from pbapp.activities.place_standard import routes as place_standard_routes
from pbapp.activities.pulse import routes as pulse_routes
from pbapp.activities.sessions import routes as sessions_routes
from pbapp.activities.surveys import routes as survey_routes
from pbapp.deliberation import routes as deliberation_routes
from pbapp.demo import commands as demo_commands
from pbapp.demo import loading as demo
from pbapp.engagement import routes as engagement_routes
from pbapp.engagement.learning import routes as learning_routes
from pbapp.engagement.light import routes as light_routes
from pbapp.engagement.loop import routes as loop_routes
from pbapp.engagement.planning import routes as planning_routes
from pbapp.engagement.review import routes as review_routes
from pbapp.engagement.thresholds import routes as thresholds_routes
from pbapp.facilitation import commands as facilitation_commands
from pbapp.facilitation import routes as facilitation_routes
from pbapp.outbox import box
from pbapp.outbox import commands as outbox_commands
from pbapp.places import commands as places_commands
from pbapp.proposals import routes as proposal_routes
from pbapp.public import routes as public_routes
from pbapp.reports import routes as reports_routes
from pbapp.results import routes as results_routes
from pbapp.rounds import commands as rounds_commands
from pbapp.voting import routes as voting_routes
from pbapp.web import (
    addresses,
    errors,
    navigation,
    pages,
    partnership,
    secret_links,
    security,
    settings,
)
from pbapp.web import routes as web_routes

BLUEPRINTS = (
    accounts_routes.bp,
    proposal_routes.bp,
    deliberation_routes.bp,
    facilitation_routes.bp,
    voting_routes.bp,
    results_routes.bp,
    sessions_routes.bp,
    survey_routes.bp,
    pulse_routes.bp,
    place_standard_routes.bp,
    engagement_routes.bp,
    light_routes.bp,
    planning_routes.bp,
    thresholds_routes.bp,
    loop_routes.bp,
    learning_routes.bp,
    review_routes.bp,
    public_routes.bp,
    reports_routes.bp,
    web_routes.bp,
)
COMMANDS = (
    access_commands.cli,
    accounts_commands.cli,
    demo_commands.cli,
    facilitation_commands.cli,
    outbox_commands.cli,
    places_commands.cli,
    rounds_commands.cli,
)
#: what is connected to the application, in this order
PARTS = (
    db,
    i18n,
    forms,
    guard,
    session,
    demo,
    development,
    box,
    addresses,
    errors,
    navigation,
    pages,
    partnership,
    secret_links,
)


def create_app(config: Config | None = None) -> Flask:
    """The application; its settings come from the environment unless given."""
    config = config or from_environment()
    app = Flask("pbapp", root_path=str(ROOT), static_folder=None)
    settings.apply(app, config)
    app.jinja_env.undefined = StrictUndefined
    keys.init_app(app, config.KEY_FOLDER)
    settings.fill_secrets(app)
    for part in PARTS:
        part.init_app(app)
    jobs.init_app(app, config.HUEY_URL)
    security.init_app(app, secure=config.SECURE_COOKIES)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for command in COMMANDS:
        app.cli.add_command(command)
    return app
