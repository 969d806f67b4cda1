"""How often one place may send: generous, as a whole school or library shares one address."""

from __future__ import annotations

from datetime import timedelta

from pbapp.limits import Limit

REPLIES = Limit("reply sent", 120, timedelta(hours=1))
