"""The keyed slot box: where a ballot is filed, and the receipt that finds it again.

Without the box key nobody can go from a voting right to its slot or back. The design is "keyed slot
box": a ballot is filed under a keyed hash of the right, and the key lies outside the database.
"""

from __future__ import annotations

import hashlib
import hmac
import re

from pbapp.voting.box.canonical import canonical

#: Crockford's 32 symbols: no I, L, O or U
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_BITS = 80
TRACKER_BITS = 128
LEAF_VERSION = 1

_LOOKALIKES = str.maketrans("OIL", "011")
_CODE = re.compile(f"[{CROCKFORD}]{{{CODE_BITS // 5}}}")
_NONCE = re.compile("[0-9a-f]{32}")

Mark = int | tuple[int, int]
"""A project that a ballot names, or the project and the points that the ballot gives it."""

Selections = dict[int, tuple[Mark, ...]]
"""What one ballot says: pot id to its marks, best first in a ranking and in ascending order
otherwise; pots without a mark are absent."""


def slot_of(box_key: bytes, right_id: str) -> str:
    """HMAC(box key, "slot" ‖ right id), in hexadecimal: the one place for this right's ballot."""
    return _hmac(box_key, b"slot" + bytes.fromhex(right_id)).hex()


def receipt_code(box_key: bytes, slot: str, nonce: str) -> str:
    """First 80 bits of HMAC(box key, "code" ‖ slot ‖ form nonce) as 16 symbols."""
    return _symbols(_hmac(box_key, b"code" + bytes.fromhex(slot) + bytes.fromhex(nonce)))


def tracker_of(round_id: int, code: str) -> str:
    """First 128 bits of SHA-256("tracker" ‖ round ‖ code): the public name of a ballot."""
    digest = hashlib.sha256(f"tracker{round_id}{code}".encode()).digest()
    return digest[: TRACKER_BITS // 8].hex()


def leaf_of(round_id: int, rules_hash: str, tracker: str, selections: Selections) -> str:
    """SHA-256(0x00 ‖ canonical JSON): binds a ballot's content to its tracker and to the rules."""
    content = {
        "version": LEAF_VERSION,
        "round": round_id,
        "rules": rules_hash,
        "tracker": tracker,
        "selections": written(selections),
    }
    return hashlib.sha256(b"\x00" + canonical(content).encode()).hexdigest()


def written(selections: Selections) -> dict[str, list[Mark]]:
    """Selections as they stand in JSON: {"<pot>": [project, …]} or {"<pot>": [[project, points]]}.

    `sort_out` has put them in the one order that their kind of ballot has.
    """
    return {str(pot): list(marks) for pot, marks in selections.items() if marks}


def read_written(stored: dict[str, list[int | list[int]]]) -> Selections:
    """Selections out of their JSON."""
    return {int(pot): tuple(map(_mark, marks)) for pot, marks in stored.items()}


def project_of(mark: Mark) -> int:
    """The project that a mark names."""
    return mark if isinstance(mark, int) else mark[0]


def read_code(typed: str) -> str | None:
    """A receipt code as somebody typed it; None when it cannot be one."""
    code = re.sub(r"[\s\-]", "", typed).upper().translate(_LOOKALIKES)
    return code if _CODE.fullmatch(code) else None


def is_nonce(text: str) -> bool:
    """Whether this is a form's one-time number: 128 bits in hexadecimal."""
    return bool(_NONCE.fullmatch(text))


def _mark(stored: int | list[int]) -> Mark:
    if isinstance(stored, int):
        return stored
    project, points = stored
    return project, points


def _hmac(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()


def _symbols(digest: bytes) -> str:
    number = int.from_bytes(digest[: CODE_BITS // 8], "big")
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(CODE_BITS - 5, -1, -5))
