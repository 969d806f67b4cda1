"""How facts are named, so that a page can link to them."""

from __future__ import annotations

Id = int | str
