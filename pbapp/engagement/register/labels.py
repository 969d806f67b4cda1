"""The words for what the register chooses from."""

from __future__ import annotations

from pbapp.engagement.register.kinds import Answer, Order, Reply, Source
from pbapp.i18n import lazy

ANSWERS: dict[Answer, str] = {
    Answer.JOIN_UP: lazy("Ask together"),
    Answer.GO_ON: lazy("Go on alone"),
}
REPLIES: dict[Reply, str] = {
    Reply.ACCEPTED: lazy("Yes, ask together"),
    Reply.DECLINED: lazy("No, keep them apart"),
}
SOURCES: dict[Source, str] = {
    Source.REGISTER: lazy("Imported from a register"),
    Source.VOICE: lazy("Imported from a VOiCE report"),
}
ORDERS: dict[Order, str] = {
    Order.NEWEST: lazy("Newest first"),
    Order.OPENING: lazy("First to open"),
    Order.CLOSING: lazy("First to close"),
    Order.TITLE: lazy("By title"),
}
