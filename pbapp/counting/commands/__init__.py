"""`pbapp count`: count a Pabulib file on the command line, without the application."""

from __future__ import annotations

from pbapp.counting.commands.command import count

__all__ = ["count"]
