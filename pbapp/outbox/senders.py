"""Ways out of the building."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from typing import Any, Protocol

from pbapp.outbox.models import Message

SECONDS_TO_WAIT = 20


class Sender(Protocol):
    """Anything that can take a message to its reader."""

    def send(self, message: Message) -> None:
        """Hand it over; whatever it raises, the message is tried again later."""


class Recorder:
    """Development: the message stays in the table, where the outbox page shows it."""

    def send(self, message: Message) -> None:
        """Nothing leaves the machine."""


class Smtp:
    """The partnership's mail server."""

    def __init__(self, settings: Any) -> None:
        self.settings = settings

    def send(self, message: Message) -> None:
        """Hand over one mail; where we sign in, under TLS with a certificate that holds."""
        letter = self._letter(message)
        with smtplib.SMTP(
            self.settings["SMTP_HOST"], self.settings["SMTP_PORT"], timeout=SECONDS_TO_WAIT
        ) as server:
            if self.settings["SMTP_USER"]:
                server.starttls(context=ssl.create_default_context())
                server.login(self.settings["SMTP_USER"], self.settings["SMTP_PASSWORD"])
            server.send_message(letter)

    def _letter(self, message: Message) -> EmailMessage:
        letter = EmailMessage()
        letter["From"] = self.settings["MAIL_FROM"]
        letter["To"] = message.address
        letter["Subject"] = message.subject
        letter["Content-Language"] = message.language
        letter.set_content(message.body)
        return letter
