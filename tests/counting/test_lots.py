from __future__ import annotations

from pbapp.counting.lots import commitment, lot_of


def test_the_commitment_is_the_sha_256_of_the_seed() -> None:
    # printf abc | sha256sum
    assert commitment("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_lot_can_be_drawn_again_by_anybody() -> None:
    # printf 'Ardnellan 2026:12' | sha256sum, and so on; smallest first
    assert lot_of("Ardnellan 2026", ["7", "12", "3"]) == ("12", "3", "7")


def test_the_order_of_the_list_does_not_matter_and_the_seed_does() -> None:
    ids = [str(number) for number in range(20)]
    assert lot_of("one", ids) == lot_of("one", reversed(ids))
    assert lot_of("one", ids) != lot_of("two", ids)
    assert sorted(lot_of("one", ids)) == sorted(ids)
