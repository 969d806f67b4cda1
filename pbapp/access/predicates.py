"""Small questions about an actor and a thing, from which the policy is put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pbapp.access.permissions import Can
from pbapp.access.roles import Actor, Role

Predicate = Callable[[Actor, Any], bool]


def words(predicate: Predicate) -> str:
    """What a predicate asks, as it stands in the policy table."""
    text = str(predicate.__doc__).rstrip(".")
    return text[:1].lower() + text[1:]


def anyone(actor: Actor, thing: Any) -> bool:
    """Anyone, signed in or not."""
    return True


def signed_in(actor: Actor, thing: Any) -> bool:
    """Anyone signed in."""
    return not actor.is_visitor


def staff(actor: Actor, thing: Any) -> bool:
    """Any member of staff."""
    return actor.is_staff


def author(actor: Actor, thing: Any) -> bool:
    """The author."""
    return not actor.is_visitor and thing.author_id == actor.user_id


def deputy(actor: Actor, thing: Any) -> bool:
    """The named deputy of the round."""
    return not actor.is_visitor and thing.round.deputy_id == actor.user_id


def handed_in(actor: Actor, thing: Any) -> bool:
    """It has been sent; a draft is its author's own."""
    return bool(thing.is_sent)


def without_interest(actor: Actor, thing: Any) -> bool:
    """Neither its author nor too near to it."""
    return actor.user_id not in thing.interested_ids


def bodies_of(actor: Actor) -> frozenset[int]:
    """The bodies an actor speaks for here and now: a partner only past the second factor."""
    speaks = any(h.role in (Role.PARTNER, Role.COMMUNITY_REVIEWER) for h in actor.held)
    return actor.organisation_ids if speaks else frozenset()


def speaker(actor: Actor, thing: Any) -> bool:
    """Anyone who speaks for a partner body or a community body."""
    return bool(bodies_of(actor))


def speaks_for_it(actor: Actor, thing: Any) -> bool:
    """Speaks for the body that is asked."""
    return thing.organisation_id in bodies_of(actor)


def lead(actor: Actor, thing: Any) -> bool:
    """The person who leads the work, as long as they work here or speak for a body."""
    is_it = not actor.is_visitor and thing.lead_id == actor.user_id
    return is_it and (actor.is_staff or bool(bodies_of(actor)))


def takes_part(actor: Actor, thing: Any) -> bool:
    """Speaks for a body that takes part in the work."""
    bodies = bodies_of(actor)
    return bool(bodies) and bool(bodies & getattr(thing, "record", thing).partner_ids)


def lead_body(actor: Actor, thing: Any) -> bool:
    """Speaks for the body that leads the work."""
    record = getattr(thing, "record", thing)
    return getattr(record, "lead_organisation_id", None) in bodies_of(actor)


def hosts(actor: Actor, thing: Any) -> bool:
    """Speaks for the body that owns or hosts it."""
    return bool(getattr(thing, "host_ids", frozenset()) & bodies_of(actor))


def themself(actor: Actor, thing: Any) -> bool:
    """The representative."""
    return not actor.is_visitor and thing.user_id == actor.user_id


def named_worker(actor: Actor, thing: Any) -> bool:
    """The worker named to stand by the representative."""
    return actor.is_staff and thing.worker_id == actor.user_id


def holds(*roles: Role) -> Predicate:
    """Holds one of the roles, everywhere or for the round the thing belongs to."""

    def check(actor: Actor, thing: Any) -> bool:
        round_id = getattr(thing, "round_id", None)
        return any(actor.holds(role, round_id) for role in roles)

    check.__doc__ = " or ".join(role.value.replace("_", " ") for role in roles)
    return check


def holds_anywhere(*roles: Role) -> Predicate:
    """Holds one of the roles for at least one round: for pages that list rounds."""

    def check(actor: Actor, thing: Any) -> bool:
        return any(h.role in roles for h in actor.held)

    check.__doc__ = " or ".join(role.value.replace("_", " ") for role in roles) + " of any round"
    return check


#: permissions that hold only in some phases of a round
PHASE_BOUND: set[Can] = set()


def phase_allows(permission: Can) -> Predicate:
    """The round's phase lets people do this now (rounds.lifecycle.ALLOWED)."""
    PHASE_BOUND.add(permission)

    def check(actor: Actor, thing: Any) -> bool:
        return bool(thing.round.allows(permission))

    check.__doc__ = "while the round's phase allows it"
    return check


def any_of(*predicates: Predicate) -> Predicate:
    """At least one holds."""

    def check(actor: Actor, thing: Any) -> bool:
        return any(predicate(actor, thing) for predicate in predicates)

    check.__doc__ = ", or ".join(words(p) for p in predicates)
    return check


def all_of(*predicates: Predicate) -> Predicate:
    """Every one holds."""

    def check(actor: Actor, thing: Any) -> bool:
        return all(predicate(actor, thing) for predicate in predicates)

    parts = [words(p) for p in predicates]
    # A choice inside stands in brackets: "a, or b, and c" could be read two ways.
    check.__doc__ = ", and ".join(f"({part})" if " or " in part else part for part in parts)
    return check
