"""Development only: the mail that was sent, and the codes staff would read off their phones."""

from __future__ import annotations

from flask import Flask, render_template
from flask.typing import ResponseReturnValue

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.accounts import queries, second_factor
from pbapp.accounts.labels import ROLES
from pbapp.outbox import box


def init_app(app: Flask) -> None:
    """Put the page in; elsewhere it does not exist, so no mistake of permission can open it."""
    if app.config["DEVELOPMENT_OUTBOX"]:
        app.add_url_rule("/development/outbox", "accounts.development_outbox", development_outbox)


@requires(Can.READ_DEVELOPMENT_OUTBOX)
def development_outbox() -> ResponseReturnValue:
    """Newest messages, and each member of staff's code of this moment."""
    with_app = [user for user in queries.staff() if user.totp_secret]
    codes = [(user, second_factor.code_now(user)) for user in with_app]
    page = {"messages": box.newest(), "codes": codes, "roles": ROLES}
    left = second_factor.seconds_left()
    return render_template("accounts/development_outbox.html", seconds_left=left, **page)
