"""The lot as an order drawn from a seed, so that everybody can repeat the draw.

Before voting closes only the seed's SHA-256 is published (the commitment); after the count the
seed itself. Nobody can choose another seed in between, and everybody can draw again.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def commitment(seed: str) -> str:
    """The SHA-256 of the seed as UTF-8 text, in hexadecimal: what is published beforehand."""
    return sha256(seed.encode()).hexdigest()


def lot_of(seed: str, ids: Iterable[str]) -> tuple[str, ...]:
    """The projects in the order drawn: by the SHA-256 of seed, a colon and id, smallest first."""
    return tuple(sorted(ids, key=lambda project: commitment(f"{seed}:{project}")))
