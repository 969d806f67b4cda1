"""What stands inside something: whoever may run that may run this."""

from __future__ import annotations

from typing import Any


class Within:
    """Judged by the policy as the programme or session it belongs to."""

    @property
    def inside(self) -> Any:
        """What it belongs to."""
        raise NotImplementedError

    @property
    def lead_id(self) -> int | None:
        """Whoever leads the record."""
        lead: int | None = self.inside.lead_id
        return lead

    @property
    def lead_organisation_id(self) -> int | None:
        """The body that leads the record."""
        body: int | None = self.inside.lead_organisation_id
        return body

    @property
    def round_id(self) -> int | None:
        """The round the record belongs to."""
        round_id: int | None = self.inside.round_id
        return round_id

    @property
    def host_ids(self) -> frozenset[int]:
        """Bodies whose officers run it."""
        bodies: frozenset[int] = self.inside.host_ids
        return bodies
