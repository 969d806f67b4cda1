"""The keys of a round's vote and the seed of its lots, which lie outside the database."""

from __future__ import annotations

from pbapp import keys


def make(round_id: int) -> None:
    """Make both keys; those that exist stay as they are."""
    keys.make(_box(round_id))
    make_identity_key(round_id)


def make_identity_key(round_id: int) -> bytes:
    """The key for identifiers, made on first use: cards are printed before voting opens."""
    return keys.make(_identity(round_id))


def box_key(round_id: int) -> bytes:
    """From voting right to slot. Raises KeyMissing."""
    return keys.read(_box(round_id))


def identity_key(round_id: int) -> bytes:
    """From e-mail address or card to voting right. Raises KeyMissing."""
    return keys.read(_identity(round_id))


def new_lot_seed(round_id: int) -> str:
    """Make the seed of the lots, 64 hexadecimal digits, in place of any that somebody may know."""
    keys.destroy(_lot(round_id))
    return keys.make(_lot(round_id)).hex()


def lot_seed(round_id: int) -> str:
    """The seed of the lots. Raises KeyMissing."""
    return keys.read(_lot(round_id)).hex()


def destroy(round_id: int) -> None:
    """Remove both keys for good; the seed of the lots says nothing about any voter."""
    keys.destroy(_box(round_id))
    keys.destroy(_identity(round_id))


def _box(round_id: int) -> str:
    return f"round-{round_id}-box"


def _identity(round_id: int) -> str:
    return f"round-{round_id}-id"


def _lot(round_id: int) -> str:
    return f"round-{round_id}-lot"
