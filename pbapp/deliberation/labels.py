"""Words for what people write under projects."""

from __future__ import annotations

from pbapp.deliberation.lifecycle import Kind, Standing
from pbapp.i18n import lazy

KINDS: dict[Kind, str] = {
    Kind.QUESTION: lazy("Question"),
    Kind.COMMENT: lazy("Comment"),
    Kind.ANSWER: lazy("Answer"),
}

#: how a writer is marked; a resident needs no mark
STANDINGS: dict[Standing, str] = {
    Standing.RESIDENT: "",
    Standing.AUTHOR: lazy("From the people behind this project"),
    Standing.STAFF: lazy("From the partnership's staff"),
}
