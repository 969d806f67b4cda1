"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

#: Told how much is done, and of how much: lines of a file, or money spent and the budget.
Progress = Callable[[int, int], None]
