"""What must be sent: messages written with the change that causes them, delivered afterwards."""

from pbapp.outbox.box import enqueue, forgotten_once_sent

__all__ = ["enqueue", "forgotten_once_sent"]
