"""Why each project is funded or not, in numbers a resident can check."""

from __future__ import annotations

from pbapp.counting.why.answers import Paid, Why
from pbapp.counting.why.explain import explain

__all__ = ["Paid", "Why", "explain"]
