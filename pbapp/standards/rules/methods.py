"""Methods: there is more than one (MET3), and one of them gets real talk going (MET4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pbapp.standards.facts import Activity, Audience, Id, Method, Record
from pbapp.standards.parts import FactKind, Part, ahead, fails, half, holds, unknown
from pbapp.standards.rules.asking import links
from pbapp.standards.sentences import N_, NN_, because, because_of
from pbapp.standards.timing import is_over


@dataclass(frozen=True)
class Use:
    """Methods planned, and the activities held so far that used them."""

    planned: tuple[Method, ...]
    held: tuple[Activity, ...]
    over: bool

    @property
    def used(self) -> tuple[Method, ...]:
        """Methods that at least one activity has used."""
        ids = {one.method_id for one in self.held}
        return tuple(one for one in self.planned if one.id in ids)

    @property
    def hoped_for(self) -> tuple[Method, ...]:
        """Methods that can still count: all planned while it runs, afterwards only those used."""
        return self.used if self.over else self.planned


def several_methods(record: Record, today: date) -> list[Part]:
    """MET3: two methods or more, one of them offline, two routes for each audience at risk."""
    use = _use(record, today)
    if use is None:
        return [_not_collected()]
    number = _number(record, use)
    if not use.held or len(use.hoped_for) < 2:
        return [number]
    return [number, _offline(use), _routes(record, use)]


def real_talk(record: Record, today: date) -> list[Part]:
    """MET4: a creative or deliberative method is used, and time for discussion is noted."""
    use = _use(record, today)
    return [_not_collected()] if use is None else [_lively(use), _discussion(use)]


def _use(record: Record, today: date) -> Use | None:
    if record.methods is None or record.activities is None:
        return None
    held = tuple(one for one in record.activities if one.held_on <= today)
    return Use(record.methods, held, is_over(record, today))


def _not_collected() -> Part:
    change = because(N_("List the methods, and each activity with its day."))
    return unknown(because(N_("Methods and activities are not collected yet.")), change)


def _number(record: Record, use: Use) -> Part:
    needed = record.settings.methods
    change = because(N_("Use %(needed)s methods or more."), needed=needed)
    count = len(use.used)
    told = because_of(
        count,
        NN_(
            "%(num)s method has been used; %(needed)s are needed.",
            "%(num)s methods have been used; %(needed)s are needed.",
        ),
        needed=needed,
    )
    facts = links(FactKind.METHOD, use.used)
    if count >= needed:
        return holds(told, *facts)
    not_started = not use.held and not use.over
    if not_started or len(use.hoped_for) >= needed:
        return ahead(told, change, *facts)
    # Two of three asked for is something; one method is not "more than one", whatever the setting.
    return (half if count >= 2 else fails)(told, change, *facts)


def _offline(use: Use) -> Part:
    change = because(N_("Use a method that works without the internet."))
    offline = [one for one in use.used if one.offline]
    if offline:
        told = because(N_("At least one of them works without the internet."))
        return holds(told, *links(FactKind.METHOD, offline))
    if any(one.offline for one in use.hoped_for):
        told = because(N_("A method that works without the internet is planned but not used yet."))
        return ahead(told, change)
    told = because(N_("None of them works without the internet."))
    return fails(told, change, *links(FactKind.METHOD, use.hoped_for))


def _routes(record: Record, use: Use) -> Part:
    needed = record.settings.routes_at_risk
    change = because(
        N_("Plan %(needed)s methods or more for each audience at risk of being missed."),
        needed=needed,
    )
    if record.audiences is None:
        told = because(N_("Who is at risk of being missed is not collected yet."))
        return unknown(told, change)
    if not record.audiences:
        return fails(because(N_("No audience is listed.")), change)
    at_risk = [one for one in record.audiences if one.at_risk]
    short = [one for one in at_risk if _routes_for(one, use) < needed]
    if short:
        told = because_of(
            len(short),
            NN_(
                "%(num)s audience at risk of being missed has too few ways in: %(name)s.",
                "%(num)s audiences at risk of being missed have too few ways in, "
                "the first of them %(name)s.",
            ),
            name=short[0].name,
        )
        tell = half if 2 * len(short) <= len(at_risk) else fails
        return tell(told, change, *links(FactKind.AUDIENCE, short))
    told = because(N_("Each audience at risk of being missed has enough ways in."))
    return holds(told, *links(FactKind.AUDIENCE, at_risk))


def _routes_for(audience: Audience, use: Use) -> int:
    ids: set[Id] = {one.id for one in use.hoped_for}
    return len(audience.method_ids & ids)


def _lively(use: Use) -> Part:
    change = because(N_("Use a method that is creative or lets people weigh things up together."))
    lively = [one for one in use.used if one.creative or one.deliberative]
    if lively:
        told = because(
            N_("A creative or deliberative method was used: %(name)s."), name=lively[0].name
        )
        return holds(told, *links(FactKind.METHOD, lively))
    if not use.over:
        told = because(N_("No creative or deliberative method has been used yet."))
        return ahead(told, change)
    told = because(N_("No creative or deliberative method was used."))
    return fails(told, change, *links(FactKind.METHOD, use.used))


def _discussion(use: Use) -> Part:
    change = because(N_("Give time for discussion, and note how many minutes."))
    talks = [one for one in use.held if one.discussion_minutes]
    if talks:
        told = because_of(
            sum(one.discussion_minutes or 0 for one in talks),
            NN_(
                "%(num)s minute of discussion is noted.", "%(num)s minutes of discussion are noted."
            ),
        )
        return holds(told, *links(FactKind.ACTIVITY, talks))
    told = because(N_("No time for discussion is noted."))
    return fails(told, change) if use.over else ahead(told, change)
