"""What stands inside something: whoever may run that may run this."""

from __future__ import annotations

from typing import Protocol


class Judged(Protocol):
    """What the policy asks about a programme or a session."""

    @property
    def lead_id(self) -> int | None:
        """Whoever leads the record."""

    @property
    def lead_organisation_id(self) -> int | None:
        """The body that leads the record."""

    @property
    def round_id(self) -> int | None:
        """The round the record belongs to."""

    @property
    def host_ids(self) -> frozenset[int]:
        """Bodies whose officers run it."""


class Belongs(Protocol):
    """Something that knows what it stands in."""

    @property
    def inside(self) -> Judged:
        """The programme or session it belongs to."""


class Within:
    """Judged by the policy as the programme or session it belongs to."""

    @property
    def lead_id(self: Belongs) -> int | None:
        """Whoever leads the record."""
        return self.inside.lead_id

    @property
    def lead_organisation_id(self: Belongs) -> int | None:
        """The body that leads the record."""
        return self.inside.lead_organisation_id

    @property
    def round_id(self: Belongs) -> int | None:
        """The round the record belongs to."""
        return self.inside.round_id

    @property
    def host_ids(self: Belongs) -> frozenset[int]:
        """Bodies whose officers run it."""
        return self.inside.host_ids
