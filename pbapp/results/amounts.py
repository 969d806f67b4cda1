"""Exact amounts as whole pence."""

from __future__ import annotations

from fractions import Fraction


def pence_down(exact: str | None) -> int:
    """An exact amount as whole pence that are really there."""
    amount = Fraction(exact or 0)
    return amount.numerator // amount.denominator


def pence_up(exact: str | None) -> int:
    """An exact amount as whole pence that are at least needed."""
    amount = Fraction(exact or 0)
    return -(-amount.numerator // amount.denominator)
