"""Which people are asked by two pieces of work: the same, or people who often are the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from pbapp.engagement.kinds import AudienceKind as Kind

People = frozenset[Kind]

#: they come as bodies of a community, and many sit in several; they are people who live there too
_COMMUNITY_BODIES = frozenset(
    {
        Kind.COMMUNITY_COUNCIL,
        Kind.COMMUNITY_GROUP,
        Kind.DEVELOPMENT_TRUST,
        Kind.TENANTS_GROUP,
        Kind.THIRD_SECTOR,
    }
)
#: they come as workers or as bodies, so asking all residents does not ask them
_BODIES = _COMMUNITY_BODIES | {
    Kind.BUSINESS,
    Kind.FRONT_LINE_STAFF,
    Kind.ELECTED_MEMBERS,
    Kind.PARTNER_BODY,
}
#: they are people of every kind
_ANYBODY = frozenset({Kind.SERVICE_USERS, Kind.TENANTS_GROUP})
#: two kinds of which many are both
_OFTEN_SAME = frozenset(
    frozenset(pair)
    for pair in (
        (Kind.CHILDREN, Kind.YOUNG_PEOPLE),
        (Kind.CARE_EXPERIENCED, Kind.CHILDREN),
        (Kind.CARE_EXPERIENCED, Kind.YOUNG_PEOPLE),
        (Kind.LOW_INCOME, Kind.LONE_PARENTS),
        (Kind.LOW_INCOME, Kind.HOMELESS_PEOPLE),
        (Kind.HOMELESS_PEOPLE, Kind.PEOPLE_IN_RECOVERY),
        (Kind.ETHNIC_MINORITY_COMMUNITY, Kind.MIGRANTS_REFUGEES),
        (Kind.ETHNIC_MINORITY_COMMUNITY, Kind.FAITH_GROUP),
        (Kind.OLDER_PEOPLE, Kind.DISABLED_PEOPLE),
        *((Kind.RESIDENTS, body) for body in (*_COMMUNITY_BODIES, Kind.BUSINESS)),
    )
)


@lru_cache(maxsize=10_000)
def both_asked(mine: People, theirs: People) -> tuple[Kind, ...]:
    """Kinds of people that both ask, the narrowest; residents are everybody who lives there."""
    both = set(mine & theirs)
    if Kind.RESIDENTS in mine:
        both |= theirs - _BODIES
    if Kind.RESIDENTS in theirs:
        both |= mine - _BODIES
    return _in_order(both - {Kind.RESIDENTS} or both)


@lru_cache(maxsize=10_000)
def often_same(mine: People, theirs: People) -> tuple[Kind, ...]:
    """Kinds asked by one and by the other of which many are both."""
    pairs = (pair for pair in product(mine, theirs) if are_close(pair))
    return _in_order({kind for pair in pairs for kind in pair})


def are_close(kinds: Iterable[Kind]) -> bool:
    """Whether these are two kinds of which many are both."""
    pair = frozenset(kinds)
    if len(pair) != 2 or pair <= _COMMUNITY_BODIES or pair in _OFTEN_SAME:
        return len(pair) == 2
    return not _ANYBODY.isdisjoint(pair) and (pair - _ANYBODY).isdisjoint(_BODIES)


def _in_order(kinds: set[Kind]) -> tuple[Kind, ...]:
    return tuple(kind for kind in Kind if kind in kinds)
