"""What must be sent: messages written with the change that causes them, delivered afterwards."""

from pbapp.outbox.box import enqueue

__all__ = ["enqueue"]
