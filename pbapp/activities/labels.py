"""Words for where a form stands and how replies come."""

from __future__ import annotations

from pbapp.activities.asked import Channel
from pbapp.activities.standing import Act, Standing
from pbapp.i18n import lazy

STANDINGS: dict[Standing, str] = {
    Standing.DRAFT: lazy("Being written"),
    Standing.WAITING: lazy("Ready, not open yet"),
    Standing.OPEN: lazy("Open"),
    Standing.CLOSED: lazy("Closed"),
    Standing.FORGOTTEN: lazy("Closed, replies deleted"),
    Standing.PUBLISHED: lazy("Results are out"),
}
TONES: dict[Standing, str] = {
    Standing.DRAFT: "grey",
    Standing.WAITING: "yellow",
    Standing.OPEN: "green",
    Standing.CLOSED: "blue",
    Standing.FORGOTTEN: "blue",
    Standing.PUBLISHED: "teal",
}
CAME_BY: dict[Channel, str] = {
    Channel.ONLINE: lazy("Online"),
    Channel.PAPER: lazy("On paper, or with a helper"),
    Channel.FILE: lazy("From a file"),
}
#: what to say when the moment for it is not now
NOT_NOW: dict[Act, str] = {
    Act.CHANGE: lazy("Its questions are fixed now, so that everyone answers the same ones."),
    Act.ANSWER: lazy("This is not open now, so nothing was sent. Thank you for coming by."),
    Act.ENTER: lazy("Replies cannot be added now. They can from its first day until its results."),
    Act.PUBLISH: lazy("Results come out once it is closed. Nothing was changed."),
}
