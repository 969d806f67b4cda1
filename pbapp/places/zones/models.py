"""Data zones with their deprivation, and the postcodes in them."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.db import Base, short
from pbapp.i18n import lazy

#: the only edition the importers read; 2004 and 2006 count their bands the other way round
SIMD_VERSION = "2020v2"
#: shown with every table and map made from the official files
ATTRIBUTION = lazy(
    "Contains public sector information licensed under the Open Government Licence v3.0. "
    "Contains OS data and Royal Mail data, Crown copyright and database right."
)


class Banding(StrEnum):
    """How zones are put into fifths; the two methods differ for 231 of Scotland's 6,976 zones."""

    #: five groups with the same number of people (Public Health Scotland)
    PEOPLE = "people"
    #: five groups with the same number of zones (ranks of the Scottish Government)
    ZONES = "zones"


area_zone = Table(
    "area_zone",
    Base.metadata,
    Column("area_id", ForeignKey("area.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "zone_code", ForeignKey("data_zone.code", ondelete="CASCADE"), primary_key=True, index=True
    ),
)


def _fifth(name: str) -> CheckConstraint:
    return CheckConstraint(f"{name} IS NULL OR {name} BETWEEN 1 AND 5", name=name)


class DataZone(Base):
    """A data zone of 2011: about 800 people, so no count of participants is ever shown for one.

    Fifth 1 is the most deprived. A column is NULL until the file that holds it has been read.
    """

    __tablename__ = "data_zone"
    __table_args__ = (
        _fifth("fifth_by_people"),
        _fifth("fifth_by_zones"),
        _fifth("access_fifth"),
        CheckConstraint("population IS NULL OR population >= 0", name="population"),
        CheckConstraint(
            "working_age IS NULL OR (0 <= working_age AND working_age <= population)",
            name="working_age",
        ),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="centroid"),
    )

    code: Mapped[str] = mapped_column(String(9), primary_key=True)
    name: Mapped[short] = mapped_column(default="")
    intermediate_zone: Mapped[short] = mapped_column(default="")
    #: from the geography file alone: other files count a few zones to another council
    council_code: Mapped[str | None] = mapped_column(String(9), index=True)
    council: Mapped[short] = mapped_column(default="")
    #: three zones have nobody in them
    population: Mapped[int | None]
    working_age: Mapped[int | None]
    simd_version: Mapped[str | None] = mapped_column(String(10))
    #: 1 is the most deprived
    rank: Mapped[int | None]
    fifth_by_people: Mapped[int | None]
    fifth_by_zones: Mapped[int | None]
    #: rank of the access domain times two, since ties stand at halves
    access_rank_doubled: Mapped[int | None]
    #: by zones; 1 is furthest from shops, schools and doctors
    access_fifth: Mapped[int | None]
    #: middle of the zone, degrees
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]


class Postcode(Base):
    """A postcode and the zone it lies in; nothing here is about a person."""

    __tablename__ = "postcode"

    #: as `lookup.normal` writes it: capitals, no space
    code: Mapped[str] = mapped_column(String(7), primary_key=True)
    zone_code: Mapped[str] = mapped_column(ForeignKey("data_zone.code"), index=True)

    zone: Mapped[DataZone] = relationship(lazy="raise_on_sql")
