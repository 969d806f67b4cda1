"""The numbers that count now."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from pbapp.db import db
from pbapp.engagement.thresholds.models import ThresholdSet
from pbapp.engagement.thresholds.table import rules_of, sizes_of
from pbapp.engagement.tiers import Sizes
from pbapp.standards.settings import Settings

KEPT = "thresholds"


def rules() -> Settings:
    """What the rules count as enough."""
    return rules_of(own())


def sizes() -> Sizes:
    """How large is large."""
    return sizes_of(own())


def own() -> Mapping[str, int]:
    """The partnership's own numbers, by name; looked up once in a transaction."""
    session = db.session()
    kept = session.info.get(KEPT)
    if kept is None or kept[0] is not session.get_transaction():
        query = select(ThresholdSet.own).order_by(ThresholdSet.id.desc()).limit(1)
        found = session.scalars(query).first() or {}
        kept = session.info[KEPT] = (session.get_transaction(), found)
    return dict(kept[1])
