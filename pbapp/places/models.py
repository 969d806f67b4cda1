"""Areas and organisations."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.db import Base, intpk, short


class AreaKind(StrEnum):
    """What sort of area it is (engagement.md section 7.5)."""

    COUNCIL = "council"
    LOCALITY = "locality"
    WARD = "ward"
    INTERMEDIATE_ZONE = "intermediate_zone"
    COMMUNITY_COUNCIL_AREA = "community_council_area"
    SETTLEMENT = "settlement"
    ISLAND = "island"
    SCHOOL_CATCHMENT = "school_catchment"
    INTEREST_COMMUNITY = "interest_community"


class Area(Base):
    """A council, locality, ward or community."""

    __tablename__ = "area"

    id: Mapped[intpk]
    name: Mapped[short] = mapped_column(unique=True)
    kind: Mapped[AreaKind]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    #: code of the Office for National Statistics, S12… for a council, S13… for a ward
    code: Mapped[str | None] = mapped_column(String(9), unique=True)
    #: SVG path on the grid that all areas share (`places.zones.outlines`); empty: none is held
    outline: Mapped[str] = mapped_column(default="", deferred=True)

    parent: Mapped[Area | None] = relationship(remote_side="Area.id", lazy="raise_on_sql")


class OrganisationKind(StrEnum):
    """What sort of organisation it is."""

    PUBLIC_BODY = "public_body"
    COMMUNITY_GROUP = "community_group"
    THIRD_SECTOR = "third_sector"
    BUSINESS = "business"


class Organisation(Base):
    """A partner body or a community group."""

    __tablename__ = "organisation"

    id: Mapped[intpk]
    name: Mapped[short] = mapped_column(unique=True)
    kind: Mapped[OrganisationKind]
