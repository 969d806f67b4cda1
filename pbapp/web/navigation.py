"""The navigation on top: what the reader may open, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask, request, url_for

from pbapp.access.guard import can
from pbapp.access.permissions import Can
from pbapp.i18n import lazy

#: endpoint, label, permission, and the start of endpoints that belong to it
Row = tuple[str, str, Can, str | tuple[str, ...]]
DESK = (
    "facilitation.",
    "proposals.check",
    "deliberation.moderation",
    "voting.card",
    "results.count",
)
SPEAKING = (
    "accounts.speakers",
    "accounts.new_speaker",
    "accounts.name_speaker",
    "planning.representative",
    "planning.new_representative",
)
#: pages of the register and of a record, whoever writes them
RECORDS = (
    "engagement.",
    "review.",
    *(f"loop.{name}" for name in ("overview", "promises", "late", "news", "check", "look")),
)
#: pages for those who run sessions
RUNNING = tuple(
    f"sessions.{name}"
    for name in ("programme_", "session_", "ask_", "new_", "summary", "attendance", "support")
)
ITEMS: tuple[Row, ...] = (
    ("web.home", lazy("Home"), Can.READ_PUBLIC, "web.home"),
    ("facilitation.my_rounds", lazy("My rounds"), Can.SEE_DESK, DESK),
    ("proposals.mine", lazy("My ideas"), Can.USE_ACCOUNT, "proposals.mine"),
    ("engagement.register", lazy("Engagement"), Can.READ_REGISTER, RECORDS),
    ("planning.mine", lazy("My organisation"), Can.SPEAK_FOR_BODY, "planning.mine"),
    (
        "sessions.programme_list",
        lazy("Sessions"),
        Can.READ_PROGRAMMES,
        RUNNING,
    ),
    ("accounts.people", lazy("People"), Can.MANAGE_PEOPLE, "accounts.people"),
    ("accounts.speakers", lazy("Speakers"), Can.NAME_SPEAKERS, SPEAKING),
    ("accounts.account", lazy("My account"), Can.USE_ACCOUNT, "accounts.account"),
)
#: at the foot of every page
FOOT: tuple[Row, ...] = (
    ("sessions.upcoming", lazy("Sessions to join"), Can.READ_PUBLIC, "sessions.upcoming"),
    ("engagement.places", lazy("What each place has said"), Can.READ_PUBLIC, "engagement.place"),
    ("learning.lessons", lazy("What we learnt"), Can.READ_PUBLIC, "learning."),
    ("reports.board_summaries", lazy("Papers of the board"), Can.READ_PUBLIC, "reports."),
)


@dataclass(frozen=True)
class Item:
    """One link."""

    label: str
    url: str
    current: bool


def init_app(app: Flask) -> None:
    """Give every template its links."""
    app.context_processor(lambda: {"navigation": items(), "footer_links": items(FOOT)})


def items(rows: Sequence[Row] = ITEMS) -> list[Item]:
    """The links this reader may use; the one they stand on is marked."""
    here = request.endpoint or ""
    return [
        Item(str(label), url_for(endpoint), here.startswith(prefix))
        for endpoint, label, permission, prefix in rows
        if can(permission)
    ]
