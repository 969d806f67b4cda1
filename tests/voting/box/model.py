"""The ballot box in plain words: what it must do, without database, keys or locks."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Slot:
    """One person's place: what was chosen, by which form, and how often it changed."""

    chosen: tuple[int, ...] | None = None
    form: str | None = None
    version: int = 0


@dataclass
class BoxModel:
    """All places, and what happened."""

    may_change: bool
    is_open: bool = True
    slots: dict[str, Slot] = field(default_factory=dict)
    cast: int = 0
    replaced: int = 0
    cancelled: int = 0

    def send(self, voter: str, form: str, version: int, chosen: tuple[int, ...]) -> str:
        """What the box answers: accepted, repeated, look again, fixed, or closed."""
        slot = self.slots.setdefault(voter, Slot())
        if not self.is_open:
            return "closed"
        if slot.chosen is not None and (slot.form, slot.chosen) == (form, chosen):
            return "repeated"
        if slot.chosen is not None and not self.may_change:
            return "fixed"
        if version != slot.version:
            return "look again"
        self.replaced += slot.chosen is not None
        self.cast += 1
        slot.chosen, slot.form, slot.version = chosen, form, slot.version + 1
        return "accepted"

    def cancel(self, voter: str, version: int) -> str:
        """What the box answers: done, look again, fixed, or closed."""
        slot = self.slots.setdefault(voter, Slot())
        if not self.is_open:
            return "closed"
        if slot.chosen is None:
            return "done"
        if not self.may_change:
            return "fixed"
        if version != slot.version:
            return "look again"
        self.cancelled += 1
        slot.chosen, slot.form, slot.version = None, None, slot.version + 1
        return "done"
