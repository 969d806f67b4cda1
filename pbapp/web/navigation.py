"""The navigation on top: what the reader may open, as a table."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, request, url_for

from pbapp.access.guard import can
from pbapp.access.permissions import Can
from pbapp.i18n import lazy

#: endpoint, label, permission, and the start of endpoints that belong to it
ITEMS: tuple[tuple[str, str, Can, str], ...] = (
    ("web.home", lazy("Home"), Can.READ_PUBLIC, "web.home"),
    ("accounts.people", lazy("People"), Can.MANAGE_PEOPLE, "accounts.people"),
)


@dataclass(frozen=True)
class Item:
    """One link."""

    label: str
    url: str
    current: bool


def init_app(app: Flask) -> None:
    """Give every template its links."""
    app.context_processor(lambda: {"navigation": items()})


def items() -> list[Item]:
    """The links this reader may use; the one they stand on is marked."""
    here = request.endpoint or ""
    return [
        Item(str(label), url_for(endpoint), here.startswith(prefix))
        for endpoint, label, permission, prefix in ITEMS
        if can(permission)
    ]
