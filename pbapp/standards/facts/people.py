"""Who it touches and who works on it: audiences, partners, representatives, support."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pbapp.standards.facts.ids import Id
from pbapp.standards.kinds import Affected, Answer, BarrierStatus, FoundBy


@dataclass(frozen=True, kw_only=True)
class Audience:
    """People whom the subject touches, and the methods meant to reach them."""

    id: Id
    name: str
    at_risk: bool = False
    method_ids: frozenset[Id] = frozenset()
    #: None: not said.
    affected: Affected | None = None
    first_contact_on: date | None = None
    #: activities held for them in particular
    activity_ids: frozenset[Id] = frozenset()


@dataclass(frozen=True, kw_only=True)
class ScreenRow:
    """One protected characteristic, socio-economic or local factor (Equality Act 2010)."""

    id: Id
    factor: str
    #: None: not answered.
    affected: Answer | None = None
    action: str = ""
    action_done: bool = False
    #: why nothing is done about it
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Participants who said where they live; how many of them live in the most deprived fifth.

    `area_share` is that fifth's share of the area's people, a fraction from 0 to 1 as (part, base).
    """

    base: int
    most_deprived: int
    area_part: int
    area_base: int


@dataclass(frozen=True, kw_only=True)
class Partner:
    """A body that works on it, and what it has agreed to."""

    id: Id
    name: str
    is_community: bool = False
    joined_on: date | None = None
    confirmed_focus_on: date | None = None
    #: number of the plan version it agreed last
    agreed_version: int | None = None
    agreed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RoleAgreement:
    """Who does what, and when they accepted it; the holder is a partner or a representative."""

    id: Id
    holder: str
    text: str
    accepted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Representative:
    """Somebody who speaks for others: what they were given, and their reporting back."""

    id: Id
    name: str
    inducted_on: date | None = None
    meetings: int = 0
    pre_meetings: int = 0
    report_backs: int = 0


@dataclass(frozen=True, kw_only=True)
class Barrier:
    """Something that keeps people from taking part."""

    id: Id
    description: str
    found_by: FoundBy
    status: BarrierStatus = BarrierStatus.OPEN
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SupportOffer:
    """Help that people could turn to; independent when its giver neither leads nor contributes."""

    id: Id
    kind: str
    provider: str
    independent: bool = False
    #: induction, training or a pre-meeting: people learn by it
    teaches: bool = False
    taken_up: int = 0


@dataclass(frozen=True, kw_only=True)
class Support:
    """Needs asked for and met. Counts only: requests themselves are personal."""

    bookings: int = 0
    bookings_asked: int = 0
    requests: int = 0
    requests_met_in_time: int = 0
    needs_summary: str = ""


@dataclass(frozen=True, kw_only=True)
class Communication:
    """How core participants want to be kept in touch."""

    core: int = 0
    core_asked: int = 0
    #: ways they asked for that nobody uses
    channels_missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """A complaint about how people were dealt with, or about conduct."""

    id: Id
    is_conduct: bool
    answered: bool


@dataclass(frozen=True, kw_only=True)
class Pulse:
    """Answers 1 to 5 to each pulse question, by its name; counts only, no people."""

    replies: dict[str, tuple[int, ...]]


@dataclass(frozen=True, kw_only=True)
class Returning:
    """People who came again, counted where they agreed to it."""

    counted: bool = False
    people: int = 0
